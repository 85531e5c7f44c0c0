"""The referral slots that came, a row each in the gateway's order; below them a row that says how it goes on."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject

from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.model import Slot, Tqid
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.rows import Rows
from hqs_desktop.viewmodels.words.looks import Look
from hqs_desktop.viewmodels.words.terms import doctor_name

translate = QCoreApplication.translate  # lupdate knows it by this name


class Column(IntEnum):
    """The columns, in reading order."""

    DAY = 0
    TIME = 1
    DOCTOR = 2
    CENTRE = 3
    SERVICE = 4
    QUOTA = 5


_TEXTS: Final[dict[Column, Callable[[Slot], str]]] = {
    Column.DAY: lambda slot: formats.medium_date(shamsi_of(slot.start)),
    Column.TIME: lambda slot: formats.time_of(slot.start),
    Column.DOCTOR: lambda slot: doctor_name(slot.provider),
    Column.CENTRE: lambda slot: formats.digits(slot.facility.name.strip()),
}


def heading(column: Column) -> str:
    """A column's name."""
    return {
        Column.DAY: translate("Referral", "Day"),
        Column.TIME: translate("Referral", "Time"),
        Column.DOCTOR: translate("Referral", "Doctor"),
        Column.CENTRE: translate("Referral", "Centre"),
        Column.SERVICE: translate("Referral", "Service"),
        Column.QUOTA: translate("Referral", "Quota"),
    }[column]


class SlotTable(Rows):
    """``look`` says how a slot stands, ``service`` what it is for."""

    def __init__(
        self, look: Callable[[Slot], Look], service: Callable[[Slot], str], parent: QObject | None = None
    ) -> None:
        super().__init__(len(Column), parent)
        self._look = look
        self._texts: dict[Column, Callable[[Slot], str]] = {
            **_TEXTS,
            Column.SERVICE: service,
            Column.QUOTA: lambda slot: look(slot).word,
        }
        self._slots: list[Slot] = []
        self._rows: dict[Tqid, int] = {}
        self._tail: Look | None = None

    @property
    def slots(self) -> Sequence[Slot]:
        """What is listed."""
        return self._slots

    @property
    def tail_row(self) -> int:
        """The row that says how it goes on; -1 where there is none."""
        return len(self._slots) if self._tail is not None else -1

    def show_slots(self, slots: Sequence[Slot], tail: Look | None) -> None:
        """List others."""
        self.beginResetModel()
        self._slots, self._tail = list(slots), tail
        self._rows = {slot.tqid: row for row, slot in enumerate(slots)}
        self.endResetModel()

    def add(self, slots: Sequence[Slot]) -> None:
        """List more, below those that are there."""
        if not slots:
            return
        first = len(self._slots)
        self.beginInsertRows(QModelIndex(), first, first + len(slots) - 1)
        self._slots += slots
        self._rows.update((slot.tqid, first + number) for number, slot in enumerate(slots))
        self.endInsertRows()

    def set_tail(self, tail: Look | None) -> None:
        """Say how it goes on; None: it doesn't."""
        row = len(self._slots)
        if tail is not None and self._tail is not None:
            self._tail = tail
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
        elif tail is not None:
            self.beginInsertRows(QModelIndex(), row, row)
            self._tail = tail
            self.endInsertRows()
        elif self._tail is not None:
            self.beginRemoveRows(QModelIndex(), row, row)
            self._tail = None
            self.endRemoveRows()

    def refresh(self) -> None:
        """Show how slots stand now."""
        if self._slots:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._slots) - 1, len(Column) - 1))

    def slot_at(self, row: int) -> Slot | None:
        """The slot of a row."""
        return self._slots[row] if 0 <= row < len(self._slots) else None

    def row_of(self, tqid: Tqid) -> int:
        """The row of a slot; -1 where it is not listed."""
        return self._rows.get(tqid, -1)

    def _length(self) -> int:
        return len(self._slots) + (self._tail is not None)

    def _text(self, row: int, column: int) -> str:
        slot = self.slot_at(row)
        if slot is not None:
            return self._texts[Column(column)](slot)
        return self._tail.word if self._tail is not None else ""

    def _spoken(self, row: int, column: int) -> str:
        return super()._spoken(row, column) if self.slot_at(row) is not None else self._text(row, column)

    def _heading_of(self, column: int) -> str:
        return heading(Column(column))

    def _look_of(self, row: int) -> Look | None:
        slot = self.slot_at(row)
        return self._look(slot) if slot is not None else self._tail
