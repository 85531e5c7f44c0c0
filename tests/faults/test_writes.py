"""I1 to I3 with the real client, journal and sockets: no double booking, no lost intent, the list says what is true."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.bookings import BookingState
from hqs_desktop.desk.problems import ProblemKind
from hqs_desktop.desk.writing.writer import Done, NotSent, Refused, Unknown
from hqs_desktop.journal import database
from hqs_desktop.simulator.faults import make
from hqs_desktop.simulator.server import SimulatorServer
from tests.faults.room import KEY, Room, patient

SET, REMOVE = "SetAppointment", "RemoveAppointment"


@dataclass(frozen=True)
class Case:
    """A fault of the simulator, and whether the write is executed in spite of it."""

    name: str
    executed: bool
    settings: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.name}-{'executed' if self.executed else 'not'}"


LOSING = [
    Case("drop_before", executed=False),
    Case("drop_before", executed=False, settings={"reset": True}),
    Case("drop_after", executed=True),
    Case("drop_after", executed=True, settings={"reset": True}),
    Case("status", executed=False, settings={"executed": False}),
    Case("status", executed=True, settings={"executed": True}),
    Case("status", executed=True, settings={"executed": True, "status": 504}),
    Case("html_200", executed=False, settings={"executed": False}),
    Case("html_200", executed=True, settings={"executed": True}),
    Case("contradiction", executed=False, settings={"executed": False}),
    Case("contradiction", executed=True, settings={"executed": True}),
    Case(
        "contradiction",
        executed=False,
        settings={"executed": False, "body": '{"Data": {"isError": false, "errorCode": 7, "Result": false}}'},
    ),
    Case(
        "contradiction",
        executed=True,
        settings={"executed": True, "body": '{"isError": true, "Data": {"isError": false, "Result": true}}'},
    ),
    Case("expire_tokens", executed=False),
]


@pytest.fixture(scope="module")
def module_server() -> Iterator[SimulatorServer]:
    with SimulatorServer(seed=7) as running:
        yield running


@pytest.fixture
async def room(module_server: SimulatorServer, tmp_path: Path) -> AsyncIterator[Room]:
    module_server.faults.clear()
    module_server.ledger.clear()
    async with Room(module_server, tmp_path / "journal.db") as open_room:
        yield open_room


async def test_no_fault_no_doubt(room: Room) -> None:
    assert isinstance(await room.book(), Done)
    assert await room.listed() == [BookingState.BOOKED]
    assert isinstance(await room.cancel(), Done)
    assert await room.listed() == [BookingState.CANCELLED]
    assert (len(room.executed(SET)), len(room.executed(REMOVE))) == (1, 1)


@pytest.mark.parametrize("case", LOSING, ids=str)
@pytest.mark.parametrize("restart", [False, True], ids=["", "restart"])
async def test_lost_booking(room: Room, case: Case, restart: bool) -> None:  # noqa: FBT001
    room.server.faults.add(make(case.name, case.settings), operation=SET)
    outcome = await room.book()
    assert isinstance(outcome, Unknown)
    if restart:
        await room.stop()
        await room.start()
    end = await room.end_of(outcome)
    assert isinstance(end, Done if case.executed else NotSent)
    assert room.posts(SET) == 1, "nothing is sent twice by itself"
    assert len(room.executed(SET)) == case.executed
    assert await room.listed() == [BookingState.BOOKED] * case.executed
    assert await room.open_intents() == 0
    if not case.executed:
        assert isinstance(await room.book(), Done)
        assert len(room.executed(SET)) == 1


@pytest.mark.parametrize("case", LOSING, ids=str)
@pytest.mark.parametrize("restart", [False, True], ids=["", "restart"])
async def test_lost_cancellation(room: Room, case: Case, restart: bool) -> None:  # noqa: FBT001
    assert isinstance(await room.book(), Done)
    room.server.faults.add(make(case.name, case.settings), operation=REMOVE)
    outcome = await room.cancel()
    assert isinstance(outcome, Unknown)
    if restart:
        await room.stop()
        await room.start()
    end = await room.end_of(outcome)
    assert isinstance(end, Done if case.executed else NotSent)
    assert room.posts(REMOVE) == 1
    assert len(room.executed(REMOVE)) == case.executed
    assert await room.listed() == [BookingState.CANCELLED if case.executed else BookingState.BOOKED]
    assert await room.open_intents() == 0


@pytest.mark.parametrize("executed", [False, True])
async def test_killed_while_the_reply_is_awaited(room: Room, executed: bool) -> None:  # noqa: FBT001
    room.server.faults.inject("slow", operation=SET, executed=executed, seconds=0.3)
    clicking = asyncio.get_running_loop().create_task(room.book())
    async with asyncio.timeout(5):
        while not (room.executed(SET) if executed else room.posts(SET)):  # noqa: ASYNC110  (another thread's doing)
            await asyncio.sleep(0.005)
    await room.stop()
    clicking.cancel()
    await asyncio.wait([clicking])
    # Executed although its caller is gone, maybe after the next start has begun to ask.
    await room.start()
    (pending,) = room.session.writer.pending
    assert isinstance(await room.end_of(pending), Done)
    assert (room.posts(SET), len(room.executed(SET))) == (1, 1)
    assert await room.listed() == [BookingState.BOOKED]


async def test_closed_while_the_reply_is_awaited(room: Room) -> None:
    room.server.faults.inject("slow", operation=SET, executed=True, seconds=0.3)
    clicking = asyncio.get_running_loop().create_task(room.book())
    await executed(room)
    await room.session.close()
    assert isinstance(await clicking, Done)
    await room.start()
    assert room.session.writer.pending == ()
    assert await room.listed() == [BookingState.BOOKED]


async def test_journal_locked_while_the_reply_is_awaited(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 50)
    await room.stop()
    await room.start()
    room.server.faults.inject("slow", operation=SET, executed=True, seconds=0.3)
    clicking = asyncio.get_running_loop().create_task(room.book())
    await executed(room)
    holder = database.connect(str(room.file), KEY)
    holder.execute("BEGIN IMMEDIATE")
    outcome = await clicking
    assert isinstance(outcome, Unknown)
    assert outcome.problem.kind is ProblemKind.JOURNAL
    holder.execute("ROLLBACK")
    holder.close()
    assert isinstance(await room.end_of(outcome), Done)
    assert await room.listed() == [BookingState.BOOKED]


async def executed(room: Room) -> None:
    async with asyncio.timeout(5):
        while not room.executed(SET):  # noqa: ASYNC110  (another thread's doing)
            await asyncio.sleep(0.005)


async def test_gateway_gone_for_a_while(room: Room) -> None:
    room.server.faults.inject("drop_after", operation=SET)
    room.server.faults.inject("status", operation="GetAppointmentStatus", times=4, status=503)
    outcome = await room.book()
    await room.stop()
    await room.start()
    assert isinstance(await room.end_of(outcome), Done)
    assert room.posts(SET) == 1


async def test_gateway_down_means_nothing_left(room: Room) -> None:
    assert isinstance(await room.book(), Done)
    room.server.stop()
    try:
        outcome = await room.cancel()
    finally:
        room.server.start()
    assert isinstance(outcome, NotSent | Unknown), "the idle connection may have been noticed or not"
    assert isinstance(await room.end_of(outcome), NotSent)
    assert await room.listed() == [BookingState.BOOKED]
    assert isinstance(await room.cancel(), Done)


@pytest.mark.parametrize("case", [Case("status", executed=False, settings={"status": 401}), *LOSING[:6]], ids=str)
async def test_failed_sign_in_sends_nothing(room: Room, case: Case) -> None:
    room.server.faults.add(make(case.name, case.settings), operation="token", times=None)
    outcome = await room.book()
    assert isinstance(outcome, NotSent)
    assert room.posts(SET) == 0
    assert await room.open_intents() == 0


async def test_fifty_double_clicks(room: Room) -> None:
    outcomes = await asyncio.gather(*(room.book() for _ in range(50)))
    assert all(isinstance(outcome, Done) for outcome in outcomes)
    assert (room.posts(SET), len(room.executed(SET))) == (1, 1)
    assert await room.listed() == [BookingState.BOOKED]


async def test_click_after_the_end(room: Room) -> None:
    assert isinstance(await room.book(), Done)
    again = await room.book()
    assert isinstance(again, NotSent)
    assert again.problem.kind is ProblemKind.ALREADY_BOOKED
    assert isinstance(await room.cancel(), Done)
    assert isinstance(await room.book(), Done), "the same patient may have it again"
    assert await room.listed() == [BookingState.CANCELLED, BookingState.BOOKED]
    assert room.posts(SET) == 2


async def test_slot_freed_elsewhere_and_booked_for_another(room: Room) -> None:
    assert isinstance(await room.book(), Done)
    room.server.world.set_status(room.slot.tqid, AppointmentStatus.FREE)
    assert isinstance(await room.book(patient("0499370899")), Done)
    assert await room.listed() == [BookingState.CHANGED, BookingState.BOOKED]
    (to_call,) = await room.session.desk.whom_to_call()
    assert to_call.person == patient()


async def test_two_desks_on_one_slot(room: Room, tmp_path: Path) -> None:
    async with Room(room.server, tmp_path / "other.db") as other:
        other.slot = room.slot
        mine, theirs = await asyncio.gather(room.book(), other.book(patient("0499370899")))
    assert len(room.executed(SET)) == 1
    winner, loser = (mine, theirs) if isinstance(mine, Done) else (theirs, mine)
    assert isinstance(winner, Done)
    assert isinstance(loser, Refused)
    assert loser.problem.kind is ProblemKind.TAKEN


async def test_rival_takes_the_slot_of_a_lost_attempt(room: Room, tmp_path: Path) -> None:
    room.server.faults.inject("drop_before", operation=SET)
    outcome = await room.book()
    async with Room(room.server, tmp_path / "other.db") as other:
        other.slot = room.slot
        assert isinstance(await other.book(patient("0499370899")), Done)
    end = await room.end_of(outcome)
    assert isinstance(end, Refused)
    assert end.problem.kind is ProblemKind.TAKEN
    assert await room.listed() == []
