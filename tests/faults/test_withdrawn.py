"""A doctor withdraws a day, over real sockets and a journal file: whom it hits, also while the gateway fails."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.model import Slot, Tqid
from hqs_desktop.desk.events import Event, TasksChanged, WithdrawnFound
from hqs_desktop.desk.problems import ProblemKind
from hqs_desktop.desk.withdrawn import Wanted, Withdrawals
from hqs_desktop.desk.writing.writer import Done
from hqs_desktop.simulator.faults import Status
from hqs_desktop.simulator.server import SimulatorServer
from tests.faults.room import Room, patient

REMOVED = "GetRemovedProviderSchedulingList"


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    with SimulatorServer(seed=7) as server:
        async with Room(server, tmp_path / "journal.db") as open_room:
            assert isinstance(await open_room.book(), Done)
            yield open_room


def withdraw(room: Room, slot: Slot | None = None) -> list[Tqid]:
    gone = slot or room.slot
    return room.server.withdraw_day(gone.provider.identifier.id, shamsi_of(gone.start))


async def look(room: Room, days: int = 10, *, before: int = 5) -> Withdrawals:
    first = shamsi_of(room.slot.start).add_days(-before)
    return await room.session.withdrawn.look(Wanted(first, first.add_days(days - 1)), lambda *_: None)


async def test_the_patient_of_a_withdrawn_day_is_found_recorded_and_told_of(room: Room) -> None:
    heard: list[Event] = []
    room.session.events.subscribe(heard.append)
    assert (await look(room)).hits == []
    heard.clear()  # the world has withdrawn slots of its own on some days
    gone = withdraw(room)
    found = await look(room)
    (hit,) = found.hits
    assert (hit.tqid, hit.state, hit.to_call) == (room.slot.tqid, BookingState.WITHDRAWN, True)
    assert {*found.others, hit.tqid} >= set(gone)
    assert (found.asked, found.failed, found.unreadable) == (2, [], 0)
    assert heard == [WithdrawnFound(frozenset(found.tqids)), TasksChanged()]
    await room.stop()
    await room.start()
    assert [booking.id for booking in await room.session.desk.whom_to_call()] == [hit.id]
    assert (await look(room)).hits == [await room.session.journal.booking(hit.tqid)]


async def test_days_before_and_after_have_nothing_of_it(room: Room) -> None:
    withdraw(room)
    for before, days in ((5, 5), (-1, 30)):
        found = await look(room, days, before=before)
        assert (found.hits, room.slot.tqid in found.tqids) == ([], False)
    assert await room.listed() == [BookingState.BOOKED]


async def test_a_slot_that_was_cancelled_and_booked_again_hits_the_second_patient_only(room: Room) -> None:
    assert isinstance(await room.cancel(), Done)
    other = patient("0499370899")
    assert isinstance(await room.book(other), Done)
    withdraw(room)
    assert [booking.person.identifier.id for booking in (await look(room)).hits] == ["0499370899"]
    assert len(room.executed("SetAppointment")) == 2


async def test_where_the_gateway_fails_what_is_known_is_shown_and_nothing_is_written(room: Room) -> None:
    withdraw(room)
    room.server.faults.add(Status(status=503), operation=REMOVED, times=None)
    failed = await look(room)
    assert failed.problem is not None
    assert (failed.problem.kind, failed.hits) == (ProblemKind.HTTP, [])
    assert await room.listed() == [BookingState.BOOKED]
    room.server.faults.clear()
    assert len((await look(room)).hits) == 1
    room.server.faults.add(Status(status=503), operation=REMOVED, times=None)
    known = await look(room)
    assert known.problem is not None
    assert [booking.tqid for booking in known.hits] == [room.slot.tqid]
    assert len(room.executed("SetAppointment")) == 1
