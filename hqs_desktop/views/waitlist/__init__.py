"""The waitlist's settings. No decisions."""
