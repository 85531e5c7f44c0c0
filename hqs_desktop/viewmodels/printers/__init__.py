"""Printer and paper, a page of F9."""
