"""What is offered to whom, in the journal: whatever happens, never twice, never in vain, first come first."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import IntentKind
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.errors import TaskChangedError
from hqs_desktop.core.model import Slot
from hqs_desktop.core.wishes import Wish
from hqs_desktop.core.worklist import EventKind, Offer, OfferState, Step, Task, TaskEvent, TaskKind
from hqs_desktop.journal.offer_store import SqlOffers
from hqs_desktop.journal.store import SqlJournal
from hqs_desktop.journal.task_store import SqlTasks
from tests.fakes.clock import START, FakeClock
from tests.fakes.gateway import ORTHOPAEDICS, make_facility, make_person, make_provider, make_slot
from tests.fakes.tasks import in_memory
from tests.journal.values import DESK, KEY, REASON, request

TODAY = shamsi_of(START)
WISH = Wish(ORTHOPAEDICS, default_service(), TODAY, TODAY.add_days(6))


def waiter(number: int, wish: Wish = WISH, **given_: object) -> tuple[Task, TaskEvent]:
    """Who waits, the longer the smaller his number."""
    at = START + timedelta(minutes=number)
    task = Task(
        id=f"task-{number}",
        kind=TaskKind.WAITING,
        origin=f"wish:{number}",
        step=Step.WAIT,
        due_at=at,
        made_at=at,
        changed_at=at,
        operator="Sara",
        person=make_person(f"{number:010d}"),
        wish=wish,
    )
    task = replace(task, **given_)  # type: ignore[arg-type]  # the fields that a test names
    return task, TaskEvent(f"event-{number}", task.id, EventKind.MADE, at, "Sara", "desk", 0)


# Anything, in any order

DOCTORS = [None, make_provider(1), make_provider(2)]
WISHES = st.builds(
    lambda doctor, first, days, part, weekdays, at: Wish(
        ORTHOPAEDICS,
        default_service(),
        TODAY.add_days(first),
        TODAY.add_days(first + days),
        doctor=doctor,
        at=at,
        part=part,
        weekdays=weekdays,
    ),
    st.sampled_from(DOCTORS),
    st.integers(0, 3),
    st.integers(0, 3),
    st.sampled_from(["", "", "morning", "afternoon"]),
    st.sampled_from(["", "", "012"]),
    st.sampled_from([None, None, make_facility()]),
)
HOURS = [2.0, 7.0, 26.0, 31.0, 50.0, 98.0]
SLOTS = [
    make_slot(10 * doctor + place, START + timedelta(hours=hours), make_provider(doctor))
    for doctor in (1, 2)
    for place, hours in enumerate(HOURS)
]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("wait"), WISHES, st.booleans()),
        st.tuples(st.just("find"), st.lists(st.sampled_from(SLOTS), unique=True, max_size=5), st.none()),
        st.tuples(st.sampled_from(["decline", "gone", "close"]), st.integers(0, 9), st.none()),
    ),
    max_size=30,
)


@dataclass
class Waitlist:
    """Does what is asked, and proves after each step what must hold."""

    tasks: SqlTasks
    offers: SqlOffers
    made: int = 0
    declined: set[tuple[str, str]] = field(default_factory=set)

    async def do(self, act: str, what: object, more: object) -> None:
        now = START + timedelta(hours=1)
        match what:
            case Wish():
                self.made += 1
                await self.tasks.add([waiter(self.made, what, urgent=bool(more))])
            case list():
                await self._find(what)
            case int(number):
                offers = await self.offers.open()
                if offers:
                    offer = offers[number % len(offers)]
                    if act == "close":
                        task = await self._task(offer)
                        with suppress(TaskChangedError):
                            closed = replace(task, closed_at=now, version=task.version + 1)
                            await self.tasks.change(task, closed, [])
                        await self.offers.end(offer, OfferState.GONE, now)
                    elif act == "decline":
                        self.declined.add((offer.task_id, offer.slot.tqid.key))
                        await self.offers.end(offer, OfferState.DECLINED, now, "Sara")
                    else:
                        await self.offers.end(offer, OfferState.GONE, now)
        await self.prove()

    async def _task(self, offer: Offer) -> Task:
        task = await self.tasks.task(offer.task_id)
        assert task is not None
        return task

    async def _waiting(self) -> list[Task]:
        found = [await self.tasks.task(f"task-{number}") for number in range(1, self.made + 1)]
        waiting = [one for one in found if one is not None and one.open and one.step is Step.WAIT]
        return sorted(waiting, key=lambda one: (not one.urgent, one.made_at))

    async def _find(self, slots: Sequence[Slot]) -> None:
        """First come first: each slot in turn goes to the first whom it suits of those who wait at that moment."""
        held = {offer.slot.tqid.key for offer in await self.offers.open()}
        waiting = await self._waiting()
        expected = {}
        for slot in slots:
            fits = [one for one in waiting if one.wish is not None and one.wish.is_met_by(slot)]
            fits = [one for one in fits if (one.id, slot.tqid.key) not in self.declined]
            if slot.tqid.key not in held and fits:
                expected[slot.tqid.key] = fits[0].id
                waiting.remove(fits[0])
        found = await self.offers.match(slots, WISH, START + timedelta(hours=1))
        assert {offer.slot.tqid.key: task.id for task, offer in found} == expected

    async def prove(self) -> None:
        offers = await self.offers.open()
        assert len({offer.slot.tqid.key for offer in offers}) == len(offers)
        assert len({offer.task_id for offer in offers}) == len(offers)
        for offer in offers:
            task = await self._task(offer)
            assert (task.open, task.step) == (True, Step.OFFER)
            assert task.wish is not None
            assert task.wish.is_met_by(offer.slot)
            assert (offer.task_id, offer.slot.tqid.key) not in self.declined


@settings(deadline=None, max_examples=150)
@given(steps=STEPS)
async def test_no_slot_is_offered_twice_or_to_whom_it_does_not_suit_and_the_first_comes_first(
    steps: list[tuple[str, object, object]],
) -> None:
    transact = in_memory(lambda: None)
    waitlist = Waitlist(SqlTasks(transact, transact, "desk"), SqlOffers(transact, transact, "desk"))
    for step in steps:
        await waitlist.do(*step)


# In the desk's own file


@settings(deadline=None, max_examples=8)
@given(steps=STEPS)
async def test_so_it_is_in_an_encrypted_file(steps: list[tuple[str, object, object]]) -> None:
    with TemporaryDirectory(prefix="hqs-offers-") as folder:
        journal = await SqlJournal.open(Path(folder, "journal.db"), KEY, clock=FakeClock(), desk=DESK)
        try:
            waitlist = Waitlist(journal.tasks, journal.offers)
            for step in steps:
                await waitlist.do(*step)
        finally:
            await journal.close()


async def offered(journal: SqlJournal, slot: Slot) -> list[str]:
    found = await journal.offers.match([slot], WISH, START + timedelta(hours=1))
    return [task.id for task, _ in found]


async def test_a_slot_that_this_desk_has_is_offered_to_nobody(journal: SqlJournal) -> None:
    await journal.tasks.add([waiter(1)])
    slot = make_slot(1, START + timedelta(hours=26))
    booked = replace(request(), slot=slot)
    intent = await journal.begin(IntentKind.BOOK, booked, operator="Sara")
    assert await offered(journal, slot) == []
    await journal.mark_sent(intent.id)
    await journal.confirm(intent.id)
    assert await offered(journal, slot) == []


async def test_who_gave_a_slot_back_is_not_offered_it(journal: SqlJournal) -> None:
    slot = make_slot(1, START + timedelta(hours=26))
    booked = replace(request(), slot=slot)
    for kind, reason in ((IntentKind.BOOK, None), (IntentKind.CANCEL, REASON)):
        intent = await journal.begin(kind, booked, operator="Sara", reason=reason)
        await journal.mark_sent(intent.id)
        await journal.confirm(intent.id)
    await journal.tasks.add([waiter(1, person=booked.person), waiter(2)])
    assert await offered(journal, slot) == ["task-2"]


async def test_groups_are_counted_and_the_longest_not_looked_for_comes_first(journal: SqlJournal) -> None:
    doctor = replace(WISH, doctor=make_provider(), last_day=TODAY.add_days(9))
    await journal.tasks.add([waiter(1), waiter(2, doctor), waiter(3, doctor), waiter(4, step=Step.CALL)])
    later = replace(doctor, first_day=TODAY.add_days(2), last_day=TODAY.add_days(20))
    come_back = waiter(5, later, step=Step.SEARCH, due_at=START + timedelta(days=1))
    await journal.tasks.add([come_back])
    assert await journal.offers.last_looked(WISH.group) is None
    await journal.offers.looked(WISH.group, [], START)
    assert await journal.offers.last_looked(WISH.group) == START
    groups = await journal.offers.groups(START)
    assert [(one.key, one.waiting) for one in groups] == [(doctor.group, 2), (WISH.group, 1)]
    assert (groups[0].wish.first_day, groups[0].wish.last_day) == (TODAY, TODAY.add_days(9))
    due = (await journal.offers.groups(START + timedelta(days=2)))[0]
    assert (due.waiting, due.wish.last_day) == (3, TODAY.add_days(20))


async def test_what_is_offered_is_news_once_that_has_ended(journal: SqlJournal) -> None:
    await journal.tasks.add([waiter(1)])
    slots = [make_slot(1, START + timedelta(hours=26)), make_slot(2, START + timedelta(hours=27))]
    now = START + timedelta(hours=1)
    assert await journal.offers.news(WISH.group, slots, now) == slots
    ((_, offer),) = await journal.offers.match(slots, WISH, now)
    later = now + timedelta(seconds=1)
    await journal.offers.looked(WISH.group, slots, later)
    assert await journal.offers.news(WISH.group, slots, later) == [offer.slot]


async def test_whoever_waited_for_a_schedule_waits_as_all_do_once_it_was_looked_for(journal: SqlJournal) -> None:
    await journal.tasks.add(
        [waiter(1, step=Step.SEARCH), waiter(2, step=Step.SEARCH, due_at=START + timedelta(days=9))]
    )
    await journal.offers.looked(WISH.group, [], START + timedelta(hours=1))
    steps = [task.step for number in (1, 2) if (task := await journal.tasks.task(f"task-{number}")) is not None]
    assert steps == [Step.WAIT, Step.SEARCH]


async def test_whose_days_are_over_is_told_so_and_waits_no_more(journal: SqlJournal) -> None:
    await journal.tasks.add([waiter(1), waiter(2, replace(WISH, last_day=TODAY.add_days(30)))])
    now = START + timedelta(days=8)
    (task,) = await journal.offers.expire(shamsi_of(now), now)
    assert (task.id, task.step, task.due_at) == ("task-1", Step.DECIDE, now)
    assert [event.kind for event in await journal.tasks.events("task-1")] == [EventKind.MADE, EventKind.EXPIRED]
    assert await journal.offers.expire(shamsi_of(now), now) == []
