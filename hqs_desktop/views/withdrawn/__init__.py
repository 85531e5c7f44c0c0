"""F7 on the screen. No decisions."""
