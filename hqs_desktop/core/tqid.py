"""Finds TQIDs in whatever people copy, paste, type and scan."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final
from urllib.parse import unquote

from hqs_desktop.core.keyboard import latin_readings
from hqs_desktop.core.model import Tqid
from hqs_desktop.core.text import strip_marks, to_ascii_digits

_PREFIX: Final = "1:"
_GROUPS: Final = (8, 4, 4, 4, 12)
_DASHES: Final = re.compile("[\u058a\u05be\u2010-\u2015\u2043\u2053\u2212\ufe58\ufe63\uff0d_\u0640]")
_COLONS: Final = re.compile("[\u02d0\u2236\ua789\ufe55\uff1a]")
_MOST_QUOTINGS: Final = 3  # a link within a link within a link

# A digit begins none where it ends another word; of two scans that ran together the second begins with its prefix.
_BEGIN: Final = f"(?:(?<![0-9a-f])|(?<=[0-9a-f]{{12}})(?={_PREFIX}))(?:(1)\\s*:\\s*|([0-9]{{1,9}}):)?"
_END: Final = f"(?!(?!{_PREFIX})[0-9a-f])"
_BETWEEN: Final = re.compile("[^0-9a-f]", re.IGNORECASE)
_LINE_BREAK: Final = "(?:-?[\\s>]+)?"  # as mails and PDFs break lines


def _shape(within: str, between: str) -> re.Pattern[str]:
    """A TQID with what may stand after each digit of a group, and between the groups."""
    groups = between.join(f"((?:[0-9a-f]{within}){{{size - 1}}}[0-9a-f])" for size in _GROUPS)
    return re.compile(f"{_BEGIN}{groups}{_END}", re.IGNORECASE)


# Tried one after another: the looser a shape is, the less may stand beside the TQID.
_WHOLE: Final = _shape("", "[-\\s>]*")
_BROKEN: Final = _shape(_LINE_BREAK, "[\\s>]*-[-\\s>]*")
_ALONE: Final = re.compile(f"\\W*?{_shape(_LINE_BREAK, _LINE_BREAK).pattern}\\W*", re.IGNORECASE)


def tqids_in(text: str) -> Sequence[Tqid]:
    """The TQIDs in ``text``, in its order, each once; a bare one gets the ``1:`` that operations 4 to 8 send.

    They are found in links, messages and broken lines, in any digits and dashes, with or without dashes, and where they
    were typed on a Persian layout. Where some have a prefix, as a TQID has, UUIDs without one are something else.
    """
    if found := _found(_unquoted(text)):
        return found
    typed = (_found(reading) for reading in latin_readings(strip_marks(text, keep_zwnj=True)))
    return list(dict.fromkeys(tqid for found in typed for tqid in map(_in_one_case, found)))


def _unquoted(text: str) -> str:
    for _ in range(_MOST_QUOTINGS):
        text = unquote(text)
    return to_ascii_digits(unicodedata.normalize("NFKC", strip_marks(text)))


def _found(text: str) -> Sequence[Tqid]:
    plain = _DASHES.sub("-", _COLONS.sub(":", text))
    for shape in (_WHOLE, _BROKEN):
        if matches := [*shape.finditer(plain)]:
            prefixed = [match for match in matches if match[1] or match[2]]
            return list(dict.fromkeys(map(_made, prefixed or matches)))
    alone = _ALONE.fullmatch(plain)
    return [_made(alone)] if alone else []


def _made(match: re.Match[str]) -> Tqid:
    one, other, *groups = match.groups()
    number = one or other
    prefix = f"{number}:" if number else _PREFIX
    return Tqid(prefix + "-".join(_BETWEEN.sub("", group) for group in groups))


def _in_one_case(tqid: Tqid) -> Tqid:
    """Older Persian layouts type the small d as others do the capital."""
    return tqid if tqid.text.isupper() else Tqid(tqid.text.lower())
