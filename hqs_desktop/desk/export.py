"""Tables as files for other programs: what one holds, and what can keep it from being written."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.errors import LocalError

_FORMULA_STARTERS: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Texts in rows and columns. ``widths`` are those of the columns, in characters."""

    title: str
    head: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[str]]
    right_to_left: bool


class ExportFault(StrEnum):
    """Why a file was not written: one kind per thing that a person must do something else about."""

    NO_RIGHTS = "no_rights"
    IN_USE = "in_use"  # Windows: another program has the old file open, or it is write-protected
    DISK_FULL = "disk_full"
    NO_PLACE = "no_place"  # the folder or drive is not there
    OTHER = "other"


class NotExportedError(LocalError):
    """The file was not written, and what stood in its place still does."""

    def __init__(self, fault: ExportFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class Exporter(Protocol):
    """Writes sheets; ``adapters`` has one."""

    def write(self, sheet: Sheet, path: Path) -> None:
        """Write ``sheet`` to ``path``: as CSV where it ends so, else as XLSX; whole or not at all.

        It blocks, so call it off the UI thread. Raises ``NotExportedError``.
        """
        ...

    def write_book(self, sheets: Sequence[Sheet], path: Path) -> None:
        """Write several sheets, each with a title of its own, as one XLSX; otherwise as ``write``."""
        ...

    def write_text(self, text: str, path: Path) -> None:
        """Write a plain text; otherwise as ``write``."""
        ...


def coded_text_json(coded: CodedText) -> str:
    """DO_CODED_TEXT in JSON, as operations 1 to 8 send it, for whoever asks the ministry about a code."""
    from hqs_desktop.gateway.wire.values import coded_text_json as as_json  # noqa: PLC0415  # pydantic is heavy

    return as_json(coded)


def guarded(cell: str) -> str:
    """A cell of a CSV file that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.lstrip("'").startswith(_FORMULA_STARTERS) else cell


def unguarded(cell: str) -> str:
    """What a ``guarded`` cell holds."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA_STARTERS) else cell
