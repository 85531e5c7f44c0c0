"""Theme, typeface and icons; every room may use it. Nothing of a screen."""
