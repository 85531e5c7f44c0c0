"""What lists under fields offer, and what details tell."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One line: ``text`` goes into the field, ``beside`` (a code, a place) stands muted at the line's end."""

    value: object
    text: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A label and what stands beside it."""

    label: str
    value: str
