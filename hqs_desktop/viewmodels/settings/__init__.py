"""F9: the pages of the settings."""
