"""The window around the screens. It knows of each only what ``app/screens.py`` declares."""
