"""Who is to be asked whether he comes. A page of F12."""
