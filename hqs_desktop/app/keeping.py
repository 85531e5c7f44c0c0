"""Blocking work of which only the newest counts (saving a choice), off the UI thread and in order."""

import asyncio
from collections.abc import Callable

from hqs_desktop.core.tasks import TaskScope


class InOrder:
    """Runs one piece of work after the other in a thread; of those that wait, only the newest is done.

    ``on_error`` gets what one raises. Must be used within a running event loop, from its thread.
    """

    def __init__(self, on_error: Callable[[BaseException], None]) -> None:
        self._on_error = on_error
        self._tasks = TaskScope(on_error)
        self._waiting: Callable[[], None] | None = None
        self._running: asyncio.Task[None] | None = None

    def start(self, work: Callable[[], None]) -> None:
        """Do ``work`` as soon as what runs is done, instead of what has been waiting."""
        self._waiting = work
        if self._running is None or self._running.done():
            self._running = self._tasks.start(self._work_off(), name="in order")

    async def aclose(self) -> None:
        """Wait until all is done."""
        if self._running is not None:
            await self._running
        await self._tasks.aclose()

    async def _work_off(self) -> None:
        while (work := self._waiting) is not None:
            self._waiting = None
            try:
                await asyncio.to_thread(work)
            except Exception as error:  # noqa: BLE001  # it is told, and does not keep the next from being done
                self._on_error(error)
