"""The panel in which a slot is booked. No decisions, and nothing of a search."""
