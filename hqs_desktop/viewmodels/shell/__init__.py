"""The window around the screens: line, notices, looks, start-up. No widgets, and nothing of a single screen."""
