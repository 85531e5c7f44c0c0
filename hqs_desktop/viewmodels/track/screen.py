"""Tracking (F4): a TQID typed, pasted or scanned, and all that is known of its slot."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.text import clean_input
from hqs_desktop.core.tqid import tqids_in
from hqs_desktop.desk.events import CheckEnded, Event, PatientCorrected, WithdrawnFound
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.track import TrackResult
from hqs_desktop.desk.writing.writer import WriteEvent
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.book.details import Details, DetailsWriter
from hqs_desktop.viewmodels.dialogs.cancel import CancelViewModel
from hqs_desktop.viewmodels.navigation import FollowUp, MoveBooking, PrintSlip, Rebook, ShowPatient
from hqs_desktop.viewmodels.shared import Shared
from hqs_desktop.viewmodels.track.several import Several
from hqs_desktop.viewmodels.words.problems import ProblemText, problem_text
from hqs_desktop.viewmodels.words.terms import message_text
from hqs_desktop.viewmodels.words.tone import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hqs_desktop.core.model import Appointment, Identifier, Tqid
    from hqs_desktop.desk.session import Session

TQID_LENGTH = 32
"""Letters and digits of a TQID, without dashes and the ``1:`` before it."""


class TrackViewModel(SessionViewModel):
    """State and commands of tracking."""

    text_changed = Signal()
    result_changed = Signal()

    def __init__(self, shared: Shared, parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self._clock = shared.clock
        self._writer = DetailsWriter(shared.codes)
        self._text = ""
        self._tqids: Sequence[Tqid] = ()
        self._opened = False  # whether one of the list is shown by itself
        self.several = Several(shared, self)
        self._result: TrackResult | None = None
        self._wanted: str | None = None
        self._looking_up = False
        shared.ticks.day.connect(self.result_changed)
        self._join()

    @property
    def text(self) -> str:
        """What is in the field, as it was typed."""
        return self._text

    @property
    def complete(self) -> bool:
        """Whether the text holds a TQID, and one only."""
        return len(self._tqids) == 1

    @property
    def found(self) -> int:
        """How many TQIDs the text holds."""
        return len(self._tqids)

    @property
    def listing(self) -> bool:
        """Whether a list of several is what is to be seen."""
        return self.several.count > 0 and not self._opened and self._result is None

    @property
    def note(self) -> tuple[str, Tone]:
        """What is to be said about the text while it is typed, and how; empty where nothing."""
        typed = clean_input(self._text)
        if not typed:
            return "", Tone.NEUTRAL
        if self.complete:
            if self._result is not None and self._result.tqid == self._tqids[0]:
                return "", Tone.NEUTRAL
            return self.tr("A whole tracking number. Press Enter."), Tone.SUCCESS
        return self._unfinished(typed)

    def _unfinished(self, typed: str) -> tuple[str, Tone]:
        if self._tqids:
            words = self.tr("{n} tracking numbers. Press Enter to check them all.")
            return words.format(n=formats.count(len(self._tqids))), Tone.SUCCESS
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
    def stale(self) -> bool:
        """Whether the field holds another code than that of what was found; nothing can be done with it then."""
        return self._result is not None and list(self._tqids) != [self._result.tqid]

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
        if self._result is None or self.stale or not self.ready:
            return False
        mine = self._result.booking
        if mine is not None and mine.state in {BookingState.UNRESOLVED, BookingState.CANCELLING}:
            return False
        return self._result.status.code.strip() == AppointmentStatus.BOOKED and self._target is not None

    @property
    def can_rebook(self) -> bool:
        """Whether this desk knows enough of it to book anew."""
        mine = self.booking
        return (
            not self.stale and mine is not None and mine.state not in {BookingState.UNRESOLVED, BookingState.CANCELLING}
        )

    @property
    def can_move(self) -> bool:
        """Whether it is a booking of this desk that stands."""
        return self.booking is not None and self.can_cancel

    @property
    def can_show_patient(self) -> bool:
        """Whether it is known whose it is."""
        return not self.stale and self._patient is not None

    def set_text(self, text: str) -> None:
        """Take what the field holds."""
        if text != self._text:
            self._text = text
            self._tqids = tqids_in(text)
            self.text_changed.emit()

    def track(self, text: str) -> None:
        """Put a text into the field and look it up; before the desk is ready it waits for that."""
        self.set_text(text)
        self.look_up()

    def look_up(self) -> None:
        """Look up what the field holds (operations 7 and 8), where it stays; several are listed instead."""
        if not clean_input(self._text):
            return
        self.stop()
        self._wanted = None
        if self.stale:
            self._show(None)  # another slot's data must not stand under this code
        if len(self._tqids) > 1:
            self._list()
            return
        if not self._tqids:
            self.set_problem(Problem(ProblemKind.BAD_TQID))
            return
        self._opened = self._opened and self._tqids[0] in self.several.table.tqids
        if not self._opened and self.several.count:
            self.several.clear()
            self.result_changed.emit()
        if self._session is None:
            self._wanted = self._text
            self.set_problem(self._absence)
            self._slot.want_again()
            return
        self.set_problem(None)
        self.run(self._look_up(self._session, self._text), name="look up")

    def again(self) -> None:
        """Ask again: of a list for those without an answer."""
        if self.listing:
            self.several.again()
        else:
            self.look_up()

    def open_row(self, row: int) -> None:
        """Show one of the list as a single one; ``clear`` leads back."""
        tqid, answer = self.several.table.tqids[row], self.several.table.answers[row]
        self._opened = True
        self.set_text(tqid.text)
        self.set_problem(None)
        if isinstance(answer, TrackResult):
            self._show(answer)
        else:
            self.look_up()
        self.result_changed.emit()

    def stop(self) -> None:
        """Let a look-up go; it only reads."""
        self._tasks.cancel("look up")

    def clear(self) -> None:
        """Go back to the list, stop its asking, or empty the field and forget what was found: one after another."""
        if self.listing and self.several.stop():
            return
        self.stop()
        self._wanted = None
        if not self._opened:
            self.several.clear()
        self._opened = False
        self.set_text("")
        self.set_problem(None)
        self._show(None)
        self.result_changed.emit()

    def as_text(self) -> str:
        """What was found as a message; empty where nothing was."""
        if self._result is None or self.stale or (target := self._known) is None:
            return ""
        known = self.booking.person if self.booking is not None else None
        return message_text(target, self._shared.texts.present, known)

    def print_slip(self) -> None:
        """Have the found booking printed; only one that stands."""
        if self.can_cancel and (target := self._target) is not None:
            self._shared.navigator.go(PrintSlip(target))

    def rebook(self) -> None:
        """Have the found booking booked anew."""
        if self.booking is not None and self.can_rebook:
            self._shared.navigator.go(Rebook(self.booking))

    def move(self) -> None:
        """Have another slot sought for the found booking, where this desk made it and it stands."""
        if self.booking is not None and self.can_move:
            self._shared.navigator.go(MoveBooking(self.booking))

    def follow_up(self) -> None:
        """Have a visit two weeks after the found one sought."""
        if self.booking is not None and self.can_rebook:
            self._shared.navigator.go(FollowUp(self.booking))

    def show_patient(self) -> None:
        """Have all that is known of the found booking's patient shown."""
        if self.can_show_patient and (identifier := self._patient) is not None:
            self._shared.navigator.go(ShowPatient(identifier, self.booking))

    def cancellation(self) -> CancelViewModel | None:
        """What cancels the found booking; None where there is nothing to cancel."""
        if self._session is None or not self.can_cancel or (target := self._target) is None:
            return None
        return CancelViewModel(target, self._shared, self)

    @property
    def _patient(self) -> "Identifier | None":
        """Whose it is: by this desk's booking, else by the gateway."""
        found = self._result.appointment if self._result is not None else None
        person = self.booking.person if self.booking is not None else found.person if found is not None else None
        return person.identifier if person is not None and person.identifier.id.strip() else None

    def _list(self) -> None:
        self._opened = False
        self.set_problem(None)
        self._show(None)
        self.several.begin(self._tqids)
        self.set_text("")  # for the next scan: the list holds them all
        self.result_changed.emit()

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

    async def aclose(self) -> None:
        """Cancel what runs."""
        await self.several.aclose()
        await super().aclose()

    async def _look_up(self, session: "Session", text: str) -> None:
        self._looking_up = True
        try:
            self._show(await session.track.look_up(text))
        except HqsError:
            self._show(None)  # how it stood before is no longer known
            raise
        finally:
            self._looking_up = False

    def _show(self, result: TrackResult | None) -> None:
        if result is not None:
            self.several.put(result)
        if result != self._result:
            self._result = result
            self.result_changed.emit()

    def _begin(self, session: "Session") -> None:  # noqa: ARG002  (``look_up`` finds it)
        """Look up what was asked for before the use cases were there."""
        if self._wanted is not None:
            self.track(self._wanted)

    def _forget(self) -> None:
        """What was found is another gateway's; what was being looked up is wanted still."""
        if self._looking_up:
            self._wanted, self._looking_up = self._text, False
        self._show(None)

    def _await(self, trouble: Problem | None) -> None:  # noqa: ARG002  (``_absence`` tells it)
        """A look-up that is wanted says why it can't begin."""
        if self._wanted is not None:
            self.set_problem(self._absence)

    def _hear(self, event: Event) -> None:
        """The slot that is shown was written to, or the watcher found it changed: look again."""
        shown, session = self._result, self._session
        match event:
            case WriteEvent(request=request):
                touched = {request.slot.tqid}
            case CheckEnded(report, _) if report is not None:
                touched = {booking.tqid for booking in report.changed}
            case PatientCorrected(bookings):
                touched = {booking.tqid for booking in bookings}
            case WithdrawnFound(tqids):
                touched = set(tqids)
            case _:
                return
        if shown is not None and session is not None and shown.tqid in touched:
            self.run(self._look_up(session, shown.tqid.text), name="look up")
        else:
            self.several.touch(touched)


def make(shared: Shared, parent: QObject) -> TrackViewModel:
    """For ``app.screens``."""
    return TrackViewModel(shared, parent)
