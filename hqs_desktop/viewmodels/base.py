"""What every view-model has: commands that run as tasks, ``busy``, the last problem, and a session that comes late.

A view-model keeps its state private; a property has one ``<name>_changed`` signal without arguments, emitted only on
change. Visible text is made when it is asked for, so that a change of language needs no more than a re-reading.
"""

from collections.abc import Coroutine
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.tasks import TaskScope

if TYPE_CHECKING:
    import asyncio

    from hqs_desktop.desk.problems import Problem
    from hqs_desktop.desk.session import Session
    from hqs_desktop.viewmodels.words.problems import ProblemText


class ViewModel(QObject):
    """The base of the view-models. It works before ``attach``: it is then not ``ready`` and commands do nothing."""

    ready_changed = Signal()
    busy_changed = Signal()
    problem_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._operator = ""
        self._busy = False
        self._problem: Problem | None = None
        self._running: set[asyncio.Task[None]] = set()
        self._tasks = TaskScope(on_error=self.fail)

    @property
    def ready(self) -> bool:
        """Whether the use cases are there."""
        return self._session is not None

    @property
    def operator(self) -> str:
        """Who works here; the journal keeps it with every write."""
        return self._operator

    def set_operator(self, name: str) -> None:
        """Say who works here."""
        self._operator = name

    @property
    def busy(self) -> bool:
        """Whether a command runs."""
        return self._busy

    @property
    def problem(self) -> "ProblemText | None":
        """What the last command failed with, in words; None where it did not fail."""
        from hqs_desktop.viewmodels.words.problems import problem_text  # noqa: PLC0415  # see ``fail``

        return problem_text(self._problem) if self._problem is not None else None

    def attach(self, session: "Session") -> None:
        """Take the use cases; what still ran on earlier ones is cancelled."""
        self._tasks.cancel_all()
        self._session = session
        self.ready_changed.emit()

    def fail(self, error: BaseException) -> None:
        """Show an error that nothing else handled."""
        from hqs_desktop.desk.problems import problem_of  # noqa: PLC0415  # the first paint has no problems

        self.set_problem(problem_of(error))

    def set_problem(self, problem: "Problem | None") -> None:
        """Show a problem, or take the shown one away."""
        if problem != self._problem:
            self._problem = problem
            self.problem_changed.emit()

    def run(self, work: Coroutine[object, object, None], *, name: str, quiet: bool = False) -> None:
        """Run a command; a newer one of the same name cancels the older. A quiet one does not count as ``busy``."""
        task = self._tasks.start(work, name=name, key=name)
        if not quiet:
            self._running.add(task)
            task.add_done_callback(self._ended)  # comes also for a task that was cancelled before its first step
            self._set_busy()

    async def aclose(self) -> None:
        """Cancel what runs and wait for its end; later commands do nothing."""
        self._session = None
        await self._tasks.aclose()

    def let_go(self) -> None:
        """Cancel what runs and hear nothing more of it: for one that is about to be deleted."""
        for task in self._running:
            task.remove_done_callback(self._ended)
        self._running.clear()
        self._tasks.cancel_all()

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._running.discard(task)
        self._set_busy()

    def _set_busy(self) -> None:
        busy = bool(self._running)
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit()
