"""Booking a chosen slot, step by step, without Qt: where Enter and Esc lead, and what an outcome does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from hqs_desktop.core.bookings import Booking
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import BookingRequest, Person, Slot
from hqs_desktop.desk.problems import Problem
from hqs_desktop.desk.writing.writer import Done, NotSent, Outcome, Refused, Unknown, WriteEvent
from hqs_desktop.viewmodels.book.draft import PERSONAL, Draft, Field


class Step(StrEnum):
    """Where a booking stands."""

    CHOOSING = "choosing"  # no slot was taken up yet
    FILLING = "filling"
    READING_BACK = "reading_back"
    ASKING = "asking"  # confirmed, but whether the slot is still free is asked first: nothing has been sent
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"
    NOT_SENT = "not_sent"
    UNKNOWN = "unknown"


@dataclass(slots=True)
class BookingFlow:
    """The state of one booking. Every method that is not allowed in the present step changes nothing."""

    step: Step = Step.CHOOSING
    slot: Slot | None = None
    draft: Draft = field(default_factory=Draft)
    booking: Booking | None = None
    request: BookingRequest | None = None  # what was last sent
    problem: Problem | None = None
    alternatives: Sequence[Slot] = ()
    gone: Problem | None = None  # why the slot that is being filled in can't be booked any more
    known: bool = False  # whether the patient was found in the journal
    _filled: dict[Field, str] = field(default_factory=dict)
    _owner: Draft | None = None  # whom the other fields were typed or filled in for
    _kind_is_old: bool = False  # whether it was chosen before this slot was taken up
    _kind_is_new: bool = False  # whether it was chosen for a number that is yet to be typed
    _keep: bool = False

    def open(self, slot: Slot) -> bool:
        """Take a slot up. A draft that is over is cleared, one that was not booked is kept."""
        if self.step is Step.RUNNING:
            return False
        if self.step in {Step.DONE, Step.UNKNOWN} and not self._keep:
            self._clear()
        self._keep = False
        self._kind_is_old, self._kind_is_new = True, False
        self.slot, self.step = slot, Step.FILLING
        self.booking = self.request = self.problem = self.gone = None
        self.alternatives = ()
        return True

    def edit(self, name: Field, value: str) -> bool:
        """Take what was typed; False where it is no news.

        What was typed or filled in for a patient goes once the identifier is another's.
        """
        if self.step is not Step.FILLING or getattr(self.draft, name) == value:
            return False
        before, self.draft = self.draft, replace(self.draft, **{name.value: value})
        match name:
            case Field.NUMBER:
                self._typed_number(before)
            case Field.KIND:
                self._kind_is_new = True
                self._let_go_of_another()
            case _ if before.number:
                self._owner = self._owner or before.identity
        return True

    def fill(self, person: Person | None) -> None:
        """Fill in what the journal knows of the patient; None takes an earlier patient's details away.

        What the desk typed itself stays.
        """
        found = Draft.of_person(person) if person is not None else Draft()
        news: dict[str, str] = {}
        for name in PERSONAL:
            now, value = str(getattr(self.draft, name)), str(getattr(found, name))
            if now in {"", self._filled.get(name, "")}:
                news[name.value] = value
                self._filled[name] = value
        self.draft = replace(self.draft, **news)
        self.known = person is not None
        if self.known:
            self._owner = self._owner or self.draft.identity

    def read_back(self) -> Field | None:
        """Go on to the summary, or give the first field that forbids it; to the alternatives where the slot is gone."""
        if self.step is not Step.FILLING:
            return None
        if self.gone is not None:
            self._turn_away(self.gone)
            return None
        if errors := self.draft.errors():
            return errors[0]
        self._let_go_of_another()
        self.step = Step.READING_BACK
        return None

    def ask_first(self) -> bool:
        """What is given is to be booked, once it is known whether the slot is still free; False where it can't be."""
        if self.step not in {Step.READING_BACK, Step.NOT_SENT} or self.slot is None:
            return False
        self.step, self.problem = Step.ASKING, None
        return True

    def lose(self, slot: Slot, problem: Problem) -> bool:
        """A slot that was taken up is free no more; False where nothing is to be done about that.

        While the form is filled in, that stays where it is: nobody's typing is cut off.
        """
        if self.slot is None or self.slot.tqid != slot.tqid:
            return False
        match self.step:
            case Step.FILLING:
                self.gone = problem
            case Step.READING_BACK | Step.ASKING:
                self._turn_away(problem)
            case _:
                return False
        self.alternatives = ()
        return True

    def confirm(self, coded: Callable[[str, str], CodedText]) -> BookingRequest | None:
        """Go on to booking what is given: after the summary, or once more after it was certainly not sent.

        ``coded`` as for ``Draft.request``.
        """
        if self.step not in {Step.READING_BACK, Step.NOT_SENT, Step.ASKING} or self.slot is None:
            return None
        self.step, self.problem = Step.RUNNING, None
        self.request = self.draft.request(self.slot, coded)
        return self.request

    def shows(self, request: BookingRequest) -> bool:
        """Whether what becomes of it, or has become of it, stands here."""
        return request == self.request and self.step not in {Step.CHOOSING, Step.FILLING, Step.READING_BACK}

    def awaits(self, event: WriteEvent) -> bool:
        """Whether that is what became of the booking shown.

        One that failed may have been executed after all; one in doubt has not ended where it is asked for once more.
        """
        if event.request != self.request:
            return False
        match self.step:
            case Step.RUNNING:
                return True
            case Step.UNKNOWN:
                return event.after_doubt or isinstance(event.outcome, Done | Unknown)
            case Step.NOT_SENT | Step.REFUSED | Step.ASKING:
                return isinstance(event.outcome, Done)
            case _:
                return False

    def end(self, outcome: Outcome) -> None:
        """Take the outcome of the booking, or of its verification."""
        match outcome:
            case Done():
                self.step, self.booking, self.problem = Step.DONE, outcome.booking, None
            case Refused():
                self.step, self.problem, self.alternatives = Step.REFUSED, outcome.problem, ()
            case NotSent():
                self.step, self.problem = Step.NOT_SENT, outcome.problem
            case Unknown():
                self.step, self.problem = Step.UNKNOWN, outcome.problem

    def correct(self, bookings: Sequence[Booking]) -> bool:
        """Take the booking made as it is among those, whose patient was corrected; False where it is not."""
        made = self.booking
        now = next((one for one in bookings if made is not None and one.id == made.id), None)
        self.booking = now or made
        return now is not None

    def doubt(self, problem: Problem) -> bool:
        """The booking runs on where its end can't be told; False where none runs."""
        if self.step is not Step.RUNNING:
            return False
        self.step, self.problem = Step.UNKNOWN, problem
        return True

    def take_alternative(self, slot: Slot) -> bool:
        """Take another slot for the same patient after a refusal, straight to the summary where the form is whole."""
        if self.step not in {Step.REFUSED, Step.NOT_SENT}:
            return False
        self.slot, self.alternatives = slot, ()
        self.problem = self.gone = None
        self.step = Step.FILLING if self.draft.errors() else Step.READING_BACK
        return True

    def back(self) -> bool:
        """One step back; False where there is none."""
        match self.step:
            case Step.ASKING:
                self.step = Step.READING_BACK
            case Step.READING_BACK | Step.NOT_SENT | Step.REFUSED:
                self.step = Step.FILLING
            case Step.FILLING:
                self.step = Step.CHOOSING
            case Step.DONE | Step.UNKNOWN:
                self.restart()
            case _:
                return False
        return True

    def restart(self, draft: Draft | None = None) -> bool:
        """Choose a slot for another patient, or for that of ``draft``."""
        if self.step is Step.RUNNING:
            return False
        self._clear()
        self.step, self.slot = Step.CHOOSING, None
        if draft is not None:
            self.draft, self._owner, self._keep = draft, draft.identity, True
        return True

    def _turn_away(self, problem: Problem) -> None:
        self.step, self.problem, self.gone = Step.REFUSED, problem, problem

    def _typed_number(self, before: Draft) -> None:
        """A number that is typed anew is a national code, until its own kind is chosen."""
        of_another = (self._kind_is_old or before.detailed) and not self._kind_is_new
        if of_another and before.number and not self.draft.continues(before) and not self.draft.has_letters:
            self.draft = replace(self.draft, kind=Draft().kind)
        if self.draft.number:
            self._kind_is_old = self._kind_is_new = False
        if self.draft.identified:
            self._let_go_of_another()

    def _let_go_of_another(self) -> None:
        """Empty what belongs to another patient than the identifier's."""
        if not self.draft.number:
            return
        owner, self._owner = self._owner, self.draft.identity
        if owner is not None and not self.draft.corrects(owner):
            self.draft = Draft(self.draft.kind, self.draft.number)
            self._filled, self.known = {}, False

    def _clear(self) -> None:
        self.draft = Draft()
        self.booking = self.request = self.problem = self.gone = None
        self.alternatives = ()
        self.known = self._keep = self._kind_is_old = self._kind_is_new = False
        self._filled = {}
        self._owner = None
