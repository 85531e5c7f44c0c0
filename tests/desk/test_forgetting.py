"""Old patients' data is deleted once a day, and only where that is set."""

from datetime import timedelta

import pytest

from hqs_desktop.core.dates import day_start, shamsi_of
from hqs_desktop.core.errors import JournalError
from hqs_desktop.desk.forgetting import Forgetting
from tests.fakes.clock import START, FakeClock
from tests.fakes.journal import FakeJournal


class Store:
    """Notes from when on it was asked to delete."""

    def __init__(self) -> None:
        self.asked: list[object] = []
        self.broken = False

    async def forget(self, before: object) -> int:
        if self.broken:
            raise JournalError("full")
        self.asked.append(before)
        return 3


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def forgets(clock: FakeClock, store: Store) -> Forgetting:
    journal = FakeJournal(clock)
    journal.forgetting = store
    return Forgetting(journal, clock)


async def test_nothing_is_deleted_where_nobody_said_so(forgets: Forgetting, store: Store) -> None:
    assert await forgets.look() == 0
    assert store.asked == []


async def test_whole_days_of_iran_are_counted(forgets: Forgetting, store: Store) -> None:
    forgets.keep_days = 30
    assert await forgets.look() == 3
    assert store.asked == [day_start(shamsi_of(START).add_days(-30))]


async def test_it_looks_every_day_whatever_befalls_the_journal(
    forgets: Forgetting, store: Store, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    forgets.start()
    await clock.advance(1)
    forgets.keep_days = 30
    store.broken = True
    await clock.advance(timedelta(days=1).total_seconds())
    store.broken = False
    assert store.asked == []
    await clock.advance(timedelta(days=1).total_seconds())
    await clock.advance(timedelta(days=1).total_seconds())
    assert len(store.asked) == 2
    await forgets.aclose()
    assert "JournalError" in caplog.text
    caplog.clear()
