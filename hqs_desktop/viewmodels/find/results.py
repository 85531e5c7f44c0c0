"""What a search has brought so far: days, the slots of one of them, who did not answer, why there is nothing."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.core.model import Facility, Slot, Tqid
from hqs_desktop.desk.find import Call, Near, ProviderFailed, SearchDone, SearchEvent, SearchStarted, SlotsFound
from hqs_desktop.desk.ports import Clock
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.book.slot import SlotState
from hqs_desktop.viewmodels.booking_host import FoundSlots
from hqs_desktop.viewmodels.find.answers import Answers
from hqs_desktop.viewmodels.find.board import Board, Order, Part, Sieve
from hqs_desktop.viewmodels.find.commands import PART_OF_DAY, QUOTA, SEARCH_AGAIN
from hqs_desktop.viewmodels.find.days import DayModel
from hqs_desktop.viewmodels.find.slots import SlotModel
from hqs_desktop.viewmodels.words.problems import ProblemText, problem_text


class Phase(StrEnum):
    """What the place of the results shows."""

    IDLE = "idle"  # nothing was sought yet
    STARTING = "starting"  # sought, but the gateway's client is not there yet
    SEARCHING = "searching"
    SHOWN = "shown"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why there is nothing."""

    title: str
    text: str


class BookResults(FoundSlots):
    """The results of the newest search."""

    phase_changed = Signal()
    progress_changed = Signal()
    failures_changed = Signal()
    day_changed = Signal()
    sifted = Signal()  # other slots are shown of those that were found, or in another order
    marked = Signal(object)  # slots stand otherwise, by TQID

    def __init__(self, clock: Clock, quota_word: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.days = DayModel(clock, quota_word, self)
        self.slots = SlotModel(clock, quota_word, self)
        self._board = Board()
        self._held: Collection[str] = ()
        self._phase = Phase.IDLE
        self._answers = Answers(self)
        self._problem: Problem | None = None
        self._narrow = False
        self._sieve = Sieve()
        self._wanted_order: Order | None = None

    @property
    def phase(self) -> Phase:
        """What to show."""
        return self._phase

    @property
    def running(self) -> bool:
        """Whether providers are still asked."""
        return self._phase in {Phase.STARTING, Phase.SEARCHING}

    @property
    def day(self) -> ShamsiDate | None:
        """The day whose slots are shown."""
        return self.slots.day

    @property
    def found(self) -> int:
        """How many slots there are, bookable or not."""
        return self._board.total

    @property
    def progress(self) -> str:
        """``3 of 8 doctors answered``, or how many slots can be booked."""
        if self._phase is Phase.STARTING:
            return self.tr("Connecting\u2026")
        if self.running:
            return self._answers.so_far()
        if self._phase is Phase.SHOWN:
            found = self.tr("{n} free slots from {total} doctors").format(
                n=formats.digits(self._board.free(self._clock.now())), total=formats.digits(self._answers.doctors)
            )
            return formats.listed(found, self._answers.stopped(), by=self.tr("; "))
        return ""

    @property
    def failures(self) -> ProblemText | None:
        """Who could not be asked, and why, in words; None where all answered (or none: see ``reason``)."""
        if self._phase is Phase.EMPTY and self._problem is not None:
            return None
        return self._answers.failures()

    @property
    def failed(self) -> Sequence[Call]:
        """What brought no answer, and may be asked again alone."""
        return self._answers.failed

    @property
    def unreadable(self) -> ProblemText | None:
        """How many slots came that could not be read, in words; None where all could."""
        return self._answers.unreadable()

    @property
    def closed(self) -> ProblemText | None:
        """What to tell where there are slots, and none can be booked now."""
        if self._phase is not Phase.SHOWN or self._board.first_free(self._clock.now()) is not None:
            return None
        if self.hides_all or self._board.hidden(self._clock.now()):
            return self.held_back
        return ProblemText(
            self.tr("None of these slots can be booked now"),
            self.tr("Their booking windows are not open."),
            self.tr("Search other days, or again later ({key}).").format(key=SEARCH_AGAIN.key_in_words),
        )

    @property
    def held_back(self) -> ProblemText:
        """How much of what was found the filters hold back, in words."""
        hidden = self._board.hidden(self._clock.now())
        title = (
            self.tr("The filters hide {n} free slots").format(n=formats.digits(hidden))
            if hidden
            else self.tr("The filters hide all that was found; none of it can be booked now")
        )
        keys = [
            command.key_in_words
            for command, chosen in ((QUOTA, self._sieve.quota), (PART_OF_DAY, self._sieve.part))
            if chosen is not None
        ]
        return ProblemText(title, "", self.tr("{keys} shows others.").format(keys=self.tr(" or ").join(keys)))

    @property
    def hides_all(self) -> bool:
        """Whether something was found, and the filters hold back all of it."""
        return self._board.total > 0 and not self._sieve.open and not self._board.shows_any

    @property
    def sieve(self) -> Sieve:
        """What is shown of what was found."""
        return self._sieve

    @property
    def order(self) -> Order:
        """By what a day's providers are sorted: as chosen, else by distance where that is asked for."""
        if self._wanted_order is Order.DISTANCE or self._wanted_order is None:
            return Order.DISTANCE if self._board.is_around_a_point else Order.PROVIDER
        return self._wanted_order

    @property
    def quotas(self) -> Mapping[str, int]:
        """The quotas that were found, by code, each with how many of its slots are free."""
        return self._board.quotas(self._clock.now())

    def metres_to(self, facility: Facility) -> float | None:
        """How far a facility is from the point of the search; None where there is none, or nobody knows."""
        return self._board.metres_to(facility)

    @property
    def problem(self) -> Problem | None:
        """Why a search that found nothing could not even ask; None where it could."""
        return self._problem

    @property
    def reason(self) -> Reason:
        """Why there is nothing."""
        if self._problem is not None and self._problem.kind is ProblemKind.NO_PROVIDER:
            return Reason(
                self.tr("No doctor of this specialty is known here"),
                self.tr(
                    "The gateway has no list of doctors; this desk knows those that it has seen. Add one by council "
                    "number."
                ),
            )
        if self._problem is not None:
            words = problem_text(self._problem)
            return Reason(words.title, words.advice)
        return Reason(self.tr("No free slot in these days"), self._who_has_none())

    def _who_has_none(self) -> str:
        if self._board.is_around_a_point:
            return self.tr("No doctor of this specialty who is that near has a free slot in these days.")
        if self._answers.to_one:
            return self.tr("This doctor has no free slot in these days.")
        if self._answers.failed:
            return self.tr("None of the doctors who answered has a free slot in these days.")
        if self._narrow:
            return self.tr("None of the doctors of this specialty at this centre has a free slot in these days.")
        return self.tr("None of the doctors of this specialty has a free slot in these days.")

    def wait(self) -> None:
        """The search begins once the gateway's client is there."""
        self._reset(Board())
        self._enter(Phase.STARTING)

    def forget(self) -> None:
        """Show nothing: what is shown came from a gateway that is left."""
        self._reset(Board())
        self._enter(Phase.IDLE)
        self.progress_changed.emit()

    def begin(self, first: ShamsiDate, last: ShamsiDate, *, narrow: bool, near: Near | None = None) -> None:
        """Take the results of a new search; ``narrow`` says that it is for one facility only."""
        self._narrow = narrow
        self._reset(Board(first, last, near) if first <= last else Board(), near=near is not None)
        self._enter(Phase.SEARCHING)

    def take(self, event: SearchEvent) -> None:
        """Show what has come."""
        match event:
            case SearchStarted():
                self._answers.start(event)
                if not self.running:
                    self._enter(Phase.SEARCHING)
                self.failures_changed.emit()
            case SlotsFound(entry, slots):
                self._answers.take(event)
                if entry is not None:
                    self._add(entry, slots)
                if event.unreadable:
                    self.failures_changed.emit()
            case ProviderFailed():
                self._answers.take(event)
                self.failures_changed.emit()
            case SearchDone():
                self._problem = event.problem
                self._enter(Phase.SHOWN if self._board.total else Phase.EMPTY)
                self.failures_changed.emit()
        self.progress_changed.emit()

    def fail(self, problem: Problem) -> None:
        """The search itself failed."""
        self._problem = problem
        self._enter(Phase.SHOWN if self._board.total else Phase.EMPTY)
        self.progress_changed.emit()

    def stop(self) -> None:
        """The search was cancelled; what has come stays."""
        if self.running:
            self._enter(Phase.SHOWN if self._board.total else Phase.IDLE)
            self.progress_changed.emit()

    def show_day(self, day: ShamsiDate) -> None:
        """Show the slots of a day."""
        if day != self.day and day in self._board.days:
            self.slots.show_day(self._board, day)
            self.day_changed.emit()

    def step_day(self, step: int) -> None:
        """Show the next day that has slots, or the one before."""
        days = self._board.days
        if self.day is None:
            return
        at = days.index(self.day) + step
        while 0 <= at < len(days):
            if self._board.groups(days[at]):
                self.show_day(days[at])
                return
            at += step

    def first_free(self) -> Slot | None:
        """The earliest bookable slot; its day is shown."""
        return self._go_to(self._board.first_free(self._clock.now()))

    def first_free_in_the_morning(self) -> Slot | None:
        """The earliest bookable slot before noon; its day is shown."""
        return self._go_to(self._board.first_free(self._clock.now(), Part.MORNING))

    def sift(self, sieve: Sieve) -> None:
        """Show other slots of those that were found."""
        if sieve != self._sieve:
            self._sieve = sieve
            self._show_anew()

    def sort(self, order: Order) -> None:
        """Have a day's providers in another order."""
        self._wanted_order = order
        self._show_anew()

    def next_order(self) -> Order:
        """The order after the present one."""
        orders = [order for order in Order if order is not Order.DISTANCE or self._board.knows_distances]
        present = self.order
        return orders[(orders.index(present) + 1) % len(orders)] if present in orders else orders[0]

    def _go_to(self, slot: Slot | None) -> Slot | None:
        if slot is not None:
            self.show_day(shamsi_of(slot.start))
        return slot

    def bookable(self) -> Sequence[Slot]:
        """All that can be booked now."""
        return self._board.bookable(self._clock.now())

    @property
    def any_shown(self) -> bool:
        """Whether there is a slot to go to."""
        return self._phase is Phase.SHOWN

    def state(self, slot: Slot) -> SlotState:
        """Whether a slot can be booked now."""
        return self._board.state(slot, self._clock.now())

    def state_word(self, slot: Slot) -> str:
        """The quota of a bookable slot, or why it can't be booked."""
        return self.slots.state_word(slot)

    def mark(self, tqid: Tqid, state: SlotState | None) -> None:
        """A slot was booked, or that is being found out; None: it may be free again."""
        self._board.mark(tqid, state)
        self.marked.emit({tqid: state})
        self.slots.refresh(tqid)
        self.days.follow_clock()
        self.states_changed.emit()
        self.progress_changed.emit()

    def mark_all(self, marks: Mapping[Tqid, SlotState | None]) -> None:
        """The same of many slots."""
        for tqid, state in marks.items():
            self._board.mark(tqid, state)
        self.marked.emit(marks)
        self.follow_clock()

    def hold(self, tqid_keys: Collection[str]) -> None:
        """Other desks have these slots taken up, and no others."""
        self._held = tqid_keys
        self._board.hold(tqid_keys)
        self.follow_clock()

    def follow_clock(self) -> None:
        """Time has passed: windows have opened and closed, and it may be another day."""
        self.days.follow_clock()
        self.slots.follow_clock()
        self.states_changed.emit()
        self.progress_changed.emit()

    def summary(self) -> str:
        """The shown day's free slots by quota."""
        return self.days.summary(self.day) if self.day is not None else ""

    def _add(self, entry: DirectoryEntry, slots: Sequence[Slot]) -> None:
        new = self._board.add(entry, slots)
        for day, group in new.items():
            self.days.refresh(day)
            if day == self.day:
                self.slots.insert(group)
                self.day_changed.emit()
        if new and self.day is None:
            self.show_day(self._day_to_show() or min(new))
            self.phase_changed.emit()

    def _show_anew(self) -> None:
        self._board.show(self._sieve, self.order)
        day = self.day
        if day is not None and not self._board.groups(day):
            day = self._day_to_show() or day
        self.slots.show_day(self._board, day)
        self.days.follow_clock()
        self.sifted.emit()
        self.day_changed.emit()
        self.phase_changed.emit()

    def _day_to_show(self) -> ShamsiDate | None:
        free = self._board.first_free(self._clock.now())
        if free is not None:
            return shamsi_of(free.start)
        return next((day for day in self._board.days if self._board.groups(day)), None)

    def _reset(self, board: Board, *, near: bool = False) -> None:
        self._board = board
        board.hold(self._held)
        board.show(self._sieve, self.order)
        self._answers.clear(near=near)
        self._problem = None
        self.days.show_board(board)
        self.slots.show_day(board, None)
        self.sifted.emit()
        self.failures_changed.emit()
        self.day_changed.emit()

    def _enter(self, phase: Phase) -> None:
        self._phase = phase
        self.phase_changed.emit()
