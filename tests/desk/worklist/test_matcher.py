"""The matcher: one search for a group, politely; what is free goes to whoever is first; a person books."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

import pytest

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import BookingState, DirectoryEntry, IntentKind
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.errors import HttpStatusError
from hqs_desktop.core.model import BookingRequest, Person, Provider, Slot
from hqs_desktop.core.wishes import Wish
from hqs_desktop.core.worklist import CloseReason, EventKind, Offer, Step, Task, TaskFilter, TaskKind
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.worklist.matcher import ROUND_EVERY
from hqs_desktop.desk.worklist.waitlist import Waiting, Waits
from hqs_desktop.desk.worklist.worklist import NewTask
from hqs_desktop.desk.writing.outcome import Done, Refused, WriteEvent
from tests.fakes.gateway import ORTHOPAEDICS, line_dead, make_facility, make_person, make_provider, make_slot, refused
from tests.fakes.session import FakeDesk


class Found(NamedTuple):
    """A slot that was offered to a task."""

    task: Task
    offer: Offer


class Waiters(FakeDesk):
    """People who wait, and what is found for them."""

    def __init__(self) -> None:
        super().__init__()
        self.doctor = make_provider()
        self.journal.entries.append(DirectoryEntry(self.doctor, make_facility(), "typed"))

    @property
    def found(self) -> list[Found]:
        return [Found(*one) for one in self.journal.offers.made]

    def wish(self, first: int = 0, last: int = 6, **changes: object) -> Wish:
        today = shamsi_of(self.clock.now())
        wish = Wish(ORTHOPAEDICS, default_service(), today.add_days(first), today.add_days(last), self.doctor)
        return replace(wish, **{"at": make_facility()} | changes)  # type: ignore[arg-type]  # the fields that a test names

    async def wait(self, number: int, wish: Wish | None = None, **changes: object) -> Task:
        new = NewTask(
            TaskKind.WAITING,
            Step.WAIT,
            self.clock.now(),
            origin=f"wish:{number}",
            person=self.person(number),
            wish=wish or self.wish(),
        )
        await self.clock.advance(1)  # one after the other
        (task,) = await self.session.worklist.add(replace(new, **changes), operator="Sara")  # type: ignore[arg-type]
        return task

    def free(self, number: int, *, hours: float = 26, provider: Provider | None = None) -> Slot:
        slot = make_slot(number, self.clock.now() + timedelta(hours=hours), provider or self.doctor)
        self.gateway.add(slot)
        return slot

    @property
    def newcomer(self) -> Person:
        """Somebody who can be called."""
        return replace(make_person(), mobile="09121234567")

    def kill_the_line(self) -> None:
        self.gateway.schedule_errors[self.doctor.identifier.id] = line_dead("GetProviderScheduling")

    async def look(self) -> None:
        self.session.matcher.look_now()
        while True:
            await self.clock.advance(2)
            if not self.session.matcher.looking.running:
                return

    async def now(self, task: Task) -> Task:
        found = await self.journal.tasks.task(task.id)
        assert found is not None
        return found

    async def events(self, task: Task) -> list[EventKind]:
        return [event.kind for event in await self.journal.tasks.events(task.id)]

    @property
    def calls(self) -> int:
        return len(self.gateway.schedule_calls)


@pytest.fixture
async def desk() -> AsyncIterator[Waiters]:
    made = Waiters()
    yield made
    await made.session.close()


async def test_a_free_slot_goes_to_who_waits_longest(desk: Waiters) -> None:
    first, second = await desk.wait(1), await desk.wait(2)
    slot = desk.free(9)
    await desk.look()
    assert [(one.task.id, one.offer.slot) for one in desk.found] == [(first.id, slot)]
    assert ((await desk.now(first)).step, (await desk.now(second)).step) == (Step.OFFER, Step.WAIT)
    assert await desk.events(first) == [EventKind.MADE, EventKind.MATCHED]
    assert desk.gateway.posts == []


async def test_who_is_urgent_comes_first(desk: Waiters) -> None:
    await desk.wait(1)
    urgent = await desk.wait(2, urgent=True)
    desk.free(9)
    await desk.look()
    assert [one.task.id for one in desk.found] == [urgent.id]


async def test_a_group_is_asked_once_however_many_wait(desk: Waiters) -> None:
    for number in range(1, 6):
        await desk.wait(number)
    await desk.look()
    assert desk.calls == 1


async def test_calls_are_a_second_apart(desk: Waiters) -> None:
    for number in range(2, 5):
        desk.journal.entries.append(DirectoryEntry(make_provider(number), make_facility(), "typed"))
    await desk.wait(1, desk.wish(0, 27, doctor=None))
    desk.clock.slept.clear()
    await desk.look()
    assert desk.calls == 4
    pauses = [seconds for seconds in desk.clock.slept if 1.0 <= seconds <= 1.25]
    assert len(pauses) == 4


async def test_a_dead_line_is_left_alone_for_longer_and_longer(desk: Waiters) -> None:
    await desk.wait(1)
    desk.kill_the_line()
    desk.session.matcher.start()
    await desk.clock.advance(20)
    assert desk.calls == 1
    await desk.clock.advance(25)
    assert desk.calls == 2
    desk.gateway.schedule_errors.clear()
    desk.free(9)
    await desk.clock.advance(400)
    assert len(desk.found) == 1


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_gateway_that_fails_pauses_the_round_which_goes_on_from_where_it_stopped(
    desk: Waiters, status: int
) -> None:
    doctors = [make_provider(number) for number in range(2, 6)]
    for number, doctor in enumerate(doctors, 1):
        desk.journal.entries.append(DirectoryEntry(doctor, make_facility(), "typed"))
        await desk.wait(number, desk.wish(doctor=doctor))
    failing = doctors[1].identifier.id
    desk.gateway.schedule_errors[failing] = HttpStatusError("no", operation="Schedule", http_status=status)
    desk.session.matcher.start()
    await desk.clock.advance(25)
    asked = [call[0].identifier.id for call in desk.gateway.schedule_calls]
    assert asked == [doctors[0].identifier.id, failing]
    desk.gateway.schedule_errors.clear()
    await desk.clock.advance(60)
    asked = [call[0].identifier.id for call in desk.gateway.schedule_calls]
    assert asked[2:] == [doctors[2].identifier.id, doctors[3].identifier.id, failing]
    assert (desk.session.matcher.looking.done, desk.session.matcher.looking.problem) == (4, None)


async def test_a_new_wish_is_looked_for_by_the_next_call_and_no_other_group_is(desk: Waiters) -> None:
    other = make_provider(2)
    desk.journal.entries.append(DirectoryEntry(other, make_facility(), "typed"))
    await desk.wait(1, desk.wish(doctor=other))
    await desk.look()
    slot = desk.free(9)
    waits = await desk.session.waitlist.put(Waiting(desk.newcomer, desk.wish()), operator="Sara")
    await desk.clock.advance(2)
    assert isinstance(waits, Waits)
    assert [(one.task.id, one.offer.slot) for one in desk.found] == [(waits.task.id, slot)]
    assert [call[0].identifier for call in desk.gateway.schedule_calls] == [other.identifier, desk.doctor.identifier]


async def test_a_new_wish_asks_nothing_while_the_round_is_paused_and_is_looked_for_once_it_goes_on(
    desk: Waiters,
) -> None:
    await desk.wait(1, desk.wish(5, 6))
    desk.kill_the_line()
    desk.session.matcher.start()
    await desk.clock.advance(5)
    await desk.session.waitlist.put(Waiting(desk.newcomer, desk.wish()), operator="Sara")
    await desk.clock.advance(5)
    assert desk.calls == 1
    desk.gateway.schedule_errors.clear()
    slot = desk.free(9)
    await desk.clock.advance(60)
    assert [one.offer.slot for one in desk.found] == [slot]


async def test_what_has_been_free_all_the_time_is_offered_to_who_comes_later(desk: Waiters) -> None:
    await desk.wait(1, desk.wish(5, 6))
    slot = desk.free(9)
    await desk.look()
    assert desk.found == []
    await desk.clock.advance(60)
    later = await desk.wait(2)
    await desk.look()
    assert [(one.task.id, one.offer.slot) for one in desk.found] == [(later.id, slot)]


async def test_a_declined_slot_goes_to_the_next_and_never_comes_back(desk: Waiters) -> None:
    first, second = await desk.wait(1), await desk.wait(2)
    slot = desk.free(9)
    await desk.look()
    (offer,) = await desk.session.matcher.offers_of(first)
    declined = await desk.session.matcher.decline(offer, operator="Sara")
    assert declined is not None
    assert declined.step is Step.WAIT
    assert [one.task.id for one in desk.found] == [first.id, second.id]
    (offer,) = await desk.session.matcher.offers_of(second)
    await desk.session.matcher.decline(offer, operator="Sara")
    await desk.look()
    assert len(desk.found) == 2
    assert slot in [one.offer.slot for one in desk.found]


async def test_a_slot_that_goes_while_it_is_offered_is_taken_back(desk: Waiters) -> None:
    task = await desk.wait(1)
    slot = desk.free(9)
    await desk.look()
    del desk.gateway.slots[slot.tqid]
    await desk.look()
    assert (await desk.now(task)).step is Step.WAIT
    assert EventKind.GONE in await desk.events(task)
    assert await desk.session.matcher.offers_of(task) == []


async def test_a_slot_that_is_being_booked_here_is_left_to_who_books_it(desk: Waiters) -> None:
    task = await desk.wait(1)
    slot = desk.free(9)
    await desk.look()
    del desk.gateway.slots[slot.tqid]
    booking = desk.booking(state=BookingState.UNRESOLVED)
    desk.journal.listed[booking.id] = replace(booking, request=replace(booking.request, slot=slot))
    await desk.look()
    assert (await desk.now(task)).step is Step.OFFER


async def test_what_one_doctor_answers_is_believed_where_another_does_not_answer(desk: Waiters) -> None:
    other = make_provider(2)
    desk.journal.entries.append(DirectoryEntry(other, make_facility(), "typed"))
    task = await desk.wait(1, desk.wish(doctor=None))
    slot = desk.free(9)
    await desk.look()
    del desk.gateway.slots[slot.tqid]
    desk.gateway.schedule_errors[other.identifier.id] = refused("GetProviderScheduling")
    await desk.look()
    assert (await desk.now(task)).step is Step.WAIT


async def test_a_list_that_is_partly_unreadable_takes_nothing_back(desk: Waiters) -> None:
    task = await desk.wait(1)
    slot = desk.free(9)
    await desk.look()
    del desk.gateway.slots[slot.tqid]
    desk.gateway.unreadable = 1
    await desk.look()
    assert (await desk.now(task)).step is Step.OFFER


async def test_a_slot_whose_time_is_past_is_offered_no_more(desk: Waiters) -> None:
    task = await desk.wait(1)
    desk.free(9, hours=2)
    await desk.look()
    await desk.clock.advance(3 * 3600)
    await desk.look()
    assert (await desk.now(task)).step is Step.WAIT
    assert EventKind.GONE in await desk.events(task)


async def test_a_task_that_is_closed_gives_its_slot_to_the_next(desk: Waiters) -> None:
    first, second = await desk.wait(1), await desk.wait(2)
    slot = desk.free(9)
    await desk.look()
    await desk.session.worklist.close(await desk.now(first), CloseReason.NOT_WANTED, operator="Sara")
    await desk.clock.settle(60)
    (offer,) = await desk.session.matcher.offers_of(second)
    assert (offer.slot, (await desk.now(second)).step) == (slot, Step.OFFER)
    assert await desk.session.matcher.offers_of(first) == []


async def test_what_was_left_open_by_a_kill_is_put_in_order_by_the_next_round(desk: Waiters) -> None:
    first, second = await desk.wait(1), await desk.wait(2)
    desk.free(9)
    await desk.look()
    offered = await desk.now(first)
    closed = replace(offered, closed_at=desk.clock.now(), version=offered.version + 1)
    await desk.journal.tasks.change(offered, closed, [])  # and killed, before anybody heard of it
    await desk.look()
    assert (await desk.now(second)).step is Step.OFFER


async def test_a_slot_that_turns_out_to_be_taken_is_offered_no_more(desk: Waiters) -> None:
    task = await desk.wait(1)
    slot = desk.free(9)
    await desk.look()
    refusal = Refused(Problem(ProblemKind.TAKEN))
    desk.session.events.publish(WriteEvent(IntentKind.BOOK, BookingRequest(slot, desk.person(1)), refusal))
    await desk.clock.settle(60)
    assert (await desk.now(task)).step is Step.WAIT


async def test_whoever_waits_longest_is_first_whatever_group_finds_it(desk: Waiters) -> None:
    anybody = await desk.wait(1, desk.wish(doctor=None))
    await desk.wait(2)
    desk.free(9)
    await desk.journal.offers.looked(anybody.wish.group if anybody.wish else "", [], desk.clock.now())
    await desk.look()  # begins with the group of the second, which was not looked for yet
    assert [one.task.id for one in desk.found] == [anybody.id]


async def test_a_clock_that_is_set_back_hides_nobody_who_comes(desk: Waiters) -> None:
    await desk.wait(1, desk.wish(5, 6))
    desk.free(9)
    await desk.look()
    desk.clock.set_back(timedelta(hours=1))
    later = await desk.wait(2)
    await desk.look()
    assert [one.task.id for one in desk.found] == [later.id]


async def test_a_doctor_without_a_place_is_asked_wherever_he_works_and_nobody_else(desk: Waiters) -> None:
    desk.journal.entries += [
        DirectoryEntry(desk.doctor, make_facility(2), "typed"),
        DirectoryEntry(make_provider(2), make_facility(), "typed"),
    ]
    await desk.wait(1, desk.wish(at=None))
    await desk.look()
    assert {call[0].identifier for call in desk.gateway.schedule_calls} == {desk.doctor.identifier}
    assert desk.calls == 2


async def test_who_is_never_answered_for_does_not_keep_the_others_from_being_looked_for(desk: Waiters) -> None:
    dead = make_provider(2)
    await desk.wait(1, desk.wish(doctor=dead))
    desk.gateway.schedule_errors[dead.identifier.id] = line_dead("GetProviderScheduling")
    task = await desk.wait(2)
    desk.free(9)
    desk.session.matcher.start()
    await desk.clock.advance(120)
    assert [one.task.id for one in desk.found] == [task.id]


async def test_a_search_that_failed_takes_nothing_back(desk: Waiters) -> None:
    task = await desk.wait(1)
    desk.free(9)
    await desk.look()
    desk.kill_the_line()
    await desk.look()
    assert (await desk.now(task)).step is Step.OFFER


async def test_a_booked_slot_is_offered_no_more(desk: Waiters) -> None:
    task, other = await desk.wait(1), await desk.wait(2)
    slot = desk.free(9)
    await desk.look()
    made = desk.booking(person=other.person)
    event = WriteEvent(IntentKind.BOOK, BookingRequest(slot, other.person or desk.person(2)), Done(made, None))
    desk.session.events.publish(event)
    await desk.clock.settle(60)
    assert (await desk.now(task)).step is Step.WAIT
    assert (await desk.journal.offers.open()) == []


async def test_a_slot_given_back_here_is_offered_at_once(desk: Waiters) -> None:
    task = await desk.wait(1)
    booked = desk.booking(hours=26, provider=desk.doctor, state=BookingState.CANCELLED)
    desk.free(9)
    freed = replace(booked.request, slot=make_slot(9, booked.request.slot.start, desk.doctor))
    desk.session.events.publish(WriteEvent(IntentKind.CANCEL, freed, Done(booked, None)))
    await desk.clock.advance(30)
    assert [one.task.id for one in desk.found] == [task.id]


async def test_who_has_a_slot_is_only_offered_an_earlier_one(desk: Waiters) -> None:
    has = desk.booking(hours=26, provider=desk.doctor)
    task = await desk.wait(1, person=has.person, slot=has.request.slot, booking_id=has.id)
    desk.free(9, hours=30)
    await desk.look()
    assert desk.found == []
    earlier = desk.free(8, hours=5)
    await desk.look()
    assert [(one.task.id, one.offer.slot) for one in desk.found] == [(task.id, earlier)]


async def test_whoever_lost_a_slot_and_waits_is_offered_a_later_one() -> None:
    desk = Waiters()
    lost = desk.booking(hours=5, state=BookingState.WITHDRAWN, to_call=True, provider=desk.doctor)
    await desk.session.worklist.begin()
    (task,) = (await desk.journal.tasks.tasks(TaskFilter())).tasks
    waits = await desk.session.waitlist.put(Waiting(lost.person, desk.wish()), task, operator="Sara")
    desk.free(50, hours=30)
    await desk.look()
    now = await desk.now(task)
    await desk.session.close()
    assert isinstance(waits, Waits)
    assert now.step is Step.OFFER


async def test_nobody_waits_for_days_that_are_over(desk: Waiters) -> None:
    task = await desk.wait(1, desk.wish(0, 0))
    await desk.clock.advance(86_400)
    await desk.look()
    now = await desk.now(task)
    assert (now.step, now.due_at <= desk.clock.now()) == (Step.DECIDE, True)
    assert EventKind.EXPIRED in await desk.events(task)


async def test_a_later_month_is_searched_when_it_is_due(desk: Waiters) -> None:
    due = desk.clock.now() + timedelta(days=2)
    task = await desk.wait(1, desk.wish(0, 9), kind=TaskKind.COME_BACK, step=Step.SEARCH, due_at=due)
    slot = desk.free(9, hours=100)
    await desk.look()
    assert (desk.calls, desk.found) == (0, [])
    await desk.clock.advance(timedelta(days=2).total_seconds() + 1)
    await desk.look()
    assert [(one.task.id, one.offer.slot) for one in desk.found] == [(task.id, slot)]


async def test_rounds_come_by_themselves_and_after_a_restart_the_oldest_comes_first(desk: Waiters) -> None:
    await desk.wait(1)
    await desk.look()
    await desk.wait(2, desk.wish(doctor=make_provider(2)))
    groups = await desk.journal.offers.groups(desk.clock.now())
    assert [group.looked_at is None for group in groups] == [True, False]
    before = desk.calls
    await desk.clock.advance(ROUND_EVERY * 1.3)
    assert desk.calls > before


async def test_closing_ends_it(desk: Waiters) -> None:
    desk.session.matcher.start()
    await desk.session.matcher.aclose()
    before = len(asyncio.all_tasks())
    await desk.clock.advance(ROUND_EVERY * 2)
    assert len(asyncio.all_tasks()) == before
