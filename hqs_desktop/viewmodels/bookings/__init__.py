"""F3: the bookings made from here, and whom to call. No widgets."""
