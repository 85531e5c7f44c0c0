"""Moving a booking in the panel: whose and from when, why the old one is cancelled, and what has become of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from hqs_desktop.codes.known import CancelReason
from hqs_desktop.core.moves import MoveState
from hqs_desktop.core.text import to_ascii_digits
from hqs_desktop.desk.events import Event, MoveChanged
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.book import words
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.words.terms import patient_name

if TYPE_CHECKING:
    from hqs_desktop.core.bookings import Booking
    from hqs_desktop.core.model import BookingRequest, Slot
    from hqs_desktop.core.moves import Move
    from hqs_desktop.desk.session import Session
    from hqs_desktop.viewmodels.book.panel import BookPanel
    from hqs_desktop.viewmodels.shared import Shared

_REASONS = 6
"""The guide's appendix of cancellation reasons."""


class MoveMode(SessionViewModel):
    """Follows a panel; ``changed`` comes whenever it tells something else."""

    changed = Signal()

    def __init__(self, panel: "BookPanel", shared: "Shared") -> None:
        super().__init__(shared, panel)
        self._panel = panel
        self._table = shared.codes.by_appendix(_REASONS)
        self._booking: Booking | None = None
        self._reason = 0
        self._opened: Slot | None = None
        self._move: Move | None = None
        panel.step_changed.connect(self._follow)
        self._join()

    @property
    def booking(self) -> "Booking | None":
        """The booking that is being moved; None where another patient's is being made, or none is moved."""
        booking = self._booking
        if booking is None or booking.person.identifier.id != self._panel.draft.identifier.id:
            return None
        return booking

    @property
    def banner(self) -> str:
        """Whose booking is being moved, and from when; empty where none is."""
        if self.booking is None or self._panel.step is Step.DONE:
            return ""
        return self.tr("Moving a booking: {patient}, from {moment}. Esc leaves that.").format(
            patient=formats.quoted(patient_name(self.booking.person)), moment=words.when(self.booking.request.slot)
        )

    @property
    def reasons(self) -> Sequence[str]:
        """Why the old booking may be cancelled (appendix 6), in the guide's order."""
        return [row.term_fa for row in self._table.rows]

    @property
    def reason(self) -> int:
        """Which of them is chosen."""
        return self._reason

    @property
    def status(self) -> str:
        """What has become of the old booking, once the new one is made; empty where nothing was moved."""
        move = self._move
        if move is None or self._panel.booking is None or self._panel.booking.tqid != move.new.slot.tqid:
            return ""
        told = {
            MoveState.BOOKING: self.tr("The gateway is asked for the new booking; then that of {moment} is cancelled."),
            MoveState.CANCELLING: self.tr("The old booking, of {moment}, is being cancelled."),
            MoveState.DONE: self.tr("Moved: the old booking, of {moment}, does not stand any more."),
            MoveState.HALF: self.tr("Half moved: the old booking, of {moment}, still stands. See on top of F3."),
            MoveState.CLOSED: self.tr("Both bookings stay, that of {moment} too."),
        }.get(move.state, "")
        return told.format(moment=words.when(move.old.slot))

    def begin(self, booking: "Booking") -> None:
        """Have the next slot that is taken up be that of a booking that stands, after the panel was filled with it."""
        codes = [row.code for row in self._table.rows]
        default = CancelReason.PATIENT_CANNOT_COME.value
        self._booking, self._move, self._opened = booking, None, None
        self._reason = codes.index(default) if default in codes else 0
        self.changed.emit()

    def leave(self) -> None:
        """Hear no more."""
        self._booking = None
        super().leave()

    def give_up(self) -> bool:
        """What Esc does while a slot is chosen; False where nothing is moved."""
        if self.booking is None:
            return False
        self._booking = None
        self._panel.restart()
        self.changed.emit()
        return True

    def choose(self, text: str) -> bool:
        """Take the reason of that number, typed at the read-back; False where it is none."""
        digit = to_ascii_digits(text)
        at_read_back = self.booking is not None and self._panel.step is Step.READING_BACK
        if not at_read_back or not digit.isdecimal() or not 1 <= int(digit) <= len(self._table.rows):
            return False
        self._reason = int(digit) - 1
        self.changed.emit()
        return True

    def is_present(self, slot: "Slot") -> bool:
        """Whether that is the slot which the booking has."""
        return self.booking is not None and self.booking.tqid == slot.tqid

    def book(self, session: "Session", request: "BookingRequest", operator: str) -> None:
        """Move the booking to the slot of ``request``; book it where nothing is moved."""
        if (booking := self.booking) is None:
            session.writer.book(request, operator=operator)
            return
        reason = self._table.coded_text(self._table.rows[self._reason].code)
        session.mover.start(booking, request, reason=reason, operator=operator)

    def _follow(self) -> None:
        panel, before = self._panel, self._opened
        if self._booking is None:
            return
        if panel.step in {Step.DONE, Step.UNKNOWN} or (panel.choosing and self.booking is None):
            self._booking = None
        elif panel.step is Step.FILLING and panel.slot != before:
            self._opened = panel.slot
            panel.read_back()  # the patient is complete; Esc leads to the form
        self.changed.emit()

    def _forget(self) -> None:
        """Another journal's booking is not to be moved."""
        self._booking = self._move = None
        self.changed.emit()

    def _hear(self, event: Event) -> None:
        if isinstance(event, MoveChanged):
            self._move = event.move
            self.changed.emit()
