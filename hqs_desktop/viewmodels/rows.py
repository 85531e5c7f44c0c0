"""What details tell."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A label and what stands beside it."""

    label: str
    value: str
