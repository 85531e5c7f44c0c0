"""The waitlist: who may be put on it, who stands there already, and what becomes of a wish."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.core.errors import JournalError, TaskChangedError
from hqs_desktop.core.model import Person
from hqs_desktop.core.wishes import Wish, WishFault
from hqs_desktop.core.worklist import EventKind, Step, Task, TaskFilter, TaskKind
from hqs_desktop.desk.worklist.waitlist import Fault, Month, Unfit, WaitFault, Waiting, Waits, WaitsAlready
from tests.fakes.clock import START
from tests.fakes.gateway import ORTHOPAEDICS, make_facility, make_provider
from tests.fakes.session import FakeDesk

TODAY = shamsi_of(START)
WISH = Wish(ORTHOPAEDICS, default_service(), TODAY, TODAY.add_days(29))
CARDIOLOGY = replace(ORTHOPAEDICS, code="99")


@pytest.fixture
async def desk() -> AsyncIterator[FakeDesk]:
    made = FakeDesk()
    yield made
    await made.session.close()


def waiting(desk: FakeDesk, number: int = 1, *, wish: Wish = WISH, **given: object) -> Waiting:
    return replace(Waiting(desk.person(number), wish), **given)  # type: ignore[arg-type]


async def put(desk: FakeDesk, wanted: Waiting, instead: Task | None = None) -> Task:
    done = await desk.session.waitlist.put(wanted, instead, operator="Sara")
    assert isinstance(done, Waits), done
    return done.task


async def listed(desk: FakeDesk) -> list[Task]:
    for _ in range(20):
        await asyncio.sleep(0)
    return list((await desk.session.journal.tasks.tasks(TaskFilter())).tasks)


async def test_a_patient_waits_and_whoever_else_does_is_counted(desk: FakeDesk) -> None:
    task = await put(desk, waiting(desk, 1, note="by phone", urgent=True))
    assert (task.kind, task.step, task.wish, task.urgent, task.note) == (
        TaskKind.WAITING,
        Step.WAIT,
        WISH,
        True,
        "by phone",
    )
    assert shamsi_of(task.due_at) == WISH.last_day
    second = await desk.session.waitlist.put(waiting(desk, 2), operator="Sara")
    assert isinstance(second, Waits)
    assert second.others == 1


async def test_an_empty_search_is_kept_as_such(desk: FakeDesk) -> None:
    assert (await put(desk, waiting(desk, unmet=True))).kind is TaskKind.NO_SLOT


@pytest.mark.parametrize("unmet", [True, False])
async def test_a_patient_twice_for_the_same_is_named_and_not_doubled(desk: FakeDesk, unmet: bool) -> None:  # noqa: FBT001
    first = await put(desk, waiting(desk))
    later = replace(WISH, weekdays="02", last_day=TODAY.add_days(60))
    again = await desk.session.waitlist.put(waiting(desk, wish=later, unmet=unmet), operator="Sara")
    assert again == WaitsAlready(first)
    assert await listed(desk) == [first]
    changed = await put(desk, waiting(desk, wish=later, unmet=unmet), first)
    assert (changed.id, changed.wish) == (first.id, later)
    assert await listed(desk) == [changed]


async def test_two_at_once_are_one(desk: FakeDesk) -> None:
    both = await asyncio.gather(*(desk.session.waitlist.put(waiting(desk), operator="Sara") for _ in range(2)))
    assert {type(one) for one in both} == {Waits, WaitsAlready}
    assert len(await listed(desk)) == 1


async def test_a_patient_waits_for_several_things(desk: FakeDesk) -> None:
    first = await put(desk, waiting(desk))
    second = await put(desk, waiting(desk, wish=replace(WISH, specialty=CARDIOLOGY)))
    third = await desk.session.waitlist.put(
        waiting(desk, wish=replace(WISH, specialty=CARDIOLOGY)), first, operator="Sara"
    )
    assert third == WaitsAlready(second)
    free = replace(WISH, doctor=make_provider(), at=make_facility())
    moved = await put(desk, waiting(desk, wish=free), first)
    assert (await put(desk, waiting(desk))).id != moved.id


NOBODY = Person(replace(FakeDesk.person(1).identifier, id=" "))
CALLABLE = replace(NOBODY, mobile="09121234567")


@pytest.mark.parametrize(
    ("person", "fault"),
    [
        (CALLABLE, WaitFault.NO_IDENTIFIER),
        (replace(CALLABLE, identifier=replace(NOBODY.identifier, id="12")), WaitFault.BAD_IDENTIFIER),
        (replace(CALLABLE, identifier=replace(NOBODY.identifier, id="1", type="Org_ID")), WaitFault.BAD_IDENTIFIER),
        (replace(FakeDesk.person(1), mobile=""), WaitFault.NO_MOBILE),
        (replace(FakeDesk.person(1), mobile="0912"), WaitFault.BAD_MOBILE),
    ],
)
async def test_a_patient_who_can_t_be_booked_or_called_is_refused(
    desk: FakeDesk, person: Person, fault: WaitFault
) -> None:
    assert await desk.session.waitlist.put(Waiting(person, WISH), operator="Sara") == Unfit([fault])
    assert await listed(desk) == []


@pytest.mark.parametrize(
    ("wish", "fault"),
    [
        (replace(WISH, specialty=None), WishFault.NOTHING_WANTED),
        (replace(WISH, specialty=None, doctor=make_provider()), WishFault.NO_SPECIALTY),
        (replace(WISH, last_day=TODAY.add_days(-1), first_day=TODAY.add_days(-3)), WishFault.PAST),
        (replace(WISH, first_day=TODAY, last_day=TODAY.add_days(5), weekdays="6"), WishFault.NO_SUCH_DAY),
    ],
)
async def test_a_wish_that_can_never_be_met_is_refused(desk: FakeDesk, wish: Wish, fault: WishFault) -> None:
    assert desk.session.waitlist.faults(waiting(desk, wish=wish)) == [fault]


async def test_who_is_booked_waits_for_an_earlier_slot_only(desk: FakeDesk) -> None:
    booking = desk.booking(hours=24 * 10)
    earlier = replace(waiting(desk), has=booking.request.slot, booking_id=booking.id)
    task = await put(desk, earlier)
    assert task.wish is not None
    assert task.wish.last_day == shamsi_of(booking.request.slot.start)
    assert (task.booking_id, task.slot) == (booking.id, booking.request.slot)
    first = TODAY.add_days(11)
    late = replace(earlier, wish=replace(WISH, first_day=first))
    assert desk.session.waitlist.faults(late) == [WaitFault.NOTHING_EARLIER]
    friday = replace(earlier, wish=replace(WISH, first_day=TODAY.add_days(7), weekdays="6"))
    assert desk.session.waitlist.faults(friday) == [WishFault.NO_SUCH_DAY]
    await desk.clock.advance(11 * 24 * 3600)
    assert desk.session.waitlist.faults(earlier) == [WaitFault.NOTHING_EARLIER]


@pytest.mark.parametrize(
    ("month", "day"),
    [
        (Month(1405, 7), ShamsiDate(1405, 7, 1)),
        (Month(1406, 1), ShamsiDate(1406, 1, 5)),
        (Month(1405, 8), ShamsiDate(1405, 8, 2)),  # its first is a Friday
    ],
)
async def test_who_comes_back_is_due_in_the_first_working_morning_of_the_month(
    desk: FakeDesk, month: Month, day: ShamsiDate
) -> None:
    wish = replace(WISH, last_day=ShamsiDate(1406, 2, 1))
    task = await put(desk, waiting(desk, wish=wish, month=month))
    assert (task.kind, task.step, shamsi_of(task.due_at)) == (TaskKind.COME_BACK, Step.SEARCH, day)


async def test_a_month_behind_the_last_day_is_refused(desk: FakeDesk) -> None:
    assert desk.session.waitlist.faults(waiting(desk, month=Month(1405, 9))) == [WaitFault.MONTH_TOO_LATE]


async def test_who_lost_a_slot_waits_by_the_same_task_and_was_told(desk: FakeDesk) -> None:
    lost: Booking = desk.booking(state=BookingState.WITHDRAWN, to_call=True)
    await desk.session.begin()
    (task,) = await listed(desk)
    waits = await put(desk, Waiting(lost.person, WISH), task)
    (now,) = await listed(desk)
    assert now == waits
    assert (now.id, now.kind, now.step, now.wish) == (task.id, TaskKind.WITHDRAWN, Step.WAIT, WISH)
    assert desk.journal.listed[lost.id].told_at is not None
    assert await desk.session.waitlist.put(Waiting(lost.person, WISH), operator="Sara") == WaitsAlready(now)


async def test_a_wish_is_changed_and_becomes_urgent(desk: FakeDesk) -> None:
    task = await put(desk, waiting(desk, unmet=True))
    urgent = await desk.session.waitlist.set_urgent(task, urgent=True, operator="Sara")
    assert urgent.urgent
    with pytest.raises(TaskChangedError):
        await desk.session.waitlist.set_urgent(task, urgent=False, operator="Sara")
    back = await put(desk, waiting(desk, month=Month(1405, 7)), urgent)
    assert (back.kind, back.step) == (TaskKind.COME_BACK, Step.SEARCH)
    on = await put(desk, waiting(desk), back)
    assert (on.kind, on.step) == (TaskKind.WAITING, Step.WAIT)
    kinds = [event.kind for event in await desk.session.journal.tasks.events(task.id)]
    assert kinds == [EventKind.MADE, *[EventKind.CHANGED] * 3]


async def test_a_note_alone_leaves_what_is_offered(desk: FakeDesk) -> None:
    task = await put(desk, waiting(desk))
    offered = await desk.session.worklist.change(
        task, replace(task, step=Step.OFFER, due_at=START), EventKind.MATCHED, operator=""
    )
    noted = await put(desk, waiting(desk, note="mornings"), offered)
    assert (noted.step, noted.due_at, noted.note) == (Step.OFFER, START, "mornings")
    assert (await put(desk, waiting(desk, wish=replace(WISH, part="morning")), noted)).step is Step.WAIT


async def test_a_dead_journal_is_told(desk: FakeDesk) -> None:
    desk.journal.failing.add("tasks")
    with pytest.raises(JournalError):
        await desk.session.waitlist.put(waiting(desk), operator="Sara")
    desk.journal.failing.clear()
    assert await listed(desk) == []


DAYS = st.integers(-5, 60)


@given(first=DAYS, last=DAYS, weekdays=st.sets(st.integers(0, 6)), visit=st.none() | st.integers(1, 40))
async def test_whoever_is_put_on_the_list_could_be_offered_a_slot(
    first: int, last: int, weekdays: set[int], visit: int | None
) -> None:
    desk = FakeDesk()
    days = "".join(map(str, sorted(weekdays)))
    wish = replace(WISH, first_day=TODAY.add_days(first), last_day=TODAY.add_days(last), weekdays=days)
    has = None if visit is None else desk.booking(hours=24 * visit).request.slot
    wanted = Waiting(desk.person(1), wish, has=has, booking_id=None if has is None else 1)
    done = await desk.session.waitlist.put(wanted, operator="Sara")
    if isinstance(done, Waits):
        kept = done.task.wish
        assert kept is not None
        suits = [TODAY.add_days(away) for away in range(-5, 61)]
        suits = [day for day in suits if max(kept.first_day, TODAY) <= day <= kept.last_day]
        assert any(not days or str(day.weekday) in days for day in suits)
        assert has is None or kept.last_day <= shamsi_of(has.start)
    else:
        faults: list[Fault] = list(done.faults) if isinstance(done, Unfit) else []
        assert faults
        assert await listed(desk) == []
    await desk.session.close()
