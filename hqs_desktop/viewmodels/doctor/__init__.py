"""The connection doctor: what it tries, how it ended, and what to do; a page of F9."""
