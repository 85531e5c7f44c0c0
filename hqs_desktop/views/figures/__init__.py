"""What the desk did, counted. A view of F3."""
