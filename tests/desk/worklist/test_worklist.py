"""Nobody is lost: who comes on the worklist, what is done for them, and how they leave it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from hqs_desktop.codes.known import CancelReason
from hqs_desktop.core.bookings import Booking, BookingState, IntentKind
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.errors import TaskChangedError
from hqs_desktop.core.model import BookingRequest, Person
from hqs_desktop.core.worklist import CloseReason, EventKind, Step, Task, TaskFilter, TaskKind
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.worklist.worklist import NewTask
from hqs_desktop.desk.writing.outcome import Done, Refused, WriteEvent
from tests.fakes.gateway import make_provider, make_slot
from tests.fakes.session import FakeDesk


@pytest.fixture
async def desk() -> AsyncIterator[FakeDesk]:
    made = FakeDesk()
    yield made
    await made.session.close()


async def open_tasks(desk: FakeDesk) -> list[Task]:
    for _ in range(20):
        await asyncio.sleep(0)
    return list((await desk.session.journal.tasks.tasks(TaskFilter())).tasks)


async def events(desk: FakeDesk, task: Task) -> list[EventKind]:
    return [event.kind for event in await desk.session.journal.tasks.events(task.id)]


@pytest.mark.parametrize(
    ("state", "kind"), [(BookingState.WITHDRAWN, TaskKind.WITHDRAWN), (BookingState.CHANGED, TaskKind.CANCELLED)]
)
async def test_who_lost_a_slot_is_on_the_list_at_the_next_start(
    desk: FakeDesk, state: BookingState, kind: TaskKind
) -> None:
    lost = desk.booking(state=state, to_call=True)
    desk.booking(state=BookingState.BOOKED)
    await desk.session.begin()
    (task,) = await open_tasks(desk)
    assert (task.kind, task.step, task.booking_id, task.person) == (kind, Step.CALL, lost.id, lost.person)
    assert not task.owned
    await desk.session.worklist.begin()
    assert await open_tasks(desk) == [task]


async def test_a_slot_that_the_watcher_finds_withdrawn_is_on_the_list(desk: FakeDesk) -> None:
    booking = desk.booking()
    await desk.session.begin()
    await open_tasks(desk)
    desk.withdraw(booking)
    desk.session.watcher.check()
    await desk.clock.settle(200)
    assert [task.booking_id for task in await open_tasks(desk)] == [booking.id]


async def test_a_booking_that_came_to_nothing_after_a_doubt_is_on_the_list(desk: FakeDesk) -> None:
    slot = make_slot(7, desk.clock.now() + timedelta(hours=3))
    refused = Refused(Problem(ProblemKind.TAKEN))
    request = BookingRequest(slot, desk.person(7))
    desk.session.events.publish(WriteEvent(IntentKind.BOOK, request, refused))
    assert await open_tasks(desk) == []
    desk.session.events.publish(WriteEvent(IntentKind.BOOK, request, refused, after_doubt=True))
    (task,) = await open_tasks(desk)
    assert (task.kind, task.slot, task.person) == (TaskKind.REFUSED, slot, request.person)


async def refused_in_doubt(desk: FakeDesk, number: int, code: int | None = None) -> BookingRequest:
    """A booking whose refusal the journal holds, of a session that was killed before anybody heard of it."""
    request = BookingRequest(make_slot(number, desk.clock.now() + timedelta(hours=3)), desk.person(number))
    intent = await desk.journal.begin(IntentKind.BOOK, request, operator="Sara")
    await desk.journal.mark_sent(intent.id)
    await desk.journal.refuse(intent.id, code=code, text="taken")
    return request


async def test_who_was_refused_after_a_doubt_is_on_the_list_though_the_session_was_killed_before(
    desk: FakeDesk,
) -> None:
    request = await refused_in_doubt(desk, 7)
    await refused_in_doubt(desk, 8, code=-70018)  # the gateway itself said so, and the desk told it at once
    await desk.session.begin()
    (task,) = await open_tasks(desk)
    assert (task.kind, task.slot, task.person) == (TaskKind.REFUSED, request.slot, request.person)
    await desk.session.worklist.close(task, CloseReason.UNREACHABLE, operator="Sara")
    await desk.session.worklist.begin()
    assert await open_tasks(desk) == []


async def test_a_new_booking_closes_what_waited_for_it(desk: FakeDesk) -> None:
    lost = desk.booking(state=BookingState.WITHDRAWN, to_call=True)
    await desk.session.begin()
    (task,) = await open_tasks(desk)
    await desk.clock.advance(60)
    fresh = desk.booking(hours=30, person=lost.person)
    desk.session.events.publish(WriteEvent(IntentKind.BOOK, fresh.request, Done(fresh, None)))
    assert await open_tasks(desk) == []
    closed = await desk.session.journal.tasks.task(task.id)
    assert closed is not None
    assert (closed.close_reason, closed.rebooked_id) == (CloseReason.REBOOKED, fresh.id)
    assert not desk.journal.listed[lost.id].to_call
    await desk.session.worklist.begin()
    assert await open_tasks(desk) == []


async def test_a_booking_in_another_specialty_closes_nothing(desk: FakeDesk) -> None:
    lost = desk.booking(state=BookingState.WITHDRAWN, to_call=True)
    await desk.session.begin()
    doctor = make_provider(7)
    assert doctor.specialty is not None
    other = replace(doctor, specialty=replace(doctor.specialty, code="0000"))
    fresh = desk.booking(hours=30, person=lost.person, provider=other)
    desk.session.events.publish(WriteEvent(IntentKind.BOOK, fresh.request, Done(fresh, None)))
    assert len(await open_tasks(desk)) == 1


async def test_what_was_booked_before_a_kill_is_closed_at_the_next_start(desk: FakeDesk) -> None:
    lost = desk.booking(state=BookingState.WITHDRAWN, to_call=True)
    await desk.session.begin()
    await desk.clock.advance(60)
    desk.booking(hours=30, person=lost.person)
    await desk.session.worklist.begin()
    assert await open_tasks(desk) == []


async def test_a_told_patient_still_needs_a_decision(desk: FakeDesk) -> None:
    lost = desk.booking(state=BookingState.WITHDRAWN, to_call=True)
    await desk.session.begin()
    await desk.session.desk.mark_told(lost.id)
    (task,) = await open_tasks(desk)
    assert task.step is Step.DECIDE
    assert EventKind.TOLD in await events(desk, task)
    await desk.session.desk.unmark_told(lost.id)
    (task,) = await open_tasks(desk)
    assert task.step is Step.CALL


async def test_whoever_does_something_owns_it(desk: FakeDesk) -> None:
    desk.booking(state=BookingState.WITHDRAWN, to_call=True)
    await desk.session.begin()
    (task,) = await open_tasks(desk)
    again = desk.clock.now() + timedelta(hours=1)
    task = await desk.session.worklist.not_reached(task, again, operator="Sara")
    assert (task.owner, task.tried, task.due_at) == ("Sara", 1, again)
    task = await desk.session.worklist.give_back(task, operator="Sara")
    assert not task.owned
    assert await open_tasks(desk) == [task]
    assert await events(desk, task) == [EventKind.MADE, EventKind.NOT_REACHED, EventKind.GIVEN_BACK]


async def test_two_who_do_something_at_once_do_not_overwrite_each_other(desk: FakeDesk) -> None:
    desk.booking(state=BookingState.WITHDRAWN, to_call=True)
    await desk.session.begin()
    (task,) = await open_tasks(desk)
    await desk.session.worklist.take(task, operator="Sara")
    with pytest.raises(TaskChangedError):
        await desk.session.worklist.take(task, operator="Maryam")
    (now,) = await open_tasks(desk)
    assert now.owner == "Sara"


@pytest.mark.parametrize(
    ("reason", "told"), [(CloseReason.NOT_WANTED, True), (CloseReason.UNREACHABLE, False), (CloseReason.MISTAKE, False)]
)
async def test_a_closed_task_does_not_come_again(desk: FakeDesk, reason: CloseReason, told: bool) -> None:  # noqa: FBT001
    lost = desk.booking(state=BookingState.WITHDRAWN, to_call=True)
    await desk.session.begin()
    (task,) = await open_tasks(desk)
    closed = await desk.session.worklist.close(task, reason, operator="Sara")
    assert desk.journal.listed[lost.id].to_call is not told
    await desk.session.worklist.begin()
    assert await open_tasks(desk) == []
    await desk.session.worklist.reopen(closed, operator="Sara")
    assert desk.journal.listed[lost.id].to_call
    assert [one.id for one in await open_tasks(desk)] == [task.id]


async def test_a_patient_is_not_twice_on_the_list_for_the_same(desk: FakeDesk) -> None:
    new = NewTask(TaskKind.WAITING, Step.WAIT, desk.clock.now(), origin="wish:1", person=desk.person(1))
    assert len(await desk.session.worklist.add(new, new, operator="Sara")) == 1
    assert await desk.session.worklist.add(new, operator="Sara") == []


def past_visit(desk: FakeDesk, person: Person) -> Booking:
    made = desk.booking(hours=-48, person=person)
    desk.journal.listed[made.id] = made = replace(made, booked_at=desk.clock.now() - timedelta(days=9))
    return made


async def test_who_missed_a_visit_before_comes_first(desk: FakeDesk) -> None:
    early, late = desk.person(8), desk.person(9)
    await desk.session.patients.mark_missed(past_visit(desk, late))
    desk.booking(hours=1, state=BookingState.WITHDRAWN, to_call=True, person=early)
    desk.booking(hours=2, state=BookingState.WITHDRAWN, to_call=True, person=late)
    await desk.session.begin()
    assert [(task.person, task.missed) for task in await open_tasks(desk)] == [(late, True), (early, False)]


async def test_what_is_said_of_a_visit_moves_the_patients_tasks(desk: FakeDesk) -> None:
    early, late = desk.person(8), desk.person(9)
    visit = past_visit(desk, late)
    desk.booking(hours=1, state=BookingState.WITHDRAWN, to_call=True, person=early)
    desk.booking(hours=2, state=BookingState.WITHDRAWN, to_call=True, person=late)
    await desk.session.begin()
    assert [task.missed for task in await open_tasks(desk)] == [False, False]
    visit = await desk.session.patients.mark_missed(visit)
    first, _ = await open_tasks(desk)
    assert (first.person, first.missed, first.owned) == (late, True, False)
    await desk.session.patients.unmark_missed(visit)
    assert [task.missed for task in await open_tasks(desk)] == [False, False]


async def test_a_booking_cancelled_for_lateness_moves_the_patients_tasks(desk: FakeDesk) -> None:
    late = desk.person(9)
    visit = past_visit(desk, late)
    desk.booking(hours=2, state=BookingState.WITHDRAWN, to_call=True, person=late)
    await desk.session.begin()
    reason = CodedText(CancelReason.PATIENT_LATE, "HQS", "")
    desk.session.cancel.cancel(visit, reason, "Sara")
    await desk.clock.settle(200)
    assert desk.journal.listed[visit.id].state is BookingState.CANCELLED
    assert [task.missed for task in await open_tasks(desk)] == [True]
