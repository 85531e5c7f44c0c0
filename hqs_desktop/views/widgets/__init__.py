"""Pieces that any room may use. Nothing of a screen."""
