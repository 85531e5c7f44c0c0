"""Sheets as files: XLSX and CSV, every cell a text, so that no program reads a formula or a number into it."""

import csv
import errno
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hqs_desktop.adapters.files import write_atomically
from hqs_desktop.desk.export import ExportFault, NotExportedError, Sheet, guarded

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_FAULTS: Final = {
    errno.EACCES: ExportFault.NO_RIGHTS,
    errno.EPERM: ExportFault.NO_RIGHTS,
    errno.EROFS: ExportFault.NO_RIGHTS,
    errno.ENOSPC: ExportFault.DISK_FULL,
    errno.EDQUOT: ExportFault.DISK_FULL,
    errno.EFBIG: ExportFault.DISK_FULL,
    errno.ENOENT: ExportFault.NO_PLACE,
    errno.ENOTDIR: ExportFault.NO_PLACE,
    errno.EEXIST: ExportFault.NO_RIGHTS,  # Windows, of a folder in which no temporary file can be made
}


class FileExporter:
    """Fulfils ``desk.export.Exporter``."""

    def write(self, sheet: Sheet, path: Path) -> None:
        """Write a sheet, whole or not at all. Raises ``NotExportedError``."""
        put_file(path, _csv(sheet) if path.suffix.casefold() == ".csv" else _xlsx([sheet]))

    def write_book(self, sheets: Sequence[Sheet], path: Path) -> None:
        """Write several sheets as one XLSX, whole or not at all. Raises ``NotExportedError``."""
        put_file(path, _xlsx(sheets))

    def write_text(self, text: str, path: Path) -> None:
        """Write a text, whole or not at all. Raises ``NotExportedError``."""
        put_file(path, text.encode("utf-8-sig"))


def put_file(path: Path, content: bytes) -> None:
    """Write a file, whole or not at all. Raises ``NotExportedError``."""
    try:
        write_atomically(path, content)
    except PermissionError as error:
        # Two names: it was the last step, putting the new file in the old one's place, that was refused.
        renaming = error.filename2 is not None
        raise NotExportedError(ExportFault.IN_USE if renaming else ExportFault.NO_RIGHTS) from error
    except OSError as error:
        raise NotExportedError(_FAULTS.get(error.errno or 0, ExportFault.OTHER)) from error


def _csv(sheet: Sheet) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row in (sheet.head, *sheet.rows):
        writer.writerow(map(guarded, row))
    return text.getvalue().encode("utf-8-sig")  # without the mark Excel takes it for another encoding


def _xlsx(sheets: Sequence[Sheet]) -> bytes:
    from xlsxwriter import Workbook  # noqa: PLC0415  # wanted only where one is written

    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        for sheet in sheets:
            _add(book, sheet)
    return file.getvalue()


def _add(book: "Workbook", sheet: Sheet) -> None:
    text, head = book.add_format({"num_format": "@"}), book.add_format({"num_format": "@", "bold": True})
    page = book.add_worksheet(sheet.title)
    if sheet.right_to_left:
        page.right_to_left()
    for number, width in enumerate(sheet.widths):
        page.set_column(number, number, width)
    for number, row in enumerate((sheet.head, *sheet.rows)):
        for column, cell in enumerate(row):
            page.write_string(number, column, cell, text if number else head)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(sheet.rows), max(0, len(sheet.head) - 1))
    # Excel would mark every code with a warning that it is a number kept as text.
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{len(sheet.rows) + 1}"})
