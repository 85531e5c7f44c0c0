"""Withdrawn days: who lost a slot with a doctor on a day, whom to call next, and which free slots to offer them.

A day is read and searched for as one: its patients are offered what one search has found.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import DirectoryEntry, IntentKind
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import ShamsiDate, day_start, shamsi_of
from hqs_desktop.core.model import Identifier, Provider, Slot
from hqs_desktop.core.worklist import CloseReason, Step, Task, TaskFilter, TaskKind
from hqs_desktop.desk.find import Criteria, FindSlots, SearchDone, SlotsFound
from hqs_desktop.desk.ports import Clock, Journal
from hqs_desktop.desk.problems import Problem

OFFERED: Final = 9
"""How many slots a patient is offered: one for each number key."""
OF_THE_DOCTOR: Final = 5
"""How many of them are the same doctor's, where others of the specialty have slots, too."""
FRESH: Final = timedelta(seconds=60)
"""How long what was found is offered without asking again."""
DAYS_AHEAD: Final = 14
"""How far behind the lost day slots are sought."""
_DAYS_BEFORE: Final = 3
_WEEK: Final = 7
_LOST: Final = frozenset({TaskKind.WITHDRAWN, TaskKind.CANCELLED})


@dataclass(frozen=True, slots=True)
class DayCounts:
    """How many patients of a day are at what."""

    to_call: int = 0
    told: int = 0
    waiting: int = 0
    rebooked: int = 0
    closed: int = 0  # for another reason

    @property
    def open(self) -> int:
        """How many are owed something still."""
        return self.to_call + self.told + self.waiting


@dataclass(frozen=True, slots=True)
class LostDay:
    """Those who lost a slot with ``provider`` on ``day``: whoever is to be called first, at last who is over."""

    provider: Provider
    day: ShamsiDate
    tasks: Sequence[Task]
    in_doubt: Collection[Identifier] = ()  # patients of whom it is being found out whether they were booked

    @property
    def key(self) -> tuple[str, str]:
        """What tells one day from another."""
        return self.provider.identifier.id.strip(), str(self.day)

    @property
    def counts(self) -> DayCounts:
        """How many are at what."""
        steps = [task.step for task in self.tasks if task.open]
        rebooked = sum(task.close_reason is CloseReason.REBOOKED for task in self.tasks if not task.open)
        return DayCounts(
            to_call=steps.count(Step.CALL),
            told=steps.count(Step.DECIDE),
            waiting=len(steps) - steps.count(Step.CALL) - steps.count(Step.DECIDE),
            rebooked=rebooked,
            closed=len(self.tasks) - len(steps) - rebooked,
        )

    def next_call(self, now: datetime, operator: str, desk: str, after: Task | None = None) -> Task | None:
        """Whom this operator calls next; None where nobody is due.

        Behind ``after``, where that one is still to be called, else the first of all. Left out are those whom somebody
        else has taken, and those whose booking is in doubt; who was told and has to decide comes once nobody else is to
        be called.
        """
        due = [
            task
            for step in (Step.CALL, Step.DECIDE)
            for task in self.tasks
            if task.open and task.step is step and task.due_at <= now
            if not is_of_another(task, operator, desk) and not self.is_in_doubt(task)
        ]
        at = next((place for place, task in enumerate(due) if after is not None and task.id == after.id), -1)
        return due[(at + 1) % len(due)] if due else None

    def is_in_doubt(self, task: Task) -> bool:
        """Whether a booking of the patient was sent, and nobody knows yet what came of it."""
        return task.person is not None and task.person.identifier in self.in_doubt


@dataclass(frozen=True, slots=True)
class DayOffers:
    """What was found for a day: its doctor's slots and the other ones of the specialty, by time.

    ``problem`` is why there are none, or not all.
    """

    read_at: datetime
    own: Sequence[Slot] = ()
    others: Sequence[Slot] = ()
    problem: Problem | None = None

    @property
    def any(self) -> bool:
        """Whether something was found."""
        return bool(self.own or self.others)

    def is_fresh(self, now: datetime) -> bool:
        """Whether it was read a moment ago. A clock that was set back makes nothing fresh again."""
        return abs(now - self.read_at) < FRESH

    def offered(self, lost: Slot | None, is_free: Callable[[Slot], bool]) -> Sequence[Slot]:
        """At most ``OFFERED`` slots: the doctor's next ones, then the others nearest to the one that was lost."""
        own = [slot for slot in self.own if is_free(slot)]
        others = [slot for slot in self.others if is_free(slot)]
        if lost is not None:
            others.sort(key=lambda slot: abs(slot.start - lost.start))
        mine = own[: max(OF_THE_DOCTOR, OFFERED - len(others))]
        return [*mine, *others][:OFFERED]


class LostDays:
    """Every method raises ``JournalError``."""

    def __init__(self, journal: Journal, clock: Clock, find: FindSlots) -> None:
        self._journal = journal
        self._clock = clock
        self._find = find

    async def days(self) -> Sequence[LostDay]:
        """The days of which somebody is owed something still, and those to come that are done, by date."""
        now = self._clock.now()
        today = shamsi_of(now)
        tasks = self._journal.tasks
        still = [task for task in (await tasks.tasks(TaskFilter(kinds=_LOST))).tasks if task.slot is not None]
        first = min([day_start(today), *(day_start(_day_of(task)) for task in still)])
        over = (await tasks.tasks(TaskFilter(kinds=_LOST, closed=True, starts_from=first))).tasks
        groups: dict[tuple[str, ShamsiDate], list[Task]] = {}
        for task in (*sorted(still, key=lambda task: _call_order(task, now)), *sorted(over, key=_visit)):
            if task.slot is not None:
                groups.setdefault((task.slot.provider.identifier.id.strip(), _day_of(task)), []).append(task)
        live = [one for one in await self._journal.live_intents() if one.kind is IntentKind.BOOK]
        doubted = {one.request.person.identifier for one in live}
        days = [LostDay(_provider_of(group), day, group, doubted) for (_, day), group in groups.items()]
        shown = [one for one in days if one.day >= today or one.counts.open]
        return sorted(shown, key=lambda one: (one.day, one.key))

    async def find_offers(self, day: LostDay) -> DayOffers:
        """Ask for the free slots of a day's doctor, and for those of the specialty around the day."""
        now = self._clock.now()
        today = shamsi_of(now)
        last = max(today, day.day).add_days(DAYS_AHEAD)
        around = max(today, day.day.add_days(-_DAYS_BEFORE))
        provider = day.provider
        slot = next(task.slot for task in day.tasks if task.slot is not None)
        specialty = provider.specialty or CodedText("", "", "")
        anybody = Criteria(specialty, None, None, slot.service or default_service(), around, around.add_days(_WEEK - 1))
        own: list[Slot] = []
        others: list[Slot] = []
        problem: Problem | None = None
        for entry in _places(day):
            found, failed = await self._search(replace(anybody, provider=entry, first_day=today, last_day=last))
            own += found
            problem = problem or failed
        if provider.specialty is not None:
            others, failed = await self._search(anybody)
            if not own and not others and failed is None:
                later = replace(anybody, first_day=anybody.last_day.add_days(1), last_day=last)
                others, failed = await self._search(later)
            problem = problem or failed
        others = [one for one in others if not _is_of(one, provider)]
        return DayOffers(now, sorted(own, key=_start), sorted(others, key=_start), problem)

    async def _search(self, criteria: Criteria) -> tuple[list[Slot], Problem | None]:
        slots: list[Slot] = []
        problem: Problem | None = None
        async with aclosing(self._find.search(criteria)) as events:
            async for event in events:
                match event:
                    case SlotsFound(slots=found):
                        slots += found
                    case SearchDone(problem=failed):
                        problem = failed
        return slots, problem


def is_of_another(task: Task, operator: str, desk: str) -> bool:
    """Whether somebody else has taken a task: another operator, or another desk where nobody is named."""
    return task.owner != operator if task.owner else task.owner_desk not in {"", desk}


def _call_order(task: Task, now: datetime) -> tuple[object, ...]:
    """Who missed a visit first, then by visit; who was called in vain at the end, who is not due yet behind them."""
    if task.due_at > now:
        return True, 0, 0, task.due_at, task.id
    return False, task.rank, task.tried, _visit(task), task.id


def _visit(task: Task) -> datetime:
    return task.slot.start if task.slot is not None else task.made_at


def _day_of(task: Task) -> ShamsiDate:
    return shamsi_of(_visit(task))


def _provider_of(tasks: Iterable[Task]) -> Provider:
    """As the latest of the replies has it."""
    return [task.slot.provider for task in tasks if task.slot is not None][-1]


def _places(day: LostDay) -> Sequence[DirectoryEntry]:
    """The doctor, wherever slots with him were lost on that day."""
    places = {
        task.slot.facility.identifier: task.slot.facility
        for task in day.tasks
        if task.slot is not None and task.slot.facility.identifier is not None
    }
    return [DirectoryEntry(day.provider, facility, "seen") for facility in places.values()]


def _is_of(slot: Slot, provider: Provider) -> bool:
    return slot.provider.identifier.id.strip() == provider.identifier.id.strip()


def _start(slot: Slot) -> datetime:
    return slot.start
