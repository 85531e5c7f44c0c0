"""How the windows look. No decisions."""
