"""A booking that the gateway executes a minute after its caller has gone, over real sockets and a journal file."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hqs_desktop.desk.write import Done, NotSent, Unknown
from hqs_desktop.gateway import call
from hqs_desktop.journal.records import BookingState
from hqs_desktop.simulator.server import SimulatorServer
from tests.faults.room import Room

SET = "SetAppointment"


@pytest.fixture
async def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Room]:
    monkeypatch.setattr(call, "WRITE_SECONDS", 0.2)
    with SimulatorServer(seed=7) as server:
        async with Room(server, tmp_path / "journal.db") as open_room:
            yield open_room


async def given_up(room: Room, *, executed_after: float) -> None:
    room.server.faults.inject("slow", operation=SET, executed=False, seconds=executed_after)
    outcome = await room.book()
    assert isinstance(outcome, Unknown)
    assert isinstance(await room.end_of(outcome), NotSent)
    assert room.executed(SET) == []
    room.events.clear()


async def surfaced(room: Room) -> None:
    async with asyncio.timeout(20):
        while not [event for event in room.events if isinstance(event.outcome, Done)]:  # noqa: ASYNC110  (threads)
            await asyncio.sleep(0.005)
    assert await room.listed() == [BookingState.BOOKED]
    assert await room.open_intents() == 0
    assert (room.posts(SET), len(room.executed(SET))) == (1, 1)


@pytest.mark.parametrize("restarts", [0, 2])
async def test_executed_after_it_was_given_up(room: Room, restarts: int) -> None:
    await given_up(room, executed_after=1.5)
    for _ in range(restarts):
        await room.stop()
        await room.start()
    await surfaced(room)


async def test_executed_while_the_program_was_closed(room: Room) -> None:
    await given_up(room, executed_after=1.0)
    await room.stop()
    async with asyncio.timeout(20):
        while not room.executed(SET):  # noqa: ASYNC110  (another thread's doing)
            await asyncio.sleep(0.005)
    await room.start()
    await surfaced(room)
