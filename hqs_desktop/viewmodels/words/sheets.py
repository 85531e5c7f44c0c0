"""Why a file could not be read as a table, in words; and which column of one is meant."""

from PySide6.QtCore import QCoreApplication

from hqs_desktop.desk.sheets import MOST_MEGABYTES, MOST_ROWS, SheetFault, SheetNotReadError
from hqs_desktop.viewmodels import formats

translate = QCoreApplication.translate  # lupdate knows it by this name

_LETTERS = 26


def sheet_fault_text(error: SheetNotReadError) -> str:
    """What is wrong with a file, and what to do."""
    words = {
        SheetFault.NOT_THERE: translate(
            "Sheets", "There is no such file. Check the path, and that the drive is there."
        ),
        SheetFault.NO_RIGHTS: translate(
            "Sheets", "You may not read this file. Ask for the right to, or copy it to your documents."
        ),
        SheetFault.NO_FILE: translate("Sheets", "This is no file but a folder or a device. Name the file in it."),
        SheetFault.EMPTY: translate(
            "Sheets", "There is nothing in this file. Choose another one, or another of its sheets."
        ),
        SheetFault.TOO_BIG: translate("Sheets", "The file is too big: {megabytes} MB are read at most."),
        SheetFault.TOO_MANY_ROWS: translate("Sheets", "The file has too many rows: {rows} are read at most."),
        SheetFault.OTHER_KIND: translate(
            "Sheets",
            "This is no table, whatever the file's name says. Save it as XLSX or CSV in the program that made it.",
        ),
        SheetFault.PROTECTED: translate("Sheets", "The file has a password. Save it without one, and choose it again."),
        SheetFault.ENCODING: translate(
            "Sheets", "The file's letters can't be read from line {line} on. Save it as CSV UTF-8 or as XLSX."
        ),
        SheetFault.BROKEN: translate(
            "Sheets", "The file is damaged. Open it in Excel, save it anew, and choose it again."
        ),
        SheetFault.NO_SUCH_SHEET: translate(
            "Sheets", "The file has no sheet of that name any more. Choose another one."
        ),
        SheetFault.OTHER: translate("Sheets", "The file could not be read. Copy it to this computer, and try again."),
    }[error.fault]
    return words.format(
        megabytes=formats.digits(MOST_MEGABYTES), rows=formats.count(MOST_ROWS), line=formats.count(error.line)
    )


def column_letter(column: int) -> str:
    """What a spreadsheet calls a column, counted from 0: ``A``, ``AB``."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters
