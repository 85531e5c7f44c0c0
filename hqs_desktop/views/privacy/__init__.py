"""The privacy. No decisions."""
