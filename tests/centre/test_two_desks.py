"""Two whole desks on one gateway and one database: nothing faked but the time, nothing booked twice."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hqs_desktop.core.model import Slot
from hqs_desktop.desk.holds import CentreLine
from hqs_desktop.desk.problems import ProblemKind
from hqs_desktop.desk.writing.outcome import Done, NotSent, Outcome, Refused
from hqs_desktop.simulator.server import SimulatorServer
from tests.centre.conftest import Desks
from tests.faults.room import Room, patient

OTHER = "0499370899"


@pytest.fixture
async def rooms(tmp_path: Path, desks: Desks, caplog: pytest.LogCaptureFixture) -> AsyncIterator[tuple[Room, Room]]:
    with SimulatorServer(seed=7) as server:
        one = Room(server, tmp_path / "one.db", others=desks.centre())
        two = Room(server, tmp_path / "two.db", others=desks.centre())
        async with one, two:
            for room in (one, two):
                await _until(room, CentreLine.TOGETHER)
            caplog.clear()  # on a slow machine a desk may have gone on alone for a moment, and have said so
            yield one, two


async def _until(room: Room, line: CentreLine) -> None:
    async with asyncio.timeout(20):
        while room.session.holds.line is not line:  # noqa: ASYNC110  (threads, sockets)
            await asyncio.sleep(0.005)


async def _both(rooms: tuple[Room, Room], slot: Slot) -> list[Outcome]:
    one, two = rooms
    return list(await asyncio.gather(one.book(slot=slot), two.book(patient(OTHER), slot)))


async def test_of_two_at_once_one_books_and_the_other_sends_nothing(
    rooms: tuple[Room, Room], caplog: pytest.LogCaptureFixture
) -> None:
    server = rooms[0].server
    for slot in server.world.bookable()[:10]:
        before = server.ledger.calls.get("SetAppointment", 0)
        ends = await _both(rooms, slot)
        assert len([end for end in ends if isinstance(end, Done)]) == 1
        assert len(server.ledger.of("SetAppointment", slot.tqid)) == 1
        [lost] = [end for end in ends if not isinstance(end, Done)]
        if isinstance(lost, NotSent):
            assert lost.problem.kind in {ProblemKind.HELD_ELSEWHERE, ProblemKind.TAKEN}
            assert server.ledger.calls["SetAppointment"] == before + 1
        else:  # the first had ended before the second began
            assert isinstance(lost, Refused)
    caplog.clear()


async def test_without_the_database_the_gateway_decides(
    rooms: tuple[Room, Room], desks: Desks, caplog: pytest.LogCaptureFixture
) -> None:
    if desks.server.restart is None:
        pytest.skip("a server from outside is not restarted")
    restarting = asyncio.create_task(asyncio.to_thread(desks.server.restart))
    server = rooms[0].server
    for slot in server.world.bookable()[:5]:
        ends = await _both(rooms, slot)
        assert len([end for end in ends if isinstance(end, Done)]) == 1
        assert len(server.ledger.of("SetAppointment", slot.tqid)) == 1
    await restarting
    for room in rooms:
        await _until(room, CentreLine.TOGETHER)
    caplog.clear()


async def test_a_desk_that_is_gone_stands_in_nobodys_way(
    rooms: tuple[Room, Room], caplog: pytest.LogCaptureFixture
) -> None:
    one, two = rooms
    slot = one.server.world.bookable()[0]
    one.session.holds.take_up(slot.tqid, "Zahra")
    async with asyncio.timeout(20):
        while two.session.holds.of(slot.tqid) is None:  # noqa: ASYNC110  (threads, sockets)
            await asyncio.sleep(0.005)
    await one.session.holds.aclose()
    assert isinstance(await two.book(slot=slot), Done)
    caplog.clear()
