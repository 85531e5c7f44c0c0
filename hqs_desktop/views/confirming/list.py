"""The table of whoever is asked whether he comes."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from hqs_desktop.viewmodels.confirming.table import Column, ConfirmTable
from hqs_desktop.viewmodels.confirming.words import answer_words, day_words
from hqs_desktop.viewmodels.rows import LOOK_ROLE
from hqs_desktop.viewmodels.words.looks import missed_look
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.state_cells import StateCells
from hqs_desktop.views.widgets.table import RowTable, width_of

_WIDTHS: Final = {Column.PATIENT: 150, Column.DOCTOR: 120, Column.FACILITY: 130}
_FIGURES: Final = {Column.TIME: "00:00", Column.MOBILE: "0" * 11, Column.TRIED: "00"}
_FIRST_TO_GO: Final = (Column.FACILITY, Column.TRIED, Column.DOCTOR, Column.MOBILE, Column.DAY, Column.MISSED)
"""Where there is too little room; the details have them all."""
_GROWING: Final = (Column.PATIENT, Column.DOCTOR, Column.FACILITY)
_LEAST_PATIENT: Final = 64
_ICON: Final = 22


class ConfirmView(RowTable):
    """A visit a row."""

    def __init__(self, model: ConfirmTable, parent: QWidget | None = None) -> None:
        self._model = model
        super().__init__(model, StateCells(LOOK_ROLE, Column.ANSWER, marks=Column.MISSED), parent)
        self.setObjectName("to_confirm")
        self.setAccessibleName(self.tr("Patients to ask whether they come"))
        for changed in (model.modelReset, model.dataChanged):
            changed.connect(self._share_room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        giving: dict[int, int] = {Column.PATIENT: px(self, _LEAST_PATIENT)}
        shown = self.share_room(self._widths(), first_to_go=_FIRST_TO_GO, growing=_GROWING, giving=giving)
        if sum(shown.values()) > self.viewport().width():
            self.share_room(shown, giving=giving | {Column.ANSWER: px(self, _ICON)})

    def _widths(self) -> dict[int, int]:
        model = self.model()
        head = {column: str(model.headerData(column, Qt.Orientation.Horizontal)) for column in Column}
        widths: dict[int, int] = {column: px(self, width) for column, width in _WIDTHS.items()}
        for column, figures in _FIGURES.items():
            widths[column] = width_of(self, figures, head[column])
        widths[Column.DAY] = width_of(self, *day_words(), head[Column.DAY])
        if any(visit.task.missed for visit in self._model.visits):  # else the column would say nothing
            widths[Column.MISSED] = width_of(self, missed_look().word, head[Column.MISSED]) + px(self, _ICON)
        widths[Column.ANSWER] = width_of(self, *answer_words(), head[Column.ANSWER]) + px(self, _ICON)
        return widths
