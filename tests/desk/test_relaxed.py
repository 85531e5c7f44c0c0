"""What would be found were one criterion wider: which ways there are, and how they are counted."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import ShamsiDate, day_start, shamsi_of
from hqs_desktop.core.day_parts import PartOfDay
from hqs_desktop.core.model import Area, Slot
from hqs_desktop.core.urgency import background_work
from hqs_desktop.desk.directory import Directory
from hqs_desktop.desk.find import Criteria, FindSlots, Near, SearchDone, SearchStarted, SlotsFound
from hqs_desktop.desk.readings import Readings
from hqs_desktop.desk.relaxed import FARTHEST_KM, Relaxation, asked_alike, count, counted, fits, point_of, relaxations
from tests.fakes.clock import START, FakeClock
from tests.fakes.gateway import ORTHOPAEDICS, FakeGateway, line_dead, make_facility, make_provider, make_slot
from tests.fakes.journal import FakeJournal

TODAY = shamsi_of(START)
POINT = Near(35.7, 51.4, 10)


def wanted(first: int = 0, last: int = 6) -> Criteria:
    return Criteria(ORTHOPAEDICS, None, None, default_service(), TODAY.add_days(first), TODAY.add_days(last))


def ways(criteria: Criteria, point: Near | None = None) -> dict[Relaxation, Criteria]:
    found = list(relaxations(criteria, TODAY, point))
    assert len({kind for kind, _ in found}) == len(found)
    return dict(found)


def days(criteria: Criteria) -> tuple[ShamsiDate, ShamsiDate]:
    return criteria.first_day, criteria.last_day


def test_other_days_are_those_after_and_a_month() -> None:
    found = ways(wanted())
    assert list(found) == [Relaxation.NEXT_DAYS, Relaxation.MONTH]
    assert days(found[Relaxation.NEXT_DAYS]) == (TODAY.add_days(7), TODAY.add_days(13))
    assert days(found[Relaxation.MONTH]) == (TODAY, TODAY.add_days(29))
    assert Relaxation.MONTH not in ways(wanted(0, 29))


def test_days_that_are_over_lead_to_those_from_today() -> None:
    found = ways(replace(wanted(-9, -3), facility_id="facility-1"))
    assert {kind: days(criteria) for kind, criteria in found.items()} == {
        Relaxation.NEXT_DAYS: (TODAY, TODAY.add_days(6)),
        Relaxation.MONTH: (TODAY, TODAY.add_days(29)),
    }


def test_each_way_widens_one_criterion_only() -> None:
    entry = DirectoryEntry(make_provider(), make_facility(), "seen")
    narrow = replace(
        wanted(), provider=entry, quota="102", part=PartOfDay.MORNING, service=CodedText("900001", "RVU3", "other")
    )
    found = ways(narrow)
    assert set(found) == {
        Relaxation.NEXT_DAYS,
        Relaxation.MONTH,
        Relaxation.ALL_QUOTAS,
        Relaxation.WHOLE_DAY,
        Relaxation.ALL_DOCTORS,
        Relaxation.USUAL_SERVICE,
    }
    assert found[Relaxation.ALL_QUOTAS] == replace(narrow, quota=None)
    assert found[Relaxation.WHOLE_DAY] == replace(narrow, part=None)
    assert found[Relaxation.ALL_DOCTORS] == replace(narrow, provider=None)
    assert found[Relaxation.USUAL_SERVICE] == replace(narrow, service=default_service())
    assert asked_alike(narrow, found[Relaxation.ALL_QUOTAS])
    assert asked_alike(narrow, found[Relaxation.WHOLE_DAY])
    assert not asked_alike(narrow, found[Relaxation.ALL_DOCTORS])


def test_places_get_wider_step_by_step() -> None:
    here = replace(wanted(), facility_id="facility-1")
    found = ways(here, POINT)
    assert found[Relaxation.ALL_FACILITIES] == replace(here, facility_id=None)
    assert found[Relaxation.NEARBY] == replace(here, facility_id=None, near=POINT)
    assert Relaxation.NEARBY not in ways(here)
    near = replace(wanted(), near=POINT)
    assert ways(near, POINT)[Relaxation.FARTHER].near == replace(POINT, km=20)
    assert Relaxation.FARTHER not in ways(replace(near, near=replace(POINT, km=FARTHEST_KM)))
    town = Area(province=CodedText("1", "s", ""), city=CodedText("2", "s", ""), town=CodedText("3", "s", ""))
    found = ways(replace(wanted(), area=town), POINT)
    assert found[Relaxation.WHOLE_COUNTY].area == replace(town, town=None)
    assert found[Relaxation.WHOLE_PROVINCE].area == replace(town, town=None, city=None)
    assert Relaxation.NEARBY not in found
    county = ways(replace(wanted(), area=replace(town, town=None)))
    assert Relaxation.WHOLE_COUNTY not in county
    assert Relaxation.WHOLE_PROVINCE in county


def test_a_point_is_known_where_the_facility_tells_it() -> None:
    facility = make_facility()
    assert point_of(None) is None
    assert point_of(facility) is None
    assert point_of(replace(facility, latitude=35.7, longitude=51.4), 10) == POINT


def slot(number: int, hours: float, quota: str = "102") -> Slot:
    return replace(make_slot(number, START + timedelta(hours=hours)), quota=CodedText(quota, "HQS", ""))


def test_a_slot_fits_by_its_quota_and_its_part_of_the_day() -> None:
    morning, noon = slot(1, 3.9), slot(2, 4)  # it is 08:00
    assert fits(morning, wanted())
    assert fits(morning, replace(wanted(), quota="102"))
    assert not fits(morning, replace(wanted(), quota="103"))
    assert not fits(replace(morning, quota=None), replace(wanted(), quota="103"))
    for part, fitting in ((PartOfDay.MORNING, morning), (PartOfDay.AFTERNOON, noon)):
        assert [one for one in (morning, noon) if fits(one, replace(wanted(), part=part))] == [fitting]


def test_what_can_be_booked_now_is_counted_apart() -> None:
    entry = DirectoryEntry(make_provider(), make_facility(), "seen")
    later = replace(slot(3, 9), booking_opens=START + timedelta(hours=1))
    events = [SlotsFound(entry, [slot(1, -1), slot(2, 2), later, slot(4, 3, "103")])]
    found = counted(events, replace(wanted(), quota="102"), START)
    assert (found.free, found.other, found.sure) == (1, 2, True)
    assert not counted([SlotsFound(entry, [], unreadable=1)], wanted(), START).sure


class TestCounting:
    @pytest.fixture
    def gateway(self) -> FakeGateway:
        return FakeGateway()

    @pytest.fixture
    def find(self, gateway: FakeGateway) -> FindSlots:
        clock = FakeClock()
        journal = FakeJournal(clock)
        for number in range(1, 5):
            journal.entries.append(DirectoryEntry(make_provider(number), make_facility(), "seen"))
        gateway.add(make_slot(1, START + timedelta(hours=5)))
        return FindSlots(gateway, journal, clock, Directory(journal), Readings(journal, clock))

    async def test_a_search_is_counted_with_its_calls(self, find: FindSlots) -> None:
        with background_work():
            found = await count(find, wanted(), START, most_calls=4)
        assert found is not None
        assert (found.free, found.sure, found.calls, found.dead) == (1, True, 4, False)

    async def test_what_takes_too_many_calls_asks_nobody(self, find: FindSlots, gateway: FakeGateway) -> None:
        assert await count(find, wanted(), START, most_calls=3) is None
        assert await count(find, wanted(0, 7), START, most_calls=7) is None
        assert gateway.schedule_calls == []

    async def test_who_did_not_answer_makes_it_unsure(self, find: FindSlots, gateway: FakeGateway) -> None:
        gateway.schedule_errors["1002"] = line_dead("GetProviderScheduling")
        found = await count(find, wanted(), START, most_calls=60)
        assert found is not None
        assert (found.free, found.sure, found.dead) == (1, False, False)
        gateway.schedule_errors = {str(1000 + number): line_dead("x") for number in range(1, 5)}
        found = await count(find, wanted(), START, most_calls=60)
        assert found is not None
        assert (found.free, found.sure, found.dead) == (0, False, True)

    async def test_days_that_are_known_are_not_asked_for_again(self, find: FindSlots, gateway: FakeGateway) -> None:
        gateway.add(make_slot(2, START + timedelta(days=9)), make_slot(3, START + timedelta(days=20)))
        week = await count(find, wanted(), START, most_calls=60)
        next_week = await count(find, wanted(7, 13), START, most_calls=60)
        assert week is not None
        assert next_week is not None
        known = [(wanted(), week.events), (wanted(7, 13), next_week.events)]
        gateway.schedule_calls.clear()
        month = await count(find, wanted(0, 29), START, 60, known)
        assert month is not None
        assert (month.free, month.calls) == (3, 12)  # 4 doctors, 3 weeks
        assert min(call[2] for call in gateway.schedule_calls) == day_start(TODAY.add_days(14))
        assert [type(event) for event in month.events].count(SearchDone) == 1
        assert isinstance(month.events[0], SearchStarted)
        assert month.events[-1] == SearchDone(3, 0, 12)

    @pytest.mark.parametrize("why", ["failed", "other doctor", "stopped", "later days"])
    async def test_what_is_not_known_whole_is_asked_for(self, find: FindSlots, gateway: FakeGateway, why: str) -> None:
        criteria = wanted(3, 9) if why == "later days" else wanted()
        if why == "other doctor":
            criteria = replace(criteria, facility_id="facility-1")
        if why == "failed":
            gateway.schedule_errors["1002"] = line_dead("GetProviderScheduling")
        week = await count(find, criteria, START, most_calls=60)
        assert week is not None
        events = week.events[:-1] if why == "stopped" else week.events
        month = await count(find, wanted(0, 29), START, 60, [(criteria, events)])
        assert month is not None
        assert month.calls == 20
