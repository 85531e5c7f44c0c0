"""What is found for those who wait: that part of the journal, over its connections."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.core.model import Slot
from hqs_desktop.core.worklist import Offer, OfferState, Task, WishGroup
from hqs_desktop.journal import offers
from hqs_desktop.journal.task_store import Transact


class SqlOffers:
    """Fulfils ``desk.worklist.ports.Offers`` for the desk of that identity."""

    def __init__(self, read: Transact, write: Transact, desk: str) -> None:
        self._read = read
        self._write = write
        self._desk = desk

    async def groups(self, now: datetime) -> Sequence[WishGroup]:
        """What is wished by whoever waits now, the longest not looked for first."""
        return await self._read(partial(offers.groups, now=now))

    async def looked(self, key: str, slots: Sequence[Slot], now: datetime) -> Sequence[tuple[Task, Offer]]:
        """Commit what is free for a group now, and offer what is new of it to whoever is first."""

        def look(connection: Connection) -> list[tuple[Task, Offer]]:
            fresh = offers.news(connection, key, slots)
            offers.keep_look(connection, key, slots, now)
            return offers.match(connection, {key}, fresh, desk=self._desk, now=now)

        return await self._write(look)

    async def match(self, keys: Collection[str], slots: Sequence[Slot], now: datetime) -> Sequence[tuple[Task, Offer]]:
        """Offer each slot to the first of those groups whom it suits and who has not declined it."""
        return await self._write(partial(offers.match, keys=keys, slots=slots, desk=self._desk, now=now))

    async def open(self, *, task_id: str | None = None, key: str | None = None) -> Sequence[Offer]:
        """The slots that are offered: to a task, or to those of a group, where one is named."""
        return await self._read(partial(offers.open_offers, task_id=task_id, key=key))

    async def end(self, one: Offer, state: OfferState, now: datetime, operator: str = "") -> Task | None:
        """Commit that a slot is offered no more; whoever had it waits again, unless it was taken."""
        return await self._write(partial(offers.end, one=one, state=state, desk=self._desk, now=now, operator=operator))

    async def expire(self, today: ShamsiDate, now: datetime) -> Sequence[Task]:
        """Commit that whoever waited for days that are over is to be told so."""
        return await self._write(partial(offers.expire, today=today, desk=self._desk, now=now))
