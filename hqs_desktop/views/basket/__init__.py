"""Several bookings in one go."""
