"""One server for a whole run of these tests, and desks of their own for each."""

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import TypeVar

import psycopg
import pytest
import pytest_asyncio

from hqs_desktop.centre.address import CentreAddress
from hqs_desktop.centre.admin import add_desk, initialise
from hqs_desktop.centre.store import PgCentre
from hqs_desktop.core.clock import SystemClock
from tests.postgres import Server, binaries, server

T = TypeVar("T")

_numbers = count(1)


@dataclass
class Desks:
    """Makes desks of a server, and closes what they opened."""

    server: Server
    passwords: dict[str, str] = field(default_factory=dict)
    _open: list[PgCentre] = field(default_factory=list)

    def add(self, title: str = "") -> str:
        """Add a desk; gives its role."""
        number = next(_numbers)
        role, password = add_desk(self.server.url, f"no_{number}", title or f"Desk {number}")
        self.passwords[role] = password
        return role

    def centre(self, role: str = "", *, port: int | None = None) -> PgCentre:
        """The database as a desk reaches it; a new desk where none is named."""
        role = role or self.add()
        address = CentreAddress(self.server.host, port or self.server.port, self.server.database, role)
        made = PgCentre(address, lambda: self.passwords[role], SystemClock())
        self._open.append(made)
        return made

    def connect(self, role: str) -> psycopg.Connection:
        """A bare connection with a desk's rights."""
        address = CentreAddress(self.server.host, self.server.port, self.server.database, role)
        return psycopg.connect(**address.parameters(self.passwords[role]), autocommit=True)  # type: ignore[arg-type]

    async def aclose(self) -> None:
        """Close what was opened, and free what was held."""
        for made in self._open:
            await made.aclose()
        with psycopg.connect(self.server.url) as admin:
            admin.execute("DELETE FROM hqs.hold")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A server with the centre's schema."""
    if binaries() is None:
        pytest.skip("no PostgreSQL here: install it, or name one in HQS_TEST_POSTGRES")
    with server() as running:
        initialise(running.url)
        yield running


@pytest_asyncio.fixture
async def desks(postgres: Server) -> AsyncIterator[Desks]:
    """Desks of the server."""
    made = Desks(postgres)
    yield made
    await made.aclose()


@pytest.fixture
def key() -> Callable[[], str]:
    """Gives keys of slots that no other test uses."""
    return lambda: f"00000000-0000-4000-8000-{next(_numbers):012d}"
