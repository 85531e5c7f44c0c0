"""The journal's one thread: jobs run in the order in which they were given."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

from hqs_desktop.core.errors import JournalError

T = TypeVar("T")


class Worker:
    """Runs jobs for an event loop that must not wait for a disk.

    ``on_end`` is told, in the event loop, of every ``JournalError`` of a job, and with None of every write that was
    done, also where its caller was cancelled.
    """

    def __init__(self, on_end: Callable[[JournalError | None], None] = lambda _: None) -> None:
        self._on_end = on_end
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal")
        self._closed = False

    async def read(self, job: Callable[[], T]) -> T:
        """Run a job whose result alone matters: a cancelled caller's is left out."""
        try:
            return await asyncio.wrap_future(self._submit(job))
        except JournalError as error:
            if not self._closed:
                self._on_end(error)
            raise

    async def write(self, job: Callable[[], T], undo: Callable[[T], object] | None = None) -> T:
        """Run a job that is done even if the caller is cancelled meanwhile; ``undo`` then takes it back."""
        future = self._submit(job)
        waiting = asyncio.wrap_future(future)
        waiting.add_done_callback(self._written)
        try:
            return await asyncio.shield(waiting)
        except asyncio.CancelledError:
            if undo is not None:
                self._executor.submit(_undo, future, undo)
            raise

    async def close(self, last: Callable[[], None]) -> None:
        """Finish what was given, then ``last``, and end the thread. A second time nothing happens."""
        if self._closed:
            return
        self._closed = True
        try:
            await asyncio.shield(asyncio.wrap_future(self._executor.submit(last)))
        finally:
            self._executor.shutdown()

    def _written(self, done: asyncio.Future[T]) -> None:
        # Looked at in any case: where nobody waits any more, asyncio would log the error, and whatever its text holds.
        error = None if done.cancelled() else done.exception()
        if not self._closed and (error is None or isinstance(error, JournalError)):
            self._on_end(error)

    def _submit(self, job: Callable[[], T]) -> Future[T]:
        if self._closed:
            raise JournalError("the journal is closed")
        return self._executor.submit(job)


def _undo(future: Future[T], undo: Callable[[T], object]) -> None:
    with suppress(JournalError):  # nothing was done, or it can't be undone now: the next start finds it
        undo(future.result())
