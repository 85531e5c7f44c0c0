"""The worklist (F12): its pages, and how many people are due."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.worklist import Step, TaskFilter, TaskKind
from hqs_desktop.desk.events import Event, TasksChanged
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.navigation import ShowWaiting
from hqs_desktop.viewmodels.pages import Pages
from hqs_desktop.viewmodels.words.reminders import FoundForWaiting
from hqs_desktop.viewmodels.worklist.commands import PAGES

if TYPE_CHECKING:
    from hqs_desktop.core.worklist import Task
    from hqs_desktop.desk.session import Session
    from hqs_desktop.viewmodels.everyone.page import EveryoneViewModel
    from hqs_desktop.viewmodels.shared import Shared

_EVERYONE: Final = "everyone"
_WAITING: Final = "waiting"
_OFFERED: Final = TaskFilter(steps=frozenset({Step.OFFER}))
_KINDS_OF_PAGES: Final = {
    "calling": frozenset({TaskKind.WITHDRAWN, TaskKind.CANCELLED}),
    _WAITING: frozenset({TaskKind.WAITING, TaskKind.NO_SLOT, TaskKind.COME_BACK}),
    "confirming": frozenset({TaskKind.CONFIRM}),
}
_MOMENT: Final = timedelta(microseconds=1)


class WorklistViewModel(SessionViewModel):
    """``pages`` are its pages; ``count`` is how many tasks are due now."""

    count_changed = Signal()

    def __init__(self, shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self.pages = Pages(PAGES, shared, self)
        self._count = self._offered = 0
        shared.notices.acted.connect(self._acted)
        shared.ticks.minute.connect(self._read)
        self._join()

    async def aclose(self) -> None:
        """End whatever runs, on its pages, too."""
        await self.pages.aclose()
        await super().aclose()

    @property
    def count(self) -> int:
        """How many tasks are due now."""
        return self._count

    def show(self, task: "Task") -> None:
        """Show a task among everyone's."""
        self.pages.show(_EVERYONE)
        cast("EveryoneViewModel", self.pages.view_model(_EVERYONE)).show(task)

    def show_waiting(self) -> None:
        """Show those who wait for a slot."""
        self.pages.show(_WAITING)

    def _acted(self, cause: object) -> None:
        if isinstance(cause, FoundForWaiting):
            self._withdraw_found()
            self._shared.navigator.go(ShowWaiting())

    def _read(self) -> None:
        if self._session is not None:
            self.run(self._read_count(self._session), name="count", quiet=True)

    async def _read_count(self, session: "Session") -> None:
        due = TaskFilter(due_before=self._shared.clock.now() + _MOMENT)
        counts = {
            room: await session.journal.tasks.count(replace(due, kinds=kinds))
            for room, kinds in _KINDS_OF_PAGES.items()
        }
        self.pages.set_counts(counts)
        self._set_count(await session.journal.tasks.count(due))
        self._tell_found(await session.journal.tasks.count(_OFFERED))

    def _tell_found(self, offered: int) -> None:
        """One notice stands for all who have a slot offered; put away, it comes again when there are more."""
        if offered == self._offered:
            return
        stood = self._withdraw_found()
        if offered > self._offered or (stood and offered):
            self._shared.notices.tell(FoundForWaiting(offered))
        self._offered = offered

    def _withdraw_found(self) -> bool:
        """Whether one stood."""
        before = len(self._shared.notices.shown)
        self._shared.notices.withdraw(lambda cause: isinstance(cause, FoundForWaiting))
        return len(self._shared.notices.shown) < before

    def _set_count(self, count: int) -> None:
        if count != self._count:
            self._count = count
            self.count_changed.emit()

    def _begin(self, session: "Session") -> None:
        self.run(self._read_count(session), name="count", quiet=True)

    def _forget(self) -> None:
        self._set_count(0)
        self._tell_found(0)
        self.pages.set_counts({})

    def _hear(self, event: Event) -> None:
        if isinstance(event, TasksChanged):
            self._read()


def make(shared: "Shared", parent: QObject) -> WorklistViewModel:
    """For ``app.screens``."""
    return WorklistViewModel(shared, parent)
