"""F4: what the gateway says of one slot. No widgets."""
