"""The list of tasks."""

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QObject

from hqs_desktop.core.model import Provider
from hqs_desktop.core.worklist import Task
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.rows import Rows
from hqs_desktop.viewmodels.tasks.details import due_words, task_mobile, task_name
from hqs_desktop.viewmodels.words.looks import Look, missed_look
from hqs_desktop.viewmodels.words.tasks import owner_words, step_look, why_words
from hqs_desktop.viewmodels.words.terms import doctor_name

translate = QCoreApplication.translate  # lupdate knows it by this name


class Column(IntEnum):
    """The columns, in reading order."""

    PATIENT = 0
    MISSED = 1
    MOBILE = 2
    WHY = 3
    DOCTOR = 4
    DUE = 5
    OWNER = 6
    TRIED = 7
    STEP = 8


_TEXTS: dict[Column, Callable[[Task], str]] = {
    Column.PATIENT: task_name,
    Column.MISSED: lambda task: missed_look().word if task.missed else "",
    Column.MOBILE: task_mobile,
    Column.WHY: why_words,
    Column.DOCTOR: lambda task: doctor_name(_provider(task)),
    Column.OWNER: owner_words,
    Column.TRIED: lambda task: formats.count(task.tried) if task.tried else "",
    Column.STEP: lambda task: step_look(task).word,
}


class TaskTable(Rows):
    """A task a row."""

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(len(Column), parent)
        self._now = now
        self._tasks: tuple[Task, ...] = ()

    @property
    def tasks(self) -> Sequence[Task]:
        """What is listed."""
        return self._tasks

    def show_tasks(self, tasks: Sequence[Task]) -> None:
        """List others; the same ones again change nothing, and the same people in their places move nothing."""
        tasks = tuple(tasks)
        if tasks == self._tasks:
            return
        if [one.id for one in tasks] == [one.id for one in self._tasks]:
            self._tasks = tasks
            self.dataChanged.emit(self.index(0, 0), self.index(len(tasks) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self._tasks = tasks
        self.endResetModel()

    def row_of(self, task_id: str) -> int:
        """Where a task stands; -1 where it is not listed."""
        return next((row for row, task in enumerate(self._tasks) if task.id == task_id), -1)

    def _length(self) -> int:
        return len(self._tasks)

    def _text(self, row: int, column: int) -> str:
        if column == Column.DUE:
            return due_words(self._tasks[row], self._now())
        return _TEXTS[Column(column)](self._tasks[row])

    def _heading_of(self, column: int) -> str:
        return {
            Column.PATIENT: translate("Everyone", "Patient"),
            Column.MISSED: translate("Everyone", "Before"),
            Column.MOBILE: translate("Everyone", "Mobile"),
            Column.WHY: translate("Everyone", "Why"),
            Column.DOCTOR: translate("Everyone", "Doctor"),
            Column.DUE: translate("Everyone", "Due"),
            Column.OWNER: translate("Everyone", "Seen to by"),
            Column.TRIED: translate("Everyone", "In vain"),
            Column.STEP: translate("Everyone", "Next step"),
        }[Column(column)]

    def _look_at(self, row: int, column: int) -> Look:
        """Who missed a visit before is marked in a cell of its own."""
        return missed_look() if column == Column.MISSED and self._tasks[row].missed else self._look_of(row)

    def _look_of(self, row: int) -> Look:
        return step_look(self._tasks[row])


def _provider(task: Task) -> Provider | None:
    if task.slot is not None:
        return task.slot.provider
    return task.wish.doctor if task.wish is not None else None
