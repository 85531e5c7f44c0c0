from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hqs_desktop.journal.store import SqlJournal
from tests.fakes.clock import FakeClock
from tests.journal.values import DESK, KEY


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk" / "journal.db"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
async def journal(path: Path, clock: FakeClock) -> AsyncIterator[SqlJournal]:
    opened = await SqlJournal.open(path, KEY, clock=clock, desk=DESK)
    yield opened
    await opened.close()
