"""F6 on the screen. No decisions."""
