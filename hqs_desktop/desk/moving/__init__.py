"""Moving a booking to another slot, never forgetting one that is half done."""
