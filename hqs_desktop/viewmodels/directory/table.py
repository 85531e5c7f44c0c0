"""The rows of the directory."""

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QObject

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.rows import Rows
from hqs_desktop.viewmodels.words.looks import Look
from hqs_desktop.viewmodels.words.tone import Tone

translate = QCoreApplication.translate  # lupdate knows it by this name


class Column(IntEnum):
    """The columns, in reading order."""

    NAME = 0
    NUMBER = 1
    SPECIALTY = 2
    CENTRE = 3
    SOURCE = 4
    STATE = 5


def column_title(column: int) -> str:
    """What stands above a column."""
    return {
        Column.NAME: translate("Directory", "Doctor"),
        Column.NUMBER: translate("Directory", "Council number"),
        Column.SPECIALTY: translate("Directory", "Specialty"),
        Column.CENTRE: translate("Directory", "Centre"),
        Column.SOURCE: translate("Directory", "Known from"),
        Column.STATE: translate("Directory", "In lists"),
    }[Column(column)]


def source_word(source: str) -> str:
    """Where an entry is known from; one that this version does not know as it is."""
    return {
        "seen": translate("Directory", "Replies"),
        "typed": translate("Directory", "Typed in"),
        "imported": translate("Directory", "A file"),
        "demo": translate("Directory", "The demo"),
    }.get(source, source)


def looks() -> Sequence[Look]:
    """Every way in which a row can stand."""
    return (
        Look(translate("Directory", "Hidden"), "eye_off", Tone.NEUTRAL),
        Look(translate("Directory", "First"), "pin", Tone.INFO),
        Look(translate("Directory", "Offered"), "", Tone.INFO),
    )


def look_of(entry: DirectoryEntry) -> Look:
    """How an entry stands."""
    hidden, pinned, offered = looks()
    return hidden if entry.hidden else pinned if entry.pinned else offered


def is_same(one: DirectoryEntry, other: DirectoryEntry) -> bool:
    """Whether two are the same provider at the same facility."""
    ids = (one.provider.identifier, one.facility.identifier)
    return ids == (other.provider.identifier, other.facility.identifier)


class DirectoryRows(Rows):
    """One provider at a facility a row."""

    def __init__(self, term: Callable[[DirectoryEntry], str], parent: QObject | None = None) -> None:
        super().__init__(len(Column), parent)
        self._term = term
        self._entries: Sequence[DirectoryEntry] = ()

    @property
    def entries(self) -> Sequence[DirectoryEntry]:
        """What is listed."""
        return self._entries

    def show(self, entries: Sequence[DirectoryEntry]) -> None:
        """List other rows."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def row_of(self, wanted: DirectoryEntry) -> int:
        """The row of the same provider and facility, -1 where it is not listed."""
        return next((row for row, entry in enumerate(self._entries) if is_same(entry, wanted)), -1)

    def _length(self) -> int:
        return len(self._entries)

    def _heading_of(self, column: int) -> str:
        return column_title(column)

    def _look_of(self, row: int) -> Look:
        return look_of(self._entries[row])

    def _text(self, row: int, column: int) -> str:
        entry = self._entries[row]
        match Column(column):
            case Column.NAME:
                return entry.provider.display_name
            case Column.NUMBER:
                return formats.identifier(entry.provider.identifier.id)
            case Column.SPECIALTY:
                return self._term(entry)
            case Column.CENTRE:
                place = entry.facility.identifier
                return entry.facility.name or (formats.tqid(place.id) if place is not None else "")
            case Column.SOURCE:
                return source_word(entry.source)
            case Column.STATE:
                return look_of(entry).word
