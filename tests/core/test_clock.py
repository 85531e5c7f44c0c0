import asyncio
import time
from datetime import UTC, datetime, timedelta

from hqs_desktop.core.clock import SystemClock
from hqs_desktop.desk.ports import Clock
from tests.fakes.clock import FakeClock


async def test_the_system_clock_tells_the_time_and_waits() -> None:
    clock: Clock = SystemClock()
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)
    assert clock.now().tzinfo is UTC
    before = time.monotonic()
    await clock.sleep(0.02)
    assert time.monotonic() - before >= 0.015


async def test_the_fake_clock_wakes_sleepers_in_turn() -> None:
    clock = FakeClock()
    port: Clock = clock
    start = clock.now()
    woken: list[tuple[str, float]] = []

    async def sleeper(name: str, *waits: float) -> None:
        for seconds in waits:
            await port.sleep(seconds)
            woken.append((name, (clock.now() - start).total_seconds()))

    async with asyncio.TaskGroup() as group:
        group.create_task(sleeper("a", 2, 3))
        group.create_task(sleeper("b", 4, 0, 20))
        await clock.until_asleep(2)
        await clock.advance(1)
        assert woken == []
        await clock.advance(9)
        assert woken == [("a", 2), ("b", 4), ("b", 4), ("a", 5)]
        assert clock.now() == start + timedelta(seconds=10)
        assert clock.sleepers == 1
        await clock.advance(100)
    assert woken[-1] == ("b", 24.0)
    assert clock.slept == [2, 4, 3, 0, 20]


async def test_a_cancelled_sleeper_is_forgotten() -> None:
    clock = FakeClock()
    task = asyncio.create_task(clock.sleep(5))
    await clock.settle()
    task.cancel()
    await clock.settle()
    assert clock.sleepers == 0
    await clock.advance(10)
