"""The rows of a table as items of a list, and by line what can't be one."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from hqs_desktop.codes.lists import Item
from hqs_desktop.core.text import clean_input, to_ascii_digits
from hqs_desktop.desk.lists.columns import Columns, Field, Layout
from hqs_desktop.desk.sheets import Doubt, Progress, Row

MOST_FINDINGS: Final = 1_000
"""Lines that are named; beyond them they are only counted."""


class Fault(StrEnum):
    """What is wrong with a line, so that nothing of its file is imported."""

    NO_CODE = "no_code"
    NO_NAME = "no_name"
    DATE = "date"  # the code became a day
    NUMBER = "number"  # the code became a number with a point or a power
    LONG_NUMBER = "long_number"
    LOST_ZEROS = "lost_zeros"  # the code became a number, and others of its column begin with a zero
    FORMULA = "formula"
    BAD_CODE = "bad_code"
    TWICE = "twice"  # ``other`` is the line that has the code with another name
    NO_LEVEL = "no_level"
    NO_PARENT = "no_parent"
    PARENT_UNCLEAR = "parent_unclear"
    GAP = "gap"  # a place without the wider one in which it lies


@dataclass(frozen=True, slots=True)
class Finding:
    """A line that can't be imported: its number, what is wrong, the cell's text, the line that it contradicts."""

    line: int
    fault: Fault
    text: str = ""
    other: int = 0


@dataclass(slots=True)
class Judged:
    """What a table holds. It can be imported where no line was found wrong and there are items.

    ``repeated`` lines say again what others said, and are left out; ``short`` codes became numbers and have fewer
    digits than the others, so that zeros before them may be lost. ``first_repeated`` and ``first_short`` are lines.
    """

    items: list[Item] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    wrong: int = 0
    repeated: int = 0
    first_repeated: int = 0
    short: int = 0
    first_short: int = 0
    rows: int = 0

    @property
    def good(self) -> bool:
        """Whether it can be imported."""
        return bool(self.items) and not self.wrong

    def repeat(self, line: int) -> None:
        """Count a line that says again what another said."""
        self.repeated += 1
        self.first_repeated = self.first_repeated or line

    def find(self, line: int, fault: Fault, text: str = "", other: int = 0) -> None:
        """Count a line as wrong, and name it where not too many are named already."""
        self.wrong += 1
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(Finding(line, fault, text, other))


_TURN: Final = 500  # rows between two looks at the progress
_LONGEST: Final = 40  # characters of a code
_CODE: Final = re.compile(r"[^\W_](?:[\w./*+#-]*[\w*+#])?", re.ASCII)
_DAY: Final = re.compile(r"\d{1,4}[/-]\d{1,2}[/-]\d{1,4}|\d{1,2}-[A-Za-z]{3}(-\d{2,4})?|[A-Za-z]{3}-\d{2,4}", re.ASCII)
_POWER: Final = re.compile(r"\d(?:[.,]\d+)?[eE][+-]?\d+", re.ASCII)
_DOUBTS: Final[Mapping[Doubt, Fault]] = {
    Doubt.DATE: Fault.DATE,
    Doubt.LONG_NUMBER: Fault.LONG_NUMBER,
    Doubt.FORMULA: Fault.FORMULA,
}


class Codes:
    """Reads the cells of codes of a table; knows of each column whether zeros may be lost."""

    def __init__(self, rows: Sequence[Row], columns: Sequence[int]) -> None:
        self._zeros: set[int] = set()
        lengths: dict[int, Counter[int]] = {column: Counter() for column in columns}
        first: dict[tuple[int, int], int] = {}
        for row in rows:
            for column in columns:
                text = cell(row, column)
                if text.startswith("0") and row.doubts.get(column) is None:
                    self._zeros.add(column)
                if row.doubts.get(column) is Doubt.NUMBER:
                    lengths[column][len(text)] += 1
                    first.setdefault((column, len(text)), row.line)
        shorter = [(column, size) for column, counted in lengths.items() for size in counted if size < max(counted)]
        self.short = sum(lengths[column][size] for column, size in shorter)
        self.first_short = min((first[place] for place in shorter), default=0)

    def judged(self, rows: Sequence[Row]) -> Judged:
        """What is known of a table before its lines are read one by one."""
        return Judged(rows=len(rows), short=self.short, first_short=self.first_short)

    def read(self, row: Row, column: int) -> tuple[str, Fault | None]:
        """The code in a cell, and why it is none."""
        text = to_ascii_digits(clean_input(cell(row, column)))
        doubt = row.doubts.get(column)
        if doubt is not None and doubt is not Doubt.NUMBER:
            return text, _DOUBTS[doubt]
        if doubt is Doubt.NUMBER and not text.isdigit():
            return text, Fault.NUMBER
        if doubt is Doubt.NUMBER and column in self._zeros:
            return text, Fault.LOST_ZEROS
        return text, _fault_of(text)


def _fault_of(text: str) -> Fault | None:
    if not text:
        return Fault.NO_CODE
    if _DAY.fullmatch(text):
        return Fault.DATE
    if _POWER.fullmatch(text):
        return Fault.NUMBER
    return None if len(text) <= _LONGEST and _CODE.fullmatch(text) else Fault.BAD_CODE


def cell(row: Row, column: int | None) -> str:
    """The text of a cell; empty where there is no such column."""
    return row.cells[column] if column is not None and column < len(row.cells) else ""


def judge(columns: Columns, rows: Sequence[Row], tell: Progress) -> Judged:
    """Read the rows below the headings. ``columns`` are complete; what ``tell`` raises ends it."""
    from hqs_desktop.desk.lists.places import judge_levels, judge_places  # noqa: PLC0415  # they need what stands here

    below = rows[columns.first :]
    match columns.layout:
        case Layout.SERVICES:
            return _judge_services(columns, below, tell)
        case Layout.PLACES:
            return judge_places(columns, below, tell)
        case Layout.LEVELS:
            return judge_levels(columns, below, tell)


def told(tell: Progress, number: int, rows: Sequence[Row]) -> None:
    """Say now and then how far one is."""
    if not number % _TURN:
        tell(number / len(rows))


def _judge_services(columns: Columns, rows: Sequence[Row], tell: Progress) -> Judged:
    code_at, name_at, group_at = columns.at[Field.CODE], columns.at[Field.NAME], columns.at.get(Field.GROUP)
    codes = Codes(rows, [code_at])
    judged = codes.judged(rows)
    lines: dict[str, tuple[int, str]] = {}
    for number, row in enumerate(rows):
        told(tell, number, rows)
        code, fault = codes.read(row, code_at)
        name = clean_input(cell(row, name_at))
        if fault is None and not name:
            fault = Fault.NO_NAME
        if fault is not None:
            judged.find(row.line, fault, code)
            continue
        line, known = lines.setdefault(code, (row.line, name))
        if line == row.line:
            judged.items.append(Item(code, name, clean_input(cell(row, group_at))))
        elif known == name:
            judged.repeat(row.line)
        else:
            judged.find(row.line, Fault.TWICE, code, line)
    return judged
