"""The history of the centre's tables; run by ``hqs-desktop centre init`` alone, never by a desk."""
