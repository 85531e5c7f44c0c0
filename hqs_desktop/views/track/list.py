"""The table of several slots on F4."""

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from hqs_desktop.viewmodels.rows import LOOK_ROLE
from hqs_desktop.viewmodels.track.several import Column, SeveralTable, heading
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.state_cells import StateCells
from hqs_desktop.views.widgets.table import RowTable, width_of

_WIDTHS: Final = {Column.STATUS: 150, Column.PATIENT: 110, Column.DOCTOR: 110}
_FIGURES: Final = {Column.TQID: "1:" + "0" * 32 + "----", Column.DATE: "0000/00/00", Column.TIME: "00:00"}
_FIRST_TO_GO: Final = (Column.TIME, Column.DATE, Column.DOCTOR)
"""Where large text leaves too little room; a row that is opened has them all."""
_LEAST: Final = 40
_GROWING: Final = (Column.STATUS, Column.PATIENT, Column.DOCTOR)


class SeveralView(RowTable):
    """A slot a row, its id whole."""

    def __init__(self, model: SeveralTable, parent: QWidget | None = None) -> None:
        super().__init__(model, StateCells(LOOK_ROLE, Column.STATUS), parent)
        self.setObjectName("several")
        self.setAccessibleName(self.tr("Tracking numbers"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        widths: dict[int, int] = {column: px(self, width) for column, width in _WIDTHS.items()}
        widths |= {column: width_of(self, figures, heading(column)) for column, figures in _FIGURES.items()}
        least: dict[int, int] = dict.fromkeys(_GROWING, px(self, _LEAST))
        self.share_room(widths, first_to_go=_FIRST_TO_GO, growing=_GROWING, giving=least)

    def first(self) -> None:
        """Go to the first row, where none is the current one."""
        if not self.currentIndex().isValid():
            self._go_to(0)
