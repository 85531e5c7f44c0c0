"""How often it is looked for those who wait, a page of F9."""
