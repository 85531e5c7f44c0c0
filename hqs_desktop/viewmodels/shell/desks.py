"""How this desk stands to the centre's others: they are told of each other by a database that may not answer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hqs_desktop.viewmodels.base import SessionViewModel

if TYPE_CHECKING:
    from hqs_desktop.desk.events import Event
    from hqs_desktop.desk.problems import Problem
    from hqs_desktop.viewmodels.shared import Shared
    from hqs_desktop.viewmodels.words.problems import ProblemText


class DesksViewModel(SessionViewModel):
    """Says when this desk works without the others; what IT must mend is told as a notice, too."""

    changed = Signal()

    def __init__(self, shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self._apart: Problem | None = None
        self._join()

    @property
    def apart(self) -> "ProblemText | None":
        """Why the desk works alone and what to do; None where it does not, or its centre has no database."""
        from hqs_desktop.viewmodels.words.problems import problem_text  # noqa: PLC0415  # not for the first paint

        return problem_text(self._apart) if self._apart is not None else None

    def _hear(self, event: "Event") -> None:
        from hqs_desktop.desk.events import HoldsChanged  # noqa: PLC0415  # not for the first paint

        if isinstance(event, HoldsChanged) and self._session is not None:
            self._tell(self._session.holds.trouble)

    def _forget(self) -> None:
        self._tell(None)

    def _tell(self, trouble: "Problem | None") -> None:
        if trouble == self._apart:
            return
        before, self._apart = self._apart, trouble
        if before is not None:
            self._shared.notices.withdraw(lambda cause: cause == before)
        if trouble is not None and self._is_for_it(trouble):
            self._shared.notices.tell(trouble)
        self.changed.emit()

    @staticmethod
    def _is_for_it(trouble: "Problem") -> bool:
        from hqs_desktop.desk.problems import ProblemKind  # noqa: PLC0415  # not for the first paint

        return trouble.kind is ProblemKind.DESKS_REFUSED
