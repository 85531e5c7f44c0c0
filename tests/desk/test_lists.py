"""The desk's list, the directory, and the session that bundles them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hqs_desktop.core.bookings import BookingState, Day, DirectoryEntry
from hqs_desktop.core.model import BookingRequest, Identifier
from hqs_desktop.desk.bookings import DeskList
from hqs_desktop.desk.directory import Directory
from hqs_desktop.desk.session import Session
from hqs_desktop.desk.writing.writer import Done
from tests.desk.bench_desk import Desk, first_outcome
from tests.fakes.gateway import CARDIOLOGY, ORTHOPAEDICS, make_facility, make_provider, make_slot


class Listed(Desk):
    """A booking every 12 hours, from two days ago to two days ahead; now is 08:00 in Iran."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.list = DeskList(self.journal, self.clock)

    async def ready(self) -> None:
        for number in range(9):
            slot = make_slot(10 + number, self.clock.now() + timedelta(hours=12 * (number - 4)))
            self.gateway.add(slot)
            assert isinstance(await self.book(slot=slot), Done)

    async def hours(self, day: Day) -> list[int]:
        found = await self.list.bookings(day)
        return [round((booking.request.slot.start - self.clock.now()).total_seconds() / 3600) for booking in found]


@pytest.fixture
async def desk() -> Listed:
    listed = Listed()
    await listed.ready()
    return listed


async def test_days_do_not_overlap_and_miss_nothing(desk: Listed) -> None:
    assert await desk.hours(Day.TODAY) == [0, 12]
    assert await desk.hours(Day.UPCOMING) == [24, 36, 48]
    assert await desk.hours(Day.PAST) == [-12, -24, -36, -48], "the latest first"
    assert await desk.hours(Day.ALL) == [-48, -36, -24, -12, 0, 12, 24, 36, 48]


async def test_other_filters_reach_the_journal(desk: Listed) -> None:
    assert len(await desk.list.bookings(states=frozenset({BookingState.BOOKED}), operator="operator")) == 9
    assert await desk.list.bookings(operator="somebody") == []
    assert await desk.list.bookings(text="nobody") == []
    assert await desk.list.bookings(provider_id="1") == []


async def test_whom_to_call_is_nobody_of_the_past(desk: Listed) -> None:
    for booking in list(desk.journal.listed.values()):
        desk.journal.listed[booking.id] = replace(booking, state=BookingState.WITHDRAWN, to_call=True)
    assert len(await desk.list.whom_to_call()) == 5


# The directory

SURNAME = "\u0645\u064a\u0631\u0632\u0627\u064a\u064a"  # with Arabic letters, as some replies have it
TYPED = "\u0645\u06cc\u0631\u0632\u0627\u06cc\u06cc"


@pytest.fixture
def directory(desk: Listed) -> Directory:
    first, second = make_provider(1), make_provider(2, CARDIOLOGY)
    desk.journal.entries = [
        DirectoryEntry(replace(second, full_name=f"B {SURNAME}"), make_facility(2), "seen"),
        DirectoryEntry(replace(first, full_name="A Samadi"), make_facility(1), "seen"),
        DirectoryEntry(replace(first, full_name="A Samadi", specialty=None), make_facility(2), "typed"),
    ]
    return Directory(desk.journal)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["1001", "1001", "1002"]),
        (TYPED, ["1002"]),
        ("samadi", ["1001", "1001"]),
        ("samadi centre 1", ["1001"]),
        ("sama di", ["1001", "1001"]),
        ("1002", ["1002"]),
        ("\u06f1\u06f0\u06f0\u06f2", ["1002"]),
        ("002", []),
        ("nobody", []),
    ],
)
async def test_search_is_folded(directory: Directory, text: str, found: list[str]) -> None:
    assert [entry.provider.identifier.id for entry in await directory.search(text)] == found


async def test_search_within_a_specialty(directory: Directory) -> None:
    assert [entry.facility.name for entry in await directory.search("", ORTHOPAEDICS)] == ["Centre 1"]


async def test_facilities_are_listed_once(directory: Directory) -> None:
    assert [facility.name for facility in await directory.facilities()] == ["Centre 1", "Centre 2"]


async def test_typed_in_provider_is_remembered_and_can_be_asked(desk: Listed, directory: Directory) -> None:
    entry = await directory.add_typed(
        council_number=" \u06f1\u06f2\u06f3\u06f4 ",
        name=f" Doctor  {TYPED} ",
        specialty=ORTHOPAEDICS,
        facility_id=" 859773E8-5D81-46C6-9DF1-5FB551B00495 ",
    )
    assert entry.provider.identifier == Identifier("1234", "Med_Council", "Med_Council", "Med_ID")
    assert entry.provider.full_name == f"Doctor {TYPED}"
    assert entry.facility.identifier == Identifier(
        "859773E8-5D81-46C6-9DF1-5FB551B00495", "MOHME_IT", "MOHME_IT", "Org_ID"
    )
    assert entry in desk.journal.entries


# The session


async def test_session_works_and_closes_in_order(desk: Listed) -> None:
    session = Session.over(desk.gateway, desk.journal, desk.clock)
    request, writer = BookingRequest(desk.slot, desk.person), session.writer
    assert isinstance(await first_outcome(writer, request, lambda: writer.book(request, operator="operator")), Done)
    await session.close()
    assert desk.gateway.closed
    assert desk.journal.closed


async def test_session_closes_the_journal_whatever_happens(desk: Listed, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(desk.gateway, "aclose", broken)
    with pytest.raises(ZeroDivisionError):
        await Session.over(desk.gateway, desk.journal, desk.clock).close()
    assert desk.journal.closed
