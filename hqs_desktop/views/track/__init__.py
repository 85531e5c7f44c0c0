"""F4 on the screen. No decisions."""
