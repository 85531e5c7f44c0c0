"""HQS Desktop: the reception desk's window on the national appointment gateway."""

__version__ = "0.1.0"
