"""F12: the pages of the worklist, and everyone on it. What a task is and allows stands in ``tasks``."""
