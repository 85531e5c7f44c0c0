"""Takes out of a text what may be a secret or the number of a person, in whatever way it is written there.

The text is looked at as a person would read it: percent-encoding, escapes of JSON and of Python, and HTML's references
are read first, and what is found so is cut out of the text as it stands.
"""

import html
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote_to_bytes

REDACTED: Final = "[redacted]"

# What stands between the groups of a number: blanks, dashes, dots, brackets, marks that show nothing.
_BETWEEN: Final = (
    "[ \t_.,/()+*~'\u00a0\u00ad\u060c\u061c\u066b\u066c\u2000-\u2015\u202a-\u202f\u2060-\u206f\u2212\ufeff-]"
)
_HEX: Final = "[0-9a-fA-F]"
_YEAR: Final = r"(?:1[34]|19|20)[0-9]{2}"
_MONTH_DAY: Final = r"(?:0[1-9]|1[0-2])\2(?:0[1-9]|[12][0-9]|3[01])"
_TIME: Final = r"[T ][0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,6})?)?(?:Z|[+-][0-2][0-9]:?[0-5][0-9])?"
_BYTE: Final = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
# Numbers that are nobody's, and that support needs: a UUID with letters (a TQID, a request id: which slot, not whose),
# a day with or without its time, an IPv4 address. None of them may go on as a number.
_HARMLESS: Final = (
    r"(?<!\w)"
    rf"(?:(?=[0-9-]{{0,35}}[a-fA-F]){_HEX}{{8}}-(?:{_HEX}{{4}}-){{3}}{_HEX}{{12}}"
    rf"|(?=[0-9]{{0,31}}[a-fA-F]){_HEX}{{32}}"
    rf"|{_YEAR}([-/.]){_MONTH_DAY}(?:{_TIME})?"
    rf"|(?!0){_BYTE}(?:\.{_BYTE}){{3}})"
    rf"(?!\w|{_BETWEEN}{{1,3}}\d)"
)
# As many digits, of any script, as a national code (it may lack its zeros), a mobile or a landline has, in any groups.
_NUMBER: Final = rf"\d(?:(?:{_BETWEEN}{{1,3}})?\d){{7,}}"
_NUMBERS: Final = re.compile(rf"(?P<harmless>{_HARMLESS})|{_NUMBER}")

_BEARER: Final = re.compile(r"(?i)\b(?:bearer|basic)\s+([\w.~+/=-]+)")
_ASSIGNED: Final = re.compile(
    r"(?i)\b[\w-]*(?:secret|password|token|national_?code|mobile_?number)[\w-]*\\*[\"']?\s*[=:]\s*"
    r"(\\++\"(?:[^\"\\]|\\++[^\"\\])*\\++\"|\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[^\s,;&}]+)"
)

_ENCODED: Final = re.compile(
    r"(?P<percent>(?:%[0-9a-fA-F]{2})+)"
    r"|(?<!\\)\\++(?:u(?P<u>[0-9a-fA-F]{4})|u\{(?P<braced>[0-9a-fA-F]{1,6})\}|x(?P<x>[0-9a-fA-F]{2})|U(?P<long>[0-9a-fA-F]{8}))"
    r"|(?P<entity>&#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});)"
)
_ROUNDS: Final = 3  # of encoding over encoding
_LAST_CODE_POINT: Final = 0x10FFFF


def redact_text(text: str) -> str:
    """``text`` without tokens and passwords, and without digits that may be a person's."""
    cuts = sorted(_cuts(text))
    kept: list[str] = []
    done = 0
    for start, end in cuts:
        if end > done:
            kept += [text[done:start], REDACTED] if start >= done else []
            done = end
    return "".join([*kept, text[done:]])


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    read, at = _as_read(text)
    for pattern in (_BEARER, _ASSIGNED):
        for found in pattern.finditer(read):
            yield at[found.start(1)], at[found.end(1)]
    for found in _NUMBERS.finditer(read):
        if found["harmless"] is None:
            yield at[found.start()], at[found.end()]


def _as_read(text: str) -> tuple[str, list[int]]:
    """The text with what is encoded in it decoded, and where each of its characters and its end stand in ``text``."""
    at = list(range(len(text) + 1))
    for _ in range(_ROUNDS):
        parts: list[str] = []
        places: list[int] = []
        done = 0
        for found in _ENCODED.finditer(text):
            decoded = _decoded(found)
            parts += [text[done : found.start()], decoded]
            places += [*at[done : found.start()], *([at[found.start()]] * len(decoded))]
            done = found.end()
        if not parts:
            break
        places += at[done:]
        text, at = "".join([*parts, text[done:]]), places
    return text, at


def _decoded(found: re.Match[str]) -> str:
    if found["percent"]:
        return unquote_to_bytes(found["percent"]).decode("utf-8", errors="replace")
    if found["entity"]:
        return html.unescape(found["entity"])
    code = int(found["u"] or found["braced"] or found["x"] or found["long"], 16)
    return chr(code) if code <= _LAST_CODE_POINT else ""
