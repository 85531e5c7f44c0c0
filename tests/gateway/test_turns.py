"""Whose call goes next, seen from the gateway's side of the line: what arrives, and in which order."""

import asyncio
import re
from collections.abc import AsyncIterator, Coroutine

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.core import errors
from hqs_desktop.core.model import Tqid
from hqs_desktop.core.urgency import background_work
from hqs_desktop.gateway.turns import Turns
from tests.gateway import kit
from tests.gateway.kit import Gate

_READ, _WRITE = "GetAppointmentStatus", "SetAppointment"


class Line:
    """Holds every operation's reply back until it is let go; ``arrived`` names what came, in its order."""

    def __init__(self, gate: Gate) -> None:
        self.arrived: list[str] = []
        self._held: list[asyncio.Event] = []
        self._tasks: list[asyncio.Task[object]] = []
        gate.always(_READ, self._hold)
        gate.always(_WRITE, self._hold)
        self.gateway = kit.client(gate)

    async def _hold(self, request: httpx.Request) -> httpx.Response:
        named = re.search(r'"([bp]\d+)"', request.content.decode())
        self.arrived.append(named[1] if named else _WRITE)
        go_on = asyncio.Event()
        self._held.append(go_on)
        await go_on.wait()
        return kit.reply({"isError": False, "Result": {"Coded_string": "1"}})

    async def read(self, *names: str) -> list[asyncio.Task[object]]:
        return await self._start([self.gateway.appointment_status(Tqid(name)) for name in names])

    async def read_in_background(self, *names: str) -> list[asyncio.Task[object]]:
        with background_work():
            return await self.read(*names)

    async def write(self) -> asyncio.Task[object]:
        return (await self._start([self.gateway.set_appointment(kit.booking())]))[0]

    async def let_go(self, count: int = 1) -> None:
        """Answer the ``count`` that have been held longest, one after the other."""
        for _ in range(count):
            self._held.pop(0).set()
            await _settle()

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.gateway.aclose()

    async def _start(self, calls: list[Coroutine[object, object, object]]) -> list[asyncio.Task[object]]:
        tasks = [asyncio.ensure_future(call) for call in calls]
        self._tasks += tasks
        await _settle()
        return tasks


async def _settle() -> None:
    for _ in range(60):
        await asyncio.sleep(0)


@pytest.fixture
async def line(gate: Gate) -> AsyncIterator[Line]:
    made = Line(gate)
    await made.gateway.sign_in()
    yield made
    await made.close()


def _names(kind: str, count: int) -> list[str]:
    return [f"{kind}{number}" for number in range(1, count + 1)]


@pytest.mark.parametrize("background", [False, True])
async def test_a_write_waits_for_no_read(line: Line, *, background: bool) -> None:
    await line.read_in_background(*_names("b", 5))
    if not background:
        await line.read(*_names("p", 20))
    await line.write()
    assert line.arrived[-1] == _WRITE


async def test_what_a_person_waits_for_overtakes_the_watcher(line: Line) -> None:
    await line.read_in_background(*_names("b", 20))
    assert line.arrived == _names("b", 3)
    await line.read(*_names("p", 3))
    assert line.arrived == [*_names("b", 3), "p1", "p2"]
    await line.let_go(2)
    assert line.arrived[5:] == ["p3", "b4"]


async def test_persons_are_served_in_their_order_five_at_a_time(line: Line) -> None:
    await line.read(*_names("p", 8))
    assert line.arrived == _names("p", 5)
    await line.let_go(2)
    assert line.arrived == _names("p", 7)


async def test_the_watcher_gets_on_while_persons_never_stop(line: Line) -> None:
    await line.read(*_names("p", 40))
    await line.read_in_background(*_names("b", 4))
    await line.let_go(20)
    assert line.arrived[5:] == [
        *["p6", "p7", "p8", "p9", "b1"],
        *["p10", "p11", "p12", "p13", "b2"],
        *["p14", "p15", "p16", "p17", "b3"],
        *["p18", "p19", "p20", "p21", "b4"],
    ]


async def test_who_gives_up_waiting_or_working_frees_the_place(line: Line) -> None:
    reads = await line.read(*_names("p", 7))
    reads[5].cancel()  # waits
    reads[0].cancel()  # is at work
    await _settle()
    assert line.arrived == [*_names("p", 5), "p7"]


async def test_a_place_that_comes_as_its_call_is_given_up_goes_to_the_next(line: Line) -> None:
    reads = await line.read(*_names("p", 7))
    line._held.pop(0).set()
    while not reads[0].done():  # noqa: ASYNC110  (its end gives the place to the sixth, which has not run since)
        await asyncio.sleep(0)
    reads[5].cancel()
    await _settle()
    assert "p7" in line.arrived


async def test_six_writes_wait_for_each_other_only(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(5):
        await line.write()
    assert line.arrived == [_WRITE] * 5
    await line.read("p1")
    assert line.arrived[-1] == "p1"
    monkeypatch.setattr("hqs_desktop.gateway.call.WRITE_SECONDS", 0.0)
    with pytest.raises(errors.ConnectError) as full:
        await line.gateway.set_appointment(kit.booking())
    assert full.value.never_sent
    assert line.arrived.count(_WRITE) == 5


_KINDS = st.sampled_from(["write", "person", "background"])


@given(st.lists(st.tuples(_KINDS, st.integers(0, 6), st.one_of(st.none(), st.integers(0, 8))), max_size=40))
def test_everybody_who_stays_gets_a_turn_and_no_bound_is_broken(calls: list[tuple[str, int, int | None]]) -> None:
    """Each call: its kind, how long it works and after how long (None: never) it is given up, in rounds of the loop."""

    async def run() -> None:
        turns, running = Turns(), {"write": 0, "person": 0, "background": 0}

        async def call(kind: str, rounds: int) -> None:
            with await turns.wait(write=kind == "write"):
                running[kind] += 1
                try:
                    assert running["write"] <= 5
                    assert running["person"] + running["background"] <= 5
                    assert running["background"] <= 3
                    for _ in range(rounds):
                        await asyncio.sleep(0)
                finally:
                    running[kind] -= 1

        async def make(kind: str, rounds: int) -> None:
            if kind == "background":
                with background_work():
                    await call(kind, rounds)
            else:
                await call(kind, rounds)

        tasks = [asyncio.ensure_future(make(kind, rounds)) for kind, rounds, _ in calls]
        for now in range(9):
            for task, (_, _, given_up_after) in zip(tasks, calls, strict=True):
                if given_up_after == now:
                    task.cancel()
            await asyncio.sleep(0)
        async with asyncio.timeout(5):
            ends = await asyncio.gather(*tasks, return_exceptions=True)
        assert all(end is None or isinstance(end, asyncio.CancelledError) for end in ends)
        async with asyncio.timeout(5):  # and every place is free again
            held = await asyncio.gather(*(turns.wait(write=write) for write in (True, False) for _ in range(5)))
        assert len(held) == 10

    asyncio.run(run())
