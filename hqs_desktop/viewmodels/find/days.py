"""The item model of the strip of days, over a board."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.core.text import as_tip
from hqs_desktop.desk.ports import Clock
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.find.board import Board, DayCount

Index = QModelIndex | QPersistentModelIndex

CELL = Qt.ItemDataRole.UserRole
"""The role that gives a ``DayCell``, ``ProviderRow``, ``PartCell`` or ``SlotCell`` to paint."""

WORDS = {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}
"""The roles that tell a cell to whoever can't see all of it."""


def in_words(text: str, role: int) -> str:
    """The text for one of ``WORDS``."""
    return as_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day of the strip."""

    day: ShamsiDate
    count: DayCount
    today: bool

    @property
    def friday(self) -> bool:
        """Whether it is the day of rest."""
        return self.day.weekday == 6  # noqa: PLR2004  (Saturday is 0)


class DayModel(QAbstractListModel):
    """The days that were searched, each with its count."""

    def __init__(self, clock: Clock, quota_word: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._quota_word = quota_word
        self._board = Board()
        self._counts: dict[ShamsiDate, DayCount] = {}

    def show_board(self, board: Board) -> None:
        """Show other days."""
        self.beginResetModel()
        self._board = board
        self._counts = {}
        self.endResetModel()

    def refresh(self, day: ShamsiDate) -> None:
        """Count a day again."""
        if day in self._board.days:
            self._counts.pop(day, None)
            index = self.index(self._board.days.index(day), 0)
            self.dataChanged.emit(index, index)

    def follow_clock(self) -> None:
        """Count again what stands otherwise by now."""
        self._counts = {}
        if self._board.days:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._board.days) - 1, 0))

    def day_at(self, index: Index) -> ShamsiDate | None:
        """The day of an index."""
        return self._board.days[index.row()] if 0 <= index.row() < len(self._board.days) else None

    def index_of(self, day: ShamsiDate) -> QModelIndex:
        """The index of a day; an invalid one where it was not searched."""
        return self.index(self._board.days.index(day), 0) if day in self._board.days else QModelIndex()

    def count_of(self, day: ShamsiDate) -> DayCount:
        """How many slots a day has."""
        if day not in self._counts:
            self._counts[day] = self._board.count(day, self._clock.now())
        return self._counts[day]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        """One row per day."""
        return 0 if parent.isValid() else len(self._board.days)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The day in words, or its cell."""
        day = self.day_at(index)
        if day is None:
            return None
        if role == CELL:
            return DayCell(day, self.count_of(day), day == shamsi_of(self._clock.now()))
        if role == Qt.ItemDataRole.DisplayRole:
            return formats.medium_date(day)
        if role in WORDS:
            return in_words(f"{formats.medium_date(day)}: {self.summary(day)}", role)
        return None

    def summary(self, day: ShamsiDate) -> str:
        """``12 free: 8 in person, 4 internet``."""
        words = self._shown(day)
        hidden = self.count_of(day).hidden
        if not hidden:
            return words
        held = self.tr("{n} hidden by the filter").format(n=formats.digits(hidden))
        return formats.listed(words, held, by=self.tr("; "))

    def _shown(self, day: ShamsiDate) -> str:
        count = self.count_of(day)
        if not count.free:
            return self.tr("{n} not bookable").format(n=formats.digits(count.other)) if count.other else self.tr("none")
        free = self.tr("{n} free").format(n=formats.digits(count.free))
        parts = [
            self.tr("{n} {quota}").format(n=formats.digits(n), quota=formats.quoted(self._quota_word(code)))
            for code, n in sorted(count.by_quota.items())
            if code
        ]
        if not parts:
            return free
        return self.tr("{free}: {parts}").format(free=free, parts=formats.listed(*parts, by=self.tr(", ")))
