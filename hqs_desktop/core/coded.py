"""A code with its wording. Apart from the rest of the model, of which the first paint needs no more than this."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CodedText:
    """A code of a coding system with its wording (guide, class DO_CODED_TEXT)."""

    code: str
    system: str
    value: str
