"""What keeps patients' data from others, a page of F9."""
