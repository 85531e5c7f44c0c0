"""The item model over a board: the slots of one day as rows of a grid.

All geometry (which slot stands in which row and column, what lies next to what) is here; the view only paints.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.core.model import Slot, Tqid
from hqs_desktop.desk.ports import Clock
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.book.slot import SlotState, opens_words, state_word
from hqs_desktop.viewmodels.find.board import Board, Group, Order, Part
from hqs_desktop.viewmodels.find.days import CELL, WORDS, in_words

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ProviderRow:
    """The head of a provider's slots."""

    name: str
    beside: str
    free: int
    distance: str = ""


@dataclass(frozen=True, slots=True)
class PartCell:
    """The part of the day, in the first column of its first row."""

    word: str


@dataclass(frozen=True, slots=True)
class SlotCell:
    """A slot: its time, and in a word its quota or why it can't be booked."""

    slot: Slot
    state: SlotState
    time: str
    word: str


@dataclass(slots=True)
class _HeadRow:
    group: Group
    free: int


@dataclass(frozen=True, slots=True)
class _SlotRow:
    part: Part
    first: bool
    slots: tuple[Slot, ...]


class SlotModel(QAbstractTableModel):
    """One day's slots: a row per provider, under it the slots in rows of ``columns``, cut at the parts of the day.

    Column 0 holds the part of the day, the others a slot each.
    """

    def __init__(self, clock: Clock, quota_word: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._quota_word = quota_word
        self._board = Board()
        self._day: ShamsiDate | None = None
        self._columns = 6
        self._rows: list[_HeadRow | _SlotRow] = []

    @property
    def day(self) -> ShamsiDate | None:
        """The day that is shown."""
        return self._day

    def show_day(self, board: Board, day: ShamsiDate | None) -> None:
        """Show another day, or none, or what the board's sieve and order make of the same."""
        self.beginResetModel()
        self._board, self._day = board, day
        self._lay_out()
        self.endResetModel()

    def set_columns(self, columns: int) -> None:
        """How many slots stand beside each other."""
        if columns != self._columns and columns > 0:
            self.beginResetModel()
            self._columns = columns
            self._lay_out()
            self.endResetModel()

    def insert(self, group: Group) -> None:
        """Show a provider that has just answered, in the place that the board gives it, where the board shows it."""
        if not self._board.shows(group):
            return
        later = {id(other) for other in self._later_than(group)}
        heads = (
            number for number, row in enumerate(self._rows) if isinstance(row, _HeadRow) and id(row.group) in later
        )
        at, rows = next(heads, len(self._rows)), self._rows_of(group)
        self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
        self._rows[at:at] = rows
        self.endInsertRows()

    def refresh(self, tqid: Tqid) -> None:
        """Show a slot's new state, and its provider's new count."""
        index = self.index_of(tqid)
        if not index.isValid():
            return
        self.dataChanged.emit(index, index)
        for number in range(index.row(), -1, -1):
            row = self._rows[number]
            if isinstance(row, _HeadRow):
                row.free = self._free(row.group)
                head = self.index(number, 0)
                self.dataChanged.emit(head, self.index(number, self._columns))
                return

    def follow_clock(self) -> None:
        """Show what stands otherwise by now."""
        for row in self._rows:
            if isinstance(row, _HeadRow):
                row.free = self._free(row.group)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self._columns))

    def slot_at(self, index: Index) -> Slot | None:
        """The slot of a cell."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        place = index.column() - 1
        return row.slots[place] if isinstance(row, _SlotRow) and 0 <= place < len(row.slots) else None

    def is_head(self, row: int) -> bool:
        """Whether a row is a provider's head."""
        return isinstance(self._rows[row], _HeadRow)

    def index_of(self, tqid: Tqid) -> QModelIndex:
        """The cell of a slot; an invalid index where it is not shown."""
        for number, row in enumerate(self._rows):
            if isinstance(row, _SlotRow):
                for place, slot in enumerate(row.slots):
                    if slot.tqid == tqid:
                        return self.index(number, place + 1)
        return QModelIndex()

    def first(self) -> QModelIndex:
        """The first bookable slot of the day by the clock, or the nearest one's; else the first of all."""
        now, nearest = self._clock.now(), self._board.order is Order.DISTANCE
        cells = [
            (0.0 if nearest else slot.start.timestamp(), number, place)
            for number, row in enumerate(self._rows)
            if isinstance(row, _SlotRow)
            for place, slot in enumerate(row.slots)
            if self._board.state(slot, now) is SlotState.FREE
        ]
        if cells:
            _, row, place = min(cells)
            return self.index(row, place + 1)
        return self.index(self._slot_row(0, 1), 1) if self._rows else QModelIndex()

    def beside(self, index: Index, step: int) -> QModelIndex:
        """The next slot (1) or the one before (-1), over the ends of rows; the same at the very end."""
        row, column = index.row(), index.column() + step
        if 1 <= column <= self._length(row):
            return self.index(row, column)
        other = self._slot_row(row + step, step)
        return (
            self.index(other, 1 if step > 0 else self._length(other))
            if other != row
            else self.index(row, index.column())
        )

    def above_or_below(self, index: Index, step: int) -> QModelIndex:
        """The slot ``step`` slot rows below (or above, where negative), in the same column where there is one."""
        row = index.row()
        way = 1 if step > 0 else -1
        for _ in range(abs(step)):
            other = self._slot_row(row + way, way)
            if other < 0 or other == row:
                break
            row = other
        return self.index(row, max(1, min(index.column(), self._length(row))))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        """Heads and rows of slots."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        """The part of the day, and the slots."""
        return 0 if parent.isValid() else self._columns + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only slots can be reached."""
        if self.slot_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What to paint, or say."""
        if not index.isValid():
            return None
        cell = self._cell(index)
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(cell)
        if role in WORDS and isinstance(cell, SlotCell):
            words = (cell.time, self.state_word(cell.slot), cell.slot.provider.display_name)
            return in_words(formats.listed(*words, by=self.tr(", ")), role)
        return None

    def state(self, slot: Slot) -> SlotState:
        """Whether a slot can be booked now."""
        return self._board.state(slot, self._clock.now())

    def state_word(self, slot: Slot) -> str:
        """The quota of a bookable slot, or why it can't be booked."""
        state = self.state(slot)
        if state is SlotState.FREE:
            return self._quota_word(slot.quota.code.strip()) if slot.quota is not None else ""
        if state is SlotState.NOT_YET and slot.booking_opens is not None:
            return self.tr("opens {when}").format(when=opens_words(slot.booking_opens, self._clock.now()))
        return state_word(state)

    def _cell(self, index: Index) -> ProviderRow | PartCell | SlotCell | None:
        row = self._rows[index.row()]
        if isinstance(row, _HeadRow):
            return self._head(row) if index.column() == 0 else None
        if index.column() == 0:
            return PartCell(self._part_word(row.part)) if row.first else None
        slot = self.slot_at(index)
        if slot is None:
            return None
        state = self.state(slot)
        word = self._one_word(slot, state)
        return SlotCell(slot, state, formats.time_of(slot.start), word)

    def _one_word(self, slot: Slot, state: SlotState) -> str:
        """As much of the state as a cell has room for."""
        if state is SlotState.MINE:
            return self.tr("booked")
        if state is SlotState.NOT_YET and slot.booking_opens is not None:
            opens, now = slot.booking_opens, self._clock.now()
            if shamsi_of(opens) != shamsi_of(now):
                return formats.weekday(shamsi_of(opens))
            return self.tr("from {time}", "when a slot can be booked, in a narrow cell").format(
                time=formats.time_of(opens)
            )
        return self.state_word(slot)

    def _part_word(self, part: Part) -> str:
        return {
            Part.MORNING: self.tr("Morning"),
            Part.AFTERNOON: self.tr("Afternoon"),
            Part.EVENING: self.tr("Evening"),
        }[part]

    def _lay_out(self) -> None:
        groups = self._board.groups(self._day) if self._day is not None else ()
        self._rows = [row for group in groups for row in self._rows_of(group)]

    def _later_than(self, group: Group) -> Sequence[Group]:
        groups = self._board.groups(self._day) if self._day is not None else ()
        places = [place for place, other in enumerate(groups) if other is group]
        return groups[places[0] + 1 :] if places else ()

    def _rows_of(self, group: Group) -> list[_HeadRow | _SlotRow]:
        rows: list[_HeadRow | _SlotRow] = [_HeadRow(group, self._free(group))]
        shown = self._board.parts(group)
        for part in Part:
            slots = shown.get(part, ())
            rows.extend(
                _SlotRow(part, start == 0, tuple(slots[start : start + self._columns]))
                for start in range(0, len(slots), self._columns)
            )
        return rows

    def _free(self, group: Group) -> int:
        return self._board.count_of(group, self._clock.now()).free

    def _head(self, row: _HeadRow) -> ProviderRow:
        provider, facility = row.group.entry.provider, row.group.entry.facility
        specialty = provider.specialty.value.strip() if provider.specialty is not None else ""
        beside = formats.listed(specialty, formats.digits(facility.name), by=self.tr(" \u00b7 "))
        name = provider.display_name or formats.identifier(provider.identifier.id)
        return ProviderRow(name, beside, row.free, self._distance(row.group))

    def _distance(self, group: Group) -> str:
        """How far off a provider is, in words; empty where no point was sought around."""
        if not self._board.is_around_a_point:
            return ""
        return formats.distance(group.metres) if group.metres is not None else self.tr("distance unknown")

    def _length(self, row: int) -> int:
        found = self._rows[row]
        return len(found.slots) if isinstance(found, _SlotRow) else 0

    def _slot_row(self, row: int, step: int) -> int:
        """The first row of slots from ``row`` on in a direction; the nearest the other way at the end."""
        while 0 <= row < len(self._rows) and isinstance(self._rows[row], _HeadRow):
            row += step
        if 0 <= row < len(self._rows):
            return row
        row = max(0, min(row, len(self._rows) - 1))
        while 0 <= row < len(self._rows) and isinstance(self._rows[row], _HeadRow):
            row -= step
        return row


def _text(cell: ProviderRow | PartCell | SlotCell | None) -> str | None:
    match cell:
        case ProviderRow():
            return cell.name
        case PartCell():
            return cell.word
        case SlotCell():
            return cell.time
        case _:
            return None
