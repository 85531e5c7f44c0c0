"""Nobody is lost: who is owed something, what is found and done for them. No screen's words."""
