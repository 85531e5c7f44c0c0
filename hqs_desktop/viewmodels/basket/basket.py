"""The basket of a screen that books: slots with their patients, looked through, read back and booked in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.basket import BasketItem, BasketState
from hqs_desktop.core.bookings import Booking, IntentKind
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.errors import HqsError
from hqs_desktop.desk.events import BasketChanged, Event
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.worklist.wished import wish_like
from hqs_desktop.desk.writing.outcome import Done, WriteEvent
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.basket.commands import BASKET, PUT_IN
from hqs_desktop.viewmodels.basket.judge import Judged, judge, window_words
from hqs_desktop.viewmodels.book.draft import Draft
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.book.slot import SlotState
from hqs_desktop.viewmodels.book.words import draft_patient, when
from hqs_desktop.viewmodels.navigation import PrintSlips, TakeUpFromBasket
from hqs_desktop.viewmodels.words.looks import Look
from hqs_desktop.viewmodels.words.problems import ProblemText, problem_text
from hqs_desktop.viewmodels.words.terms import doctor_name, message_text
from hqs_desktop.viewmodels.words.tone import Tone

if TYPE_CHECKING:
    from hqs_desktop.core.model import BookingRequest, Slot
    from hqs_desktop.desk.session import Session
    from hqs_desktop.viewmodels.booking_host import BookingHost
    from hqs_desktop.viewmodels.shared import Shared


class Phase(StrEnum):
    """What the basket is about."""

    LIST = "list"
    READ_BACK = "read_back"  # all is read to the patient before it is booked
    RUNNING = "running"
    SUMMARY = "summary"  # of what was booked, until somebody has seen it


@dataclass(frozen=True, slots=True)
class BasketLine:
    """An item in words, with how it stands; ``notes`` say what forbids it or is doubtful, and what to do."""

    judged: Judged
    look: Look
    patient: str
    slot: str
    notes: Sequence[str]


class BasketViewModel(SessionViewModel):
    """Over a ``host``. ``lines`` are all that is in it, in the order in which it is booked."""

    changed = Signal()
    count_changed = Signal()

    def __init__(self, host: "BookingHost", shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self._host = host
        self._panel = host.panel
        self._asked = self._unseen = False
        self._was_running = False
        self._bookings: Sequence[Booking] = ()
        self._taken: BasketItem | None = None  # what stands in the panel
        self._removed: BasketItem | None = None
        self._wants_in = False  # as soon as it is known whether the patient is
        self._panel.step_changed.connect(self._follow)
        self._panel.draft_changed.connect(self._put_in_now)
        shared.panels.join(self._tells_of)
        shared.ticks.minute.connect(self.changed)
        self._join()

    @property
    def phase(self) -> Phase:
        """What it is about now."""
        if self._session is not None and self._session.basket.running:
            return Phase.RUNNING
        if self._unseen or any(item.state is BasketState.BOOKED for item in self._items):
            return Phase.SUMMARY
        return Phase.READ_BACK if self._asked else Phase.LIST

    @property
    def lines(self) -> Sequence[BasketLine]:
        """All that is in it."""
        return [self._line(judged) for judged in self._judged]

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self._items)

    @property
    def ready_to_book(self) -> Sequence[Judged]:
        """Those that a run books."""
        return [judged for judged in self._judged if judged.can_book]

    @property
    def bookings(self) -> Sequence[Booking]:
        """What was booked and stands in the summary."""
        return self._bookings

    @property
    def can_put_back(self) -> bool:
        """Whether one was taken out that can be put back."""
        return self._removed is not None

    @property
    def verdict(self) -> ProblemText:
        """The summary's first words, and what to do."""
        states = [item.state for item in self._items]
        booked, doubtful = states.count(BasketState.BOOKED), states.count(BasketState.UNKNOWN)
        rest = len(states) - booked - doubtful
        title = formats.digits(self.tr("%n booked", "", booked)) if booked else self.tr("Nothing is booked yet")
        told: list[str] = []
        if doubtful:
            words = self.tr("%n being checked: don't book it again, its end is told by itself.", "", doubtful)
            told.append(formats.digits(words))
        if rest:
            words = self.tr("%n not booked: its number leads to other slots for the same patient.", "", rest)
            told.append(formats.digits(words))
        if self._problem_of_run is not None:
            told.insert(0, problem_text(self._problem_of_run).title + ".")
        return ProblemText(title, "", " ".join(told))

    @property
    def verdict_tone(self) -> Tone:
        """How much it matters."""
        whole = all(item.state is BasketState.BOOKED for item in self._items)
        return Tone.SUCCESS if whole and self._problem_of_run is None else Tone.WARN

    def set_problem(self, problem: Problem | None) -> None:
        """Show it on the screen, too."""
        super().set_problem(problem)
        self._host.set_problem(problem)

    def put_in(self) -> None:
        """Put in the slot that is taken up, or gone to, for the patient who is typed, who stays for the next one."""
        panel, session, slot = self._panel, self._session, self._panel.slot
        if session is None:
            self.set_problem(self._absence)
        elif panel.move.booking is not None:
            self._tell(self.tr("A booking that is moved can't go into the basket"), "", Tone.WARN)
        elif slot is None or panel.step in {Step.DONE, Step.UNKNOWN, Step.RUNNING, Step.ASKING}:
            advice = self.tr("Go to a free slot, or take one up; {key} then puts it in, with the patient.")
            self._tell(self.tr("No slot is chosen"), advice.format(key=PUT_IN.key_in_words), Tone.WARN)
        elif words := self._why_not(slot):
            self._tell(words, self.tr("Choose another slot."), Tone.WARN)
        elif panel.looking_up:
            self._wants_in = True
        else:
            self.set_problem(None)
            self.run(self._put_in(session, slot, panel.draft), name=f"put in {slot.tqid.key}")

    def take_up(self, item: BasketItem) -> None:
        """Go on with one in the panel: its patient, or another slot; putting it in again changes it."""
        if not item.can_change:
            return
        now = self._shared.clock.now()
        if not self._host.seeks and window_words(item.slot, now):
            self._shared.navigator.go(TakeUpFromBasket(item))
            return
        if self._panel.half_typed or self._panel.step is Step.RUNNING:
            title = self.tr("Another booking is half typed here")
            self._tell(title, self.tr("Book it, park it or leave it with Esc; then take this one up."), Tone.WARN)
            self._host.focus_requested.emit("panel")
            return
        self._host.tell(None)
        self._panel.start_over(Draft.of_typed(item.typed))
        self._taken = item
        if window_words(item.slot, now):
            self._host.seek(wish_like(item.slot, shamsi_of(now)))
        else:
            self._panel.open(item.slot)
            self._host.focus_requested.emit("panel")
        words = self.tr("{key} puts it back into the basket.").format(key=PUT_IN.key_in_words)
        self._tell(self.tr("Number {n} of the basket").format(n=formats.digits(self._number(item))), words)

    def take_out(self, item: BasketItem) -> None:
        """Have it there no more; ``put_back`` takes that back."""
        if self._session is not None and item.can_change:
            self.run(self._take_out(self._session, item), name=f"take out {item.id}")

    def put_back(self) -> None:
        """What was taken out last is wanted after all."""
        if self._session is not None and self._removed is not None:
            item, self._removed = self._removed, None
            self.run(self._session.basket.put_back(item), name=f"put back {item.id}")

    def move(self, item: BasketItem, step: int) -> None:
        """Have it booked earlier (-1) or later (1)."""
        if self._session is not None:
            self.run(self._session.basket.move(item, step), name=f"move {item.id}")

    def ask(self) -> bool:
        """Go on to the read-back of all that can be booked; False where nothing can."""
        self._asked = bool(self.ready_to_book)
        self.changed.emit()
        return self._asked

    def confirm(self) -> None:
        """Book all that was read back, one after the other."""
        session, coded = self._session, self._shared.codes.coded_text
        if session is None:
            self.set_problem(self._absence)
        elif self.phase is Phase.READ_BACK:
            self._asked = False
            wanted = [(one.item, one.draft.request(one.item.slot, coded)) for one in self.ready_to_book]
            session.basket.book(wanted, operator=self._operator)

    def back(self) -> bool:
        """One step back, or stop after the one that is under way; False where there is none."""
        match self.phase:
            case Phase.READ_BACK:
                self._asked = False
                self.changed.emit()
                return True
            case Phase.RUNNING if self._session is not None:
                self._session.basket.stop()
                return True
            case _:
                return False

    def finish(self) -> None:
        """The summary was seen: what is booked leaves the basket."""
        self._unseen = False
        if self._session is not None:
            self.run(self._session.basket.clear(), name="clear the basket")
        self.changed.emit()

    def print_slips(self) -> None:
        """Have all that was booked printed as one slip."""
        if self._bookings:
            self._shared.navigator.go(PrintSlips(self._bookings))

    def text(self) -> str:
        """All that was booked as text for a message."""
        return "\n\n".join(message_text(booking, self._shared.texts.present) for booking in self._bookings)

    def _begin(self, session: "Session") -> None:  # noqa: ARG002  (``_read`` finds it)
        self._read()

    def _forget(self) -> None:
        self._asked = self._unseen = self._was_running = self._wants_in = False
        self._bookings, self._taken, self._removed = (), None, None
        self._tell_changed()

    def _hear(self, event: Event) -> None:
        match event:
            case BasketChanged():
                self._read()
            case WriteEvent(kind=IntentKind.BOOK, outcome=Done(booking)) if self._session is not None:
                taken = self._taken
                if taken is not None and self._panel.request == event.request and taken.slot.tqid != booking.tqid:
                    self._taken = None
                    self.run(self._session.basket.take_out(taken), name=f"take out {taken.id}", quiet=True)

    def _read(self) -> None:
        running = self._session is not None and self._session.basket.running
        self._unseen = self._unseen or (self._was_running and not running)
        self._was_running = running
        self._tell_changed()
        if self._session is not None:
            self.run(self._read_bookings(self._session), name="what is booked", quiet=True)

    async def _read_bookings(self, session: "Session") -> None:
        found: list[Booking] = []
        for item in self._items:
            if item.state is BasketState.BOOKED:
                try:
                    booking = await session.desk.of_slot(item.slot.tqid)
                except HqsError:
                    continue  # it can be printed from F3
                found += [booking] if booking is not None else []
        if found != self._bookings:
            self._bookings = found
            self.changed.emit()

    async def _put_in(self, session: "Session", slot: "Slot", draft: Draft) -> None:
        basket, typed = session.basket, draft.typed
        taken, self._taken = self._taken, None
        there = [item for item in basket.items if item.can_change and item.slot.tqid == slot.tqid]
        anew = taken if taken is not None and self._is_of(taken, draft) else None
        anew = anew or next((item for item in there if not item.typed), None)
        if anew is None and any(item.typed == typed for item in there):
            self._tell(self.tr("It is in the basket already"), self._how(), Tone.WARN)
            return
        if anew is not None:
            await basket.change(anew, slot, typed, operator=self._operator)
        else:
            await basket.add(slot, typed, operator=self._operator)
        if not self._panel.choosing:
            self._panel.start_over(draft)
        self._host.focus_requested.emit("results")
        patient = draft_patient(draft)
        title = (
            self.tr("In the basket: {patient}, {when}").format(patient=formats.quoted(patient), when=when(slot))
            if patient
            else self.tr("In the basket without a patient: {when}").format(when=when(slot))
        )
        self._tell(title, self._how())

    async def _take_out(self, session: "Session", item: BasketItem) -> None:
        await session.basket.take_out(item)
        self._removed = item
        self.changed.emit()

    def _follow(self) -> None:
        """What was taken up stands in the panel until another patient does."""
        panel = self._panel
        if self._taken is not None and panel.choosing and not panel.half_typed:
            self._taken = None

    def _put_in_now(self) -> None:
        if self._wants_in and not self._panel.looking_up:
            self._wants_in = False
            self.put_in()

    def _tells_of(self, request: "BookingRequest") -> bool:
        """Whether the summary will tell how a booking ended: no notice does."""
        session = self._session
        return session is not None and session.basket.running and any(one.request == request for one in self._items)

    def _is_of(self, item: BasketItem, draft: Draft) -> bool:
        before = Draft.of_typed(item.typed)
        return not before.number or draft.corrects(before)

    def _why_not(self, slot: "Slot") -> str:
        if self._panel.gone is not None:
            return self._panel.gone.title
        if words := window_words(slot, self._shared.clock.now()):
            return words
        state = self._host.results.state(slot)
        return "" if state is SlotState.FREE else self._host.why_not(slot, state).title

    def _how(self) -> str:
        words = self.tr("The patient stays for the next slot. {key} shows the basket and books all of it.")
        return words.format(key=BASKET.key_in_words)

    def _tell(self, title: str, advice: str, tone: Tone = Tone.INFO) -> None:
        self._host.tell(ProblemText(title, "", advice), tone)

    def _tell_changed(self) -> None:
        self.changed.emit()
        self.count_changed.emit()

    def _number(self, item: BasketItem) -> int:
        return next((number for number, one in enumerate(self._items, 1) if one.id == item.id), 0)

    @property
    def _items(self) -> Sequence[BasketItem]:
        return self._session.basket.items if self._session is not None else ()

    @property
    def _judged(self) -> Sequence[Judged]:
        return judge(self._items, self._shared.clock.now())

    @property
    def _problem_of_run(self) -> Problem | None:
        return self._session.basket.problem if self._session is not None else None

    def _line(self, judged: Judged) -> BasketLine:
        item, slot = judged.item, judged.item.slot
        words = formats.listed(
            when(slot), doctor_name(slot.provider), formats.digits(slot.facility.name), by=self.tr(", ")
        )
        patient = draft_patient(judged.draft) or self.tr("no patient typed")
        notes = [judged.hindrance] if judged.hindrance else list(judged.doubts)
        if item.state is BasketState.FAILED:
            problem = problem_text(Problem(_kind(item.why)))
            notes.insert(0, formats.listed(problem.title, problem.action, by=". "))
        return BasketLine(judged, self._look(judged), patient, words, notes)

    def _look(self, judged: Judged) -> Look:
        match judged.item.state:
            case BasketState.OPEN if judged.hindrance:
                return Look(self.tr("Not ready"), "warning", Tone.WARN)
            case BasketState.OPEN:
                return Look(self.tr("Ready"), "calendar_ltr", Tone.NEUTRAL)
            case BasketState.BEGUN:
                return Look(self.tr("Being booked"), "arrow_sync", Tone.INFO)
            case BasketState.UNKNOWN:
                return Look(self.tr("Being checked"), "hourglass_half", Tone.WARN)
            case BasketState.BOOKED:
                return Look(self.tr("Booked"), "calendar_checkmark", Tone.SUCCESS)
            case BasketState.FAILED:
                return Look(self.tr("Not booked"), "dismiss_circle", Tone.DANGER)


def _kind(why: str) -> ProblemKind:
    return next((kind for kind in ProblemKind if kind.value == why), ProblemKind.REFUSED)
