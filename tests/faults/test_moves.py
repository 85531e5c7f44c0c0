"""Moving a booking over real sockets and a journal file: what the line does to it, and what a kill leaves."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.model import BookingRequest, Slot
from hqs_desktop.core.moves import Move, MoveState
from hqs_desktop.desk.writing.writer import Done
from hqs_desktop.simulator.faults import make
from hqs_desktop.simulator.server import SimulatorServer
from tests.faults.room import PATIENT_CANNOT_COME, Room, patient

SET, REMOVE = "SetAppointment", "RemoveAppointment"
NOT_EXECUTED: dict[str, object] = {"executed": False}
REFUSED: dict[str, object] = {
    "executed": False,
    "body": '{"errorCode": 17, "errorMessage": "no", "isError": true, "Result": null}',
}


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    with SimulatorServer(seed=7) as server:
        async with Room(server, tmp_path / "journal.db") as open_room:
            yield open_room


@pytest.fixture
def target(room: Room) -> Slot:
    return room.server.world.bookable()[0]


@pytest.fixture
async def old(room: Room) -> Booking:
    outcome = await room.book()
    assert isinstance(outcome, Done)
    return outcome.booking


def move(room: Room, old: Booking, target: Slot) -> None:
    room.session.mover.start(old, BookingRequest(target, patient()), reason=PATIENT_CANNOT_COME, operator="operator")


async def state(room: Room, target: Slot, *, until: set[MoveState]) -> MoveState:
    async with asyncio.timeout(20):
        while True:
            found = await room.session.journal.moves_of(target.tqid)
            if found and found[-1].state in until:
                return found[-1].state
            await asyncio.sleep(0.01)


def executed(room: Room, operation: str, slot: Slot) -> int:
    return len(list(room.server.ledger.of(operation, slot.tqid)))


async def listed(room: Room, slot: Slot) -> BookingState | None:
    booking = await room.session.journal.booking(slot.tqid)
    return booking.state if booking is not None else None


async def shown(room: Room) -> Move:
    async with asyncio.timeout(20):
        while not room.session.mover.to_see_to:  # noqa: ASYNC110  (a thread's commit)
            await asyncio.sleep(0.01)
    (waiting,) = room.session.mover.to_see_to
    return waiting


ENDS = {MoveState.DONE, MoveState.UNDONE, MoveState.HALF}


async def test_a_move(room: Room, old: Booking, target: Slot) -> None:
    move(room, old, target)
    assert await state(room, target, until=ENDS) is MoveState.DONE
    assert (executed(room, SET, target), executed(room, REMOVE, room.slot)) == (1, 1)
    lines = [(line.operation, line.tqid) for line in room.server.ledger.executions]
    assert lines[-2:] == [(SET, target.tqid), (REMOVE, old.tqid)]
    assert (await listed(room, room.slot), await listed(room, target)) == (BookingState.CANCELLED, BookingState.BOOKED)


async def test_the_new_one_is_executed_and_the_line_lost(room: Room, old: Booking, target: Slot) -> None:
    room.server.faults.add(make("drop_after", {}), operation=SET)
    move(room, old, target)
    assert await state(room, target, until=ENDS) is MoveState.DONE
    assert (executed(room, SET, target), executed(room, REMOVE, room.slot)) == (1, 1)


async def test_the_new_one_is_lost_and_not_executed(room: Room, old: Booking, target: Slot) -> None:
    room.server.faults.add(make("drop_before", {}), operation=SET)
    move(room, old, target)
    assert await state(room, target, until=ENDS) is MoveState.UNDONE
    assert (executed(room, SET, target), executed(room, REMOVE, room.slot)) == (0, 0)
    assert await listed(room, room.slot) is BookingState.BOOKED


async def test_the_old_one_is_refused_then_finished(room: Room, old: Booking, target: Slot) -> None:
    room.server.faults.add(make("contradiction", REFUSED), operation=REMOVE)
    move(room, old, target)
    assert await state(room, target, until=ENDS) is MoveState.HALF
    assert (executed(room, SET, target), executed(room, REMOVE, room.slot)) == (1, 0)
    await room.stop()
    await room.start()
    waiting = await shown(room)
    assert await room.session.mover.finish(waiting.id, operator="operator") is None
    assert await state(room, target, until=ENDS - {MoveState.HALF}) is MoveState.DONE
    assert (executed(room, REMOVE, target), executed(room, REMOVE, room.slot)) == (0, 1)


async def test_the_old_one_is_refused_then_taken_back(room: Room, old: Booking, target: Slot) -> None:
    room.server.faults.add(make("contradiction", REFUSED), operation=REMOVE)
    move(room, old, target)
    assert await state(room, target, until=ENDS) is MoveState.HALF
    waiting = await shown(room)
    assert await room.session.mover.undo(waiting.id, operator="operator") is None
    assert await state(room, target, until=ENDS - {MoveState.HALF}) is MoveState.UNDONE
    assert (executed(room, REMOVE, target), executed(room, REMOVE, room.slot)) == (1, 0)
    assert (await listed(room, room.slot), await listed(room, target)) == (BookingState.BOOKED, BookingState.CANCELLED)


async def test_the_old_one_is_executed_and_the_line_lost(room: Room, old: Booking, target: Slot) -> None:
    room.server.faults.add(make("drop_after", {}), operation=REMOVE)
    move(room, old, target)
    assert await state(room, target, until=ENDS) is MoveState.DONE
    assert (executed(room, SET, target), executed(room, REMOVE, room.slot)) == (1, 1)


@pytest.mark.parametrize("operation", [SET, REMOVE])
async def test_a_stop_amid_a_write_sends_nothing_more(room: Room, old: Booking, target: Slot, operation: str) -> None:
    room.server.faults.add(make("slow", {"seconds": 5}), operation=operation)
    move(room, old, target)
    async with asyncio.timeout(20):
        while room.posts(operation) < (2 if operation == SET else 1):  # noqa: ASYNC110  (a thread's count)
            await asyncio.sleep(0.01)
    await room.stop()
    posts = room.posts(SET), room.posts(REMOVE)
    await room.start()
    ended = await state(room, target, until=ENDS)
    new, gone = executed(room, SET, target) == 1, executed(room, REMOVE, room.slot) == 1
    assert (
        ended
        is {
            (True, False): MoveState.HALF,
            (False, False): MoveState.UNDONE,
            (True, True): MoveState.DONE,
        }[new, gone]
    )
    assert (room.posts(SET), room.posts(REMOVE)) == posts
