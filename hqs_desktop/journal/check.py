"""The whole check of a big journal: beside the journal's thread, after an unclean end or once a day.

A small one is checked as it is opened (``journal.database``). Of a big one every page that is read is proved by its
own code (SQLCipher's), so that damage is met where it is touched; this finds it where nobody has touched it yet.
"""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from hqs_desktop.core.errors import JournalError
from hqs_desktop.journal.database import check, connect, note_checked, translated

_log = logging.getLogger(__name__)


class WholeCheck:
    """Reads all of a journal on a thread and a connection of its own, and notes the ``day`` where it is good.

    ``on_damage`` is told, in the event loop, where it is damaged or can't be read. To be made within that loop.
    """

    def __init__(self, path: Path, key: str, day: int, on_damage: Callable[[JournalError], None]) -> None:
        self._path, self._key, self._day = path, key, day
        self._on_damage = on_damage
        self._connection: sqlcipher.Connection | None = None
        self._stopped = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="check of the journal")
        self._running = asyncio.wrap_future(self._thread.submit(self._run))
        self._running.add_done_callback(self._ended)

    async def aclose(self) -> None:
        """Give it up where it still runs."""
        self._stopped = True
        if (connection := self._connection) is not None:
            with suppress(sqlcipher.ProgrammingError):  # it has just come to its end
                connection.interrupt()
        await asyncio.wait({self._running})
        self._thread.shutdown()

    def _run(self) -> None:
        _log.info("the journal is being checked as a whole")
        with translated(), closing(connect(str(self._path), self._key)) as self._connection:
            if not self._stopped:
                check(self._connection)
                note_checked(self._connection, self._day)
        _log.info("the journal is whole")

    def _ended(self, running: asyncio.Future[None]) -> None:
        if (error := running.exception()) is not None and not self._stopped:
            _log.info("the check of the journal failed: %s", type(error).__name__)
            self._on_damage(error if isinstance(error, JournalError) else JournalError(type(error).__name__))
