"""F9 on the screen. No decisions."""
