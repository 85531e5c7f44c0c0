"""A message's template: lines of words with placeholders in braces, checked before use and filled line by line."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

PLACEHOLDERS: Final = ("patient", "doctor", "time", "place", "queue", "tqid", "instructions", "centre")
"""What may stand in braces; two braces stand for one."""
TQID_WORD: Final = "TQID"

_PIECE: Final = r"\{\{|\}\}|\{([^{}]*)\}|[{}]"
_STRONG: Final = frozenset({"L", "R", "AL"})


def template_fault(template: str) -> str | None:
    """The first thing in braces that is no placeholder, or brace that stands alone; None where all can be filled."""
    for piece in re.finditer(_PIECE, template):
        if piece[0] not in {"{{", "}}"} and piece[1] not in PLACEHOLDERS:
            return piece[0]
    return None


def fill_template(template: str, values: Mapping[str, str]) -> str:
    """``template`` with ``values`` in place of its placeholders; it must have no fault.

    A line is left out where one of its placeholders is empty, and so are blank lines at the ends or after another.
    A TQID begins with ``1:``, and in right-to-left text a digit or colon before Latin letters changes sides. A Latin
    letter before it makes all of it left-to-right in every line and every program (Unicode's bidi algorithm, rule
    W7), without marks, which older phones show as boxes. So ``TQID`` is put before it, unless the letter before it in
    its line is left-to-right already.
    """
    lines: list[str] = []
    for line in template.splitlines():
        said = _filled(line, values)
        if said is not None and (said or (lines and lines[-1])):
            lines.append(said)
    return "\n".join(lines).strip("\n")


def _filled(line: str, values: Mapping[str, str]) -> str | None:
    said, at = "", 0
    for piece in re.finditer(_PIECE, line):
        said += line[at : piece.start()]
        at = piece.end()
        if piece[1] is None:
            said += piece[0][0]
            continue
        value = values.get(piece[1], "")
        if not value:
            return None
        said += f"{TQID_WORD} {value}" if piece[1] == "tqid" and not _runs_ltr(said) else value
    return (said + line[at:]).rstrip()


def _runs_ltr(before: str) -> bool:
    """Whether the nearest letter before is left-to-right."""
    letters = (kind for char in reversed(before) if (kind := unicodedata.bidirectional(char)) in _STRONG)
    return next(letters, "") == "L"
