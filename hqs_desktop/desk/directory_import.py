"""A file that says what the directory should: its columns, what is wrong line by line, what would come of it."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.directory import entry_key
from hqs_desktop.core.model import Identifier
from hqs_desktop.core.resources import resource_path
from hqs_desktop.core.text import clean_input, fold_compact
from hqs_desktop.desk.directory_facts import EntryFacts, Key, facts_of
from hqs_desktop.desk.directory_file import YES, FileColumn
from hqs_desktop.desk.export import unguarded
from hqs_desktop.desk.sheets import Doubt, ReadSheet, Row

NEEDED = (FileColumn.NUMBER, FileColumn.FACILITY_ID)
_HEAD_AMONG = 20  # rows; a title may stand above the headings
_ISSUERS = {"Med_ID": "Med_Council", "Nursing_ID": "Nursing_Org"}


class RowFault(StrEnum):
    """What is wrong with a row, beside what is wrong with what it says."""

    CHANGED_CODE = "changed_code"  # a spreadsheet made a number or a day of it
    KIND = "kind"  # of number: unknown, or of an organisation that the guide names no kind for
    SPECIALTY = "specialty"  # no code of appendix 3
    REPEATED = "repeated"  # the same doctor at the same centre stands above


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong in a line; ``fault`` is a ``RowFault``, or words of who judged what the row says."""

    line: int
    fault: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class JudgedFile:
    """What importing a file would do: nothing where there are ``findings``, or where ``missing`` columns are needed."""

    facts: Sequence[EntryFacts] = ()
    findings: Sequence[Finding] = ()
    missing: Sequence[FileColumn] = ()
    new: int = 0
    changed: int = 0
    same: int = 0

    @property
    def can_be_kept(self) -> bool:
        """Whether all of it is right, and some of it is news."""
        return not self.findings and not self.missing and self.new + self.changed > 0


Read = Callable[[Mapping[FileColumn, str], Identifier], EntryFacts | Sequence[str]]
"""Takes a row's cells and the provider's identifier: what they say, or in words what is wrong with them."""


def judge(sheet: ReadSheet, known: Sequence[DirectoryEntry], read: Read) -> JudgedFile:
    """Judge a file against what is ``known``; blocks for a second at tens of thousands of rows."""
    at, first = _columns(sheet.rows)
    missing = [column for column in NEEDED if column not in at]
    if missing:
        return JudgedFile(missing=missing)
    before = {entry_key(entry): entry for entry in known}
    numbers = {(one.id, one.type): one for one in (entry.provider.identifier for entry in known)}
    guards = sheet.file.casefold().endswith(".csv")
    facts: dict[Key, EntryFacts] = {}
    findings: list[Finding] = []

    def read_cell(row: Row, number: int) -> str:
        cell = row.cells[number] if number < len(row.cells) else ""
        return unguarded(cell) if guards else cell

    for row in sheet.rows[first:]:
        cells = {column: read_cell(row, number) for column, number in at.items()}
        wrong = [Finding(row.line, RowFault.CHANGED_CODE, cells[column]) for column in _doubtful(row, at)]
        provider = _provider(cells, numbers)
        if provider is None:
            wrong.append(Finding(row.line, RowFault.KIND, cells.get(FileColumn.KIND, "")))
        else:
            said = read(cells, provider)
            if not isinstance(said, EntryFacts):
                wrong += [Finding(row.line, words) for words in said]
            elif said.key in facts:
                wrong.append(Finding(row.line, RowFault.REPEATED, cells[FileColumn.NUMBER]))
            else:
                facts[said.key] = said
        findings += wrong
    same = sum(_says_nothing_new(said, before.get(key)) for key, said in facts.items())
    new = sum(key not in before for key in facts)
    return JudgedFile(list(facts.values()), findings, (), new, len(facts) - new - same, same)


def marks_in(cells: Mapping[FileColumn, str]) -> dict[str, bool | None]:
    """Whether a row pins or hides; None where the file has no such column."""
    return {
        name: cells[column].strip() == YES if column in cells else None
        for name, column in (("pinned", FileColumn.PINNED), ("hidden", FileColumn.HIDDEN))
    }


def _says_nothing_new(said: EntryFacts, entry: DirectoryEntry | None) -> bool:
    there = facts_of(entry) if entry is not None else None
    if there is None:
        return False
    pairs = (
        (said.name, clean_input(there.name, keep_zwnj=True)),
        (said.specialty.code if said.specialty else "", there.specialty.code if there.specialty else ""),
        (said.facility_name, clean_input(there.facility_name, keep_zwnj=True)),
        (said.latitude, there.latitude),
        (said.longitude, there.longitude),
        (said.pinned, there.pinned),
        (said.hidden, there.hidden),
    )
    return all(told in {None, "", known} for told, known in pairs)


def _provider(cells: Mapping[FileColumn, str], known: Mapping[tuple[str, str], Identifier]) -> Identifier | None:
    number, kind = cells[FileColumn.NUMBER].strip(), cells.get(FileColumn.KIND, "").strip() or "Med_ID"
    if (found := known.get((number, kind))) is not None:
        return found
    issuer = _ISSUERS.get(kind)
    return Identifier(number, issuer, issuer, kind) if issuer is not None else None


def _doubtful(row: Row, at: Mapping[FileColumn, int]) -> list[FileColumn]:
    spoilt = {Doubt.DATE, Doubt.LONG_NUMBER}
    return [column for column in NEEDED if row.doubts.get(at[column]) in spoilt]


def _columns(rows: Sequence[Row]) -> tuple[Mapping[FileColumn, int], int]:
    """The columns by their headings, and the first row below these."""
    best: Mapping[FileColumn, int] = {}
    first = 0
    for number, row in enumerate(rows[:_HEAD_AMONG]):
        found: dict[FileColumn, int] = {}
        for place, cell in enumerate(row.cells):
            column = _headings().get(fold_compact(cell))
            if column is not None:
                found.setdefault(column, place)
        if len(found) > len(best):
            best, first = found, number + 1
    return best, first


@cache
def _headings() -> Mapping[str, FileColumn]:
    table = json.loads(resource_path("directory", "headings.json").read_text(encoding="utf-8"))
    return {fold_compact(text): FileColumn(name) for name, texts in table.items() for text in texts}
