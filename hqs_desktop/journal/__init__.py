"""What this desk did and means to do, encrypted on disk. Only here and in ``centre`` is SQL known."""
