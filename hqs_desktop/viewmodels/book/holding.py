"""Holds the slot that a panel has taken up against the centre's other desks, and knows whether one of them does."""

from typing import TYPE_CHECKING, Final

from hqs_desktop.desk.events import Event, HoldsChanged
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.book.flow import Step

if TYPE_CHECKING:
    from hqs_desktop.core.model import Tqid
    from hqs_desktop.viewmodels.book.panel import BookPanel
    from hqs_desktop.viewmodels.shared import Shared

_HELD: Final = {Step.FILLING, Step.READING_BACK, Step.ASKING, Step.RUNNING, Step.NOT_SENT}
"""Where somebody works at a slot; what is sent and not known yet the write itself holds."""


class Holding(SessionViewModel):
    """Follows a panel."""

    def __init__(self, panel: "BookPanel", shared: "Shared") -> None:
        super().__init__(shared, panel)
        self._panel = panel
        self._held: Tqid | None = None
        panel.step_changed.connect(self._follow)
        panel.draft_changed.connect(self._work)
        self._join()

    @property
    def elsewhere(self) -> Problem | None:
        """That another desk has the panel's slot taken up; None where none has, or nobody can tell."""
        slot = self._panel.slot
        if self._session is None or slot is None or self._panel.step not in _HELD:
            return None
        hold = self._session.holds.of(slot.tqid)
        return Problem(ProblemKind.HELD_ELSEWHERE, detail=hold.desk) if hold is not None else None

    def _follow(self) -> None:
        slot = self._panel.slot
        wanted = slot.tqid if slot is not None and self._panel.step in _HELD else None
        if self._session is None or wanted == self._held:
            return
        before, self._held = self._held, wanted
        if before is not None:
            self._session.holds.let_go(before)
        if wanted is not None:
            self._session.holds.take_up(wanted, self._operator)

    def _work(self) -> None:
        if self._session is not None and self._held is not None:
            self._session.holds.work_at(self._held)

    def _forget(self) -> None:
        """The session lets go of everything at its end."""
        self._held = None

    def _hear(self, event: Event) -> None:
        if isinstance(event, HoldsChanged) and self._panel.step in _HELD:
            self._panel.slot_changed.emit()
