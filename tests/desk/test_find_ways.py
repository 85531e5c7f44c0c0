"""Searching near a point and in an area, and over more than a week: what is asked, and what comes of a part of it."""

import asyncio
from contextlib import aclosing
from dataclasses import replace
from datetime import timedelta

import pytest

from hqs_desktop.codes.services import default_service
from hqs_desktop.codes.systems import COUNTRY_DIVISIONS
from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import ShamsiDate, day_end, day_start, shamsi_of
from hqs_desktop.core.model import Area, Facility, Listed, Quantity, Slot
from hqs_desktop.desk.find import (
    Call,
    Criteria,
    Near,
    ProviderFailed,
    SearchDone,
    SearchEvent,
    SearchStarted,
    SlotsFound,
)
from hqs_desktop.desk.problems import ProblemKind
from tests.desk.bench_desk import Desk
from tests.fakes.gateway import CARDIOLOGY, ORTHOPAEDICS, line_dead, make_facility, make_provider, make_slot

HERE = Near(35.70, 51.40, 5)
TEHRAN = Area(
    province=CodedText("24", COUNTRY_DIVISIONS, ""),
    city=CodedText("019", COUNTRY_DIVISIONS, ""),
    town=CodedText("70017", COUNTRY_DIVISIONS, ""),
)
SECOND = timedelta(seconds=1)


def facility(number: int, latitude: float | None = None, longitude: float | None = None) -> Facility:
    return replace(make_facility(number), latitude=latitude, longitude=longitude, area=TEHRAN)


NEXT_DOOR, ACROSS_TOWN, FAR_OFF = facility(1, 35.701, 51.401), facility(2, 35.72, 51.43), facility(3, 36.3, 59.6)


class Search(Desk):
    """Two orthopaedists nearby, a third far off; none of them is known to this desk but the third."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.gateway.slots.clear()
        self.today = shamsi_of(self.clock.now())
        self.journal.entries = [DirectoryEntry(make_provider(3), FAR_OFF, "demo")]
        for number, place in enumerate((NEXT_DOOR, ACROSS_TOWN, FAR_OFF), 1):
            self.add(number, days=1, provider=number, place=place)

    def add(self, number: int, *, days: int, provider: int, place: Facility) -> Slot:
        slot = make_slot(number, self.clock.now() + timedelta(days=days), make_provider(provider), place)
        self.gateway.add(slot)
        return slot

    def criteria(self, **more: object) -> Criteria:
        week = Criteria(ORTHOPAEDICS, None, None, default_service(), self.today, self.today.add_days(6))
        return replace(week, **more)  # type: ignore[arg-type]  # fields by name

    async def all(self, criteria: Criteria, only: list[Call] | None = None) -> list[SearchEvent]:
        return [event async for event in self.find.search(criteria, only)]


@pytest.fixture
def desk() -> Search:
    return Search()


def found(events: list[SearchEvent]) -> list[SlotsFound]:
    return [event for event in events if isinstance(event, SlotsFound)]


# Near a point


async def test_near_a_point_whoever_is_there_is_found_provider_by_provider(desk: Search) -> None:
    desk.add(4, days=2, provider=2, place=ACROSS_TOWN)
    events = await desk.all(desk.criteria(near=HERE))
    assert events[0] == SearchStarted(total=1, weeks=1)
    assert [(event.entry.facility.name, len(event.slots)) for event in found(events) if event.entry] == [
        ("Centre 1", 1),
        ("Centre 2", 2),
    ]
    assert [event.whole for event in found(events)] == [False, True]
    assert events[-1] == SearchDone(found=3, failed=0, asked=1)


async def test_a_distance_goes_out_in_metres_with_the_point_and_the_specialty(desk: Search) -> None:
    await desk.all(desk.criteria(near=HERE))
    ((specialty, start, end, service, point, distance),) = desk.gateway.near_calls
    assert (specialty, service, point) == (ORTHOPAEDICS, default_service(), (35.70, 51.40))
    assert distance == Quantity(5000)
    assert (start, end) == (desk.clock.now(), day_end(desk.today.add_days(6)) - SECOND)
    assert desk.gateway.schedule_calls == []


async def test_who_is_found_near_is_remembered(desk: Search) -> None:
    await desk.all(desk.criteria(near=HERE))
    known = [(entry.provider.identifier.id, entry.facility.latitude) for entry in desk.journal.entries]
    assert sorted(known) == [("1001", 35.701), ("1002", 35.72), ("1003", 36.3)]


async def test_nobody_near_is_no_error(desk: Search) -> None:
    desk.gateway.unreadable = 1
    events = await desk.all(desk.criteria(near=Near(30.0, 57.0, 5)))
    assert found(events) == [SlotsFound(None, [], unreadable=1)]
    assert events[-1] == SearchDone(found=0, failed=0, asked=1)


def test_a_distance_is_known_where_the_place_is() -> None:
    assert HERE.metres_to(NEXT_DOOR) == pytest.approx(143, abs=2)
    assert HERE.metres_to(facility(9, 51.401, 35.701)) == pytest.approx(143, abs=2)  # the guide swaps the labels
    assert HERE.metres_to(facility(9)) is None
    assert HERE.metres_to(facility(9, 0, 0)) is None


# In an area


async def test_in_an_area_every_known_provider_is_asked_once_wherever_it_works(desk: Search) -> None:
    heart = DirectoryEntry(make_provider(4, CARDIOLOGY), NEXT_DOOR, "seen")
    desk.journal.entries = [
        DirectoryEntry(make_provider(1), NEXT_DOOR, "seen"),
        DirectoryEntry(make_provider(1), ACROSS_TOWN, "seen"),
        DirectoryEntry(make_provider(2), FAR_OFF, "seen"),
        heart,
    ]
    desk.add(5, days=1, provider=1, place=ACROSS_TOWN)
    events = await desk.all(desk.criteria(area=TEHRAN))
    assert events[0] == SearchStarted(total=2)
    assert [(call[0].identifier.id, call[1], call[5]) for call in desk.gateway.area_calls] == [
        ("1001", None, TEHRAN),
        ("1002", None, TEHRAN),
    ]
    shown = [(event.entry.provider.identifier.id, event.entry.facility.name) for event in found(events) if event.entry]
    assert shown == [("1001", "Centre 1"), ("1001", "Centre 2"), ("1002", "Centre 2")]
    assert events[-1] == SearchDone(found=3, failed=0, asked=2)


async def test_in_an_area_a_chosen_provider_needs_no_facility(desk: Search) -> None:
    typed = DirectoryEntry(make_provider(2, specialty=None), Facility(identifier=None), "typed")
    events = await desk.all(desk.criteria(area=TEHRAN, provider=typed))
    assert [call[0] for call in desk.gateway.area_calls] == [make_provider(2)]
    assert [slot.facility for event in found(events) for slot in event.slots] == [ACROSS_TOWN]


async def test_an_area_of_another_town_has_none(desk: Search) -> None:
    elsewhere = replace(TEHRAN, town=CodedText("1", COUNTRY_DIVISIONS, ""))
    events = await desk.all(desk.criteria(area=elsewhere))
    assert [(event.slots, event.whole) for event in found(events)] == [([], True)]


# Long searches


async def test_a_month_is_asked_week_by_week_the_first_of_all_first(desk: Search) -> None:
    desk.journal.entries = [DirectoryEntry(make_provider(number), NEXT_DOOR, "seen") for number in (1, 2)]
    events = await desk.all(desk.criteria(last_day=desk.today.add_days(29)))
    assert events[0] == SearchStarted(total=2, weeks=5)
    assert events[-1] == SearchDone(found=1, failed=0, asked=10)
    asked = [(call[0].identifier.id, call[2], call[3]) for call in desk.gateway.schedule_calls]
    first = (desk.clock.now(), day_end(desk.today.add_days(6)) - SECOND)
    second = (day_start(desk.today.add_days(7)), day_end(desk.today.add_days(13)) - SECOND)
    last = (day_start(desk.today.add_days(28)), day_end(desk.today.add_days(29)) - SECOND)
    assert asked[:3] == [("1001", *first), ("1002", *first), ("1001", *second)]
    assert asked[-1] == ("1002", *last)


async def test_days_that_are_over_are_not_asked_for(desk: Search) -> None:
    events = await desk.all(desk.criteria(first_day=desk.today.add_days(-20), near=HERE))
    assert events[0] == SearchStarted(total=1, weeks=1)
    assert [call[1] for call in desk.gateway.near_calls] == [desk.clock.now()]


async def test_what_the_first_week_brings_comes_before_the_second(desk: Search) -> None:
    later = desk.add(7, days=9, provider=1, place=NEXT_DOOR)
    gate, quick = asyncio.Event(), desk.gateway.near_schedule

    async def schedule(**asked: object) -> Listed[Slot]:
        if asked["start"] != desk.clock.now():
            await gate.wait()
        return await quick(**asked)  # type: ignore[arg-type]  # handed on as it came

    desk.gateway.near_schedule = schedule  # type: ignore[method-assign]  # the second week waits
    async with aclosing(desk.find.search(desk.criteria(near=HERE, last_day=desk.today.add_days(13)))) as events:
        begun = [await anext(events) for _ in range(3)]
        assert begun[0] == SearchStarted(total=1, weeks=2)
        assert [len(event.slots) for event in found(begun)] == [1, 1]
        gate.set()
        rest = [event async for event in events]
    assert [slot for event in found(rest) for slot in event.slots] == [later]


async def test_a_week_that_fails_is_named_with_its_days_and_asked_again_alone(desk: Search) -> None:
    later = desk.add(7, days=9, provider=1, place=NEXT_DOOR)
    wanted = desk.criteria(near=HERE, last_day=desk.today.add_days(13))
    second: ShamsiDate = desk.today.add_days(7)
    desk.gateway.week_errors[str(second)] = line_dead("GetNearProviderScheduling")
    events = await desk.all(wanted)
    failed = [event for event in events if isinstance(event, ProviderFailed)]
    assert [event.call for event in failed] == [Call(None, second, desk.today.add_days(13))]
    assert events[-1] == SearchDone(found=2, failed=1, asked=2)

    desk.gateway.week_errors.clear()
    desk.gateway.near_calls.clear()
    again = await desk.all(wanted, [event.call for event in failed])
    assert again[0] == SearchStarted(total=1)
    assert [slot for event in found(again) for slot in event.slots] == [later]
    assert again[-1] == SearchDone(found=1, failed=0, asked=1)
    assert [call[1] for call in desk.gateway.near_calls] == [day_start(second)]


async def test_at_most_five_calls_at_once_whatever_the_way(desk: Search) -> None:
    desk.journal.entries = [DirectoryEntry(make_provider(number), NEXT_DOOR, "seen") for number in range(4)]
    month = desk.criteria(last_day=desk.today.add_days(69))
    for wanted in (month, replace(month, near=HERE), replace(month, area=TEHRAN)):
        await desk.all(wanted)
    assert desk.gateway.most_running == 5


async def test_all_weeks_failing_alike_is_one_problem(desk: Search) -> None:
    for days in (0, 7):
        desk.gateway.week_errors[str(desk.today.add_days(days))] = line_dead("GetNearProviderScheduling")
    done = (await desk.all(desk.criteria(near=HERE, last_day=desk.today.add_days(13))))[-1]
    assert isinstance(done, SearchDone)
    assert done.problem is not None
    assert done.problem.kind is ProblemKind.LINE
