"""A booking that no read can prove, settled by phone, over real sockets and a journal file."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from starlette.responses import JSONResponse, Response

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.desk.writing.writer import Done, Refused, Unknown
from hqs_desktop.simulator.faults import DropAfter, Fault, Gateway
from hqs_desktop.simulator.server import SimulatorServer
from tests.faults.room import Room

SET, BY_TQID = "SetAppointment", "GetAppointmentByTQID"


@dataclass(frozen=True)
class Nameless(Fault):
    """A refusal in the guide's error form, instead of a booking with its patient."""

    executed: bool = field(default=True, init=False)

    async def apply(self, gateway: Gateway) -> Response:  # noqa: ARG002
        return JSONResponse({"errorCode": 0, "errorMessage": "x", "isError": True, "Result": None})


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    with SimulatorServer(seed=7) as server:
        server.faults.add(DropAfter(), operation=SET)
        server.faults.add(Nameless(), operation=BY_TQID, times=None)
        async with Room(server, tmp_path / "journal.db") as open_room:
            yield open_room


async def beyond_proof(room: Room) -> int:
    async with asyncio.timeout(20):
        while not any(unknown.by_hand for unknown in room.session.writer.pending):  # noqa: ASYNC110  (sockets)
            await asyncio.sleep(0.005)
    return room.session.writer.pending[0].intent.id


async def test_settled_as_booked(room: Room) -> None:
    lost = await room.book()
    assert isinstance(lost, Unknown)
    assert room.session.writer.settle(await beyond_proof(room), executed=True)
    assert isinstance(await room.end_of(lost), Done)
    assert (await room.listed(), await room.open_intents()) == ([BookingState.BOOKED], 0)
    assert (room.posts(SET), len(room.executed(SET))) == (1, 1)
    await room.stop()
    await room.start()
    assert (await room.listed(), list(room.session.writer.pending)) == ([BookingState.BOOKED], [])


async def test_settled_wrongly_and_found_once_the_patient_is_named(room: Room) -> None:
    lost = await room.book()
    await room.stop()
    await room.start()
    assert room.session.writer.settle(await beyond_proof(room), executed=False)
    assert isinstance(await room.end_of(lost), Refused)
    assert (await room.listed(), await room.open_intents()) == ([], 0)
    room.server.faults.clear()
    async with asyncio.timeout(20):
        while await room.listed() != [BookingState.BOOKED]:  # noqa: ASYNC110  (sockets)
            await asyncio.sleep(0.005)
    assert (room.posts(SET), len(room.executed(SET))) == (1, 1)
