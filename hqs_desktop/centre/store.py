"""What a desk asks of the centre's database: functions that decide in one statement, never check-then-insert."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

import psycopg

from hqs_desktop.centre.address import CentreAddress
from hqs_desktop.centre.connecting import connect
from hqs_desktop.centre.link import Link
from hqs_desktop.centre.listener import Listener
from hqs_desktop.core.errors import CentreError
from hqs_desktop.core.holds import Hold


class Clock(Protocol):
    """The part of ``desk.ports.Clock`` that is needed here."""

    def now(self) -> datetime:
        """The aware UTC instant."""
        ...


class PgCentre:
    """Fulfils ``desk.holds.Centre``. ``password`` is asked for at each connection."""

    def __init__(self, address: CentreAddress, password: Callable[[], str], clock: Clock) -> None:
        self._open = lambda: connect(address, password())
        self._clock = clock
        self._link = Link(self._open)
        self._listener: Listener | None = None

    async def take(self, tqid_key: str, operator: str, seconds: float) -> Hold | None:
        """Hold a slot; None where this desk does from now on, else the other desk's hold that still runs."""
        mine, desk, who, left = await self._link.ask(
            partial(_take, tqid_key=tqid_key, operator=operator, seconds=seconds)
        )
        return None if mine else self._hold(tqid_key, desk, who, left)

    async def drop(self, tqid_key: str) -> None:
        """End this desk's hold of a slot."""
        await self._link.ask(lambda connection: connection.execute("SELECT hqs.drop(%s)", (tqid_key,)))

    async def beat(self, tqid_keys: Collection[str], seconds: float) -> None:
        """Give a sign of life, and prolong this desk's holds of these slots."""
        keys = list(tqid_keys)
        await self._link.ask(lambda connection: connection.execute("SELECT hqs.beat(%s, %s)", (keys, seconds)))

    async def holds(self) -> Sequence[Hold]:
        """The running holds of the other desks."""
        query = "SELECT tqid_key, desk, operator, seconds_left FROM hqs.others_holds"
        rows = await self._link.ask(lambda connection: connection.execute(query).fetchall())
        return [self._hold(*row) for row in rows]

    def listen(self, changed: Callable[[], None]) -> None:
        """Have ``changed`` called, in the event loop, when a desk took up or let go of a slot."""
        self._listener = Listener(self._open, changed)

    async def aclose(self) -> None:
        """End both connections."""
        if self._listener is not None:
            await self._listener.aclose()
        await self._link.aclose()

    def _hold(self, tqid_key: str, desk: str, operator: str, seconds_left: float) -> Hold:
        return Hold(tqid_key, desk, operator, self._clock.now() + timedelta(seconds=seconds_left))


def _take(
    connection: psycopg.Connection, *, tqid_key: str, operator: str, seconds: float
) -> tuple[bool, str, str, float]:
    row = connection.execute(
        "SELECT mine, desk, operator, seconds_left FROM hqs.take(%s, %s, %s)", (tqid_key, operator, seconds)
    ).fetchone()
    if row is None:
        raise CentreError("the centre's database decided nothing about a slot")
    return row
