"""The connection doctor on the screen. No decisions."""
