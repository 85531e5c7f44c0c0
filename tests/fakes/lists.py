"""Sheets and editions for tests. All codes and names in them are made up, and look it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from hqs_desktop.codes.divisions import Divisions
from hqs_desktop.codes.list_index import ListIndex
from hqs_desktop.codes.lists import Edition, Item, Level, ListKind, Shelved
from hqs_desktop.desk.lists.store import ListDamagedError, ListNotKeptError, Taken
from hqs_desktop.desk.sheets import Progress, ReadSheet, Row, SheetFault, SheetNotReadError

WHEN = datetime(2026, 3, 21, 8, 0, tzinfo=UTC)
SERVICES = (
    Item("900001", "خدمت ساختگی یک", "گروه الف"),
    Item("900002", "معاينه نمونه", "گروه الف"),
    Item("900003", "تصویر برداری ساختگی", "گروه ب"),
    Item("910004", "مشاوره آزمایشی", ""),
)
PLACES = (
    Item("90", "استان نمونه", "", Level.PROVINCE),
    Item("901", "شهرستان آزمون", "", Level.CITY, 0),
    Item("90101", "شهر ساختگی", "", Level.TOWN, 1),
    Item("91", "استان دیگر", "", Level.PROVINCE),
    Item("901", "شهرستان همنام", "", Level.CITY, 3),
    Item("90102", "شهرک نمونه", "", Level.TOWN, 4),
)


def rows(*lines: Sequence[str]) -> list[Row]:
    """Rows as they stand in a file, its first line among them."""
    return [Row(number, tuple(line)) for number, line in enumerate(lines, 1)]


def sheet_of(*lines: Sequence[str], file: str = "list.csv", fingerprint: str = "f" * 64) -> ReadSheet:
    """A file's only sheet."""
    return ReadSheet(file, WHEN, fingerprint, rows(*lines))


def service_sheet(items: Sequence[Item] = SERVICES, file: str = "rvu3.csv") -> ReadSheet:
    """Services under headings."""
    lines = [("کد", "شرح", "گروه"), *((item.code, item.name, item.group) for item in items)]
    return sheet_of(*lines, file=file, fingerprint=f"{abs(hash(tuple(items))):064x}")


def edition_of(kind: ListKind, items: Sequence[Item], source: str = "list.xlsx") -> Edition:
    """An edition as it is kept."""
    return Edition(kind, source, WHEN, WHEN, "a" * 64, tuple(items))


def shelved(kind: ListKind, items: Sequence[Item]) -> Shelved:
    """An edition ready for use."""
    divisions = Divisions(items) if kind is ListKind.COUNTRY_DIVISIONS else None
    return Shelved(edition_of(kind, items), ListIndex(items), divisions)


class FakeReader:
    """Has files by their paths; whatever else is asked for is not there."""

    def __init__(self) -> None:
        self.files: dict[Path, ReadSheet | SheetNotReadError] = {}
        self.read_paths: list[Path] = []

    def read(self, path: Path, sheet: str = "", progress: Progress | None = None) -> ReadSheet:
        """What stands for a file."""
        self.read_paths.append(path)
        if progress is not None:
            progress(0.5)
        found = self.files.get(path, SheetNotReadError(SheetFault.NOT_THERE))
        if isinstance(found, SheetNotReadError):
            raise found
        if sheet and sheet not in found.sheets:
            raise SheetNotReadError(SheetFault.NO_SUCH_SHEET)
        return found


class FakeStore:
    """Keeps editions in memory; ``damaged`` lists can't be read, and while it is ``full`` nothing is written."""

    def __init__(self) -> None:
        self.current: dict[ListKind, Edition | None] = {}
        self.former: dict[ListKind, Edition | None] = {}
        self.takings: dict[ListKind, Taken] = {}
        self.damaged: set[ListKind] = set()
        self.full = False

    def load(self, kind: ListKind) -> Edition | None:
        """The edition in use."""
        if kind in self.damaged:
            raise ListDamagedError(f"{kind}.tsv")
        return self.current.get(kind)

    def keep(self, edition: Edition, taken: Taken | None = None) -> None:
        """Use another edition."""
        if self.full:
            raise ListNotKeptError(f"{edition.kind}: no space left")
        kind = edition.kind
        self.current[kind], self.former[kind] = edition, self.current.get(kind)
        if taken is not None:
            self.takings[kind] = taken

    def swap(self, kind: ListKind) -> Edition | None:
        """Use the edition before."""
        if self.full:
            raise ListNotKeptError(f"{kind}: no space left")
        self.current[kind], self.former[kind] = self.former.get(kind), self.current.get(kind)
        return self.current[kind]

    def has_former(self, kind: ListKind) -> bool:
        """Whether there is something to swap."""
        return kind in self.current

    def taken(self, kind: ListKind) -> Taken | None:
        """What was last imported by itself."""
        return self.takings.get(kind)

    def note(self, kind: ListKind, taken: Taken) -> None:
        """Remember what holds what was imported already."""
        self.takings[kind] = taken
