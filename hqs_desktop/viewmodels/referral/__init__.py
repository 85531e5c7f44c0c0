"""F6: the slots that a centre may refer to, and what a referral paper says. No widgets."""
