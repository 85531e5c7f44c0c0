"""F2's search on the screen. No decisions; it may show ``book``'s panel."""
