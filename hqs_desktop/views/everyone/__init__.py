"""Everyone on the worklist, sought and sifted. A page of F12."""
