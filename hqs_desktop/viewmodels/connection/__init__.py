"""The first run, and later changes of the connection: one form, used twice. No widgets."""
