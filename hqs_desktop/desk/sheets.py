"""Tables that come as files from other programs: what one holds, what of it is in doubt, why one can't be read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple, Protocol

from hqs_desktop.core.errors import LocalError

MOST_ROWS: Final = 200_000
"""Rows that are read of one file; the longest list in use has some 60,000."""
MOST_MEGABYTES: Final = 64
"""The biggest file that is read."""


class Doubt(StrEnum):
    """What a spreadsheet may have done to a cell, so that its text is perhaps not what was once typed."""

    NUMBER = "number"  # zeros before it, or after its point, are lost
    LONG_NUMBER = "long_number"  # of more digits than a spreadsheet keeps: the last ones are wrong
    DATE = "date"  # 1.12.5 became a day; the text is that day as 2005-12-01
    FORMULA = "formula"  # the text is what it came to when the file was saved; empty where it never was


NO_DOUBTS: Final[Mapping[int, Doubt]] = MappingProxyType({})


class Row(NamedTuple):
    """A row with something in it. ``line`` counts from 1, as spreadsheets and editors do; ``doubts`` are by column."""

    line: int
    cells: tuple[str, ...]
    doubts: Mapping[int, Doubt] = NO_DOUBTS


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """One sheet of a file. Cells are texts without blanks around them; rows may be of different lengths.

    ``sheets`` are the names of all sheets of the file, ``name`` that of this one; none and "" where it is plain text.
    """

    file: str
    """The file's name, without its folder."""
    changed: datetime
    """When the file was last written."""
    fingerprint: str
    """SHA-256 of the file, in hexadecimal digits."""
    rows: Sequence[Row]
    sheets: tuple[str, ...] = ()
    name: str = ""


class SheetFault(StrEnum):
    """Why a file could not be read as a table: one kind per thing that a person must do something else about."""

    NOT_THERE = "not_there"
    NO_RIGHTS = "no_rights"
    NO_FILE = "no_file"  # a folder, say
    EMPTY = "empty"
    TOO_BIG = "too_big"  # in bytes
    TOO_MANY_ROWS = "too_many_rows"
    OTHER_KIND = "other_kind"  # its content is no table, whatever its name says
    PROTECTED = "protected"  # by a password
    ENCODING = "encoding"
    BROKEN = "broken"  # ``line`` says where, if it is known
    NO_SUCH_SHEET = "no_such_sheet"
    OTHER = "other"


class SheetNotReadError(LocalError):
    """The file was not read. ``line`` is where, 0 where that is not known."""

    def __init__(self, fault: SheetFault, line: int = 0) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.line = line


Progress = Callable[[float], None]
"""Hears from 0 to 1 how much is done, in the thread that works. What it raises ends the work."""


class SheetReader(Protocol):
    """Reads tables from files; ``adapters`` has one."""

    def read(self, path: Path, sheet: str = "", progress: Progress | None = None) -> ReadSheet:
        """Read a CSV, XLSX, XLS or ODS file: of several sheets the one that is named, else the first with rows.

        It blocks for seconds, so call it off the UI thread; it leaves the others' turns short. Raises
        ``SheetNotReadError``.
        """
        ...
