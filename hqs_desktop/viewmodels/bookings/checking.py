"""The check of the bookings that stand against the gateway, as it is seen beside the list: how far, how it went."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hqs_desktop.desk.events import CheckBegan, CheckEnded, CheckWent, Event
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.bookings.words import check_words, progress_words
from hqs_desktop.viewmodels.shared import Shared
from hqs_desktop.viewmodels.words.problems import ProblemText, problem_text

if TYPE_CHECKING:
    from hqs_desktop.desk.problems import Problem
    from hqs_desktop.desk.session import Session
    from hqs_desktop.desk.watching import Progress, WatchReport


class Checking(SessionViewModel):
    """Follows the session's watcher, which checks by itself too."""

    changed = Signal()

    def __init__(self, shared: Shared, parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self._join()

    @property
    def running(self) -> bool:
        """Whether the gateway is being asked what changed."""
        return self._session is not None and self._session.watcher.checking

    @property
    def awaited(self) -> bool:
        """Whether somebody waits for the check that runs: Esc stops it."""
        return self._session is not None and self._session.watcher.asked

    @property
    def stopping(self) -> bool:
        """Whether the check only waits for the calls under way."""
        return self._session is not None and self._session.watcher.stopping

    @property
    def share(self) -> float | None:
        """How much of the check is done, from 0 to 1; None while that is not known."""
        going = self._progress
        return going.done / going.total if going is not None and going.total else None

    @property
    def text(self) -> str:
        """How far the check is, or how the last one went, in one line."""
        if self.running:
            return progress_words(self._progress, stopping=self.stopping)
        return check_words(self.report)

    @property
    def report(self) -> "WatchReport | None":
        """What the last check found; None before the first."""
        return self._session.watcher.report if self._session is not None else None

    @property
    def report_problem(self) -> ProblemText | None:
        """Why the last check failed altogether, or ended in the middle."""
        problem = self.report.problem if self.report is not None else None
        return problem_text(problem) if problem is not None else None

    def check(self) -> None:
        """Ask the gateway what changed (operations 6 and 7); before the desk is ready, have that tried."""
        if self._session is None:
            self._slot.want_again()
        else:
            self._session.watcher.check()

    def stop(self) -> None:
        """End the check early; what it has learnt stays."""
        if self._session is not None:
            self._session.watcher.stop()

    def _begin(self, session: "Session") -> None:  # noqa: ARG002  (the properties find it)
        self.changed.emit()

    def _forget(self) -> None:
        self.changed.emit()

    def _await(self, trouble: "Problem | None") -> None:  # noqa: ARG002  (the list says why there is none)
        self.changed.emit()

    def _hear(self, event: Event) -> None:
        if isinstance(event, CheckBegan | CheckWent | CheckEnded):
            self.changed.emit()

    @property
    def _progress(self) -> "Progress | None":
        return self._session.watcher.progress if self._session is not None else None
