"""What is found for those who wait: that part of the journal, over its connections."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import partial

from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.core.model import Slot
from hqs_desktop.core.wishes import Wish
from hqs_desktop.core.worklist import Offer, OfferState, Task, WishGroup
from hqs_desktop.journal import offers
from hqs_desktop.journal.task_store import Transact


class SqlOffers:
    """Fulfils ``desk.worklist.ports.Offers`` for the desk of that identity."""

    def __init__(self, read: Transact, write: Transact, desk: str) -> None:
        self._read = read
        self._write = write
        self._desk = desk

    async def groups(self, now: datetime, key: str | None = None) -> Sequence[WishGroup]:
        """What is wished by whoever waits now, the longest not looked for first; the group ``key`` alone if named."""
        return await self._read(partial(offers.groups, now=now, key=key))

    async def last_looked(self, key: str) -> datetime | None:
        """When a group was looked for last; None where it never was."""
        return await self._read(partial(offers.last_looked, key=key))

    async def news(self, key: str, slots: Sequence[Slot], now: datetime) -> Sequence[Slot]:
        """What of this became free since a group was last looked for, or may suit who has joined it since."""
        return await self._read(partial(offers.news, key=key, slots=slots, now=now))

    async def looked(self, key: str, slots: Collection[Slot], now: datetime) -> None:
        """Commit that a group was looked for, and that this was free."""
        await self._write(partial(offers.keep_look, key=key, slots=slots, desk=self._desk, now=now))

    async def match(self, slots: Sequence[Slot], wish: Wish, now: datetime) -> Sequence[tuple[Task, Offer]]:
        """Commit that each slot is offered to the first who waits and whom it suits."""
        return await self._write(partial(offers.match, slots=slots, wish=wish, desk=self._desk, now=now))

    async def open(
        self, *, task_id: str | None = None, key: str | None = None, slot: Slot | None = None
    ) -> Sequence[Offer]:
        """The slots that are offered: to a task, to those of a group, or that one, where one is named."""
        return await self._read(partial(offers.open_offers, task_id=task_id, key=key, slot=slot))

    async def stale(self, now: datetime) -> Sequence[tuple[Offer, Task]]:
        """What is offered though its time is past, or though its task is over or waits for something else."""
        return await self._read(partial(offers.stale, now=now))

    async def end(self, one: Offer, state: OfferState, now: datetime, operator: str = "") -> Task | None:
        """Commit that a slot is offered no more; whoever had it waits again, unless it was taken."""
        return await self._write(partial(offers.end, one=one, state=state, desk=self._desk, now=now, operator=operator))

    async def expire(self, today: ShamsiDate, now: datetime) -> Sequence[Task]:
        """Commit that whoever waited for days that are over is to be told so."""
        return await self._write(partial(offers.expire, today=today, desk=self._desk, now=now))
