"""The first run and the connection's form on the screen. No decisions."""
