"""What goes over the wire, exactly as the guide's samples have it, and how it is read."""
