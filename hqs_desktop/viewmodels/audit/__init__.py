"""The audit trail, a page of the settings (F9)."""
