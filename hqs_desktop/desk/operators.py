"""Who works at this desk."""


class Operators:
    """Whoever makes a write asks at that moment; nobody keeps a copy, so that no call is ever another's."""

    def __init__(self, present: str = "") -> None:
        self.present = present
        """The name that the journal keeps with every write; empty where nobody gave one."""
