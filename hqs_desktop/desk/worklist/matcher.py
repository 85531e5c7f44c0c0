"""The matcher: looks for free slots for those who wait, and offers each to whoever is first. A person books.

Wishes that are asked alike are looked for together, by one search, at a polite pace, and not at all while the line is
dead. Where a round was interrupted, or the program closed, the next one begins with what was not looked for longest.
"""

import logging
import random
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
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
from hqs_desktop.desk.events import Event, LookedForSlots, SlotFound, TasksChanged
from hqs_desktop.desk.find import Call, FindSlots
from hqs_desktop.desk.ports import Clock, Journal
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.still_free import StillFree
from hqs_desktop.desk.worklist.wished import criteria_of
from hqs_desktop.desk.writing.outcome import Done, Refused, WriteEvent

ROUND_EVERY: Final = 900.0
"""Seconds from the beginning of a round to that of the next, where nothing else is set."""
CALL_EVERY: Final = 1.0
"""Seconds at least between two calls; up to a quarter more by chance, so that desks fall out of step."""
DAYS_AHEAD: Final = 28
"""How far ahead is looked; later days are looked at when they come near."""
_AFTER_A_DEAD_LINE: Final = (30.0, 60.0, 120.0, 300.0, 600.0)
_AFTER_A_CANCELLATION: Final = (2.0, 5.0, 15.0)
"""Between the questions whether a slot that was given back is free."""
_OF_THE_LINE: Final = {
    ProblemKind.LINE,
    ProblemKind.DEADLINE,
    ProblemKind.PROXY,
    ProblemKind.TLS,
    ProblemKind.SIGN_IN,
    ProblemKind.TOKEN,
}
_OWN: Final = {BookingState.BOOKED, BookingState.UNRESOLVED, BookingState.CANCELLING}
_SLOTS_AT_ONCE: Final = 10
"""How many are offered in one transaction: no other use of the journal waits for long."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Looking:
    """How far a round has come: ``done`` groups ``of`` how many. ``problem`` is what stopped the last one."""

    done: int = 0
    of: int = 0
    running: bool = False
    problem: Problem | None = None


class Matcher:
    """Hears the events of the session, and publishes ``SlotFound``, ``TasksChanged`` and ``LookedForSlots``."""

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
        self._stopped_at = ""  # the group at which the line ended the last round
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
            dead = await self._round()
            if dead:
                wait = _AFTER_A_DEAD_LINE[min(failed, len(_AFTER_A_DEAD_LINE) - 1)]
                failed += 1
            else:
                failed = 0
                wait = max(0.0, self.every - (self._clock.now() - began).total_seconds())
            await self._clock.sleep(wait * random.uniform(1.0, 1.25))  # noqa: S311  # no secret

    async def _round(self) -> bool:
        """Look for every group; True where the line ended it."""
        now = self._clock.now()
        try:
            await self._tidy()
            if await self._offers.expire(shamsi_of(now), now):
                self._publish(TasksChanged())
            # What no answer comes for must not keep the others from being looked for.
            groups = sorted(await self._offers.groups(now), key=lambda group: group.key == self._stopped_at)
            self._stopped_at = ""
            self._show(Looking(0, len(groups), running=True))
            for done, group in enumerate(groups, 1):
                problem = await self._look_for(group)
                if problem is not None and problem.kind in _OF_THE_LINE:
                    self._stopped_at = group.key
                    self._show(replace(self._looking, running=False, problem=problem))
                    return True
                self._show(replace(self._looking, done=done))
        except JournalError as error:
            _log.warning("a look for slots met %s", type(error).__name__)
        self._show(replace(self._looking, running=False))
        return False

    async def _look_for(self, group: WishGroup) -> Problem | None:
        """Ask what is free for a group, offer what is new, and take back what is gone; gives what kept it from that."""
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
            await self._clock.sleep(CALL_EVERY * random.uniform(1.0, 1.25))  # noqa: S311  # no secret
            with background_work():
                _, answer = await self._find.ask(criteria, call)
            if isinstance(answer, Listed):
                free += answer
                answered += [call] if not answer.unreadable else []
            else:
                problem = answer
                if answer.kind in _OF_THE_LINE:
                    return answer
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
        for task, offer in found:
            self._publish(SlotFound(task, offer))
        if found:
            self._publish(TasksChanged())

    def _show(self, looking: Looking) -> None:
        self._looking = looking
        self._publish(LookedForSlots())


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
