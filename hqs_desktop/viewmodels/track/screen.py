"""Tracking (F4): a TQID typed, pasted or scanned, and all that is known of its slot."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.text import clean_input
from hqs_desktop.desk.ports import Clock
from hqs_desktop.desk.problems import NotATqidError, Problem, ProblemKind
from hqs_desktop.desk.track import TrackResult, find_tqid
from hqs_desktop.desk.writing.writer import WriteEvent
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.base import ViewModel
from hqs_desktop.viewmodels.book.details import Details, DetailsWriter
from hqs_desktop.viewmodels.dialogs.cancel import CancelViewModel
from hqs_desktop.viewmodels.words.problems import ProblemText, problem_text
from hqs_desktop.viewmodels.words.terms import message_text
from hqs_desktop.viewmodels.words.tone import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from hqs_desktop.core.model import Appointment
    from hqs_desktop.desk.session import Session

TQID_LENGTH = 32
"""Letters and digits of a TQID, without dashes and the ``1:`` before it."""


class TrackViewModel(ViewModel):
    """State and commands of tracking."""

    text_changed = Signal()
    result_changed = Signal()
    rebook_requested = Signal(object)
    slip_requested = Signal(object)
    """A ``Booking`` or ``Appointment`` to be printed."""
    """A ``Booking`` to be booked anew."""

    def __init__(self, codes: CodeTables, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._codes = codes
        self._clock = clock
        self._writer = DetailsWriter(codes)
        self._text = ""
        self._result: TrackResult | None = None
        self._wanted: str | None = None
        self._unsubscribe: Callable[[], None] | None = None

    def attach(self, session: "Session") -> None:
        """Take the use cases; what was asked for before they were there is looked up now."""
        if self._unsubscribe is not None:
            self._unsubscribe()
        super().attach(session)
        self._unsubscribe = session.writer.subscribe(self._hear)
        if self._wanted is not None:
            self.track(self._wanted)

    async def aclose(self) -> None:
        """Stop listening and end what runs."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        await super().aclose()

    @property
    def text(self) -> str:
        """What is in the field, as it was typed."""
        return self._text

    @property
    def complete(self) -> bool:
        """Whether the text holds a TQID."""
        try:
            find_tqid(self._text)
        except NotATqidError:
            return False
        return True

    @property
    def note(self) -> tuple[str, Tone]:
        """What is to be said about the text while it is typed, and how; empty where nothing."""
        typed = clean_input(self._text)
        if not typed:
            return "", Tone.NEUTRAL
        if self.complete:
            if self._result is not None and self._result.tqid == find_tqid(self._text):
                return "", Tone.NEUTRAL
            return self.tr("A whole tracking number. Press Enter."), Tone.SUCCESS
        length = sum(char.isalnum() for char in typed.removeprefix("1:"))
        if length < TQID_LENGTH:
            return (
                self.tr("{n} of {all} letters and digits so far.").format(
                    n=formats.digits(length), all=formats.digits(TQID_LENGTH)
                ),
                Tone.INFO,
            )
        if length > TQID_LENGTH:
            return self.tr("Too long for a tracking number: it has 32 letters (a to f) and digits."), Tone.WARN
        return self.tr("A tracking number has only digits and the letters a to f."), Tone.WARN

    @property
    def details(self) -> Details | None:
        """What was found."""
        return self._writer.of_result(self._result, self._clock.now()) if self._result is not None else None

    @property
    def gap(self) -> ProblemText | None:
        """Why the booking could not be read although the status could; None where it could."""
        problem = self._result.problem if self._result is not None else None
        return problem_text(problem) if problem is not None else None

    @property
    def booking(self) -> Booking | None:
        """This desk's own booking of the slot that was found."""
        return self._result.booking if self._result is not None else None

    @property
    def can_cancel(self) -> bool:
        """Whether what was found is a booking that stands."""
        if self._result is None or not self.ready:
            return False
        mine = self._result.booking
        if mine is not None and mine.state in {BookingState.UNRESOLVED, BookingState.CANCELLING}:
            return False
        return self._result.status.code.strip() == AppointmentStatus.BOOKED and self._target is not None

    @property
    def can_rebook(self) -> bool:
        """Whether this desk knows enough of it to book anew."""
        mine = self.booking
        return mine is not None and mine.state not in {BookingState.UNRESOLVED, BookingState.CANCELLING}

    def set_text(self, text: str) -> None:
        """Take what the field holds."""
        if text != self._text:
            self._text = text
            self.text_changed.emit()

    def track(self, text: str) -> None:
        """Put a text into the field and look it up; before the desk is ready it waits for that."""
        self.set_text(text)
        self.look_up()

    def look_up(self) -> None:
        """Look up what the field holds (operations 7 and 8). What it holds stays, whatever comes of it."""
        if not clean_input(self._text):
            return
        if not self.complete:
            self.set_problem(Problem(ProblemKind.BAD_TQID))
            return
        if self._session is None:
            self._wanted = self._text
            self.set_problem(Problem(ProblemKind.NOT_CONNECTED))
            return
        self._wanted = None
        self.set_problem(None)
        if self._result is not None and self._result.tqid != find_tqid(self._text):
            self._show(None)  # another slot's data must not stand under this code
        self.run(self._look_up(self._session, self._text), name="look up")

    def stop(self) -> None:
        """Let a look-up go; it only reads."""
        self._tasks.cancel("look up")

    def clear(self) -> None:
        """Empty the field and forget what was found."""
        self.stop()
        self._wanted = None
        self.set_text("")
        self.set_problem(None)
        self._show(None)

    def as_text(self) -> str:
        """What was found as a message; empty where nothing was."""
        if self._result is None or (target := self._known) is None:
            return ""
        known = self.booking.person if self.booking is not None else None
        return message_text(target.request if isinstance(target, Booking) else target, known)

    def print_slip(self) -> None:
        """Have the found booking printed; only one that stands."""
        if self.can_cancel and (target := self._target) is not None:
            self.slip_requested.emit(target)

    def rebook(self) -> None:
        """Have the found booking booked anew."""
        if self.booking is not None and self.can_rebook:
            self.rebook_requested.emit(self.booking)

    def cancellation(self) -> CancelViewModel | None:
        """What cancels the found booking; None where there is nothing to cancel."""
        if self._session is None or not self.can_cancel or (target := self._target) is None:
            return None
        return CancelViewModel(target, self._session, self._codes, operator=self.operator, parent=self)

    @property
    def _known(self) -> "Booking | Appointment | None":
        """What the gateway says of the slot, else what this desk knows."""
        return (self._result.appointment or self._result.booking) if self._result is not None else None

    @property
    def _target(self) -> "Booking | Appointment | None":
        """What to cancel: this desk's own booking, where it still stands, knows its patient best."""
        if self._result is None:
            return None
        mine = self._result.booking
        return mine if mine is not None and mine.state is BookingState.BOOKED else self._result.appointment

    async def _look_up(self, session: "Session", text: str) -> None:
        self._show(await session.track.look_up(text))

    def _show(self, result: TrackResult | None) -> None:
        if result != self._result:
            self._result = result
            self.result_changed.emit()

    def _hear(self, event: WriteEvent) -> None:
        """A write of the slot that is shown became unknown or ended: look again."""
        shown = self._result
        if shown is not None and self._session is not None and event.request.slot.tqid == shown.tqid:
            self.run(self._look_up(self._session, shown.tqid.text), name="look up")
