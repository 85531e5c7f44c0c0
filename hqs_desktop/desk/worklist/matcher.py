"""The matcher: looks for free slots for those who wait, and offers each to whoever is first. A person books.

Wishes that are asked alike are looked for together, by one search, at a polite pace, and not at all while the line is
dead. Where a round was interrupted, or the program closed, the next one begins with what was not looked for longest.
"""

import logging
import random
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import IntentKind
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.errors import GatewayError, HqsError, JournalError
from hqs_desktop.core.model import Listed, Slot
from hqs_desktop.core.tasks import TaskScope
from hqs_desktop.core.urgency import background_work
from hqs_desktop.core.wishes import Wish
from hqs_desktop.core.worklist import Offer, OfferState, Task, WishGroup
from hqs_desktop.desk.events import Event, LookedForSlots, SlotFound, TasksChanged
from hqs_desktop.desk.find import FindSlots
from hqs_desktop.desk.ports import Clock, Journal
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.still_free import StillFree
from hqs_desktop.desk.worklist.wished import criteria_of
from hqs_desktop.desk.writing.outcome import Done, WriteEvent

ROUND_EVERY: Final = 900.0
"""Seconds from the beginning of a round to that of the next."""
CALL_EVERY: Final = 1.0
"""Seconds at least between two calls; up to a quarter more by chance, so that desks fall out of step."""
DAYS_AHEAD: Final = 28
"""How far ahead is looked; later days are looked at when they come near."""
_AFTER_A_DEAD_LINE: Final = (30.0, 60.0, 120.0, 300.0, 600.0)
_AFTER_A_CANCELLATION: Final = (2.0, 5.0, 15.0)
"""Between the questions whether a slot that was given back is free."""
_OF_THE_LINE: Final = {ProblemKind.LINE, ProblemKind.DEADLINE, ProblemKind.PROXY, ProblemKind.TLS, ProblemKind.SIGN_IN}

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
        self._offers = journal.offers
        self._tasks = journal.tasks
        self._clock = clock
        self._find = find
        self._still_free = still_free
        self._publish = publish
        self._scope = TaskScope(_report)
        self._looking = Looking()

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
        """A slot that was given back may suit somebody; one that was booked is offered no more."""
        if not isinstance(event, WriteEvent) or not isinstance(event.outcome, Done):
            return
        slot = event.request.slot
        work = self._taken(event) if event.kind is IntentKind.BOOK else self.slot_freed(slot)
        with suppress(RuntimeError):  # closing: the next round finds it
            self._scope.start(work, name=f"follow the slot {slot.tqid.key}")

    async def aclose(self) -> None:
        """Stop; what was found stays in the journal."""
        await self._scope.aclose()

    async def offers_of(self, task: Task) -> Sequence[Offer]:
        """The slots that are offered to a task. Raises ``JournalError``."""
        return await self._offers.open(task_id=task.id)

    async def decline(self, offer: Offer, *, operator: str) -> Task | None:
        """The patient does not want that slot: the next one whom it suits is offered it. Raises ``JournalError``.

        Gives the task as it is then; None where the slot was offered no more.
        """
        now = self._clock.now()
        task = await self._offers.end(offer, OfferState.DECLINED, now, operator)
        if task is not None and task.wish is not None:
            await self._match([offer.slot])
            self._publish(TasksChanged())
        return task

    async def slot_freed(self, slot: Slot) -> None:
        """A slot was given back here: once the gateway has it free it is offered to whoever is first."""
        for pause in _AFTER_A_CANCELLATION:
            await self._clock.sleep(pause)
            try:
                with background_work():
                    gone = await self._still_free.ask(slot)
            except GatewayError:
                continue  # the next round finds it
            if gone is None and slot.start > self._clock.now():
                await self._match([slot])
                return

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
                wait = max(0.0, ROUND_EVERY - (self._clock.now() - began).total_seconds())
            await self._clock.sleep(wait * random.uniform(1.0, 1.25))  # noqa: S311  # no secret

    async def _round(self) -> bool:
        """Look for every group; True where the line ended it."""
        now = self._clock.now()
        try:
            if await self._offers.expire(shamsi_of(now), now):
                self._publish(TasksChanged())
            groups = await self._offers.groups(now)
            self._show(Looking(0, len(groups), running=True))
            for done, group in enumerate(groups, 1):
                problem = await self._look_for(group)
                if problem is not None and problem.kind in _OF_THE_LINE:
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
        calls, problem = await self._find.calls(replace(criteria, quota=None, part=None))
        free: list[Slot] = []
        whole = problem is None
        for call in calls:
            await self._clock.sleep(CALL_EVERY * random.uniform(1.0, 1.25))  # noqa: S311  # no secret
            with background_work():
                _, answer = await self._find.ask(criteria, call)
            if isinstance(answer, Listed):
                free += answer
                whole = whole and not answer.unreadable
            else:
                problem, whole = answer, False
                if answer.kind in _OF_THE_LINE:
                    return answer
        await self._take(group, free, whole=whole)
        return problem

    async def _take(self, group: WishGroup, free: Sequence[Slot], *, whole: bool) -> None:
        now = self._clock.now()
        fit = sorted((slot for slot in free if slot.start > now and slot.bookable_at(now)), key=lambda slot: slot.start)
        there = {slot.tqid for slot in fit}
        gone = [
            offer
            for offer in await self._offers.open(key=group.key)
            if offer.slot.start <= now or (whole and offer.slot.tqid not in there)
        ]
        for offer in gone:
            await self._offers.end(offer, OfferState.GONE, now)
        found = await self._offers.looked(group.key, fit, now)
        self._tell(found, changed=bool(gone))

    async def _match(self, slots: Sequence[Slot]) -> None:
        for slot in slots:
            self._tell(await self._offers.match(_keys_of(slot), [slot], self._clock.now()))

    async def _taken(self, event: WriteEvent) -> None:
        """A slot was booked from here: by whom it was offered to, or by another."""
        tqid, person = event.request.slot.tqid, event.request.person.identifier
        for offer in await self._offers.open():
            if offer.slot.tqid == tqid:
                task = await self._tasks.task(offer.task_id)
                own = task is not None and task.person is not None and task.person.identifier == person
                await self._offers.end(offer, OfferState.TAKEN if own else OfferState.GONE, self._clock.now())
                self._publish(TasksChanged())

    def _tell(self, found: Sequence[tuple[Task, Offer]], *, changed: bool = False) -> None:
        for task, offer in found:
            self._publish(SlotFound(task, offer))
        if found or changed:
            self._publish(TasksChanged())

    def _show(self, looking: Looking) -> None:
        self._looking = looking
        self._publish(LookedForSlots())


def _keys_of(slot: Slot) -> set[str]:
    """The groups of wishes that a slot may suit: of its doctor or its specialty alone, at its place or anywhere."""
    today = shamsi_of(slot.start)
    service = slot.service or default_service()
    doctors, places = (slot.provider, None), (slot.facility, None)
    return {
        Wish(slot.provider.specialty, service, today, today, doctor, place).group
        for doctor, place in product(doctors, places)
    }


def _report(error: BaseException) -> None:
    # The class only: a text from below might hold a patient's data. The next round finds what was missed.
    level = logging.WARNING if isinstance(error, HqsError) else logging.ERROR
    _log.log(level, "the matcher met %s", type(error).__name__)
