"""Printer and paper. No decisions."""
