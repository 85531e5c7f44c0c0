"""Taking up a slot, whatever screen it came from: draft, steps, words. No widgets, and nothing of a search."""
