"""One patient: the card, and correcting name and mobile."""
