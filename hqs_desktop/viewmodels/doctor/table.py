"""The doctor's steps as a table: what is tried, how it ended, how long it took."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject

from hqs_desktop.desk.connection.steps import DoctorStep, StepReport, StepState
from hqs_desktop.viewmodels.doctor.words import state_word, step_name, took
from hqs_desktop.viewmodels.rows import Rows
from hqs_desktop.viewmodels.words.looks import Look
from hqs_desktop.viewmodels.words.tone import Tone

translate = QCoreApplication.translate  # lupdate knows it by this name

_LOOKS: Final = {
    StepState.PASSED: ("checkmark_circle", Tone.SUCCESS),
    StepState.WARNED: ("warning", Tone.WARN),
    StepState.FAILED: ("error_circle", Tone.DANGER),
    StepState.NOT_REACHED: ("clock", Tone.NEUTRAL),
    StepState.NOT_TRIED: ("info", Tone.NEUTRAL),
}


class Column(IntEnum):
    """The columns, in reading order."""

    STEP = 0
    STATE = 1
    TIME = 2


class StepTable(Rows):
    """A step a row; one that was not tried yet has no report."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(len(Column), parent)
        self.steps: Sequence[tuple[DoctorStep, str]] = ()
        self._reports: list[StepReport] = []
        self._running = False

    @property
    def reports(self) -> Sequence[StepReport]:
        """How those that were tried ended, from the first on."""
        return self._reports

    def begin(self, steps: Sequence[tuple[DoctorStep, str]], reports: Sequence[StepReport] = ()) -> None:
        """List the steps of an examination that runs from now on; of the first ones it is known how they ended."""
        self.beginResetModel()
        self.steps, self._reports, self._running = steps, list(reports), bool(steps)
        self.endResetModel()

    def add(self, report: StepReport) -> None:
        """Say how the next step ended."""
        self._reports.append(report)
        self._tell(len(self._reports) - 1, len(self._reports))

    def end(self) -> None:
        """No further step is tried."""
        self._running = False
        if len(self._reports) < len(self.steps):
            self._tell(len(self._reports), len(self._reports))

    def look(self, row: int) -> Look:
        """How a step is shown."""
        if row < len(self._reports):
            state = self._reports[row].state
            icon, tone = _LOOKS[state]
            return Look(state_word(state), icon, tone)
        if self._running and row == len(self._reports):
            return Look(translate("Doctor", "being tried\u2026"), "hourglass_half", Tone.INFO)
        return Look(translate("Doctor", "not tried yet"), "clock", Tone.NEUTRAL)

    def _tell(self, first: int, last: int) -> None:
        last = min(last, len(self.steps) - 1)
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

    def _length(self) -> int:
        return len(self.steps)

    def _text(self, row: int, column: int) -> str:
        match Column(column):
            case Column.STEP:
                return step_name(*self.steps[row])
            case Column.STATE:
                return self.look(row).word
            case Column.TIME:
                return took(self._reports[row]) if row < len(self._reports) else ""

    def _heading_of(self, column: int) -> str:
        return {
            Column.STEP: translate("Doctor", "What has to hold"),
            Column.STATE: translate("Doctor", "Result"),
            Column.TIME: translate("Doctor", "Time"),
        }[Column(column)]

    def _look_of(self, row: int) -> Look:
        return self.look(row)
