"""What searches leave behind of doctors' days."""

from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.model import Slot
from hqs_desktop.core.readings import Reading, third_next
from hqs_desktop.desk.events import Event, ReadingsChanged
from hqs_desktop.desk.find import Criteria
from hqs_desktop.desk.readings import Readings
from hqs_desktop.desk.referral import Wanted
from tests.fakes.clock import START, FakeClock
from tests.fakes.gateway import line_dead, make_facility, make_provider, make_slot
from tests.fakes.journal import FakeJournal
from tests.fakes.session import FakeDesk

TODAY = shamsi_of(START)
HEART = CodedText("1064", "thritaEHR.specialty", "")
DOCTOR = make_provider(1, HEART)
ENTRY = DirectoryEntry(DOCTOR, make_facility(), "seen")


def free(number: int, *, days: float = 0, hours: float = 1) -> Slot:
    return make_slot(number, START + timedelta(days=days, hours=hours), DOCTOR)


class World:
    def __init__(self) -> None:
        self.clock = FakeClock()
        self.journal = FakeJournal(self.clock)
        self.told: list[Event] = []
        self.readings = Readings(self.journal, self.clock, self.told.append)

    async def kept(self, day: int) -> Sequence[Reading]:
        await self.readings.settled()
        return await self.readings.of_day(TODAY.add_days(day))


@pytest.fixture
def world() -> World:
    return World()


async def test_an_answer_covers_each_of_its_days(world: World) -> None:
    world.readings.record(ENTRY, TODAY, TODAY.add_days(2), [free(1), free(2, days=2), free(3, days=2)], START)
    counts = [[len(reading.slots) for reading in await world.kept(day)] for day in range(-1, 4)]
    assert counts == [[], [1], [0], [2], []]
    assert world.told == [ReadingsChanged()]


@given(st.integers(0, 9), st.integers(0, 9), st.lists(st.integers(-3, 15), max_size=30))
async def test_every_slot_stands_in_its_day_and_no_other_day_is_said_to_be_known(
    first: int, length: int, days: list[int]
) -> None:
    world = World()
    slots = [free(number, days=day) for number, day in enumerate(days)]
    world.readings.record(ENTRY, TODAY.add_days(first), TODAY.add_days(first + length), slots, START)
    for day in range(-3, 26):
        kept = await world.kept(day)
        covered = first <= day <= first + length
        assert len(kept) == covered
        if covered:
            assert [slot.tqid for slot in kept[0].slots] == [slots[n].tqid for n, d in enumerate(days) if d == day]


async def test_an_answer_of_whoever_appears_says_nothing_of_others(world: World) -> None:
    other = make_provider(2, HEART)
    slots = [free(1), replace(free(2), provider=other), replace(free(3, days=1), provider=other)]
    world.readings.record(None, TODAY, TODAY.add_days(1), slots, START)
    today, tomorrow = await world.kept(0), await world.kept(1)
    assert {reading.provider.identifier for reading in today} == {DOCTOR.identifier, other.identifier}
    assert sorted(len(reading.slots) for reading in tomorrow) == [0, 1]


async def test_whose_they_are_must_be_known(world: World) -> None:
    nowhere = replace(make_facility(), identifier=None)
    world.readings.record_some([replace(free(1), facility=nowhere)], START)
    assert await world.kept(0) == []


async def test_the_specialty_that_was_asked_for_is_a_provider_s_of_whom_nobody_says_it(world: World) -> None:
    unsaid = replace(ENTRY, provider=replace(DOCTOR, specialty=None))
    world.readings.record(unsaid, TODAY, TODAY, [], START, specialty=HEART)
    (reading,) = await world.kept(0)
    assert reading.provider.specialty == HEART


async def test_a_search_is_remembered_without_waiting_for_it() -> None:
    desk = FakeDesk()
    desk.gateway.add(free(1))
    desk.gateway.add(free(2, days=8))
    criteria = Criteria(HEART, ENTRY, None, default_service(), TODAY, TODAY.add_days(9))
    async with aclosing(desk.session.find.search(criteria)) as events:
        async for _ in events:
            pass
    await desk.session.readings.settled()
    counts = [[len(one.slots) for one in await desk.session.readings.of_day(TODAY.add_days(day))] for day in range(11)]
    assert counts == [[1], [0], [0], [0], [0], [0], [0], [0], [1], [0], []]


async def test_what_brought_no_answer_is_not_known() -> None:
    desk = FakeDesk()
    desk.gateway.schedule_errors[DOCTOR.identifier.id] = line_dead("GetProviderScheduling")
    criteria = Criteria(HEART, ENTRY, None, default_service(), TODAY, TODAY)
    async with aclosing(desk.session.find.search(criteria)) as events:
        async for _ in events:
            pass
    await desk.session.readings.settled()
    assert await desk.session.readings.of_day(TODAY) == []


async def test_referral_slots_are_added_to_what_is_known() -> None:
    desk = FakeDesk()
    desk.gateway.referral_slots = [free(1), free(2)]
    desk.session.readings.record(ENTRY, TODAY, TODAY, [free(3)], START - timedelta(hours=2))
    await desk.session.readings.settled()
    await desk.session.referral.slots(Wanted(HEART, None, TODAY)).more()
    await desk.session.readings.settled()
    (reading,) = await desk.session.readings.of_day(TODAY)
    assert len(reading.slots) == 3
    assert reading.read_at == START - timedelta(hours=2)


async def test_the_journal_s_failure_is_nobody_s_who_searches(world: World) -> None:
    world.journal.failing.add("tasks")
    world.readings.record(ENTRY, TODAY, TODAY, [free(1)], START)
    await world.readings.settled()
    world.journal.failing.clear()
    assert world.told == []
    world.readings.record(ENTRY, TODAY, TODAY, [free(2)], START)
    assert len(await world.kept(0)) == 1


async def test_days_that_are_over_are_forgotten_at_the_start(world: World) -> None:
    world.readings.record(ENTRY, TODAY.add_days(-4), TODAY, [], START)
    await world.readings.settled()
    await world.readings.begin()
    assert [len(await world.kept(day)) for day in (-3, -2, 0)] == [0, 1, 1]


async def test_the_third_next_free_slot_is_counted_over_the_days(world: World) -> None:
    closed = replace(free(9), booking_opens=START + timedelta(days=1))
    slots = [free(1, hours=-1), closed, free(2), free(3, days=1), free(4, days=4), free(5, days=4)]
    world.readings.record(ENTRY, TODAY, TODAY.add_days(6), slots, START - timedelta(hours=1))
    few = replace(ENTRY, provider=make_provider(2, HEART))
    world.readings.record(few, TODAY, TODAY.add_days(1), [free(7)], START)
    await world.readings.settled()
    known = {one.provider.identifier: one for one in await world.readings.third_next(HEART)}
    assert known[DOCTOR.identifier].days == 4
    assert known[DOCTOR.identifier].read_at == START - timedelta(hours=1)
    assert (known[few.provider.identifier].days, known[few.provider.identifier].read_until) == (None, TODAY.add_days(1))
    assert await world.readings.third_next(CodedText("2", "", "")) == []


def test_readings_of_days_that_are_over_count_for_nothing() -> None:
    over = Reading(TODAY.add_days(-1), DOCTOR, make_facility(), "", START, [])
    assert third_next([over], START) == []


async def test_ten_thousand_slots_hold_nothing_up(world: World) -> None:
    """Others have their turns meanwhile; how long these are, ``tests.bench`` measures."""
    slots = [free(number, days=number % 7) for number in range(100)] * 200
    world.readings.record(ENTRY, TODAY, TODAY.add_days(6), slots, START)
    turns = 0
    while not world.told:
        await world.clock.settle(1)
        turns += 1
    assert turns > 4
