"""What every page of the worklist shares: one task, what can be done for it. No list, no page."""
