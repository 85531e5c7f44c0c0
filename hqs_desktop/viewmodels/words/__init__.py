"""What people read about states, faults and findings; every room may use it. No widgets, no state."""
