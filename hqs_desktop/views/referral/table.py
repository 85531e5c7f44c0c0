"""The table of referral slots, whose last row says how it goes on."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from hqs_desktop.core.model import Slot
from hqs_desktop.viewmodels.referral.table import Column, SlotTable, heading
from hqs_desktop.viewmodels.rows import LOOK_ROLE
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.state_cells import Index, StateCells
from hqs_desktop.views.widgets.table import RowTable, width_of

_NEAR: Final = 12  # rows before the end at which the next page is asked for
_WIDTHS: Final = {Column.DOCTOR: 130, Column.CENTRE: 130, Column.SERVICE: 90, Column.QUOTA: 120}
_FIRST_TO_GO: Final = (Column.SERVICE, Column.CENTRE)
"""Where large text leaves too little room; the panel has them all."""
_GROWING: Final = (Column.DOCTOR, Column.CENTRE, Column.SERVICE)


class _Cells(StateCells):
    """The last row is a state all along."""

    def __init__(self, model: SlotTable) -> None:
        super().__init__(LOOK_ROLE, Column.QUOTA)
        self._slots = model

    def says_state(self, index: Index) -> bool:
        """Whether a cell holds a state."""
        return super().says_state(index) or index.row() == self._slots.tail_row


class SlotTableView(RowTable):
    """``chosen`` comes with Enter on a slot, ``asked`` with Enter on the last row, ``near_end`` as it comes in sight.

    ``current_slot_changed`` brings the slot that Enter would choose, or None.
    """

    chosen = Signal(object)
    asked = Signal()
    near_end = Signal()
    current_slot_changed = Signal(object)

    def __init__(self, model: SlotTable, parent: QWidget | None = None) -> None:
        super().__init__(model, _Cells(model), parent)
        self._slots = model
        self.setObjectName("referral_slots")
        self.setAccessibleName(self.tr("Slots"))
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self._look_at_end)
        self.opened.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        self.verticalScrollBar().valueChanged.connect(self._look_soon)
        self.verticalScrollBar().rangeChanged.connect(self._look_soon)
        for changed in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            changed.connect(self._rows_changed)
        self._rows_changed()

    @property
    def current_slot(self) -> Slot | None:
        """The slot that Enter would choose."""
        return self._slots.slot_at(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def go_to(self, row: int) -> None:
        """Make a row the current one."""
        self._go_to(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        widths: dict[int, int] = {column: px(self, width) for column, width in _WIDTHS.items()}
        widths[Column.DAY] = width_of(self, *self._day_samples())
        widths[Column.TIME] = width_of(self, "00:00", heading(Column.TIME))
        self.share_room(widths, first_to_go=_FIRST_TO_GO, growing=_GROWING)
        self._look_soon()

    def _day_samples(self) -> tuple[str, ...]:
        texts = {str(self._slots.index(row, Column.DAY).data()) for row in range(min(self._slots.rowCount(), 50))}
        return (heading(Column.DAY), *(texts - {str(self._slots.index(self._slots.tail_row, 0).data())}))

    def _rows_changed(self) -> None:
        self.clearSpans()
        if self._slots.tail_row >= 0:
            self.setSpan(self._slots.tail_row, 0, 1, len(Column))
        self._look_soon()

    def _open(self) -> None:
        if (slot := self.current_slot) is not None:
            self.chosen.emit(slot)
        elif self.currentIndex().isValid():
            self.asked.emit()

    def _row_changed(self) -> None:
        self.current_slot_changed.emit(self.current_slot)
        self._look_soon()

    def _look_soon(self) -> None:
        self._look.start()

    def _look_at_end(self) -> None:
        """Once the table is laid out: only then is it known what is seen."""
        count = self._slots.rowCount()
        last = self.rowAt(self.viewport().height() - 1)
        seen = count - 1 if last < 0 else last
        if self.isVisible() and count and max(seen, self.currentIndex().row()) >= count - _NEAR:
            self.near_end.emit()
