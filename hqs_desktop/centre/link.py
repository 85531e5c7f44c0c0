"""One connection on one thread: what is asked of it is answered soon, or fails."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Final, TypeVar

import psycopg

from hqs_desktop.centre.connecting import translated
from hqs_desktop.core.errors import CentreError

T = TypeVar("T")

ANSWER_SECONDS: Final = 0.3
"""How long a desk waits for the others' sake."""

_END_SECONDS: Final = 1.0


class Link:
    """Runs jobs over a connection that is opened when it is needed, and again after it broke.

    ``open_connection`` is called on the thread; it raises ``CentreError``.
    """

    def __init__(self, open_connection: Callable[[], psycopg.Connection]) -> None:
        self._open = open_connection
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="centre")
        self._connection: psycopg.Connection | None = None
        self._closed = False

    async def ask(self, job: Callable[[psycopg.Connection], T]) -> T:
        """The answer to a job. Raises ``CentreError`` where it fails, or takes longer than a desk may wait.

        One that has begun by then goes on by itself; one that waited behind it is not done.
        """
        if self._closed:
            raise CentreError("the connection to the centre's database is closed")
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                return await asyncio.wrap_future(self._executor.submit(self._run, job))
        except TimeoutError as error:
            raise CentreError("the centre's database does not answer in time") from error

    async def aclose(self) -> None:
        """End the connection; one that hangs in the network is not waited for. A second time nothing happens."""
        if self._closed:
            return
        self._closed = True
        ended = asyncio.wrap_future(self._executor.submit(self._close))
        self._executor.shutdown(wait=False)
        await asyncio.wait((ended,), timeout=_END_SECONDS)

    def _run(self, job: Callable[[psycopg.Connection], T]) -> T:
        try:
            with translated():
                self._connection = self._connection or self._open()
                return job(self._connection)
        except CentreError:
            self._close()
            raise

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(psycopg.Error):
                connection.close()
