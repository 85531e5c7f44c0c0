"""The connection doctor, a page of F9: the steps, and of the chosen one why it failed and what to do."""

from pathlib import Path
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hqs_desktop.viewmodels.doctor.commands import (
    COPY_REPORT,
    EXAMINE,
    GO_ON_FROM_FAILED,
    SAVE_REPORT,
    STOP_EXAMINING,
)
from hqs_desktop.viewmodels.doctor.page import DoctorViewModel
from hqs_desktop.viewmodels.doctor.table import Column, StepTable
from hqs_desktop.viewmodels.doctor.words import milliseconds, state_words
from hqs_desktop.viewmodels.rows import LOOK_ROLE
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.clipboard import copy_private
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.files import ask_where
from hqs_desktop.views.widgets.flow import Flow
from hqs_desktop.views.widgets.labels import ElidedLabel, PlainLabel
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.progress import ProgressLine
from hqs_desktop.views.widgets.scrolled import Scrolled
from hqs_desktop.views.widgets.state_cells import StateCells
from hqs_desktop.views.widgets.table import RowTable, width_of

_TEXT: Final = {"Text (*.txt)": "txt"}
_STEP, _LEAST_STEP, _ICON = 200, 120, 22


class StepView(RowTable):
    """A step a row."""

    def __init__(self, model: StepTable, parent: QWidget | None = None) -> None:
        super().__init__(model, StateCells(LOOK_ROLE, Column.STATE), parent)
        self.setObjectName("steps")
        self.setAccessibleName(self.tr("Steps of the examination"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        widths: dict[int, int] = {
            Column.STEP: px(self, _STEP),
            Column.STATE: width_of(self, *state_words()) + px(self, _ICON),
            Column.TIME: width_of(self, milliseconds(10_000)),
        }
        self.share_room(
            widths,
            growing=(Column.STEP,),
            giving={Column.STEP: px(self, _LEAST_STEP), Column.STATE: px(self, _LEAST_STEP)},
        )


class DoctorPage(QWidget):
    """Shows a ``DoctorViewModel``."""

    def __init__(self, view_model: DoctorViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doctor_page")
        self.setAccessibleName(self.tr("Examination of this desk"))
        self._view_model = view_model
        self._summary = PlainLabel(role="strong", wrap=True)
        self._summary.setObjectName("doctor_summary")
        self._progress = ProgressLine()
        self._bar = MessageBar(dismissible=False)
        self._steps = StepView(view_model.table)
        self._detail = MessageBar(dismissible=False)
        self._detail.setObjectName("doctor_detail")
        self._said = ElidedLabel(role="muted")
        self._examine = self._button("examine", EXAMINE.label())
        self._examine.setProperty("role", "primary")
        self._go_on = self._button("examine_on", GO_ON_FROM_FAILED.label())
        self._stop = self._button("stop_examining", STOP_EXAMINING.label())
        self._copy = self._button("copy_report", COPY_REPORT.label())
        self._save = self._button("save_report", SAVE_REPORT.label())
        self._lay_out()
        self._connect()
        self._show_state()
        self._show_said()

    def focus_first(self) -> None:
        """The steps; before there are any, what begins."""
        (self._steps if self._view_model.table.steps else self._examine).setFocus()

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAutoDefault(True)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(self, 8))
        head.addWidget(self._summary, 1)
        head.addWidget(self._progress)
        buttons = QWidget()
        flow = Flow(px(self, 8), buttons)
        for button in (self._examine, self._go_on, self._stop, self._copy, self._save):
            flow.addWidget(button)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 8))
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self._steps, 1)
        column.addWidget(self._detail)
        column.addWidget(self._said)
        column.addWidget(buttons)
        around = QVBoxLayout(self)
        around.setContentsMargins(px(self, 12), px(self, 8), px(self, 12), px(self, 8))
        around.addWidget(Scrolled(inside))

    def _connect(self) -> None:
        model = self._view_model
        for command, button, act in (
            (EXAMINE, self._examine, model.examine),
            (STOP_EXAMINING, self._stop, model.stop),
            (COPY_REPORT, self._copy, self._copy_report),
            (SAVE_REPORT, self._save, self._ask_where),
        ):
            bind_key(command, self, act)
            button.clicked.connect(act)
        self._go_on.clicked.connect(model.go_on)
        self._steps.opened.connect(model.go_on)
        self._steps.selectionModel().currentRowChanged.connect(self._show_detail)
        model.progressed.connect(self._follow)
        model.busy_changed.connect(self._show_state)
        model.busy_changed.connect(self._show_worst)
        model.said_changed.connect(self._show_said)
        model.problem_changed.connect(self._show_said)

    def _follow(self) -> None:
        """Keep what is being tried in sight."""
        table = self._view_model.table
        if self._view_model.busy and table.steps:
            self._choose(min(len(table.reports), len(table.steps) - 1))
        self._show_state()

    def _show_worst(self) -> None:
        """At the end, choose what should be seen to first."""
        if not self._view_model.busy and (worst := self._view_model.worst) is not None:
            self._choose(worst)

    def _choose(self, row: int) -> None:
        self._steps.setCurrentIndex(self._view_model.table.index(row, 0))
        self._show_detail()

    def _show_state(self) -> None:
        model = self._view_model
        stopping = self._stop.hasFocus()
        self._summary.setText(model.summary)
        self._progress.show_share(model.share)
        self._stop.setEnabled(model.busy)
        self._go_on.setEnabled(not model.busy and model.first_failed is not None)
        for button in (self._copy, self._save):
            button.setEnabled(bool(model.table.reports))
        if (stopping and not model.busy) or (self._examine.hasFocus() and model.busy):
            self._steps.setFocus()
        self._show_detail()

    def _show_detail(self) -> None:
        row = self._steps.currentIndex().row()
        if 0 <= row < len(self._view_model.table.steps):
            self._detail.show_message(*self._view_model.detail(row))
        else:
            self._detail.hide()

    def _show_said(self) -> None:
        trouble = self._view_model.trouble
        self._said.setText(self._view_model.said)
        self._bar.setVisible(trouble is not None)
        if trouble is not None:
            self._bar.show_message(Tone.DANGER, trouble.title, trouble.advice, reference=trouble.reference)

    def _copy_report(self) -> None:
        if self._view_model.table.reports:
            copy_private(self._view_model.report)
            self._view_model.copied()

    def _ask_where(self) -> None:
        if self._view_model.table.reports:
            name = self._view_model.file_name
            ask_where(self, SAVE_REPORT.words(), name, _TEXT, lambda path: self._view_model.save(Path(path)))


def make(view_model: DoctorViewModel, parent: QWidget) -> DoctorPage:
    """For ``views.pages``."""
    return DoctorPage(view_model, parent)
