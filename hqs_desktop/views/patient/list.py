"""The bookings on a patient's card."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from hqs_desktop.viewmodels.patient.table import Column, PatientTable, state_words, told_samples
from hqs_desktop.viewmodels.rows import LOOK_ROLE
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.state_cells import StateCells
from hqs_desktop.views.widgets.table import RowTable, width_of

_WIDTHS = {Column.DOCTOR: 140, Column.FACILITY: 120, Column.OPERATOR: 84}
_FIGURES = {Column.DATE: "0000/00/00", Column.TIME: "00:00"}
_FIRST_TO_GO = (Column.OPERATOR, Column.TOLD, Column.FACILITY, Column.TIME, Column.DOCTOR)
"""Where large text leaves too little room."""
_GROWING = (Column.DOCTOR, Column.FACILITY)
_ROWS = 8
_ROW = 24
_ICON = 22


class PatientBookings(RowTable):
    """One patient's bookings."""

    def __init__(self, model: PatientTable, parent: QWidget | None = None) -> None:
        super().__init__(model, StateCells(LOOK_ROLE, Column.STATE), parent)
        self.setObjectName("patient_bookings")
        self.setAccessibleName(self.tr("Bookings of the patient"))

    def sizeHint(self) -> QSize:
        """Its head and eight rows."""
        return QSize(super().sizeHint().width(), (_ROWS + 1) * px(self, _ROW) + px(self, 8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self.share_room(self._widths(), first_to_go=_FIRST_TO_GO, growing=_GROWING)

    def _widths(self) -> dict[int, int]:
        """What each column wants: figures and states are seen whole."""
        head = {one: str(self.model().headerData(one, Qt.Orientation.Horizontal)) for one in Column}
        widths: dict[int, int] = {
            column: max(px(self, width), width_of(self, head[column])) for column, width in _WIDTHS.items()
        }
        for column, figures in _FIGURES.items():
            widths[column] = width_of(self, figures, head[column])
        widths[Column.TOLD] = width_of(self, *told_samples(), head[Column.TOLD])
        widths[Column.STATE] = width_of(self, *state_words(), head[Column.STATE]) + px(self, _ICON)
        return widths
