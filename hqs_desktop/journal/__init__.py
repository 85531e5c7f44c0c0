"""What this desk did and means to do, encrypted on disk. The only place that knows SQL."""
