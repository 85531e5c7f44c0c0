"""F3 on the screen. No decisions."""
