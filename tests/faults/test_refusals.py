"""Refusals that the gateway's own later words explain, over real sockets and a journal file."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from starlette.responses import JSONResponse, Response

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.bookings import BookingState
from hqs_desktop.desk.problems import ProblemKind
from hqs_desktop.desk.writing.writer import Done, Refused
from hqs_desktop.simulator.faults import DropAfter, Fault, Gateway
from hqs_desktop.simulator.server import SimulatorServer
from tests.faults.room import Room, patient

REMOVE, STATUS = "RemoveAppointment", "GetAppointmentStatus"
OTHER = patient("0499370899")


@dataclass(frozen=True)
class DoneAndDenied(Fault):
    """Executed, and answered as the guide's sample 5 is."""

    executed: bool = field(default=True, init=False)

    async def apply(self, gateway: Gateway) -> Response:  # noqa: ARG002
        return JSONResponse(
            {"Data": {"errorCode": 0, "errorMessage": "Error at Service. ", "isError": True, "Result": True}}
        )


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    with SimulatorServer(seed=7) as server:
        async with Room(server, tmp_path / "journal.db") as open_room:
            assert isinstance(await open_room.book(), Done)
            await asyncio.sleep(0.05)
            yield open_room


async def to_call(room: Room) -> int:
    return len(await room.session.desk.whom_to_call())


@pytest.mark.parametrize("status", [AppointmentStatus.CANCELLED_BY_PATIENT, AppointmentStatus.FREE])
async def test_done_and_answered_as_an_error(room: Room, status: AppointmentStatus) -> None:
    room.server.faults.add(DoneAndDenied(), operation=REMOVE)
    cancelling = asyncio.get_running_loop().create_task(room.cancel())
    async with asyncio.timeout(5):
        while not room.executed(REMOVE):  # noqa: ASYNC110  (another thread's doing)
            await asyncio.sleep(0.001)
    room.server.world.set_status(room.slot.tqid, status)
    assert isinstance(await room.end_of(await cancelling), Done)
    assert (await room.listed(), await to_call(room)) == ([BookingState.CANCELLED], 0)
    assert (room.posts(REMOVE), await room.open_intents()) == (1, 0)


@pytest.mark.parametrize("unread", [False, True])
async def test_withdrawn_before(room: Room, unread: bool) -> None:  # noqa: FBT001  (a case)
    room.server.world.set_status(room.slot.tqid, AppointmentStatus.CANCELLED_BY_DOCTOR)
    if unread:
        room.server.faults.add(DropAfter(), operation=STATUS)
    outcome = await room.cancel()
    async with asyncio.timeout(20):
        while await room.listed() != [BookingState.WITHDRAWN]:  # noqa: ASYNC110  (sockets)
            await asyncio.sleep(0.005)
    last = room.events[-1].outcome if unread else outcome
    assert isinstance(last, Refused)
    assert last.problem.kind is ProblemKind.WITHDRAWN
    assert (await to_call(room), room.posts(REMOVE)) == (1, 1)


async def test_given_to_another_meanwhile(room: Room, tmp_path: Path) -> None:
    room.server.world.set_status(room.slot.tqid, AppointmentStatus.FREE)
    async with Room(room.server, tmp_path / "other.db") as other:
        other.slot = room.slot
        assert isinstance(await other.book(OTHER), Done)
        outcome = await room.end_of(await room.cancel())
        assert isinstance(outcome, Refused)
        assert outcome.problem.kind is ProblemKind.GIVEN_AWAY
        assert (await room.listed(), await to_call(room)) == ([BookingState.CHANGED], 1)
        again = await room.book()
        assert isinstance(again, Refused)
        assert again.problem.kind is ProblemKind.TAKEN
        assert await other.listed() == [BookingState.BOOKED]
