"""The pinboard of a screen that books: a key parks what is half typed, and brings back what was parked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.bookings import Booking, BookingState, IntentKind
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.worklist import Task
from hqs_desktop.desk.events import Event, TasksChanged
from hqs_desktop.desk.pinboard import HalfTyped
from hqs_desktop.desk.worklist.wished import wish_like
from hqs_desktop.desk.writing.outcome import Done, WriteEvent
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.book.draft import Draft
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.book.slot import opens_words
from hqs_desktop.viewmodels.book.words import draft_patient, when
from hqs_desktop.viewmodels.navigation import TakeUpParked
from hqs_desktop.viewmodels.pinboard.commands import PARK, PARKED
from hqs_desktop.viewmodels.words.problems import ProblemText
from hqs_desktop.viewmodels.words.terms import doctor_name
from hqs_desktop.viewmodels.words.tone import Tone

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from hqs_desktop.core.model import BookingRequest, Slot
    from hqs_desktop.desk.problems import Problem
    from hqs_desktop.desk.session import Session
    from hqs_desktop.viewmodels.booking_host import BookingHost
    from hqs_desktop.viewmodels.shared import Shared


@dataclass(frozen=True, slots=True)
class ParkedLine:
    """What is parked, in words: whose booking it is, what is wanted, and who parked it when."""

    task: Task
    patient: str
    wanted: str
    parked: str


class Pinning(SessionViewModel):
    """Over a ``host``. ``lines`` are all that is parked at this desk, the last one first."""

    changed = Signal()

    def __init__(self, host: "BookingHost", shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self._host = host
        self._panel = host.panel
        self._all: Sequence[Task] = ()
        self._taken: Task | None = None  # what stands in the panel
        self._working = False
        self._sent: list[tuple[BookingRequest, Task]] = []
        self._dropped: Task | None = None
        self._panel.step_changed.connect(self._follow)
        self._join()

    @property
    def lines(self) -> Sequence[ParkedLine]:
        """All but what stands in the panel."""
        return [self._line(task) for task in self._waiting]

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self._waiting)

    @property
    def can_put_back(self) -> bool:
        """Whether one was dropped that can be put back."""
        return self._dropped is not None

    def set_problem(self, problem: "Problem | None") -> None:
        """Show it on the screen, too."""
        super().set_problem(problem)
        self._host.set_problem(problem)

    def park_or_return(self) -> None:
        """Park what is half typed; where nothing is, bring back what was parked last."""
        session = self._session
        if self._is_sent():
            return
        if session is None:
            self.set_problem(self._absence)
        elif self._panel.half_typed:
            self._work(self._park(session))
        elif self._panel.step is Step.UNKNOWN:
            self._host.new_call()
            title = self.tr("The booking before is being checked")
            self._tell(title, self.tr("It is not parked, and not lost either: its end is told by itself."))
        elif self._waiting:
            self.take_up(self._waiting[0])
        else:
            advice = self.tr("{key} parks a booking that is half typed, for when the telephone rings.")
            self._tell(self.tr("Nothing is parked"), advice.format(key=PARK.key_in_words))

    def take_up(self, task: Task) -> None:
        """Go on with what was parked; what is half typed meanwhile is parked in its stead."""
        if self._is_sent():
            return
        if self._session is None:
            self.set_problem(self._absence)
        elif self._taken is not None and self._taken.id == task.id:
            self._host.focus_requested.emit("panel")
        elif not self._host.seeks and not self._stands(task.slot):
            self._shared.navigator.go(TakeUpParked(task))
        else:
            self._work(self._take_up(self._session, task))

    def drop(self, task: Task) -> None:
        """It is not wanted any more; ``put_back`` takes that back."""
        if self._session is not None:
            self.run(self._drop(self._session, task), name=f"drop {task.id}")

    def put_back(self) -> None:
        """What was dropped last is wanted after all."""
        if self._session is not None and self._dropped is not None:
            self.run(self._put_back(self._session, self._dropped), name="put back")

    def _begin(self, session: "Session") -> None:
        self._read(session)

    def _forget(self) -> None:
        self._all, self._taken, self._dropped = (), None, None
        self._sent.clear()
        self.changed.emit()

    def _hear(self, event: Event) -> None:
        session = self._session
        if session is None:
            return
        match event:
            case TasksChanged():
                self._read(session)
            case WriteEvent(kind=IntentKind.BOOK, outcome=Done(booking), request=request):
                for sent, task in self._sent:
                    if sent == request:
                        self.run(self._settle(session, task, booking), name=f"settle {task.id}", quiet=True)
                self._sent = [(sent, task) for sent, task in self._sent if sent != request]

    def _follow(self) -> None:
        """What was parked stands in the panel until another patient's booking does."""
        panel, taken = self._panel, self._taken
        if taken is None:
            return
        if panel.step is Step.RUNNING and panel.request is not None and self._is_of(taken):
            self._sent = [*self._sent, (panel.request, taken)]
        if panel.step in {Step.DONE, Step.UNKNOWN} or (panel.choosing and not panel.half_typed):
            self._taken = None
            self.changed.emit()

    @property
    def _waiting(self) -> Sequence[Task]:
        return [task for task in self._all if self._taken is None or task.id != self._taken.id]

    def _is_of(self, task: Task) -> bool:
        """Whether what is typed now is the booking that was parked then, not another patient's."""
        parked = Draft.of_typed(task.typed)
        return not parked.number or self._panel.draft.corrects(parked)

    def _is_sent(self) -> bool:
        """Whether the booking in the panel is under way; then that is told."""
        if self._panel.step is not Step.RUNNING:
            return False
        title = self.tr("This booking is being made")
        self._tell(title, self.tr("It is not half typed any more: its outcome comes in a moment."), Tone.WARN)
        return True

    def _work(self, work: "Coroutine[object, object, None]") -> None:
        """Park or bring back, one at a time: a second key meanwhile does nothing."""
        if self._working:
            work.close()
            return
        self._working = True
        self.set_problem(None)
        self.run(self._finish(work), name="pinboard")

    async def _finish(self, work: "Coroutine[object, object, None]") -> None:
        try:
            await work
        finally:
            self._working = False

    def _read(self, session: "Session") -> None:
        self.run(self._read_all(session), name="parked", quiet=True)

    async def _read_all(self, session: "Session") -> None:
        self._all = await session.pinboard.all()
        if self._taken is not None:  # it may have been changed or closed elsewhere
            self._taken = next((task for task in self._all if task.id == self._taken.id), None)
        self.changed.emit()

    async def _park(self, session: "Session") -> None:
        who = self._words()
        if await self._keep(session):
            self._host.new_call()
            advice = self.tr("{key} brings it back, {all} shows all that is parked.")
            self._tell(
                self.tr("Parked: {who}").format(who=formats.quoted(who)),
                advice.format(key=PARK.key_in_words, all=PARKED.key_in_words),
            )

    async def _keep(self, session: "Session") -> bool:
        """Commit what is typed, as often as it changes meanwhile, and empty the panel; False where it is sent by now.

        Raises ``JournalError``: then it stays in the panel.
        """
        if self._panel.step is Step.ASKING:
            self._panel.back()
        while True:
            half = self._half()
            again = self._taken if self._taken is not None and self._is_of(self._taken) else None
            self._taken = await session.pinboard.park(half, again, operator=self._operator)
            if self._half() == half:
                break
        if not self._panel.half_typed:
            return False
        self._taken = None
        self._panel.restart()
        await self._read_all(session)
        return True

    async def _take_up(self, session: "Session", task: Task) -> None:
        taken = await session.pinboard.take_up(task, operator=self._operator)
        moving = await self._moved(session, taken)
        parked = ""
        while self._panel.half_typed:
            parked = self._words()
            await self._keep(session)
        if self._is_sent():
            return
        self._fill(taken, moving)
        if taken.booking_id is not None and moving is None:
            title = self.tr("The booking that was to be moved does not stand any more")
            self._tell(title, self.tr("What is made here is a new booking."), Tone.WARN)
        elif parked:
            self._tell(self.tr("Parked in its stead: {who}").format(who=formats.quoted(parked)), "")

    @staticmethod
    async def _moved(session: "Session", task: Task) -> Booking | None:
        """The booking that was to be moved, where it still stands."""
        if task.booking_id is None or task.person is None:
            return None
        record = await session.patients.record(task.person.identifier)
        found = (one for one in record.bookings if one.id == task.booking_id)
        return next((one for one in found if one.state is BookingState.BOOKED), None)

    def _fill(self, task: Task, moving: Booking | None) -> None:
        self._host.tell(None)
        self._panel.start_over(Draft.of_typed(task.typed))
        if moving is not None:
            self._panel.move.begin(moving)
        self._taken = task
        self.changed.emit()
        slot, now = task.slot, self._shared.clock.now()
        if slot is not None and self._stands(slot):
            self._panel.open(slot)
            self._host.focus_requested.emit("panel")
            return
        wish = task.wish if slot is None else wish_like(slot, shamsi_of(now))
        if wish is not None:
            self._host.seek(wish)
        else:
            self._host.focus_requested.emit("criteria")
        if slot is not None:
            title = self.tr("The time to book {when} is over").format(when=when(slot))
            self._tell(title, self.tr("The patient is kept. Choose another slot of the same doctor."), Tone.WARN)

    def _stands(self, slot: "Slot | None") -> bool:
        """Whether a slot was taken up that can be booked still."""
        now = self._shared.clock.now()
        return slot is not None and slot.bookable_at(now) and slot.start > now

    async def _drop(self, session: "Session", task: Task) -> None:
        self._dropped = await session.pinboard.drop(task, operator=self._operator)
        await self._read_all(session)

    async def _put_back(self, session: "Session", task: Task) -> None:
        self._dropped = None
        await session.pinboard.put_back(task, operator=self._operator)
        await self._read_all(session)

    @staticmethod
    async def _settle(session: "Session", task: Task, booking: Booking) -> None:
        try:
            await session.pinboard.settle(task, booking)
        except HqsError:
            return  # it stays on the pinboard, and can be dropped there

    def _half(self) -> HalfTyped:
        panel = self._panel
        slot = None if panel.choosing else panel.slot
        moving = panel.move.booking
        return HalfTyped(
            typed=panel.draft.typed,
            person=panel.draft.person(self._shared.codes.coded_text) if panel.draft.identified else None,
            slot=slot,
            wish=self._host.wish if slot is None else None,
            moving=moving.id if moving is not None else None,
        )

    def _words(self) -> str:
        """Whose booking stands in the panel, else of which slot it is."""
        slot = None if self._panel.choosing else self._panel.slot
        return self._panel.patient() or (when(slot) if slot is not None else "")

    def _line(self, task: Task) -> ParkedLine:
        draft, slot, wish = Draft.of_typed(task.typed), task.slot, task.wish
        comma = self.tr(", ")
        if slot is not None:
            wanted = formats.listed(
                when(slot), doctor_name(slot.provider), formats.digits(slot.facility.name), by=comma
            )
        elif wish is not None:
            specialty = self._shared.codes.named(wish.specialty)
            wanted = formats.listed(doctor_name(wish.doctor), specialty, by=comma)
        else:
            wanted = self.tr("no slot yet")
        at = opens_words(task.changed_at, self._shared.clock.now())
        if task.operator:
            by = formats.quoted(task.operator)
            parked = self.tr("Parked {when} by {operator}").format(when=at, operator=by)
        else:
            parked = self.tr("Parked {when}").format(when=at)
        return ParkedLine(task, draft_patient(draft) or self.tr("no patient typed"), wanted, parked)

    def _tell(self, title: str, advice: str, tone: Tone = Tone.INFO) -> None:
        self._host.tell(ProblemText(title, "", advice), tone)
