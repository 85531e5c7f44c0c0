"""Ctrl+K: whatever there is, found by a few letters. Opens over every screen."""
