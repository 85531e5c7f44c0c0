"""A booking that the gateway executes a minute after its caller has gone, over real sockets and a journal file."""

import asyncio
import threading
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.desk.writing.writer import Done, NotSent, Unknown
from hqs_desktop.gateway import call
from hqs_desktop.simulator.faults import Fault, Gateway
from hqs_desktop.simulator.server import SimulatorServer
from tests.faults.room import Room

SET = "SetAppointment"


@dataclass(frozen=True)
class Held(Fault):
    """A request that is executed once the test lets it go, its caller there or not."""

    executed: bool = field(default=False, init=False)
    let_go: threading.Event = field(default_factory=threading.Event)

    async def apply(self, gateway: Gateway) -> None:  # noqa: ARG002
        while not self.let_go.is_set():  # noqa: ASYNC110  (another thread's doing)
            await asyncio.sleep(0.005)


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    with SimulatorServer(seed=7) as server:
        async with Room(server, tmp_path / "journal.db") as open_room:
            yield open_room


@pytest.fixture
async def held(room: Room, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Held]:
    """A booking that was given up while the gateway still had it."""
    held = Held()
    room.server.faults.add(held, operation=SET)
    await room.gateway.sign_in()  # or a slow machine spends the seconds of the write on that
    try:
        with monkeypatch.context() as patch:
            patch.setattr(call, "WRITE_SECONDS", 2.0)
            outcome = await room.book()
        assert isinstance(outcome, Unknown)
        assert isinstance(await room.end_of(outcome), NotSent)
        assert room.executed(SET) == []
        room.events.clear()
        yield held
    finally:
        held.let_go.set()


async def surfaced(room: Room) -> None:
    async with asyncio.timeout(20):
        while not [event for event in room.events if isinstance(event.outcome, Done)]:  # noqa: ASYNC110  (threads)
            await asyncio.sleep(0.005)
    assert await room.listed() == [BookingState.BOOKED]
    assert await room.open_intents() == 0
    assert (room.posts(SET), len(room.executed(SET))) == (1, 1)


@pytest.mark.parametrize("restarts", [0, 2])
async def test_executed_after_it_was_given_up(room: Room, held: Held, restarts: int) -> None:
    for _ in range(restarts):
        await room.stop()
        await room.start()
    held.let_go.set()
    await surfaced(room)


async def test_executed_while_the_program_was_closed(room: Room, held: Held) -> None:
    await room.stop()
    held.let_go.set()
    async with asyncio.timeout(20):
        while not room.executed(SET):  # noqa: ASYNC110  (another thread's doing)
            await asyncio.sleep(0.005)
    await room.start()
    await surfaced(room)
