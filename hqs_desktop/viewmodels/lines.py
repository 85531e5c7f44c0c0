"""Single lines that people choose from or read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """A line to choose: ``text`` goes into the field, ``beside`` (a code, a place) stands muted at the line's end."""

    value: object
    text: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value. ``code`` for one that is an identifier: monospaced to the eye, copied whole."""

    label: str
    value: str
    code: bool = False
