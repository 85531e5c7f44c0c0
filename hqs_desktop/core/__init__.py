"""Everybody's words and values: dates, folding, identifiers, bookings, the error tree. No Qt, no input or output."""
