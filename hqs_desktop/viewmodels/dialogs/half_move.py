"""A move that is half done: both bookings stand, or none. A person finishes it, takes it back, or leaves it so."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.moves import Move, MoveState
from hqs_desktop.desk.problems import problem_of
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.dialogs.subject import Subject, subject_of
from hqs_desktop.viewmodels.shared import Shared

if TYPE_CHECKING:
    from hqs_desktop.desk.session import Session


class Way(StrEnum):
    """What a person may decide."""

    FINISH = "finish"
    UNDO = "undo"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class WayOut:
    """A way, in words, and what it does."""

    way: Way
    words: str
    consequence: str


class HalfMove(SessionViewModel):
    """One half-done move, for a dialog. ``ended`` comes once what was decided has begun."""

    ended = Signal()

    def __init__(self, move: Move, shared: Shared, parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self._move = move
        now = shared.clock.now()
        self.old: Subject = subject_of(move.old, now)
        self.new: Subject = subject_of(move.new, now)
        self.ways: Sequence[WayOut] = self._ways()
        self._join()

    @property
    def question(self) -> str:
        """What is the matter."""
        if self._move.state is MoveState.LOST:
            return self.tr("Neither booking stands: the patient must be called.")
        return self.tr("Both bookings stand. What shall be done?")

    def decide(self, way: Way) -> None:
        """Do it; ``problem`` says why it was not begun."""
        if self._session is not None:
            self.set_problem(None)
            self.run(self._decide(self._session, way), name="decide")
        else:
            self.set_problem(self._absence)

    async def _decide(self, session: "Session", way: Way) -> None:
        try:
            match way:
                case Way.FINISH:
                    problem = await session.mover.finish(self._move.id, operator=self._operator)
                case Way.UNDO:
                    problem = await session.mover.undo(self._move.id, operator=self._operator)
                case Way.LEAVE:
                    problem = None
                    await session.mover.leave(self._move.id)
        except HqsError as error:
            problem = problem_of(error)
        self.set_problem(problem)
        if problem is None:
            self.ended.emit()

    def _ways(self) -> Sequence[WayOut]:
        if self._move.state is MoveState.LOST:
            told = self.tr("The patient was called")
            return (WayOut(Way.LEAVE, told, self.tr("The list shows it no more. Book again for the patient first.")),)
        old, new = formats.quoted(self.old.time), formats.quoted(self.new.time)
        return (
            WayOut(
                Way.FINISH,
                self.tr("Finish: cancel the old booking"),
                self.tr("The booking of {old} is cancelled; that of {new} stays.").format(old=old, new=new),
            ),
            WayOut(
                Way.UNDO,
                self.tr("Take it back: cancel the new booking"),
                self.tr("The booking of {new} is cancelled; that of {old} stays.").format(old=old, new=new),
            ),
            WayOut(
                Way.LEAVE,
                self.tr("Keep both"),
                self.tr("Nothing is cancelled. The patient has both bookings, and the list asks no more."),
            ),
        )
