"""What every view-model has: commands that run as tasks, ``busy``, the last problem, and a session that comes and goes.

A view-model keeps its state private; a property has one ``<name>_changed`` signal without arguments, emitted only on
change. Visible text is made when it is asked for, so that a change of language needs no more than a re-reading.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.tasks import TaskScope

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Coroutine

    from hqs_desktop.desk.events import Event
    from hqs_desktop.desk.problems import Problem
    from hqs_desktop.desk.session import Session
    from hqs_desktop.viewmodels.shared import Shared
    from hqs_desktop.viewmodels.words.problems import ProblemText


class SessionSlot(QObject):
    """Holds the present session, or none. Whoever looks at it hears of every change, and lets go of what is over.

    ``trouble`` is what keeps a session from beginning, or the journal from working; ``again_wanted`` comes when a
    person wants that to be tried once more.
    """

    changed = Signal()
    trouble_changed = Signal()
    again_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._trouble: Problem | None = None

    @property
    def session(self) -> "Session | None":
        """The use cases; None while there are none."""
        return self._session

    def put(self, session: "Session") -> None:
        """Have everyone work on ``session``; an earlier one is taken away first, and no trouble is left."""
        self.clear()
        self._session = session
        self.set_trouble(None)
        self.changed.emit()

    def clear(self) -> None:
        """Have everyone let go, before the session is closed."""
        if self._session is not None:
            self._session = None
            self.changed.emit()

    @property
    def trouble(self) -> "Problem | None":
        """Why there is no session, or why the one that is there can't write; None where nothing is the matter."""
        return self._trouble

    def set_trouble(self, trouble: "Problem | None") -> None:
        """Say what is the matter; None where that is over."""
        if trouble != self._trouble:
            self._trouble = trouble
            self.trouble_changed.emit()

    def want_again(self) -> None:
        """Have what is in trouble tried once more, now."""
        if self._trouble is not None:
            self.again_wanted.emit()


class ViewModel(QObject):
    """The base of the view-models: commands, ``busy`` and ``problem``."""

    busy_changed = Signal()
    problem_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._problem: Problem | None = None
        self._running: set[asyncio.Task[None]] = set()
        self._tasks = TaskScope(on_error=self.fail)

    @property
    def busy(self) -> bool:
        """Whether a command runs."""
        return self._busy

    @property
    def problem(self) -> "ProblemText | None":
        """What the last command failed with, in words; None where it did not fail."""
        from hqs_desktop.viewmodels.words.problems import problem_text  # noqa: PLC0415  # see ``fail``

        return problem_text(self._problem) if self._problem is not None else None

    def fail(self, error: BaseException) -> None:
        """Show an error that nothing else handled."""
        from hqs_desktop.desk.problems import problem_of  # noqa: PLC0415  # the first paint has no problems

        self.set_problem(problem_of(error))

    def set_problem(self, problem: "Problem | None") -> None:
        """Show a problem, or take the shown one away."""
        if problem != self._problem:
            self._problem = problem
            self.problem_changed.emit()

    def run(self, work: "Coroutine[object, object, None]", *, name: str, quiet: bool = False) -> None:
        """Run a command; a newer one of the same name cancels the older. A quiet one does not count as ``busy``."""
        task = self._tasks.start(work, name=name, key=name)
        if not quiet:
            self._running.add(task)
            task.add_done_callback(self._ended)  # comes also for a task that was cancelled before its first step
            self._set_busy()

    async def aclose(self) -> None:
        """Cancel what runs and wait for its end; later commands do nothing."""
        await self._tasks.aclose()

    def let_go(self) -> None:
        """Cancel what runs and hear nothing more of it."""
        for task in self._running:
            task.remove_done_callback(self._ended)
        self._running.clear()
        self._tasks.cancel_all()
        self._set_busy()

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._running.discard(task)
        self._set_busy()

    def _set_busy(self) -> None:
        busy = bool(self._running)
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit()


class SessionViewModel(ViewModel):
    """A view-model that works on the session. Without one it is not ``ready`` and commands do nothing.

    A room says in ``_begin`` what it does with a new session, in ``_forget`` what it drops with an old one, in
    ``_hear`` what an event means to it, in ``_await`` how it waits for one. Its constructor ends with ``_join``.
    """

    ready_changed = Signal()

    def __init__(self, shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shared = shared
        self._slot = shared.slot
        self._unsubscribe: Callable[[], None] | None = None
        self._slot.changed.connect(self._session_changed)
        self._slot.trouble_changed.connect(self._trouble_changed)

    @property
    def ready(self) -> bool:
        """Whether the use cases are there."""
        return self._session is not None

    async def aclose(self) -> None:
        """Let go of the session for good, and wait for what runs."""
        self.leave()
        await super().aclose()

    def leave(self) -> None:
        """Hear no more, and cancel what runs, for good: for one that is about to be deleted."""
        if self._slot is not self._shared.slot:
            return
        self._slot.changed.disconnect(self._session_changed)
        self._slot.trouble_changed.disconnect(self._trouble_changed)
        self._slot = SessionSlot(self)
        self._listen(None)
        self.let_go()

    def come(self) -> None:
        """The screen is used again, perhaps after a night: what depends on the time follows it now."""
        self._shared.ticks.look()

    @property
    def _session(self) -> "Session | None":
        return self._slot.session

    @property
    def _absence(self) -> "Problem":
        """Why there is no session."""
        from hqs_desktop.desk.problems import Problem, ProblemKind  # noqa: PLC0415  # see ``fail``

        return self._slot.trouble or Problem(ProblemKind.NOT_CONNECTED)

    @property
    def _operator(self) -> str:
        """Who works here now; to be asked at the moment of a write."""
        return self._shared.operators.present

    def _join(self) -> None:
        """Take up the session that is there already, if any."""
        if (session := self._session) is not None:
            self._listen(session)
            self._begin(session)

    def _begin(self, session: "Session") -> None:
        """Take up a new session."""

    def _forget(self) -> None:
        """Drop what came from a session that is gone. What runs was cancelled before."""

    def _hear(self, event: "Event") -> None:
        """Learn what happened at the desk."""

    def _await(self, trouble: "Problem | None") -> None:
        """Say why no session comes; None while one is on its way."""

    def _session_changed(self) -> None:
        session = self._session
        self._listen(session)
        if session is None:
            self.let_go()
            self.set_problem(None)
            self._forget()
        else:
            self._begin(session)
        self.ready_changed.emit()

    def _trouble_changed(self) -> None:
        if self._session is None:
            self._await(self._slot.trouble)

    def _listen(self, session: "Session | None") -> None:
        if self._unsubscribe is not None:
            self._unsubscribe()
        self._unsubscribe = session.events.subscribe(self._hear) if session is not None else None
