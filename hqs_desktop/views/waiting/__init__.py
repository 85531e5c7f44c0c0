"""Who waits for a slot, what would suit, and what was found. A page of F12 and the form that puts people on it."""
