"""The desk's list, the directory, and the session that bundles them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hqs_desktop.core.bookings import Booking, BookingFilter, BookingState, Day, DirectoryEntry
from hqs_desktop.core.model import BookingRequest, Identifier
from hqs_desktop.desk import bookings
from hqs_desktop.desk.bookings import DeskList
from hqs_desktop.desk.directory import Directory
from hqs_desktop.desk.session import Session
from hqs_desktop.desk.writing.writer import Done
from tests.desk.bench_desk import Desk, first_outcome
from tests.fakes.gateway import CARDIOLOGY, ORTHOPAEDICS, make_facility, make_person, make_provider, make_slot


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
    assert await desk.hours(Day.ALL) == [48, 36, 24, 12, 0, -12, -24, -36, -48], "the latest first"


async def test_other_filters_reach_the_journal(desk: Listed) -> None:
    nothing: list[Booking] = []
    standing = BookingFilter(states=frozenset({BookingState.BOOKED}), operator="operator")
    assert len(await desk.list.bookings(narrowing=standing)) == 9
    assert await desk.list.bookings(narrowing=BookingFilter(operator="somebody")) == nothing
    assert await desk.list.bookings(narrowing=BookingFilter(text="nobody")) == nothing
    assert await desk.list.bookings(narrowing=BookingFilter(provider_id="1")) == nothing


@pytest.mark.parametrize(
    ("day", "total", "hours"),
    [
        (Day.ALL, 9, [48, 36, 24]),
        (Day.UPCOMING, 3, [24, 36, 48]),
        (Day.PAST, 4, [-12, -24, -36]),
        (Day.TODAY, 2, [0, 12]),
    ],
)
async def test_a_list_comes_page_by_page_and_can_be_counted(
    desk: Listed, monkeypatch: pytest.MonkeyPatch, day: Day, total: int, hours: list[int]
) -> None:
    monkeypatch.setattr(bookings, "PAGE", 3)
    assert await desk.hours(day) == hours
    assert await desk.list.count(day, bookings.ANYTHING) == total
    listed: list[Booking] = []
    while page := await desk.list.bookings(day, after=listed[-1] if listed else None):
        listed += page
    assert listed == await desk.list.bookings(day, limit=99)
    assert len(listed) == total


async def test_a_patient_is_sought_in_all_days(desk: Listed) -> None:
    slot = make_slot(99, desk.clock.now() - timedelta(days=300))
    desk.gateway.add(slot)
    assert isinstance(await desk.book(make_person("0499370899"), slot), Done)
    (found,) = await desk.list.bookings(narrowing=BookingFilter(text="0499370899"))
    assert found.tqid == slot.tqid


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


async def test_entries_come_by_name(directory: Directory) -> None:
    found = [(entry.provider.display_name, entry.facility.name) for entry in await directory.entries()]
    assert found == [("A Samadi", "Centre 1"), ("A Samadi", "Centre 2"), (f"B {SURNAME}", "Centre 2")]


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
