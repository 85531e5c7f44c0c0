"""What view-models have in common that show one booking among others: all about it, and what is done with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.worklist import TaskFilter
from hqs_desktop.desk.patients import may_be_missed
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.book.commands import MISSED
from hqs_desktop.viewmodels.book.details import Details, DetailsWriter
from hqs_desktop.viewmodels.dialogs.half_move import HalfMove
from hqs_desktop.viewmodels.navigation import (
    CorrectPatient,
    FollowUp,
    MoveBooking,
    PrintSlip,
    PutOnWaitlist,
    Rebook,
    ShowPatient,
    ShowTask,
    Track,
)
from hqs_desktop.viewmodels.words.terms import message_text

if TYPE_CHECKING:
    from hqs_desktop.core.bookings import Booking
    from hqs_desktop.desk.session import Session
    from hqs_desktop.viewmodels.shared import Shared

_OPEN = {BookingState.UNRESOLVED, BookingState.CANCELLING}


class OnBooking(SessionViewModel):
    """A class of its own says which booking is ``selected``; its constructor ends with ``_join``."""

    def __init__(self, shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self._clock = shared.clock
        self._writer = DetailsWriter(shared.codes)

    @property
    def selected(self) -> "Booking | None":
        """The booking that is shown."""
        raise NotImplementedError

    @property
    def details(self) -> Details | None:
        """All about the selected booking."""
        return self._writer.of_booking(self.selected, self._clock.now()) if self.selected is not None else None

    @property
    def can_rebook(self) -> bool:
        """Whether booking anew makes sense: not while an outcome is open."""
        return self.selected is not None and self.selected.state not in _OPEN

    @property
    def can_tell(self) -> bool:
        """Whether the selected booking's patient is still to be told."""
        return self.ready and self.selected is not None and self.selected.to_call

    @property
    def can_print(self) -> bool:
        """Whether a slip makes sense: for a booking that stands."""
        return self.selected is not None and self.selected.state is BookingState.BOOKED

    @property
    def can_miss(self) -> bool:
        """Whether the desk may say that the patient did not come to the selected visit, or take that back."""
        chosen = self.selected
        return self.ready and chosen is not None and may_be_missed(chosen, self._clock.now())

    @property
    def miss_text(self) -> str:
        """What is to be said of that: that the patient did not come, or that he did after all."""
        marked = self.selected is not None and self.selected.missed_at is not None
        return MISSED.label(self.tr("Came after all") if marked else "")

    def miss(self) -> None:
        """The patient did not come to the selected visit; where that was said before, he did after all."""
        if self._session is not None and self.selected is not None and self.can_miss:
            self.run(self._miss(self._session, self.selected), name="missed")

    def rebook(self) -> None:
        """Have the selected booking booked anew."""
        if self.selected is not None and self.can_rebook:
            self._shared.navigator.go(Rebook(self.selected))

    def follow_up(self) -> None:
        """Have a visit two weeks after the selected one sought."""
        if self.selected is not None and self.can_rebook:
            self._shared.navigator.go(FollowUp(self.selected))

    def put_on_waitlist(self) -> None:
        """Have the selected booking's patient wait: for an earlier visit where it stands, else for another slot."""
        if self.selected is not None and self.can_rebook:
            self._shared.navigator.go(PutOnWaitlist(booking=self.selected))

    def move(self) -> None:
        """Have another slot sought for the selected booking, or tell why that can't be."""
        if self.selected is None:
            return
        if self.selected.state is BookingState.BOOKED:
            self._shared.navigator.go(MoveBooking(self.selected))
        else:
            self.set_problem(Problem(ProblemKind.NOT_MOVABLE))

    def half_move(self, move_id: int | None = None) -> HalfMove | None:
        """What ends a half-done move, that of the selected booking where none is named; None where there is none."""
        tqid = self.selected.tqid if self.selected is not None else None
        for one in self._session.mover.to_see_to if self._session is not None else ():
            if one.id == move_id or (move_id is None and tqid in {one.old.slot.tqid, one.new.slot.tqid}):
                return HalfMove(one, self._shared, self)
        return None

    def track(self) -> None:
        """Have the selected booking tracked."""
        if self.selected is not None:
            self._shared.navigator.go(Track(self.selected.tqid))

    def print_slip(self) -> None:
        """Have the selected booking printed."""
        if self.selected is not None and self.can_print:
            self._shared.navigator.go(PrintSlip(self.selected))

    def show_patient(self) -> None:
        """Have all that is known of the selected booking's patient shown."""
        if self.selected is not None:
            self._shared.navigator.go(ShowPatient(self.selected.person.identifier, self.selected))

    def show_task(self) -> None:
        """Have the selected booking's patient shown on the worklist; where he is not on it, that is told."""
        if self._session is not None and self.selected is not None:
            self.run(self._show_task(self._session, self.selected), name="task", quiet=True)

    def correct_patient(self) -> None:
        """Have the name and mobile of the selected booking's patient corrected."""
        if self.selected is not None:
            self._shared.navigator.go(CorrectPatient(self.selected.person))

    def as_text(self) -> str:
        """The selected booking as a message; empty without one."""
        return message_text(self.selected, self._shared.texts.present)

    async def _show_task(self, session: "Session", booking: "Booking") -> None:
        for closed in (False, True):
            of_booking = TaskFilter(booking_id=booking.id, closed=closed, limit=1)
            for task in (await session.journal.tasks.tasks(of_booking)).tasks:
                self._shared.navigator.go(ShowTask(task))
                return
        self.set_problem(Problem(ProblemKind.NOT_ON_WORKLIST))

    async def _miss(self, session: "Session", booking: "Booking") -> None:
        if booking.missed_at is None:
            await session.patients.mark_missed(booking)
        else:
            await session.patients.unmark_missed(booking)
