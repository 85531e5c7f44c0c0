"""F2's search: criteria, results, the board of slots. No widgets; taking a slot up is ``book``'s."""
