"""The withdrawn days, and the patients of one of them in the order in which they are called."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject

from hqs_desktop.core.worklist import Task
from hqs_desktop.desk.worklist.days import LostDay
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.calling.words import day_look, left_words
from hqs_desktop.viewmodels.rows import Rows
from hqs_desktop.viewmodels.words.looks import Look
from hqs_desktop.viewmodels.words.terms import doctor_name, patient_name

translate = QCoreApplication.translate  # lupdate knows it by this name


class DayColumn(IntEnum):
    """The columns of the days, in reading order."""

    DOCTOR = 0
    DAY = 1
    LEFT = 2


class DayTable(Rows):
    """A doctor's day a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(len(DayColumn), parent)
        self._days: Sequence[LostDay] = ()

    @property
    def days(self) -> Sequence[LostDay]:
        """What is listed."""
        return self._days

    def show_days(self, days: Sequence[LostDay]) -> None:
        """List other days; where they are the same ones, rows stay and only change."""
        same = [one.key for one in days] == [one.key for one in self._days]
        if same and days:
            self._days = days
            self.dataChanged.emit(self.index(0, 0), self.index(len(days) - 1, len(DayColumn) - 1))
        elif not same:
            self.beginResetModel()
            self._days = days
            self.endResetModel()

    def _length(self) -> int:
        return len(self._days)

    def _text(self, row: int, column: int) -> str:
        one = self._days[row]
        match DayColumn(column):
            case DayColumn.DOCTOR:
                return doctor_name(one.provider)
            case DayColumn.DAY:
                return formats.day_and_month(one.day)
            case DayColumn.LEFT:
                return left_words(one.counts)

    def _heading_of(self, column: int) -> str:
        return {
            DayColumn.DOCTOR: translate("Calling", "Doctor"),
            DayColumn.DAY: translate("Calling", "Day"),
            DayColumn.LEFT: translate("Calling", "Left"),
        }[DayColumn(column)]

    def _look_of(self, row: int) -> Look:
        return day_look(self._days[row].counts)


class CallColumn(IntEnum):
    """The columns of the patients, in reading order."""

    TIME = 0
    PATIENT = 1
    STATE = 2


_TEXTS: Final[dict[CallColumn, Callable[[Task], str]]] = {
    CallColumn.TIME: lambda task: formats.time_of(task.slot.start) if task.slot is not None else "",
    CallColumn.PATIENT: lambda task: patient_name(task.person),
}


class CallTable(Rows):
    """A patient a row; ``look`` says what he is at."""

    def __init__(self, look: Callable[[Task], Look], parent: QObject | None = None) -> None:
        super().__init__(len(CallColumn), parent)
        self._look = look
        self._tasks: Sequence[Task] = ()

    @property
    def tasks(self) -> Sequence[Task]:
        """Who is listed."""
        return self._tasks

    def show_tasks(self, tasks: Sequence[Task]) -> None:
        """List other patients; where they are the same ones in the same order, rows stay and only change."""
        same = [task.id for task in tasks] == [task.id for task in self._tasks]
        if same and tasks:
            self._tasks = tasks
            self.dataChanged.emit(self.index(0, 0), self.index(len(tasks) - 1, len(CallColumn) - 1))
        elif not same:
            self.beginResetModel()
            self._tasks = tasks
            self.endResetModel()

    def row_of(self, task_id: str) -> int:
        """The row of a task, -1 where it is not listed."""
        return next((row for row, task in enumerate(self._tasks) if task.id == task_id), -1)

    def _length(self) -> int:
        return len(self._tasks)

    def _text(self, row: int, column: int) -> str:
        task = self._tasks[row]
        return self._look(task).word if column == CallColumn.STATE else _TEXTS[CallColumn(column)](task)

    def _heading_of(self, column: int) -> str:
        return {
            CallColumn.TIME: translate("Calling", "Time"),
            CallColumn.PATIENT: translate("Calling", "Patient"),
            CallColumn.STATE: translate("Calling", "State"),
        }[CallColumn(column)]

    def _look_of(self, row: int) -> Look:
        return self._look(self._tasks[row])
