"""F8 on the screen. No decisions."""
