"""The centre, and what it has its patients told: a page of F9."""
