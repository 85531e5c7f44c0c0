"""The matcher: looks for free slots for those who wait, and offers each to whoever is first. A person books.

Wishes that are asked alike are looked for together, by one search, at a polite pace. A line that is dead, or a gateway
that fails, pauses the round, which goes on later with what is left of it. A new wish is looked for by the next call.
Where the program was closed, the next round begins with what was not looked for longest.
"""

import asyncio
import logging
import random
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import BookingState, IntentKind
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.errors import GatewayError, HqsError, JournalError
from hqs_desktop.core.model import Listed, Slot
from hqs_desktop.core.tasks import TaskScope
from hqs_desktop.core.urgency import background_work
from hqs_desktop.core.wishes import Wish
from hqs_desktop.core.worklist import Offer, OfferState, Task, WishGroup
from hqs_desktop.desk.events import Event, LookedForSlots, TasksChanged, WishPut
from hqs_desktop.desk.find import Call, FindSlots
from hqs_desktop.desk.ports import Clock, Journal
from hqs_desktop.desk.problems import NOT_REACHED, Problem, ProblemKind
from hqs_desktop.desk.still_free import StillFree
from hqs_desktop.desk.worklist.wished import criteria_of
from hqs_desktop.desk.writing.outcome import Done, Refused, WriteEvent

ROUND_EVERY: Final = 900.0
"""Seconds from the beginning of a round to that of the next, where nothing else is set."""
CALL_EVERY: Final = 1.0
"""Seconds at least between two calls; up to a quarter more by chance, so that desks fall out of step."""
DAYS_AHEAD: Final = 28
"""How far ahead is looked; later days are looked at when they come near."""
_PAUSES: Final = (30.0, 60.0, 120.0, 300.0, 600.0)
_AFTER_A_CANCELLATION: Final = (2.0, 5.0, 15.0)
"""Between the questions whether a slot that was given back is free."""
_TOO_MANY_CALLS: Final = 429
_GATEWAY_FAILS: Final = 500  # and above
_OWN: Final = {BookingState.BOOKED, BookingState.UNRESOLVED, BookingState.CANCELLING}
_SLOTS_AT_ONCE: Final = 10
"""How many are offered in one transaction: no other use of the journal waits for long."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Looking:
    """How far a round has come: ``done`` groups ``of`` how many. ``problem`` is what paused it."""

    done: int = 0
    of: int = 0
    running: bool = False
    problem: Problem | None = None


class Matcher:
    """Hears the events of the session, and publishes ``TasksChanged`` and ``LookedForSlots``."""

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        find: FindSlots,
        still_free: StillFree,
        publish: Callable[[Event], None],
    ) -> None:
        self._journal = journal
        self._offers = journal.offers
        self._tasks = journal.tasks
        self._clock = clock
        self._find = find
        self._still_free = still_free
        self._publish = publish
        self._scope = TaskScope(_report)
        self._looking = Looking()
        self.every = ROUND_EVERY
        """Seconds from the beginning of a round to that of the next; it holds from the next round on."""
        self._turn = asyncio.Lock()  # of the next call
        self._began: datetime | None = None  # the round that is not through
        self._unanswered: set[str] = set()  # the groups at which a round was paused
        self._soon: set[str] = set()  # the groups that somebody has joined
        self._to_tidy = False
        self._tidying = False

    @property
    def looking(self) -> Looking:
        """How far the round has come, or the last one."""
        return self._looking

    def start(self) -> None:
        """Begin. To be called once."""
        self._scope.start(self._rounds(), name="look for slots", key="rounds")

    def look_now(self) -> None:
        """Begin a round now, unless one runs."""
        if not self._looking.running:
            self.start()

    def hear(self, event: Event) -> None:
        """A slot that was given back may suit somebody; one that is booked is offered no more."""
        match event:
            case WriteEvent(kind=IntentKind.BOOK, outcome=Done()):
                self._begin(self._booked(event), "see whose a slot is now")
            case WriteEvent(kind=IntentKind.BOOK, outcome=Refused() as refused) if refused.needs_another_slot:
                self._begin(self._lose(event.request.slot), "take back an offer")
            case WriteEvent(kind=IntentKind.CANCEL, outcome=Done()):
                self._begin(self.slot_freed(event.request.slot), "offer what was given back")
            case WishPut(wish):
                self._soon.add(wish.group)
                self._begin(self._look_soon(wish.group), "look for a new wish")
            case TasksChanged():
                self._to_tidy = True
                if not self._tidying:
                    self._tidying = True
                    self._begin(self._tidy_up(), "put offers in order")
            case _:
                pass

    async def aclose(self) -> None:
        """Stop; what was found stays in the journal."""
        await self._scope.aclose()

    async def offers_of(self, task: Task) -> Sequence[Offer]:
        """The slots that are offered to a task. Raises ``JournalError``."""
        return await self._offers.open(task_id=task.id)

    async def looked_at(self, wish: Wish) -> datetime | None:
        """When a wish was last looked for; None where it never was. Raises ``JournalError``."""
        return await self._offers.last_looked(wish.group)

    async def decline(self, offer: Offer, *, operator: str) -> Task | None:
        """The patient does not want that slot: the next one whom it suits is offered it. Raises ``JournalError``.

        Gives the task as it is then; None where the slot was offered no more.
        """
        task = await self._offers.end(offer, OfferState.DECLINED, self._clock.now(), operator)
        if task is not None and task.wish is not None:
            await self._match(task.wish, [offer.slot])
            self._publish(TasksChanged())
        return task

    async def slot_freed(self, slot: Slot) -> None:
        """A slot was given back here: once the gateway has it free it is offered to whoever is first."""
        day = shamsi_of(slot.start)
        wish = Wish(slot.provider.specialty, slot.service or default_service(), day, day)
        for pause in _AFTER_A_CANCELLATION:
            await self._clock.sleep(pause)
            if slot.start <= self._clock.now():
                return
            try:
                with background_work():
                    gone = await self._still_free.ask(slot)
            except GatewayError:
                continue  # the next round finds it
            if gone is None:
                await self._match(wish, [slot])
                return

    def _begin(self, work: Coroutine[object, object, None], name: str) -> None:
        try:
            self._scope.start(work, name=name)
        except RuntimeError:  # closing: the next round finds it
            self._tidying = False

    async def _rounds(self) -> None:
        failed = 0
        while True:
            began = self._clock.now()
            if await self._is_through():
                failed = 0
                wait = max(0.0, self.every - (self._clock.now() - began).total_seconds())
            else:
                wait = _PAUSES[min(failed, len(_PAUSES) - 1)]
                failed += 1
            await self._clock.sleep(wait * random.uniform(1.0, 1.25))  # noqa: S311  # no secret

    async def _is_through(self) -> bool:
        """Look for every group, or for what a pause left of the round; False where it is paused."""
        now = self._clock.now()
        if self._began is None or not self._began <= now < self._began + timedelta(seconds=self.every):
            self._began = now
        try:
            await self._tidy()
            if await self._offers.expire(shamsi_of(now), now):
                self._publish(TasksChanged())
            groups = await self._offers.groups(now)
            # What no answer comes for must not keep the others from being looked for.
            left = sorted(filter(self._is_left, groups), key=lambda group: group.key in self._unanswered)
            self._show(Looking(len(groups) - len(left), len(groups), running=True))
            for group in left:
                problem = await self._look_for(group)
                if _pauses(problem):
                    self._show(replace(self._looking, running=False, problem=problem))
                    return False
                self._show(replace(self._looking, done=self._looking.done + 1))
        except JournalError as error:
            _log.warning("a look for slots met %s", type(error).__name__)
        self._began = None
        self._show(replace(self._looking, running=False))
        return True

    def _is_left(self, group: WishGroup) -> bool:
        """Whether a group is still to be looked for in this round. The clock may have been set back since it was."""
        looked, began = group.looked_at, self._began
        done = looked is not None and began is not None and began <= looked <= self._clock.now()
        return not done or group.key in self._soon

    async def _look_soon(self, key: str) -> None:
        """Look for a group that somebody has joined; where the round is paused, that does once it goes on."""
        if self._looking.problem is not None:
            return
        for group in await self._offers.groups(self._clock.now(), key):
            problem = await self._look_for(group)
            if _pauses(problem):
                self._show(replace(self._looking, problem=problem))

    async def _look_for(self, group: WishGroup) -> Problem | None:
        """Ask what is free for a group, offer what is new, and take back what is gone; gives what kept it from that."""
        self._soon.discard(group.key)
        today = shamsi_of(self._clock.now())
        wish = group.wish.until(today.add_days(DAYS_AHEAD))
        criteria = criteria_of(wish, today) if wish.first_day <= wish.last_day else None
        if criteria is None:
            await self._offers.looked(group.key, [], self._clock.now())
            return None
        calls, problem = await self._find.calls(replace(criteria, quota=None, part=None), DAYS_AHEAD + 1)
        calls = [call for call in calls if _is_asked(wish, call)]
        free: list[Slot] = []
        answered: list[Call] = []
        for call in calls:
            async with self._turn:
                await self._clock.sleep(CALL_EVERY * random.uniform(1.0, 1.25))  # noqa: S311  # no secret
                with background_work():
                    _, answer = await self._find.ask(criteria, call)
            if isinstance(answer, Listed):
                free += answer
                answered += [call] if not answer.unreadable else []
            else:
                problem = answer
                if _pauses(answer):
                    self._unanswered.add(group.key)
                    self._soon.add(group.key)
                    return answer
        self._unanswered.discard(group.key)
        await self._take(group, free, answered)
        return problem

    async def _take(self, group: WishGroup, free: Sequence[Slot], answered: Sequence[Call]) -> None:
        """Offer what was found, and take back the offers of what these answers should have held."""
        now = self._clock.now()
        there = {slot.tqid.key: slot for slot in free if slot.tqid.key}
        for offer in await self._offers.open(key=group.key):
            if offer.slot.tqid.key not in there and any(_covers(call, offer.slot) for call in answered):
                await self._take_back(offer)
        fit = [slot for slot in there.values() if slot.start > now and slot.bookable_at(now)]
        fit.sort(key=lambda slot: slot.start)
        await self._match(group.wish, await self._offers.news(group.key, fit, now))
        await self._offers.looked(group.key, fit, now)

    async def _take_back(self, offer: Offer) -> None:
        if not await self._is_own(offer.slot):  # else it is being booked here: the end of that tells
            await self._end(offer, OfferState.GONE)

    async def _end(self, offer: Offer, state: OfferState) -> None:
        await self._offers.end(offer, state, self._clock.now())
        self._publish(TasksChanged())

    async def _is_own(self, slot: Slot) -> bool:
        """Whether this desk has a slot, or is about to."""
        known = await self._journal.booking(slot.tqid)
        return known is not None and known.state in _OWN

    async def _match(self, wish: Wish, slots: Sequence[Slot]) -> None:
        for first in range(0, len(slots), _SLOTS_AT_ONCE):
            some = slots[first : first + _SLOTS_AT_ONCE]
            self._tell(await self._offers.match(some, wish, self._clock.now()))

    async def _booked(self, event: WriteEvent) -> None:
        """A slot was booked from here: by whom it was offered to, or by another."""
        person = event.request.person.identifier
        for offer in await self._offers.open(slot=event.request.slot):
            task = await self._tasks.task(offer.task_id)
            own = task is not None and task.person is not None and task.person.identifier.key == person.key
            await self._end(offer, OfferState.TAKEN if own else OfferState.GONE)

    async def _lose(self, slot: Slot) -> None:
        """A slot turned out to be another's."""
        for offer in await self._offers.open(slot=slot):
            await self._end(offer, OfferState.GONE)

    async def _tidy_up(self) -> None:
        """See once to what many changes may have brought."""
        try:
            while self._to_tidy:
                self._to_tidy = False
                await self._tidy()
        finally:
            self._tidying = False

    async def _tidy(self) -> None:
        """End the offers that hold for nobody any more; what is free still goes to the next."""
        for offer, task in await self._offers.stale(self._clock.now()):
            own = await self._is_own(offer.slot)
            if own and task.open:
                continue  # it is being booked here: the end of that tells
            await self._end(offer, OfferState.TAKEN if own else OfferState.GONE)
            if not own and task.wish is not None and offer.slot.start > self._clock.now():
                await self._match(task.wish, [offer.slot])

    def _tell(self, found: Sequence[tuple[Task, Offer]]) -> None:
        if found:
            self._publish(TasksChanged())

    def _show(self, looking: Looking) -> None:
        self._looking = looking
        self._publish(LookedForSlots())


def _pauses(problem: Problem | None) -> bool:
    """Whether the next call would most likely fail as well, or be a burden."""
    if problem is None or problem.kind is not ProblemKind.HTTP:
        return problem is not None and problem.kind in NOT_REACHED
    return problem.code is not None and (problem.code == _TOO_MANY_CALLS or problem.code >= _GATEWAY_FAILS)


def _is_asked(wish: Wish, call: Call) -> bool:
    """Whether a call is of the doctor who is wished, wherever he works."""
    if wish.doctor is None or call.entry is None:
        return True
    return call.entry.provider.identifier.id.strip() == wish.doctor.identifier.id.strip()


def _covers(call: Call, slot: Slot) -> bool:
    """Whether an answer to a call would hold a slot, if that were free."""
    entry, where = call.entry, slot.facility.identifier
    if entry is None or entry.facility.identifier is None or where is None:
        return False
    same_doctor = entry.provider.identifier.id.strip() == slot.provider.identifier.id.strip()
    same_place = entry.facility.identifier.id.strip().casefold() == where.id.strip().casefold()
    return same_doctor and same_place and call.first_day <= shamsi_of(slot.start) <= call.last_day


def _report(error: BaseException) -> None:
    # The class only: a text from below might hold a patient's data. The next round finds what was missed.
    level = logging.WARNING if isinstance(error, HqsError) else logging.ERROR
    _log.log(level, "the matcher met %s", type(error).__name__)
