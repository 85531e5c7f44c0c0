"""The table of those who wait."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from hqs_desktop.core.worklist import Step
from hqs_desktop.viewmodels.rows import LOOK_ROLE
from hqs_desktop.viewmodels.waiting.table import Column, WaitTable
from hqs_desktop.viewmodels.words.tasks import step_words
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.state_cells import StateCells
from hqs_desktop.views.widgets.table import RowTable, width_of

_WIDTHS: Final = {Column.PATIENT: 130, Column.WHAT: 170, Column.WHEN: 170, Column.FOUND: 150, Column.PRIORITY: 48}
_FIGURES: Final = {Column.MOBILE: "0" * 11, Column.SINCE: "0000/00/00"}
_FIRST_TO_GO: Final = (Column.SINCE, Column.MOBILE, Column.WHEN, Column.PRIORITY, Column.FOUND, Column.WHAT)
"""Where there is too little room; the details have them all."""
_GROWING: Final = (Column.PATIENT, Column.WHAT, Column.WHEN)
_LEAST: Final = {Column.PATIENT: 72, Column.STEP: 96}
_STEPS: Final = (Step.WAIT, Step.OFFER, Step.SEARCH)


class WaitView(RowTable):
    """A task a row."""

    def __init__(self, model: WaitTable, parent: QWidget | None = None) -> None:
        super().__init__(model, StateCells(LOOK_ROLE, Column.STEP), parent)
        self.setObjectName("waiting")
        self.setAccessibleName(self.tr("Waitlist"))

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
        widths[Column.PRIORITY] = width_of(self, head[Column.PRIORITY])
        widths[Column.STEP] = width_of(self, *map(step_words, _STEPS), head[Column.STEP]) + px(self, 22)
        return widths
