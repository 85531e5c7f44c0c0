"""Withdrawn days: who stands where, whom to call next, and which free slots a day's patients are offered."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from hqs_desktop.core.bookings import Booking, BookingState, DirectoryEntry, IntentKind
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.model import BookingRequest, Provider, Slot
from hqs_desktop.core.worklist import CloseReason, Task
from hqs_desktop.desk.problems import ProblemKind
from hqs_desktop.desk.worklist.days import DayCounts, DayOffers, LostDay
from hqs_desktop.desk.writing.outcome import Done, WriteEvent
from tests.fakes.gateway import CARDIOLOGY, line_dead, make_facility, make_provider, make_slot
from tests.fakes.session import FakeDesk

TOMORROW = 24.0


class Desk(FakeDesk):
    """Three doctors of one specialty and one of another at one centre."""

    def __init__(self) -> None:
        super().__init__()
        self.doctors = [make_provider(1), make_provider(2), make_provider(3), make_provider(4, CARDIOLOGY)]
        self.journal.entries = [DirectoryEntry(doctor, make_facility(), "seen") for doctor in self.doctors]

    def lost(self, hours: float, doctor: int = 0) -> Booking:
        """A booking that its doctor withdrew."""
        return self.booking(hours=hours, state=BookingState.WITHDRAWN, to_call=True, provider=self.doctors[doctor])

    def free(self, number: int, hours: float, doctor: int = 0) -> Slot:
        """A slot that can be booked."""
        slot = make_slot(500 + number, self.clock.now() + timedelta(hours=hours), self.doctors[doctor])
        self.gateway.add(slot)
        return slot

    async def days(self) -> Sequence[LostDay]:
        for _ in range(20):
            await asyncio.sleep(0)
        return await self.session.lost_days.days()

    async def day(self) -> LostDay:
        (only,) = await self.days()
        return only

    async def next_call(self, operator: str = "Sara", after: Task | None = None) -> Task | None:
        return (await self.day()).next_call(self.clock.now(), operator, "desk", after)

    async def offers(self) -> DayOffers:
        return await self.session.lost_days.find_offers(await self.day())


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    made = Desk()
    yield made
    await made.session.close()


def doctors(days: Sequence[LostDay]) -> list[tuple[str, int]]:
    return [(one.provider.identifier.id, len(one.tasks)) for one in days]


def patients(day: LostDay) -> list[int | None]:
    return [task.booking_id for task in day.tasks]


async def test_a_doctor_and_a_day_are_a_group(desk: Desk) -> None:
    for hours, doctor in ((TOMORROW, 0), (TOMORROW + 1, 0), (TOMORROW, 1), (2 * TOMORROW, 0)):
        desk.lost(hours, doctor)
    await desk.session.begin()
    days = await desk.days()
    assert doctors(days) == [("1001", 2), ("1002", 1), ("1001", 1)]
    assert days[0].day == shamsi_of(desk.clock.now()).add_days(1)
    assert days[0].counts == DayCounts(to_call=2)


async def test_it_counts_who_is_at_what(desk: Desk) -> None:
    lost = [desk.lost(TOMORROW + number / 4) for number in range(4)]
    await desk.session.begin()
    first, second, third, _ = (await desk.day()).tasks
    await desk.session.desk.mark_told(lost[0].id)
    await desk.session.worklist.close(second, CloseReason.NOT_WANTED, operator="Sara")
    fresh = desk.booking(hours=50, person=third.person, provider=desk.doctors[0])
    desk.session.events.publish(WriteEvent(IntentKind.BOOK, fresh.request, Done(fresh, None)))
    day = await desk.day()
    assert day.counts == DayCounts(to_call=1, told=1, rebooked=1, closed=1)
    assert day.counts.open == 2
    assert {task.id for task in day.tasks[2:]} == {second.id, third.id}
    assert first.id in {task.id for task in day.tasks[:2]}


async def test_a_day_that_is_done_stays_until_it_is_past(desk: Desk) -> None:
    desk.lost(TOMORROW)
    await desk.session.begin()
    (task,) = (await desk.day()).tasks
    await desk.session.worklist.close(task, CloseReason.NOT_WANTED, operator="Sara")
    assert (await desk.day()).counts == DayCounts(closed=1)
    await desk.clock.advance(48 * 3600)
    assert await desk.days() == []


async def test_who_was_not_called_in_time_does_not_vanish(desk: Desk) -> None:
    desk.lost(2)
    await desk.session.begin()
    await desk.days()
    await desk.clock.advance(48 * 3600)
    assert (await desk.day()).counts.to_call == 1


async def test_calls_go_by_visit_but_who_missed_one_before_is_first(desk: Desk) -> None:
    late, early, missed = (desk.lost(TOMORROW + hours) for hours in (3, 1, 5))
    await desk.session.begin()
    tasks = {task.booking_id: task for task in (await desk.day()).tasks}
    before = tasks[missed.id]
    await desk.session.journal.tasks.change(before, replace(before, missed=True, version=before.version + 1), [])
    assert patients(await desk.day()) == [missed.id, early.id, late.id]


async def test_who_was_not_reached_goes_to_the_end_and_is_due_again_later(desk: Desk) -> None:
    first, second = desk.lost(TOMORROW), desk.lost(TOMORROW + 1)
    await desk.session.begin()
    task = await desk.next_call()
    assert task is not None
    assert task.booking_id == first.id
    again = desk.clock.now() + timedelta(minutes=30)
    await desk.session.worklist.not_reached(task, again, operator="Sara")
    assert patients(await desk.day()) == [second.id, first.id]
    after = await desk.next_call()
    assert after is not None
    assert await desk.next_call(after=after) == after
    await desk.session.worklist.close(after, CloseReason.NOT_WANTED, operator="Sara")
    assert await desk.next_call() is None
    await desk.clock.advance(1800)
    due = await desk.next_call()
    assert due is not None
    assert (due.booking_id, due.tried) == (first.id, 1)


async def test_the_next_call_leaves_out_whom_another_has_taken(desk: Desk) -> None:
    for number in range(3):
        desk.lost(TOMORROW + number)
    await desk.session.begin()
    first = await desk.next_call()
    assert first is not None
    first = await desk.session.worklist.take(first, operator="Maryam")
    second = await desk.next_call("Sara")
    assert second is not None
    assert second.booking_id != first.booking_id
    assert await desk.next_call("Maryam") == first
    third = await desk.next_call("Sara", after=second)
    assert third is not None
    assert third.id not in {first.id, second.id}
    assert await desk.next_call("Sara", after=third) == second


async def test_a_patient_whose_booking_is_in_doubt_is_not_called_again(desk: Desk) -> None:
    first, second = desk.lost(TOMORROW), desk.lost(TOMORROW + 1)
    await desk.session.begin()
    await desk.days()
    request = BookingRequest(desk.free(1, 50), first.person)
    await desk.journal.begin(IntentKind.BOOK, request, operator="Sara")
    task = await desk.next_call()
    assert task is not None
    assert task.booking_id == second.id
    await desk.journal.lapse(1)
    task = await desk.next_call()
    assert task is not None
    assert task.booking_id == first.id


async def test_a_patient_who_has_to_decide_comes_after_those_to_call(desk: Desk) -> None:
    told, other = desk.lost(TOMORROW), desk.lost(TOMORROW + 1)
    await desk.session.begin()
    await desk.session.desk.mark_told(told.id)
    task = await desk.next_call()
    assert task is not None
    assert task.booking_id == other.id
    await desk.session.worklist.close(task, CloseReason.NOT_WANTED, operator="Sara")
    last = await desk.next_call()
    assert last is not None
    assert last.booking_id == told.id


async def test_one_search_finds_the_doctors_next_slots_and_the_specialtys(desk: Desk) -> None:
    for number in range(6):
        desk.lost(TOMORROW + number / 4)
    own = [desk.free(number, 50 + number) for number in range(7)]
    near, far = desk.free(20, TOMORROW + 1, doctor=1), desk.free(21, 3 * TOMORROW, doctor=2)
    desk.free(22, TOMORROW, doctor=3)
    await desk.session.begin()
    day = await desk.day()
    offers = await desk.session.lost_days.find_offers(day)
    assert list(offers.own) == own
    assert list(offers.others) == [near, far]
    assert offers.problem is None
    asked = [call[0].identifier.id for call in desk.gateway.schedule_calls]
    assert sorted(asked) == ["1001"] * 4 + ["1002", "1003"]  # three weeks of the doctor, one of the specialty
    assert list(offers.offered(day.tasks[0].slot, lambda _: True)) == [*own, near, far]


async def test_others_have_room_beside_the_doctors_own(desk: Desk) -> None:
    desk.lost(TOMORROW)
    own = [desk.free(number, 50 + number) for number in range(12)]
    others = [desk.free(20 + number, TOMORROW + number, doctor=1) for number in range(6)]
    await desk.session.begin()
    offers = await desk.offers()
    lost = (await desk.day()).tasks[0].slot
    assert list(offers.offered(lost, lambda _: True)) == [*own[:5], *others[:4]]
    free = {own[0], *others[:3]}
    assert list(offers.offered(lost, lambda slot: slot not in free)) == [*own[1:7], *others[3:6]][:9]


async def test_where_the_doctor_has_none_the_nearest_of_the_specialty_are_offered(desk: Desk) -> None:
    desk.lost(TOMORROW)
    far, near = desk.free(1, 4 * TOMORROW, doctor=1), desk.free(2, TOMORROW + 2, doctor=2)
    await desk.session.begin()
    offers = await desk.offers()
    assert list(offers.offered((await desk.day()).tasks[0].slot, lambda _: True)) == [near, far]


async def test_where_the_week_has_none_the_next_ones_are_looked_at(desk: Desk) -> None:
    desk.lost(TOMORROW)
    late = desk.free(1, 10 * TOMORROW, doctor=1)
    await desk.session.begin()
    assert list((await desk.offers()).others) == [late]


async def test_a_dead_line_is_told_and_offers_nothing(desk: Desk) -> None:
    desk.lost(TOMORROW)
    desk.free(1, 50)
    await desk.session.begin()
    desk.gateway.schedule_errors = {doctor.identifier.id: line_dead("schedule") for doctor in desk.doctors}
    offers = await desk.offers()
    assert not offers.own
    assert not offers.others
    assert offers.problem is not None
    assert offers.problem.kind is ProblemKind.LINE


async def test_what_was_found_is_fresh_for_a_minute(desk: Desk) -> None:
    desk.lost(TOMORROW)
    await desk.session.begin()
    offers = await desk.offers()
    assert offers.is_fresh(desk.clock.now())
    await desk.clock.advance(61)
    assert not offers.is_fresh(desk.clock.now())


async def test_a_doctor_of_no_known_specialty_is_asked_alone(desk: Desk) -> None:
    nobody = Provider(make_provider(9).identifier, full_name="Doctor 9")
    desk.doctors.append(nobody)
    desk.lost(TOMORROW, doctor=4)
    slot = desk.free(1, 50, doctor=4)
    await desk.session.begin()
    offers = await desk.offers()
    assert [one.tqid for one in offers.own] == [slot.tqid]
    assert not offers.others
