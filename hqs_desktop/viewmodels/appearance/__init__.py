"""How the windows look, a page of F9."""
