"""What was done on the screen of code tables, or could not be, in words."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from hqs_desktop.codes.browse import CodeBook
from hqs_desktop.codes.list_tables import NUMBERS
from hqs_desktop.codes.lists import ListKind
from hqs_desktop.core.text import isolate_ltr
from hqs_desktop.desk.export import ExportFault
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.codes.tables import table_title
from hqs_desktop.viewmodels.codes.words import place_words
from hqs_desktop.viewmodels.words.problems import ProblemText

translate = QCoreApplication.translate  # lupdate knows it by this name


class Part(StrEnum):
    """What can be copied."""

    CODE = "code"
    NAME = "name"
    JSON = "json"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Copied:
    """A part of a row was copied."""

    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class Exported:
    """Rows were written to a file."""

    file: str
    rows: int


@dataclass(frozen=True, slots=True)
class InUse:
    """Another edition of a list is in use: imported just now, or put back."""

    kind: ListKind
    undone: bool


@dataclass(frozen=True, slots=True)
class NotUndone:
    """The edition before could not be put back."""

    reason: str


Said = Copied | Exported | InUse


def said_words(said: Said, book: CodeBook) -> str:
    """What was done."""
    match said:
        case InUse(kind, undone):
            table = book.table(NUMBERS[kind])
            words = (
                translate("CodesViewModel", "Put back: {list}. {place}")
                if undone
                else translate("CodesViewModel", "Imported: {list}. {place}")
            )
            return words.format(list=formats.quoted(table_title(table)), place=place_words(table))
        case Exported(file, rows):
            return translate("CodesViewModel", "Saved {n} rows as {file}").format(
                n=formats.digits(rows), file=formats.quoted(file)
            )
        case Copied(part, text):
            shown = {Part.NAME: formats.quoted, Part.SYSTEM: isolate_ltr}.get(part, formats.identifier)(text)
            return {
                Part.CODE: translate("CodesViewModel", "Code copied: {text}"),
                Part.NAME: translate("CodesViewModel", "Term copied: {text}"),
                Part.JSON: translate("CodesViewModel", "Coded text copied as JSON: {text}"),
                Part.SYSTEM: translate("CodesViewModel", "Coding system copied: {text}"),
            }[part].format(text=shown)


def trouble_words(fault: ExportFault | NotUndone) -> ProblemText:
    """Why an export failed, or the edition before could not be put back."""
    if isinstance(fault, NotUndone):
        return ProblemText(
            translate("CodesViewModel", "The edition before could not be put back"),
            formats.quoted(fault.reason),
            translate("CodesViewModel", "The present one is still in use. Import the list from its file."),
        )
    return _export_trouble(fault)


def _export_trouble(fault: ExportFault) -> ProblemText:
    """Why an export failed."""
    match fault:
        case ExportFault.NO_RIGHTS:
            why = translate("CodesViewModel", "You may not write in that folder.")
            action = translate("CodesViewModel", "Choose another one, such as your documents.")
        case ExportFault.IN_USE:
            why = translate("CodesViewModel", "A file of that name is open in another program, or is write-protected.")
            action = translate("CodesViewModel", "Close it there (in Excel, say), or choose another name.")
        case ExportFault.DISK_FULL:
            why = translate("CodesViewModel", "There is no room left on that drive.")
            action = translate("CodesViewModel", "Make room, or choose another drive.")
        case ExportFault.NO_PLACE:
            why = translate("CodesViewModel", "The folder or drive is not there any more.")
            action = translate("CodesViewModel", "Plug it in again, or choose another one.")
        case ExportFault.OTHER:
            why = translate("CodesViewModel", "The file could not be written there.")
            action = translate("CodesViewModel", "Choose another name or folder.")
    return ProblemText(translate("CodesViewModel", "The table was not saved; nothing was changed"), why, action)
