"""A clock that stands still until a test moves it."""

import asyncio
from datetime import UTC, datetime, timedelta

START = datetime(2026, 9, 5, 4, 30, tzinfo=UTC)  # Saturday 1405/06/14, 08:00 in Iran


class FakeClock:
    """Fulfils ``desk.ports.Clock``. ``slept`` lists every wait asked for, in seconds."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start
        self._sleepers: list[tuple[datetime, asyncio.Future[None]]] = []
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self._now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        sleeper = (self._now + timedelta(seconds=seconds), waiting)
        self._sleepers.append(sleeper)
        try:
            await waiting
        finally:
            self._sleepers = [other for other in self._sleepers if other[1] is not waiting]

    def set_back(self, by: timedelta) -> None:
        """Somebody sets the computer's clock; waits under way last as long as before."""
        self._now -= by
        self._sleepers = [(wake_at - by, waiting) for wake_at, waiting in self._sleepers]

    @property
    def sleepers(self) -> int:
        """How many waits are under way."""
        return len(self._sleepers)

    async def advance(self, seconds: float) -> None:
        """Move on, stopping at each moment at which somebody wakes, and let everybody run up to the next wait.

        Those who wake and sleep again within the span are woken again in it.
        """
        end = self._now + timedelta(seconds=seconds)
        await self.settle()
        while due := [sleeper for sleeper in self._sleepers if sleeper[0] <= end]:
            wake_at, waiting = min(due, key=lambda sleeper: sleeper[0])
            self._sleepers.remove((wake_at, waiting))
            self._now = max(self._now, wake_at)
            if not waiting.done():
                waiting.set_result(None)
            await self.settle()
        self._now = end

    @staticmethod
    async def settle(turns: int = 20) -> None:
        """Let every task that can run do so. Work in threads or on sockets is not waited for."""
        for _ in range(turns):
            await asyncio.sleep(0)

    async def until_asleep(self, count: int = 1, *, within: float = 5.0) -> None:
        """Wait (in real time) until ``count`` waits are under way: for code that also uses threads or sockets."""
        async with asyncio.timeout(within):
            while self.sleepers < count:  # noqa: ASYNC110  (nothing tells when a thread's work is done)
                await asyncio.sleep(0.001)
