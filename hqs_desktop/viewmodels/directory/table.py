"""The rows of the directory."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.words.looks import Look
from hqs_desktop.viewmodels.words.tone import Tone

translate = QCoreApplication.translate  # lupdate knows it by this name
Index = QModelIndex | QPersistentModelIndex

LOOK_ROLE: Final = Qt.ItemDataRole.UserRole
"""How a row stands: its ``Look``."""


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


class DirectoryRows(QAbstractTableModel):
    """One provider at a facility a row. No tool tips: Qt would take their text for HTML."""

    def __init__(self, term: Callable[[DirectoryEntry], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
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

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        """How many are listed."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        """Always the same columns."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, and the look of its row."""
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry, column = self._entries[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(entry, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column_title(column)}: {self._text(entry, column)}"
            case _ if role == LOOK_ROLE:
                return look_of(entry)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The columns' names."""
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return column_title(section) if shown else None

    def _text(self, entry: DirectoryEntry, column: Column) -> str:
        match column:
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
