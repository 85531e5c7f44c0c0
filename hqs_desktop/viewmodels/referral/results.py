"""What a search for referral slots has brought so far, and how it goes on."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.model import Slot, Tqid
from hqs_desktop.desk.ports import Clock
from hqs_desktop.desk.problems import Problem
from hqs_desktop.desk.referral import MoreSlots, Wanted
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.book.slot import Marks, SlotState, slot_look, state_word
from hqs_desktop.viewmodels.booking_host import FoundSlots
from hqs_desktop.viewmodels.referral.table import SlotTable
from hqs_desktop.viewmodels.referral.words import Reason, Tail, none_found, none_of_quota, refused, tail_look, unread
from hqs_desktop.viewmodels.words.looks import Look
from hqs_desktop.viewmodels.words.problems import ProblemText


class Phase(StrEnum):
    """What the place of the results shows."""

    IDLE = "idle"  # nothing was sought yet
    STARTING = "starting"  # sought, but the gateway's client is not there yet
    SEARCHING = "searching"  # the first page is on its way
    SHOWN = "shown"
    EMPTY = "empty"


class ReferralResults(FoundSlots):
    """``table`` lists what came and passes the quota's filter."""

    phase_changed = Signal()
    progress_changed = Signal()
    quota_changed = Signal()

    def __init__(
        self,
        clock: Clock,
        quota_word: Callable[[str], str],
        service: Callable[[Slot], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._quota_word = quota_word
        self.table = SlotTable(self._look, service, self)
        self._slots: list[Slot] = []
        self._marks = Marks()
        self._quota: str | None = None
        self._phase = Phase.IDLE
        self._tail = Tail.END
        self._problem: Problem | None = None
        self._wanted: Wanted | None = None
        self._total = self._unreadable = 0

    @property
    def phase(self) -> Phase:
        """What to show."""
        return self._phase

    @property
    def tail(self) -> Tail:
        """How it goes on below what came."""
        return self._tail

    @property
    def any_shown(self) -> bool:
        """Whether there is a slot to go to."""
        return self._phase is Phase.SHOWN and bool(self.table.slots)

    @property
    def running(self) -> bool:
        """Whether a page is on its way."""
        return self._phase in {Phase.STARTING, Phase.SEARCHING} or self._tail is Tail.LOADING

    @property
    def quota(self) -> str | None:
        """The quota's code that is shown; None for all."""
        return self._quota

    @property
    def quotas(self) -> Sequence[str]:
        """The codes of what came, each once, as they came."""
        return list(dict.fromkeys(_code(slot) for slot in self._slots))

    @property
    def quota_text(self) -> str:
        """The filter, in words."""
        if self._quota is None:
            return self.tr("Every quota")
        return self.tr("Only {quota}").format(quota=formats.quoted(self._quota_word(self._quota)))

    @property
    def progress(self) -> str:
        """How many came of how many."""
        if self._phase is Phase.STARTING:
            return self.tr("Connecting\u2026")
        if self._phase is not Phase.SHOWN:
            return ""
        came, shown = len(self._slots), len(self.table.slots)
        words = self.tr("{n} of {total} slots came").format(
            n=formats.count(came), total=formats.count(max(self._total, came))
        )
        if shown == came:
            return words
        return self.tr("{came}; {n} shown").format(came=words, n=formats.count(shown))

    @property
    def unreadable(self) -> ProblemText | None:
        """How many slots came that could not be read, in words; None where all could."""
        return unread(self._unreadable) if self._unreadable else None

    @property
    def reason(self) -> Reason | None:
        """Why nothing is listed; None where something is, or will be."""
        if self._phase is Phase.EMPTY:
            if self._problem is not None:
                return refused(self._problem)
            return none_found(self._wanted)
        if self._phase is Phase.SHOWN and not self.table.slots:
            return none_of_quota(self.quota_text, more=self._tail is not Tail.END)
        return None

    def wait(self) -> None:
        """The search begins once the gateway's client is there."""
        self._reset(None, Phase.STARTING)

    def forget(self) -> None:
        """Show nothing: what is shown came from a gateway that is left."""
        self._reset(None, Phase.IDLE)

    def begin(self, wanted: Wanted) -> None:
        """The first page is asked for."""
        self._reset(wanted, Phase.SEARCHING)

    def load(self) -> None:
        """A further page is asked for."""
        self._go_on(Tail.LOADING)

    def take(self, more: MoreSlots, *, finished: bool) -> None:
        """Show what a page has brought."""
        self._slots += more.slots
        self._total = more.total
        self._unreadable += more.unreadable
        self._problem = None
        self._tail = Tail.END if finished else Tail.MORE
        if self._slots or not finished:
            self.table.set_tail(None)
            self.table.add(list(self._passing(more.slots)))
            self.table.set_tail(self._tail_look())
            self._enter(Phase.SHOWN)
        else:
            self._enter(Phase.EMPTY)

    def fail(self, problem: Problem) -> None:
        """A page did not come; what came stays."""
        self._problem = problem
        if self._slots:
            self._go_on(Tail.FAILED)
        else:
            self._enter(Phase.EMPTY)

    def stop(self) -> None:
        """A page that was asked for is not awaited any more."""
        if self._slots:
            self._go_on(Tail.STOPPED)
        else:
            self._enter(Phase.IDLE)

    def show_quota(self, quota: str | None) -> None:
        """Show slots of that quota only; None: all."""
        if quota != self._quota:
            self._quota = quota
            self._list()
            self.quota_changed.emit()
            self._enter(self._phase)

    def next_quota(self) -> None:
        """Show the next of the quotas that came, after the last all again."""
        order: list[str | None] = [None, *self.quotas]
        at = order.index(self._quota) if self._quota in order else 0
        self.show_quota(order[(at + 1) % len(order)])

    def state(self, slot: Slot) -> SlotState:
        """Whether a slot can be booked now."""
        return self._marks.state(slot, self._clock.now())

    def state_word(self, slot: Slot) -> str:
        """The quota of a bookable slot, or why it can't be booked."""
        state = self.state(slot)
        return self._quota_word(_code(slot)) if state is SlotState.FREE else state_word(state)

    def mark_all(self, marks: Mapping[Tqid, SlotState | None]) -> None:
        """Slots were booked, or that is being found out; None: they may be free again."""
        for tqid, state in marks.items():
            self._marks.mark(tqid, state)
        self.follow_clock()

    def hold(self, tqid_keys: Collection[str]) -> None:
        """Other desks have these slots taken up, and no others."""
        self._marks.hold(tqid_keys)
        self.follow_clock()

    def follow_clock(self) -> None:
        """Time has passed: windows have opened and closed."""
        self.table.refresh()
        self.states_changed.emit()

    def first_free(self) -> int:
        """The row of the first slot that can be booked, else the first of all."""
        free = (row for row, slot in enumerate(self.table.slots) if self.state(slot) is SlotState.FREE)
        return next(free, 0)

    def _look(self, slot: Slot) -> Look:
        return slot_look(self.state(slot), self._quota_word(_code(slot)))

    def _tail_look(self) -> Look | None:
        return tail_look(self._tail, self._problem) if self._slots else None

    def _passing(self, slots: Sequence[Slot]) -> Iterator[Slot]:
        return (slot for slot in slots if self._quota is None or _code(slot) == self._quota)

    def _list(self) -> None:
        self.table.show_slots(list(self._passing(self._slots)), self._tail_look())

    def _go_on(self, tail: Tail) -> None:
        self._tail = tail
        self.table.set_tail(self._tail_look())
        self._enter(Phase.SHOWN)

    def _reset(self, wanted: Wanted | None, phase: Phase) -> None:
        self._wanted = wanted
        self._slots = []
        self._marks.clear()
        self._problem, self._tail = None, Tail.END
        self._total = self._unreadable = 0
        self._list()
        if self._quota is not None:
            self._quota = None
            self.quota_changed.emit()
        self._enter(phase)

    def _enter(self, phase: Phase) -> None:
        self._phase = phase
        self.phase_changed.emit()
        self.progress_changed.emit()


def _code(slot: Slot) -> str:
    return slot.quota.code.strip() if slot.quota is not None else ""
