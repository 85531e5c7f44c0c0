"""How a desk is connected: the form, its check, the steps of the first run. Nothing in here keeps anything."""
