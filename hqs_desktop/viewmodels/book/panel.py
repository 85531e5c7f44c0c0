"""The booking panel: the chosen slot, the patient's details, the read-back, the booking and its outcome."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from hqs_desktop.codes import systems
from hqs_desktop.codes.typeahead import search
from hqs_desktop.core.bookings import Booking, IntentKind
from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.identifiers import Level
from hqs_desktop.core.model import BookingRequest, Person, Slot, Tqid
from hqs_desktop.desk.events import Event, PatientCorrected
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.writing.writer import Done, NotSent, Outcome, Refused, Unknown, WriteEvent
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.book import words
from hqs_desktop.viewmodels.book.draft import Draft, Field
from hqs_desktop.viewmodels.book.flow import BookingFlow, Step
from hqs_desktop.viewmodels.book.holding import Holding
from hqs_desktop.viewmodels.book.move_mode import MoveMode
from hqs_desktop.viewmodels.book.slot import SlotState, slot_rows
from hqs_desktop.viewmodels.lines import Choice, Fact
from hqs_desktop.viewmodels.navigation import PrintSlip, ShowBooking
from hqs_desktop.viewmodels.shared import Shared
from hqs_desktop.viewmodels.words.notices import LateEnd
from hqs_desktop.viewmodels.words.problems import ProblemText, problem_text
from hqs_desktop.viewmodels.words.terms import doctor_name, message_text
from hqs_desktop.viewmodels.words.tone import Tone

if TYPE_CHECKING:
    from hqs_desktop.desk.session import Session

ASK_SECONDS: Final = 3.0
"""How long a booking waits for the answer whether its slot is still free."""

_NO_RETRY = {
    ProblemKind.WINDOW_CLOSED,
    ProblemKind.ALREADY_BOOKED,
    ProblemKind.LIVE_INTENT,
    ProblemKind.ENDED_OTHERWISE,
    ProblemKind.JOURNAL_KEY,
}


class BookPanel(SessionViewModel):
    """The steps of a booking with their commands. ``slot_settled`` tells what became of a slot."""

    step_changed = Signal()
    draft_changed = Signal()
    slot_changed = Signal()
    alternatives_changed = Signal()
    attention = Signal(str)  # the field that forbids going on
    slot_settled = Signal(object, object)  # the Tqid, and its SlotState (None: as the gateway has it)

    def __init__(self, shared: Shared, parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self.by_itself = False
        """Whether what changes here at this moment was asked for by nobody: it takes the focus from nowhere."""
        self._codes = shared.codes
        self._flow = BookingFlow()
        self._preview: Slot | None = None
        self._looking_up = False
        self._wants_read_back = False
        self._looked_up = ""  # the identifier that was last asked for
        self.move = MoveMode(self, shared)
        self._holding = Holding(self, shared)
        self._must_tell = shared.panels.join(self._flow.shows)
        self._join()

    @property
    def step(self) -> Step:
        """Where the booking stands."""
        return self._flow.step

    @property
    def choosing(self) -> bool:
        """Whether no slot was taken up."""
        return self.step is Step.CHOOSING

    @property
    def slot(self) -> Slot | None:
        """The slot that is booked, or that Enter would take up."""
        return self._preview if self.choosing else self._flow.slot

    @property
    def draft(self) -> Draft:
        """What was typed."""
        return self._flow.draft

    @property
    def half_typed(self) -> bool:
        """Whether somebody is in the midst of a booking: a patient is typed, or a slot was taken up."""
        match self.step:
            case Step.CHOOSING:
                return bool(self.draft.number) or self.draft.detailed
            case Step.DONE | Step.UNKNOWN | Step.RUNNING:
                return False
            case _:
                return True

    @property
    def looking_up(self) -> bool:
        """Whether the journal is asked for the patient, who may be filled in in a moment (``draft_changed``)."""
        return self._looking_up

    @property
    def request(self) -> BookingRequest | None:
        """What was last sent for the present slot."""
        return self._flow.request

    @property
    def known(self) -> bool:
        """Whether this desk has booked this patient before."""
        return self._flow.known

    @property
    def alternatives(self) -> Sequence[Slot]:
        """The nearest free slots, where this one was taken."""
        return self._flow.alternatives

    @property
    def booking(self) -> Booking | None:
        """The booking made."""
        return self._flow.booking

    @property
    def why(self) -> ProblemText | None:
        """Why it was refused, not sent, or is not known."""
        return problem_text(self._flow.problem) if self._flow.problem is not None else None

    @property
    def gone(self) -> ProblemText | None:
        """Why the slot can't be booked any more, while the form is still filled in; None where it can."""
        gone = (self._flow.gone or self._holding.elsewhere) if self.step is Step.FILLING else None
        return problem_text(gone) if gone is not None else None

    @property
    def can_retry(self) -> bool:
        """Whether the same may be tried again."""
        problem = self._flow.problem
        return self.step is Step.NOT_SENT and problem is not None and problem.kind not in _NO_RETRY

    def preview(self, slot: Slot | None) -> None:
        """Tell of a slot while one chooses."""
        if slot != self._preview:
            self._preview = slot
            if self.choosing:
                self.slot_changed.emit()

    def open(self, slot: Slot) -> bool:
        """Take a slot up for booking; False while another is being booked."""
        if not self._flow.open(slot):
            return False
        self._looked_up = ""
        self._told()
        self.draft_changed.emit()
        self._ask_again(slot)
        return True

    def edit(self, name: Field, value: str) -> None:
        """Take what was typed."""
        if self._flow.edit(name, value):
            self.draft_changed.emit()
            if name in {Field.NUMBER, Field.KIND}:
                self._look_up()

    def read_back(self) -> None:
        """Go on to the summary, once it is known whether the patient is."""
        if self._looking_up:
            self._wants_read_back = True
            return
        hindrance = self._flow.read_back()
        if hindrance is not None:
            self.attention.emit(hindrance.value)
        elif self.step is not Step.FILLING:
            self._told()

    def confirm(self) -> None:
        """Book; where it is a while ago that the slot was free, that is asked first."""
        session, slot = self._session, self._flow.slot
        if session is None or slot is None:
            self.set_problem(self._absence)
        elif session.still_free.is_fresh(slot):
            self._book(session, self._operator)
        elif self._flow.ask_first():
            self.set_problem(None)
            self._told()
            self.run(self._ask_first(session, slot, self._operator), name="still free")

    def take_alternative(self, slot: Slot) -> None:
        """Take another slot for the same patient."""
        if self._flow.take_alternative(slot):
            self._told()
            self._ask_again(slot)

    def back(self) -> bool:
        """One step back; False where there is none."""
        asking = self.step is Step.ASKING
        if not self._flow.back():
            return False
        if asking:
            self._tasks.cancel("still free")
        self._told()
        self.draft_changed.emit()
        return True

    def restart(self) -> None:
        """Begin with another patient."""
        self.start_over(None)

    def same_patient(self) -> None:
        """Choose another slot for the patient of the booking just made."""
        if self._flow.booking is not None:
            self.start_over(Draft.of_request(self._flow.booking.to_repeat))

    def prefill(self, request: BookingRequest) -> None:
        """Choose a slot for the patient of an earlier booking."""
        self.start_over(Draft.of_request(request))

    def prefill_person(self, person: Person) -> None:
        """Choose a slot for a patient that is known from elsewhere."""
        self.start_over(Draft.of_person(person))

    def note(self, name: Field) -> tuple[str, Tone]:
        """What is said under a field, and how."""
        return words.note(self.draft, name)

    def choices(self, name: Field, text: str = "") -> Sequence[Choice]:
        """The lines of a field with codes."""
        table = self._codes.by_appendix({Field.INSURER: 13, Field.GENDER: 10, Field.APPOINTMENT_TYPE: 7}[name])
        return [Choice(row.code, row.term_fa, formats.digits(row.code)) for row in search(table, text, limit=200)]

    def choice(self, name: Field) -> Choice | None:
        """The line of the code that a field holds."""
        code = str(getattr(self.draft, name))
        system = {Field.INSURER: systems.INSURER, Field.GENDER: systems.GENDER}.get(name, systems.HQS)
        return Choice(code, self._codes.named_code(system, code), formats.digits(code)) if code else None

    def slot_rows(self) -> Sequence[Fact]:
        """The slot's facts."""
        return slot_rows(self.slot, self._codes) if self.slot is not None else ()

    def draft_rows(self) -> Sequence[Fact]:
        """The patient's facts, to be read back."""
        return words.draft_rows(self.draft, self._codes)

    def warnings(self) -> Sequence[str]:
        """What is doubtful in them."""
        return words.warnings(self.draft)

    def patient(self) -> str:
        """The patient's name, else the identifier."""
        return words.draft_patient(self.draft)

    def instructions(self) -> Sequence[str]:
        """What the patient must be told before this visit."""
        return self._shared.texts.present.instructions_for(self.slot) if self.slot is not None else ()

    def print_slip(self) -> None:
        """Have the booking just made printed."""
        if self.booking is not None:
            self._shared.navigator.go(PrintSlip(self.booking))

    def show_in_list(self) -> None:
        """Have the booking just made shown among all."""
        if self.booking is not None:
            self._shared.navigator.go(ShowBooking(self.booking))

    def receipt_rows(self) -> Sequence[Fact]:
        """The receipt."""
        return words.receipt_rows(self.booking.to_repeat) if self.booking is not None else ()

    def receipt_text(self) -> str:
        """The receipt as text for a message."""
        return message_text(self.booking, self._shared.texts.present)

    def alternative_words(self, slot: Slot) -> tuple[str, str]:
        """A free slot near a taken one: when, and with whom."""
        quota = self._codes.named(slot.quota, systems.HQS)
        return words.when(slot), formats.listed(doctor_name(slot.provider), quota, by=" \u00b7 ")

    def start_over(self, draft: Draft | None) -> None:
        """Choose a slot for the patient of a draft; None: for another one."""
        if self._flow.restart(draft):
            self._looked_up = ""
            self._told()
            self.draft_changed.emit()
            if draft is not None:
                self._look_up()

    def _told(self) -> None:
        self.step_changed.emit()
        self.slot_changed.emit()
        self.alternatives_changed.emit()

    def _look_up(self) -> None:
        session, draft = self._session, self.draft
        key = f"{draft.kind} {draft.identifier.id}"
        if session is None or key == self._looked_up:
            return
        self._looked_up = key
        self._wants_read_back = self._looking_up = False
        self._tasks.cancel("person")
        if draft.check(Field.NUMBER).level is Level.ERROR:
            self._found(None)
        else:
            self._looking_up = True
            self.run(self._find_person(session), name="person", quiet=True)

    async def _find_person(self, session: "Session") -> None:
        try:
            person = await session.journal.find_person(self.draft.identifier)
        except HqsError:
            person = None  # the form is filled in by hand then; booking will name the journal's trouble
        self._looking_up = False
        self._found(person)
        if self._wants_read_back:
            self._wants_read_back = False
            self.read_back()

    def _found(self, person: Person | None) -> None:
        self._flow.fill(person)
        self.draft_changed.emit()

    def _forget(self) -> None:
        """What was typed stays; a booking under way goes on in the journal, and is told when it is known."""
        self._looking_up = self._wants_read_back = False
        self._looked_up = ""
        if self.step is Step.ASKING:
            self.back()
        if self._flow.doubt(Problem(ProblemKind.UNKNOWN_OUTCOME)):
            self._told()

    def _hear(self, event: Event) -> None:
        """Of a booking: of the one that is shown, or of another whose end was awaited or comes late."""
        if isinstance(event, PatientCorrected) and self._flow.correct(event.bookings):
            self.step_changed.emit()
        if not isinstance(event, WriteEvent) or event.kind is not IntentKind.BOOK:
            return
        if self._flow.awaits(event):
            self._take(event.outcome)
        elif isinstance(event.outcome, Done) or (event.after_doubt and not isinstance(event.outcome, Unknown)):
            self._settle(event.request.slot.tqid, event.outcome)
            if self._must_tell(event.request):
                self._shared.notices.tell(LateEnd(event.request, event.outcome))

    def _take(self, outcome: Outcome) -> None:
        self._flow.end(outcome)
        slot = self._flow.slot
        if slot is not None:
            self._settle(slot.tqid, outcome)
        self._told()
        if isinstance(outcome, Refused) and outcome.needs_another_slot:
            session = self._session
            if session is not None and slot is not None:
                self.run(self._find_nearest(session, slot), name="nearest", quiet=True)

    def _book(self, session: "Session", operator: str) -> None:
        if (request := self._flow.confirm(self._codes.coded_text)) is not None:
            self.set_problem(None)
            self._told()
            self.move.book(session, request, operator)

    def _ask_again(self, slot: Slot) -> None:
        """Ask whether a slot that was taken up is still free; nothing waits for that."""
        if self._session is not None:
            self.run(self._look_at(self._session, slot), name="still free", quiet=True)

    async def _look_at(self, session: "Session", slot: Slot) -> None:
        await self._is_free(session, slot)

    async def _is_free(self, session: "Session", slot: Slot) -> bool:
        """Tell where a slot is free no more. What can't be asked speaks against nothing."""
        try:
            problem = await session.still_free.ask(slot)
        except HqsError:
            return True
        if problem is None:
            return True
        self.slot_settled.emit(slot.tqid, SlotState.GONE)
        filling = self.step is Step.FILLING
        if self._flow.lose(slot, problem):
            if not filling:
                self.step_changed.emit()
            self.slot_changed.emit()
            self.alternatives_changed.emit()
            self.run(self._find_nearest(session, slot), name="nearest", quiet=True)
        return False

    async def _ask_first(self, session: "Session", slot: Slot, operator: str) -> None:
        # Where no answer comes, the write goes on: it is executed at most once whatever the slot's state, and the
        # gateway refuses what is taken. A line too slow to ask must not keep a patient from his slot.
        free = True
        with suppress(TimeoutError):
            async with asyncio.timeout(ASK_SECONDS):
                free = await self._is_free(session, slot)
        if free and self.step is Step.ASKING:
            self._book(session, operator)

    async def _find_nearest(self, session: "Session", slot: Slot) -> None:
        try:
            nearest = await session.find.nearest_free(slot)
        except HqsError:
            return  # the refusal itself is shown
        lost = self.step is Step.REFUSED or self._flow.gone is not None
        if lost and self._flow.slot is not None and self._flow.slot.tqid == slot.tqid:
            self._flow.alternatives = nearest
            self.alternatives_changed.emit()

    def _settle(self, tqid: Tqid, outcome: Outcome) -> None:
        match outcome:
            case NotSent() | Refused():
                taken = isinstance(outcome, Refused) and outcome.needs_another_slot
                mine = outcome.problem.kind is ProblemKind.ALREADY_BOOKED
                self.slot_settled.emit(tqid, SlotState.MINE if mine else SlotState.GONE if taken else None)
            case Unknown():
                self.slot_settled.emit(tqid, SlotState.CHECKING)
            case Done():
                self.slot_settled.emit(tqid, SlotState.MINE)
