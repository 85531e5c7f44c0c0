"""Tables as plain text: which encoding, which separator, which rows."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import Final

from hqs_desktop.desk.sheets import SheetFault, SheetNotReadError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE: Final = 4096  # bytes or characters
_SEPARATORS: Final = ",;\t"
_DECLARED: Final = "sep="  # Excel's own way to say it, in the first line
_ARABIC: Final = range(0x600, 0x700)
_MOSTLY: Final = 0.6
_FEW: Final = 20  # wrong bytes among this many letters: damage, not another encoding


def decode(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1256. Raises ``SheetNotReadError`` for any other."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], encoding)
    if b"\0" in content[:_SAMPLE]:
        return _decoded(content, _without_mark(content[:_SAMPLE]))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _from_windows(content, error)


def rows(text: str) -> Iterator[tuple[int, tuple[str, ...], int]]:
    """The rows with the line on which each begins, and about how many characters were read so far."""
    separator, start = _separator(text)
    reader = csv.reader(io.StringIO(text[start:], newline=""), delimiter=separator)
    before = text.count("\n", 0, start)
    position, line = start, before + 1
    try:
        for row in reader:
            cells = tuple(cell.strip() for cell in row)
            position += sum(map(len, row)) + len(row) + 1
            yield line, cells, position
            line = before + reader.line_num + 1
    except csv.Error as error:  # a quotation mark that never ends
        raise SheetNotReadError(SheetFault.BROKEN, line) from error


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise SheetNotReadError(SheetFault.ENCODING, _line(content, error.start)) from error


def _without_mark(sample: bytes) -> str:
    """UTF-16 whose mark was lost is known by the zero bytes of its digits and separators."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if not max(even, odd) or min(even, odd) * 4 > max(even, odd):
        raise SheetNotReadError(SheetFault.OTHER_KIND)
    return "utf-16-le" if odd > even else "utf-16-be"


def _from_windows(content: bytes, error: UnicodeDecodeError) -> str:
    good = content[: error.start].decode("utf-8")
    if sum(not char.isascii() for char in good[-_SAMPLE:]) > _FEW:
        raise SheetNotReadError(SheetFault.ENCODING, _line(content, error.start)) from error
    text = content.decode("cp1256")
    foreign = [char for char in text[:100_000] if not char.isascii()]
    if sum(ord(char) in _ARABIC for char in foreign) < _MOSTLY * len(foreign):
        raise SheetNotReadError(SheetFault.ENCODING, _line(content, error.start)) from error
    return text


def _line(content: bytes, position: int) -> int:
    return content.count(b"\n", 0, position) + 1


def _separator(text: str) -> tuple[str, int]:
    """The separator, and where the table begins."""
    head = text[: len(_DECLARED) + 3]
    if head[: len(_DECLARED)].casefold() == _DECLARED and head[len(_DECLARED) : len(_DECLARED) + 1] in {*_SEPARATORS}:
        return head[len(_DECLARED)], text.find("\n") + 1 or len(text)
    sample = io.StringIO(text[: 10 * _SAMPLE], newline="")
    lines = [line for line, _ in zip(sample, range(50), strict=False)]
    return max(_SEPARATORS, key=lambda separator: _fits(lines, separator)), 0


def _fits(lines: list[str], separator: str) -> tuple[int, int]:
    """How well lines are parted by a separator: in how many of them it makes as many parts as in most."""
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if len(row) > 1)
    except csv.Error:
        return 0, 0
    if not widths:
        return 0, 0
    width, count = widths.most_common(1)[0]
    return count, width
