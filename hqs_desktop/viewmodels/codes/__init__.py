"""F8: the guide's code tables. No widgets, and no session."""
