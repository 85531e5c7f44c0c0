"""A doctor's withdrawn day: its patients, called one after the other and booked anew. A page of F12."""
