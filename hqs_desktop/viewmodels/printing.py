"""A table on paper: what it says, ready to be painted by ``views.printing``. No widgets."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from hqs_desktop.core.dates import to_shamsi_parts


class PrintedColumn(NamedTuple):
    """A column: ``share`` is its width beside the others', ``centred`` is for times and numbers."""

    title: str
    share: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table, every text of it plain.

    ``stamps`` stand below the title: the centre, the day, when it was read. Each row has a text for every column; one
    with a single text is a heading for those below it. ``row_height``, in millimetres, leaves room to write by hand.
    ``file_stem`` is what a PDF is called first: it and ``title`` name no patient, for others see them.
    """

    title: str
    stamps: Sequence[str]
    columns: Sequence[PrintedColumn]
    rows: Sequence[Sequence[str]]
    file_stem: str
    foot: str = ""
    landscape: bool = False
    row_height: float = 0.0
    headings: frozenset[int] = field(init=False)
    """The numbers of the rows that are headings."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "headings", frozenset(n for n, row in enumerate(self.rows) if len(row) == 1))


def file_stem(kind: str, now: datetime) -> str:
    """A name for a table as a file, without its ending: of its kind and the clock only."""
    year, month, day, hour, minute, _ = to_shamsi_parts(now)
    return f"hqs-{kind}-{year:04}{month:02}{day:02}-{hour:02}{minute:02}"
