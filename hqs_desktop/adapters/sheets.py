"""Tables from files: CSV in the encodings and with the separators that are met, XLSX, XLS and ODS.

What a file is, is told by its content, never by its name.
"""

import errno
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hqs_desktop.adapters import csv_text, xlsx_parts
from hqs_desktop.adapters.files import patiently, read_file
from hqs_desktop.desk.sheets import (
    MOST_MEGABYTES,
    MOST_ROWS,
    NO_DOUBTS,
    Doubt,
    Progress,
    ReadSheet,
    Row,
    SheetFault,
    SheetNotReadError,
)

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")  # how Office wraps a file with a password
_ZIP: Final = b"PK\x03\x04"
_OTHERS: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf")
_MARKUP: Final = ("<!doctype", "<html", "<table", "<?xml", "<head", "<meta")
_FAULTS: Final = {
    errno.ENOENT: SheetFault.NOT_THERE,
    errno.ENOTDIR: SheetFault.NOT_THERE,
    errno.ENAMETOOLONG: SheetFault.NOT_THERE,
    errno.EACCES: SheetFault.NO_RIGHTS,
    errno.EPERM: SheetFault.NO_RIGHTS,
    errno.EISDIR: SheetFault.NO_FILE,
    errno.EINVAL: SheetFault.NO_FILE,
    errno.EFBIG: SheetFault.TOO_BIG,
}
_OPENED, _PARSED = 0.15, 0.6  # of the whole, as measured
_TURN: Final = 500  # rows between two looks at the progress
_EXACT: Final = 10**15  # a spreadsheet keeps 15 digits of a number

Cell = int | float | str | bool | time | date | datetime | timedelta


class FileSheetReader:
    """Fulfils ``desk.sheets.SheetReader``."""

    def read(self, path: Path, sheet: str = "", progress: Progress | None = None) -> ReadSheet:
        """Read one sheet of a file. Raises ``SheetNotReadError``."""
        content, changed = _content(path)
        tell = progress or (lambda _: None)
        if content.startswith(_OLE) and _ENCRYPTED in content:
            raise SheetNotReadError(SheetFault.PROTECTED)
        if content.startswith((_OLE, _ZIP)):
            book = _read_book(content, sheet, tell)
        elif content.startswith(_OTHERS):
            raise SheetNotReadError(SheetFault.OTHER_KIND)
        else:
            book = _read_text(content, sheet, tell)
        if not book.rows:
            raise SheetNotReadError(SheetFault.EMPTY)
        fingerprint = hashlib.sha256(content).hexdigest()
        return ReadSheet(path.name, changed, fingerprint, book.rows, book.sheets, book.name)


@dataclass(frozen=True, slots=True)
class _Book:
    rows: list[Row]
    sheets: tuple[str, ...] = ()
    name: str = ""


def _content(path: Path) -> tuple[bytes, datetime]:
    try:
        content = patiently(lambda: read_file(path, MOST_MEGABYTES * 1_000_000))
        changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError as error:
        raise SheetNotReadError(_FAULTS.get(error.errno or 0, SheetFault.OTHER)) from error
    except ValueError as error:  # a NUL in the path
        raise SheetNotReadError(SheetFault.NOT_THERE) from error
    if not content.strip():
        raise SheetNotReadError(SheetFault.EMPTY)
    return content, changed


def _read_text(content: bytes, sheet: str, tell: Progress) -> _Book:
    if sheet:
        raise SheetNotReadError(SheetFault.NO_SUCH_SHEET)
    text = csv_text.decode(content)
    tell(_OPENED)
    if text.lstrip()[:200].casefold().startswith(_MARKUP):
        raise SheetNotReadError(SheetFault.OTHER_KIND)
    rows: list[Row] = []
    size = len(text) or 1
    for line, cells, position in csv_text.rows(text):
        if len(rows) >= MOST_ROWS:
            raise SheetNotReadError(SheetFault.TOO_MANY_ROWS, line)
        if any(cells):
            rows.append(Row(line, cells))
        if not line % _TURN:
            tell(_OPENED + (1 - _OPENED) * min(1.0, position / size))
    return _Book(rows)


def _read_book(content: bytes, wanted: str, tell: Progress) -> _Book:
    from python_calamine import CalamineError, PasswordError, load_workbook  # noqa: PLC0415  # seldom needed

    if content.startswith(_ZIP):
        xlsx_parts.require_bounded(content)
    tell(0.02)
    try:
        with load_workbook(io.BytesIO(content)) as book:
            tell(_OPENED)
            return _read_sheet(book, wanted, partial(_formulas, content), tell)
    except PasswordError as error:
        raise SheetNotReadError(SheetFault.PROTECTED) from error
    except (CalamineError, ValueError, OSError) as error:
        raise SheetNotReadError(SheetFault.BROKEN) from error


def _formulas(content: bytes, sheet: int) -> dict[int, frozenset[int]]:
    return xlsx_parts.formulas(content, sheet) if content.startswith(_ZIP) else {}


def _read_sheet(
    book: "CalamineWorkbook", wanted: str, formulas: Callable[[int], dict[int, frozenset[int]]], tell: Progress
) -> _Book:
    names = tuple(book.sheet_names)
    if wanted and wanted not in names:
        raise SheetNotReadError(SheetFault.NO_SUCH_SHEET)
    for number, name in _candidates(book, names, wanted):
        found = formulas(number)  # before the sheet is opened, which takes memory for all that is in it
        rows = _rows(book.get_sheet_by_name(name), found, tell)
        if rows or wanted:
            return _Book(rows, names, name)
    return _Book([], names)


def _candidates(book: "CalamineWorkbook", names: tuple[str, ...], wanted: str) -> Iterable[tuple[int, str]]:
    """The sheets to be looked into, with their numbers: those that can be seen come first."""
    from python_calamine import SheetVisibleEnum  # noqa: PLC0415  # see above

    if wanted:
        return [(names.index(wanted), wanted)]
    seen = {one.name for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible}
    return sorted(enumerate(names), key=lambda pair: pair[1] not in seen)


def _rows(sheet: "CalamineSheet", formulas: dict[int, frozenset[int]], tell: Progress) -> list[Row]:
    if sheet.start is None:
        return []
    tell(_PARSED)
    first_column, height = sheet.start[1], sheet.total_height or 1
    rows: list[Row] = []
    for number, line, cells in _numbered(sheet):
        if len(rows) >= MOST_ROWS:
            raise SheetNotReadError(SheetFault.TOO_MANY_ROWS, line)
        row = _row(line, cells, first_column, formulas.get(line, frozenset()))
        if any(row.cells) or row.doubts:
            rows.append(row)
        if not number % _TURN:
            tell(_PARSED + (1 - _PARSED) * number / height)
    return rows


def _numbered(sheet: "CalamineSheet") -> Iterator[tuple[int, int, list[Cell]]]:
    for number, cells in enumerate(sheet.iter_rows()):
        yield number, number + 1, list(cells)


def _row(line: int, cells: list[Cell], first_column: int, formulas: frozenset[int]) -> Row:
    doubts: dict[int, Doubt] = {}
    texts: list[str] = []
    for column, cell in enumerate(cells):
        text, doubt = _text(cell)
        texts.append(text)
        if formulas and column + first_column in formulas:
            doubt = Doubt.FORMULA
        if doubt is not None:
            doubts[column] = doubt
    return Row(line, tuple(texts), doubts or NO_DOUBTS)


def _text(cell: Cell) -> tuple[str, Doubt | None]:
    if isinstance(cell, str):
        return cell.strip(), None
    if isinstance(cell, bool):
        return str(cell).upper(), Doubt.NUMBER
    if isinstance(cell, int | float):
        return _number(cell)
    return str(cell), Doubt.DATE


def _number(value: float) -> tuple[str, Doubt]:
    if abs(value) >= _EXACT:
        return f"{value:.0f}", Doubt.LONG_NUMBER
    return (str(int(value)) if value == int(value) else repr(value)), Doubt.NUMBER
