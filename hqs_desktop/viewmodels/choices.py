"""What lists under fields offer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One line: ``text`` goes into the field, ``beside`` (a code, a place) stands muted at the line's end."""

    value: object
    text: str
    beside: str = ""
