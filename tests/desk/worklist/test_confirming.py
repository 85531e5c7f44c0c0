"""Whether patients come: whom the list asks, how each leaves it, and who is called next."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hqs_desktop.codes.known import CancelReason
from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import day_end, day_start, shamsi_of
from hqs_desktop.core.moves import Move, MoveState
from hqs_desktop.core.worklist import CloseReason, EventKind, Step, Task, TaskFilter, TaskKind
from hqs_desktop.desk.worklist.confirming import Answer, Visit, next_call
from tests.desk.worklist.test_matcher import Waiters
from tests.fakes.clock import START, FakeClock
from tests.fakes.session import FakeDesk

CANNOT_COME = CodedText(CancelReason.PATIENT_CANNOT_COME, "HQS", "")
TOMORROW = 24.0  # hours


@pytest.fixture
async def desk() -> AsyncIterator[FakeDesk]:
    made = FakeDesk()
    yield made
    await made.session.close()


async def look(desk: FakeDesk) -> list[Visit]:
    for _ in range(20):
        await asyncio.sleep(0)
    return [visit for day in await desk.session.confirming.look() for visit in day.visits]


async def task_of(desk: FakeDesk, visit: Visit) -> Task:
    found = await desk.session.journal.tasks.task(visit.task.id)
    assert found is not None
    return found


def answers(visits: Sequence[Visit]) -> list[tuple[int, Answer]]:
    return [(visit.booking.id, visit.answer) for visit in visits]


async def test_tomorrow_and_the_day_after_are_asked_and_nobody_else(desk: FakeDesk) -> None:
    desk.booking(hours=2)
    tomorrow, after = desk.booking(hours=TOMORROW), desk.booking(hours=2 * TOMORROW)
    desk.booking(hours=3 * TOMORROW)
    desk.booking(hours=TOMORROW, state=BookingState.CANCELLED)
    desk.booking(hours=TOMORROW, state=BookingState.UNRESOLVED)
    days = await desk.session.confirming.look()
    assert [str(day.day) for day in days] == ["1405/06/15", "1405/06/16"]
    assert [[visit.booking for visit in day.visits] for day in days] == [[tomorrow], [after]]
    task = days[0].visits[0].task
    assert (task.kind, task.step, task.origin, task.due_at) == (TaskKind.CONFIRM, Step.CONFIRM, "confirm:2", START)
    assert (task.person, task.slot, task.booking_id) == (tomorrow.person, tomorrow.request.slot, tomorrow.id)
    assert not task.owned


async def test_nobody_is_asked_before_the_list_is_looked_at_and_nobody_twice(desk: FakeDesk) -> None:
    desk.booking(hours=TOMORROW)
    await desk.session.begin()
    assert await desk.session.journal.tasks.count(TaskFilter()) == 0
    first = await look(desk)
    assert await look(desk) == first
    await desk.session.worklist.close(first[0].task, CloseReason.CONFIRMED, operator="Sara")
    (visit,) = await look(desk)
    assert visit.answer is Answer.CONFIRMED
    assert await desk.session.journal.tasks.count(TaskFilter(closed=True)) == 1


async def test_the_day_after_tomorrow_is_asked_again_by_nobody_once_it_is_tomorrow(desk: FakeDesk) -> None:
    desk.booking(hours=2 * TOMORROW)
    (before,) = await look(desk)
    done = await desk.session.worklist.close(before.task, CloseReason.CONFIRMED, operator="Sara")
    desk.booking(hours=2.5 * TOMORROW)
    await desk.clock.advance(TOMORROW * 3600)
    assert answers(await look(desk)) == [(1, Answer.CONFIRMED), (2, Answer.TO_CALL)]
    assert (await look(desk))[0].task == done


async def test_who_missed_a_visit_before_stands_first_in_the_day(desk: FakeDesk) -> None:
    late = desk.person(9)
    await desk.session.patients.mark_missed(desk.booking(hours=-48, person=late))
    desk.booking(hours=TOMORROW)
    desk.booking(hours=TOMORROW + 1, person=late)
    assert [(visit.booking.person, visit.task.missed) for visit in await look(desk)] == [
        (late, True),
        (desk.person(2), False),
    ]


async def test_who_cant_come_is_cancelled_and_then_over(desk: FakeDesk) -> None:
    booking = desk.booking(hours=TOMORROW)
    (visit,) = await look(desk)
    await desk.session.worklist.take(visit.task, operator="Sara")
    desk.session.cancel.cancel(booking, CANNOT_COME, "Sara")
    await desk.clock.settle(200)
    task = await task_of(desk, visit)
    assert (task.close_reason, task.closed_by) == (CloseReason.CANCELLED, "Sara")
    assert answers(await look(desk)) == [(booking.id, Answer.CANNOT_COME)]


async def test_while_it_is_not_known_whether_it_was_cancelled_the_task_stays_open(desk: FakeDesk) -> None:
    booking = desk.booking(hours=TOMORROW)
    (visit,) = await look(desk)
    desk.gateway.line_dead = True
    desk.session.cancel.cancel(booking, CANNOT_COME, "Sara")
    await desk.clock.settle(200)
    assert desk.journal.listed[booking.id].state is BookingState.CANCELLING
    assert answers(await look(desk)) == [(booking.id, Answer.CANCELLING)]
    assert (await task_of(desk, visit)).open
    assert next_call(await look(desk), desk.clock.now(), "Sara", "desk") is None
    await desk.clock.advance(26 * 3600)  # its time is past, and nobody knows
    await desk.session.confirming.settle()
    assert (await task_of(desk, visit)).open


async def test_the_slot_of_who_cant_come_is_offered_to_who_waits_for_it() -> None:
    desk = Waiters()
    waiting = await desk.wait(7)
    booking = desk.booking(hours=TOMORROW)
    await look(desk)
    desk.session.cancel.cancel(booking, CANNOT_COME, "Sara")
    await desk.clock.advance(5)
    assert [(found.task.id, found.offer.slot.tqid) for found in desk.found] == [(waiting.id, booking.tqid)]
    assert answers(await look(desk)) == [(booking.id, Answer.CANNOT_COME)]
    await desk.session.close()


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (BookingState.WITHDRAWN, None),
        (BookingState.CHANGED, None),
        (BookingState.VISITED, None),
        (BookingState.CANCELLED, CodedText(CancelReason.DOCTOR_CANNOT_COME, "HQS", "")),
        (BookingState.CANCELLED, None),
    ],
)
async def test_what_does_not_stand_any_more_is_settled_and_left_out(
    desk: FakeDesk, state: BookingState, reason: CodedText | None
) -> None:
    booking = desk.booking(hours=TOMORROW)
    (visit,) = await look(desk)
    desk.journal.listed[booking.id] = replace(booking, state=state, cancel_reason=reason)
    assert await look(desk) == []
    assert (await task_of(desk, visit)).close_reason is CloseReason.SETTLED


async def test_a_moved_booking_is_asked_for_its_new_time(desk: FakeDesk) -> None:
    old = desk.booking(hours=TOMORROW)
    (visit,) = await look(desk)
    new = desk.booking(hours=2 * TOMORROW, person=old.person)
    now = desk.clock.now()
    desk.journal.listed[old.id] = replace(old, state=BookingState.CANCELLED, cancel_reason=CANNOT_COME)
    desk.journal.moves[1] = Move(
        1, old.id, old.request, new.request, CANNOT_COME, MoveState.DONE, "Sara", now, now, desk="desk"
    )
    assert answers(await look(desk)) == [(new.id, Answer.TO_CALL)]
    assert (await task_of(desk, visit)).close_reason is CloseReason.SETTLED


async def test_a_booking_that_stands_again_is_asked_again(desk: FakeDesk) -> None:
    booking = desk.booking(hours=TOMORROW)
    (visit,) = await look(desk)
    desk.journal.listed[booking.id] = replace(booking, state=BookingState.WITHDRAWN)
    assert await look(desk) == []
    desk.journal.listed[booking.id] = booking
    assert answers(await look(desk)) == [(booking.id, Answer.TO_CALL)]
    events = [event.kind for event in await desk.session.journal.tasks.events(visit.task.id)]
    assert events == [EventKind.MADE, EventKind.CLOSED, EventKind.REOPENED]


@pytest.mark.parametrize("reason", [CloseReason.CONFIRMED, CloseReason.UNREACHABLE, CloseReason.NOT_WANTED])
async def test_what_a_person_has_closed_stays_closed(desk: FakeDesk, reason: CloseReason) -> None:
    desk.booking(hours=TOMORROW)
    (visit,) = await look(desk)
    await desk.session.worklist.close(visit.task, reason, operator="Sara")
    (visit,) = await look(desk)
    assert visit.task.close_reason is reason
    assert visit.answer in {Answer.CONFIRMED, Answer.CLOSED}


async def test_who_was_not_reached_until_the_visit_is_over_at_the_next_start(desk: FakeDesk) -> None:
    desk.booking(hours=TOMORROW)
    (visit,) = await look(desk)
    await desk.session.worklist.not_reached(visit.task, desk.clock.now() + timedelta(hours=1), operator="Sara")
    (visit,) = await look(desk)
    assert (visit.answer, visit.task.tried) == (Answer.NOT_REACHED, 1)
    await desk.clock.advance(TOMORROW * 3600 - 1)
    await desk.session.confirming.settle()
    assert (await task_of(desk, visit)).open
    await desk.clock.advance(1)
    await desk.session.begin()
    task = await task_of(desk, visit)
    assert (task.close_reason, task.closed_at) == (CloseReason.OVER, desk.clock.now())
    events = await desk.session.journal.tasks.events(task.id)
    assert events[-1].kind is EventKind.CLOSED


async def test_a_withdrawn_day_ends_its_tasks_without_a_look(desk: FakeDesk) -> None:
    booking = desk.booking(hours=TOMORROW)
    await desk.session.begin()
    (visit,) = await look(desk)
    desk.withdraw(booking)
    desk.session.watcher.check()
    await desk.clock.settle(300)
    assert (await task_of(desk, visit)).close_reason is CloseReason.SETTLED


def calls(desk: FakeDesk, visits: Sequence[Visit], after: Visit | None = None) -> int | None:
    found = next_call(visits, desk.clock.now(), "Sara", "desk", after.task if after is not None else None)
    return found.booking.id if found is not None else None


async def test_calls_go_round_and_end(desk: FakeDesk) -> None:
    for hours in (0, 1, 2):
        desk.booking(hours=TOMORROW + hours)
    work = desk.session.worklist
    first, second, third = await look(desk)
    assert [calls(desk, await look(desk), one) for one in (None, first, second, third)] == [1, 2, 3, 1]
    skipped = await work.close(second.task, CloseReason.CONFIRMED, operator="Sara")
    assert calls(desk, await look(desk), second) == third.booking.id  # not back to the first
    second = replace(second, task=await work.reopen(skipped, operator="Sara"))
    again = desk.clock.now() + timedelta(hours=1)
    await work.not_reached(first.task, again, operator="Sara")
    assert calls(desk, await look(desk)) == second.booking.id
    await work.take(second.task, operator="Maryam")
    assert calls(desk, await look(desk)) == third.booking.id
    await work.close(third.task, CloseReason.CONFIRMED, operator="Sara")
    assert calls(desk, await look(desk)) is None
    await desk.clock.advance(3600)
    assert calls(desk, await look(desk)) == first.booking.id


async def test_who_was_called_in_vain_comes_after_the_others(desk: FakeDesk) -> None:
    for hours in (0, 1):
        desk.booking(hours=TOMORROW + hours)
    first, second = await look(desk)
    await desk.session.worklist.not_reached(first.task, desk.clock.now(), operator="Sara")
    assert calls(desk, await look(desk)) == second.booking.id
    assert calls(desk, await look(desk), second) == first.booking.id
    await desk.session.worklist.close(second.task, CloseReason.CONFIRMED, operator="Sara")
    assert calls(desk, await look(desk), first) == first.booking.id


@settings(deadline=None, max_examples=40)
@given(minutes=st.integers(0, 14 * 24 * 60), offsets=st.lists(st.integers(-60 * 24, 4 * 24 * 60), max_size=8))
def test_at_any_time_of_any_day_it_is_the_next_two_days_of_iran(minutes: int, offsets: list[int]) -> None:
    async def run() -> None:
        desk = FakeDesk(FakeClock(START + timedelta(minutes=minutes)))
        made: list[Booking] = [desk.booking(hours=offset / 60) for offset in offsets]
        today = shamsi_of(desk.clock.now())
        start, end = day_end(today), day_end(today.add_days(2))
        days = await desk.session.confirming.look()
        assert [day.day for day in days] == [today.add_days(1), today.add_days(2)]
        asked = {visit.booking.id for day in days for visit in day.visits}
        assert asked == {one.id for one in made if start <= one.request.slot.start < end}
        for day in days:
            for visit in day.visits:
                assert day_start(day.day) <= visit.booking.request.slot.start < day_end(day.day)
        await desk.session.close()

    asyncio.run(run())
