"""Whose call goes next: few go at a time, writes at once, what a person waits for before background work."""

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Final

from hqs_desktop.core.urgency import in_background

# httpx's pool gets slow with many more calls in flight.
_WRITES: Final = 5
_READS: Final = 5
_BACKGROUND_READS: Final = 3
_MOST_PASSED_OVER: Final = 4


class Turns:
    """Gives out places for calls. Writes have five of their own, so that none ever waits for a read.

    Reads have five, of which background work (``core.urgency``) gets three at most. A free place goes to whoever has
    waited longest for something that a person waits for; after four such in a row to background work, if any waits.
    """

    def __init__(self) -> None:
        self._writes = _Queue(_WRITES)
        self._urgent = _Queue(_READS)
        self._background = _Queue(_BACKGROUND_READS)
        self._passed_over = 0  # how often in a row background work that was ready was

    async def wait(self, *, write: bool) -> AbstractContextManager[None]:
        """Wait for a place; enter what this gives to hold it."""
        queue = self._writes if write else self._background if in_background() else self._urgent
        place = queue.join()
        self._give_out()
        try:
            await place
        except asyncio.CancelledError:
            if place.cancelled():
                queue.waiting.remove(place)
            else:  # it came in the same moment
                self._leave(queue)
            raise
        return self._held(queue)

    @contextmanager
    def _held(self, queue: "_Queue") -> Iterator[None]:
        try:
            yield
        finally:
            self._leave(queue)

    def _leave(self, queue: "_Queue") -> None:
        queue.running -= 1
        self._give_out()

    def _give_out(self) -> None:
        while self._writes.ready:
            self._writes.admit()
        while self._urgent.running + self._background.running < _READS and (queue := self._next()) is not None:
            queue.admit()

    def _next(self) -> "_Queue | None":
        urgent, background = self._urgent.ready, self._background.ready
        if background and (not urgent or self._passed_over >= _MOST_PASSED_OVER):
            self._passed_over = 0
            return self._background
        self._passed_over += background
        return self._urgent if urgent else None


class _Queue:
    """Calls of one urgency: those that wait, the longest first, and how many run."""

    def __init__(self, most: int) -> None:
        self.waiting: deque[asyncio.Future[None]] = deque()
        self.running = 0
        self._most = most

    @property
    def ready(self) -> bool:
        """Whether one waits that may run as far as its own kind is concerned."""
        return self.running < self._most and any(not place.done() for place in self.waiting)

    def join(self) -> asyncio.Future[None]:
        """Wait at the end; the future is done with the place."""
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.waiting.append(place)
        return place

    def admit(self) -> None:
        """Give a place to who waits longest."""
        place = next(place for place in self.waiting if not place.done())
        self.waiting.remove(place)
        self.running += 1
        place.set_result(None)
