"""Hears at once what other desks change: a second connection that only listens, on a thread of its own."""

import asyncio
import logging
import threading
from collections.abc import Callable
from contextlib import closing
from typing import Final

import psycopg

from hqs_desktop.centre.connecting import translated
from hqs_desktop.core.errors import CentreError

CHANNEL: Final = "hqs"

_LOOK_UP_SECONDS: Final = 0.5  # how often it looks whether it is to end
_AGAIN_SECONDS: Final = 5.0

_log = logging.getLogger(__name__)


class Listener:
    """Calls ``changed`` in the event loop after every notification, and after every connection: some may be missed."""

    def __init__(self, open_connection: Callable[[], psycopg.Connection], changed: Callable[[], None]) -> None:
        self._open = open_connection
        self._changed = changed
        self._loop = asyncio.get_running_loop()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="centre listener", daemon=True)
        self._thread.start()

    async def aclose(self) -> None:
        """End it, and wait for that."""
        self._ended.set()
        await asyncio.to_thread(self._thread.join)

    def _run(self) -> None:
        while not self._ended.is_set():
            try:
                with translated(), closing(self._open()) as connection:
                    self._listen(connection)
            except CentreError as error:
                _log.info("not listening to the other desks: %s", error)
                self._ended.wait(_AGAIN_SECONDS)

    def _listen(self, connection: psycopg.Connection) -> None:
        connection.execute(f"LISTEN {CHANNEL}")
        self._tell()
        while not self._ended.is_set():
            if any(True for _ in connection.notifies(timeout=_LOOK_UP_SECONDS, stop_after=1)):
                self._tell()

    def _tell(self) -> None:
        if not self._ended.is_set():
            self._loop.call_soon_threadsafe(self._changed)
