"""The table of everyone on the worklist."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from hqs_desktop.core.worklist import Step
from hqs_desktop.viewmodels.everyone.table import Column, TaskTable
from hqs_desktop.viewmodels.rows import LOOK_ROLE
from hqs_desktop.viewmodels.words.looks import missed_look
from hqs_desktop.viewmodels.words.tasks import step_words
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.state_cells import StateCells
from hqs_desktop.views.widgets.table import RowTable, width_of

_WIDTHS: Final = {Column.PATIENT: 140, Column.WHY: 120, Column.DOCTOR: 120, Column.OWNER: 80}
_FIGURES: Final = {Column.MOBILE: "0" * 11, Column.DUE: "0000/00/00 00:00", Column.TRIED: "00"}
_FIRST_TO_GO: Final = (
    Column.TRIED,
    Column.OWNER,
    Column.DOCTOR,
    Column.MOBILE,
    Column.DUE,
    Column.WHY,
    Column.MISSED,
)
"""Where there is too little room; the details have them all."""
_GROWING: Final = (Column.PATIENT, Column.WHY, Column.DOCTOR)
_LEAST: Final = {Column.DOCTOR: 88, Column.WHY: 88, Column.STEP: 104, Column.PATIENT: 104}
"""Who it is gives way last."""


class TasksView(RowTable):
    """A task a row."""

    def __init__(self, model: TaskTable, parent: QWidget | None = None) -> None:
        super().__init__(model, StateCells(LOOK_ROLE, Column.STEP, marks=Column.MISSED), parent)
        self.setObjectName("tasks")
        self.setAccessibleName(self.tr("Worklist"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        least: dict[int, int] = {column: px(self, width) for column, width in _LEAST.items()}
        self.share_room(self._widths(), first_to_go=_FIRST_TO_GO, growing=_GROWING, giving=least)

    def _widths(self) -> dict[int, int]:
        model = self.model()
        head = {column: str(model.headerData(column, Qt.Orientation.Horizontal)) for column in Column}
        widths: dict[int, int] = {column: px(self, width) for column, width in _WIDTHS.items()}
        for column, figures in _FIGURES.items():
            widths[column] = width_of(self, figures, head[column])
        widths[Column.MISSED] = width_of(self, missed_look().word, head[Column.MISSED]) + px(self, 22)
        widths[Column.STEP] = width_of(self, *map(step_words, Step), head[Column.STEP]) + px(self, 22)
        return widths
