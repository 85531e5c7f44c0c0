"""Many desks on one PostgreSQL: how long a hold takes, how soon the others see it, beside the same by bare psycopg."""

import asyncio
import statistics
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count

import psycopg

from hqs_desktop.centre.address import CentreAddress
from hqs_desktop.centre.admin import add_desk, initialise
from hqs_desktop.centre.store import PgCentre
from hqs_desktop.core.clock import SystemClock
from hqs_desktop.core.errors import CentreError
from tests.postgres import Server, server

DESKS = (1, 5, 50)
HOLDS = 40  # of each desk
CHANGES = 60

_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Together:
    """Seconds; ``holds`` are of all desks flat out, ``bare`` of the same statements by one connection."""

    desks: int
    holds: Sequence[float]
    seen: Sequence[float]
    bare: float

    def __str__(self) -> str:
        hold, seen = (statistics.quantiles(values, n=20)[-1] * 1000 for values in (self.holds, self.seen))
        median = statistics.median(self.holds) / self.bare
        return f"{self.desks} desks: hold p95 {hold:.1f} ms ({median:.1f}x bare), seen by another p95 {seen:.1f} ms"


def measure(running: Server, desks: int) -> Together:
    """Let so many desks take up and let go of slots at once."""
    names = [add_desk(running.url, f"bench_{(number := next(_numbers))}", f"Bench {number}") for _ in range(desks + 1)]
    return asyncio.run(_measure(running, names))


async def _measure(running: Server, names: Sequence[tuple[str, str]]) -> Together:
    centres = [_centre(running, role, password) for role, password in names]
    watcher, *workers = centres
    try:
        for centre in centres:
            await _connected(centre)
        holds = [second for some in await asyncio.gather(*map(_work, workers)) for second in some]
        return Together(len(workers), holds, await _seen(watcher, workers[0]), _bare(running))
    finally:
        for centre in centres:
            await centre.aclose()


def _centre(running: Server, role: str, password: str) -> PgCentre:
    address = CentreAddress(running.host, running.port, running.database, role)
    return PgCentre(address, lambda: password, SystemClock())


async def _connected(centre: PgCentre) -> None:
    for _ in range(20):
        with suppress(CentreError):  # a first connection may take longer than an answer
            await centre.holds()
            return


async def _work(centre: PgCentre) -> list[float]:
    taken: list[float] = []
    for _ in range(HOLDS):
        key = f"bench-{next(_numbers)}"
        began = time.perf_counter()
        await centre.take(key, "bench", 120)
        taken.append(time.perf_counter() - began)
        await centre.drop(key)
    return taken


async def _seen(watcher: PgCentre, worker: PgCentre) -> list[float]:
    changed, found = asyncio.Event(), list[float]()
    watcher.listen(changed.set)
    await changed.wait()
    for _ in range(CHANGES):
        changed.clear()
        key = f"bench-{next(_numbers)}"
        began = time.perf_counter()
        await worker.take(key, "bench", 120)
        while key not in {hold.tqid_key for hold in await watcher.holds()}:
            await changed.wait()
            changed.clear()
        found.append(time.perf_counter() - began)
        await worker.drop(key)
        await asyncio.sleep(0.01)
    return found


def _bare(running: Server) -> float:
    """The median of an upsert of one row, committed, in a table of its own."""
    taken: list[float] = []
    with psycopg.connect(running.url, autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS bench_bare (key text PRIMARY KEY, until timestamptz NOT NULL)")
        for number in range(HOLDS * 5):
            began = time.perf_counter()
            connection.execute(
                "INSERT INTO bench_bare VALUES (%s, now()) ON CONFLICT (key) DO UPDATE SET until = now()",
                (str(number),),
            )
            taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def main() -> None:
    """Print what is measured with one, five and fifty desks."""
    with server() as running:
        initialise(running.url)
        for desks in DESKS:
            print(measure(running, desks))


if __name__ == "__main__":
    main()
