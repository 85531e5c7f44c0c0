"""What was half typed when something came between, and takes it up again."""
