"""What the reader of spreadsheets does not say of an XLSX file: how much is in it, and which cells are formulas."""

import io
import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from hqs_desktop.desk.sheets import MOST_ROWS, SheetFault, SheetNotReadError

_MOST_INFLATED: Final = 512_000_000  # bytes; some 200,000 rows of 10 columns
_PIECE: Final = 1 << 16
_OVERLAP: Final = 2_000  # characters of a cell's tag and of its attributes, at most
_KINDS: Final = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet\s[^>]*?\br:id=\"([^\"]+)\"")
_LINK: Final = re.compile(rb"<Relationship\s[^>]*>")
_ATTRIBUTE: Final = re.compile(rb"(\w+)=\"([^\"]*)\"")
_FORMULA: Final = re.compile(rb"<c\s[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\"[^>]*><f[\s/>]")
_ROW: Final = b"<row "
_NO_ROW: Final = 1.05  # rows that hold nothing, beyond those that are counted


def require_bounded(content: bytes) -> None:
    """Raise ``SheetNotReadError`` for what is no spreadsheet, is locked, or would fill the memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            if not names & {*_KINDS}:
                raise SheetNotReadError(SheetFault.OTHER_KIND)
            if any(member.flag_bits & 1 for member in members):
                raise SheetNotReadError(SheetFault.PROTECTED)
            if sum(member.file_size for member in members) > _MOST_INFLATED:
                raise SheetNotReadError(SheetFault.TOO_BIG)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise SheetNotReadError(SheetFault.BROKEN) from error


def formulas(content: bytes, sheet: int) -> dict[int, frozenset[int]]:
    """The columns, from 0, in which there are formulas, by line; ``sheet`` counts from 0. None for other files.

    Raises ``SheetNotReadError`` where the sheet has too many rows.
    """
    found: defaultdict[int, set[int]] = defaultdict(set)
    rows, rest = 0, b""
    try:
        for piece in _sheet_pieces(content, sheet):
            rows += (rest[-len(_ROW) + 1 :] + piece).count(_ROW)
            if rows > MOST_ROWS * _NO_ROW:
                raise SheetNotReadError(SheetFault.TOO_MANY_ROWS, rows)
            both = rest + piece
            if b"<f" in both:
                for match in _FORMULA.finditer(both):
                    found[int(match[2])].add(_column(match[1]))
            rest = both[-_OVERLAP:]
    except (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, OSError, EOFError, zlib.error) as error:
        raise SheetNotReadError(SheetFault.BROKEN) from error
    return {line: frozenset(columns) for line, columns in found.items()}


def _sheet_pieces(content: bytes, sheet: int) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = {*archive.namelist()}
        if _BOOK not in names or _LINKS not in names:  # ODS, XLSB
            return
        ids = _SHEET.findall(archive.read(_BOOK))
        links = (dict(_ATTRIBUTE.findall(tag)) for tag in _LINK.findall(archive.read(_LINKS)))
        targets = {link.get(b"Id"): link.get(b"Target", b"").decode() for link in links}
        target = targets.get(ids[sheet], "") if sheet < len(ids) else ""
        path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if path not in names:
            return
        with archive.open(path) as part:
            while piece := part.read(_PIECE):
                yield piece


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
