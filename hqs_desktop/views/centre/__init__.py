"""The centre's settings. No decisions."""
