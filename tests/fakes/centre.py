"""A centre's database in memory, with as many desks as a test wants, which answers until it is told not to."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hqs_desktop.core.errors import CentreError
from hqs_desktop.core.holds import Hold
from tests.fakes.clock import FakeClock


@dataclass
class FakeDatabase:
    """Decides as the functions of ``centre/migrations`` do. ``failure`` is raised by whatever is asked of it."""

    clock: FakeClock
    held: dict[str, Hold] = field(default_factory=dict)
    beats: list[tuple[str, datetime]] = field(default_factory=list)
    failure: CentreError | None = None
    listeners: list[Callable[[], None]] = field(default_factory=list)

    def desk(self, name: str) -> "FakeCentre":
        """The database as a desk reaches it."""
        return FakeCentre(self, name)

    def running(self) -> dict[str, Hold]:
        """The holds that run."""
        return {key: hold for key, hold in self.held.items() if hold.until > self.clock.now()}

    def tell(self) -> None:
        """Something has changed."""
        for listener in self.listeners:
            listener()


@dataclass
class FakeCentre:
    """Fulfils ``desk.holds.Centre``."""

    database: FakeDatabase
    name: str
    closed: bool = False

    async def take(self, tqid_key: str, operator: str, seconds: float) -> Hold | None:
        self._fail()
        other = self.database.running().get(tqid_key)
        if other is not None and other.desk != self.name:
            return other
        self.database.held[tqid_key] = Hold(tqid_key, self.name, operator, self._until(seconds))
        self.database.tell()
        return None

    async def drop(self, tqid_key: str) -> None:
        self._fail()
        if (hold := self.database.held.get(tqid_key)) is not None and hold.desk == self.name:
            del self.database.held[tqid_key]
            self.database.tell()

    async def beat(self, tqid_keys: Collection[str], seconds: float) -> None:
        self._fail()
        self.database.beats.append((self.name, self.database.clock.now()))
        for key in tqid_keys:
            hold = self.database.held.get(key)
            if hold is not None and hold.desk == self.name:
                self.database.held[key] = Hold(key, self.name, hold.operator, self._until(seconds))

    async def holds(self) -> Sequence[Hold]:
        self._fail()
        return [hold for hold in self.database.running().values() if hold.desk != self.name]

    def listen(self, changed: Callable[[], None]) -> None:
        self.database.listeners.append(changed)

    async def aclose(self) -> None:
        self.closed = True

    def _until(self, seconds: float) -> datetime:
        return self.database.clock.now() + timedelta(seconds=seconds)

    def _fail(self) -> None:
        if self.database.failure is not None:
            raise self.database.failure
