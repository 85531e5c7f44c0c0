"""Dialogs, each with the stem of its view-model. No decisions."""
