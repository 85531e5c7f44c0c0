"""Paper: what is printed, its preview, and where it goes. Knows no screen; whatever it paints is a value."""
