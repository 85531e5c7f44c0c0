"""The list of those who wait."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QObject

from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.worklist import Offer, Step, Task
from hqs_desktop.desk.worklist.waitlist import Month
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.rows import Rows
from hqs_desktop.viewmodels.tasks.details import task_mobile, task_name
from hqs_desktop.viewmodels.tasks.offered import offer_words
from hqs_desktop.viewmodels.waiting.words import month_words, what_words, when_words
from hqs_desktop.viewmodels.words.looks import Look
from hqs_desktop.viewmodels.words.tasks import step_look

translate = QCoreApplication.translate  # lupdate knows it by this name


class Column(IntEnum):
    """The columns, in reading order."""

    PATIENT = 0
    MOBILE = 1
    WHAT = 2
    WHEN = 3
    SINCE = 4
    PRIORITY = 5
    FOUND = 6
    STEP = 7


_TEXTS: Mapping[Column, Callable[[Task], str]] = {
    Column.PATIENT: task_name,
    Column.MOBILE: task_mobile,
    Column.SINCE: lambda task: formats.short_date(shamsi_of(task.made_at)),
    Column.PRIORITY: lambda task: translate("Waiting", "Urgent") if task.urgent else "",
    Column.STEP: lambda task: step_look(task).word,
}


class WaitTable(Rows):
    """A task a row, with the slot that is offered to it."""

    def __init__(self, codes: CodeTables, parent: QObject | None = None) -> None:
        super().__init__(len(Column), parent)
        self._codes = codes
        self._tasks: tuple[Task, ...] = ()
        self._offers: Mapping[str, Offer] = {}

    @property
    def tasks(self) -> Sequence[Task]:
        """What is listed."""
        return self._tasks

    def offer_of(self, task: Task | None) -> Offer | None:
        """The slot that is offered to a task."""
        return self._offers.get(task.id) if task is not None else None

    def show_tasks(self, tasks: Sequence[Task], offers: Mapping[str, Offer]) -> None:
        """List others; the same people in their places move nothing."""
        tasks = tuple(tasks)
        if (tasks, offers) == (self._tasks, self._offers):
            return
        if [one.id for one in tasks] == [one.id for one in self._tasks]:
            self._tasks, self._offers = tasks, offers
            self.dataChanged.emit(self.index(0, 0), self.index(len(tasks) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self._tasks, self._offers = tasks, offers
        self.endResetModel()

    def row_of(self, task_id: str) -> int:
        """Where a task stands; -1 where it is not listed."""
        return next((row for row, task in enumerate(self._tasks) if task.id == task_id), -1)

    def _length(self) -> int:
        return len(self._tasks)

    def _text(self, row: int, column: int) -> str:
        task = self._tasks[row]
        match Column(column):
            case Column.WHAT:
                return what_words(task.wish, self._codes) if task.wish is not None else ""
            case Column.WHEN:
                return when_words(task.wish, self._codes) if task.wish is not None else ""
            case Column.FOUND:
                return found_words(task, self.offer_of(task))
            case other:
                return _TEXTS[other](task)

    def _heading_of(self, column: int) -> str:
        return {
            Column.PATIENT: translate("Waiting", "Patient"),
            Column.MOBILE: translate("Waiting", "Mobile"),
            Column.WHAT: translate("Waiting", "Waits for"),
            Column.WHEN: translate("Waiting", "Days and times"),
            Column.SINCE: translate("Waiting", "Since"),
            Column.PRIORITY: translate("Waiting", "Priority"),
            Column.FOUND: translate("Waiting", "Found"),
            Column.STEP: translate("Waiting", "Next step"),
        }[Column(column)]

    def _look_of(self, row: int) -> Look:
        return step_look(self._tasks[row])


def found_words(task: Task, offer: Offer | None) -> str:
    """The slot that is offered: its time and doctor; of who comes back the month; empty where nothing is known."""
    if offer is not None:
        return offer_words(offer)
    if task.step is Step.SEARCH:
        return month_words(Month.of(shamsi_of(task.due_at)))
    return ""
