"""``hqs-desktop audit verify`` over a real journal file."""

import asyncio
import io
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from hqs_desktop.adapters.profile import open_profile
from hqs_desktop.adapters.vault import desk_identity, journal_key
from hqs_desktop.app import voice
from hqs_desktop.app.audit import ExitCode, verify
from hqs_desktop.core.audit import Act
from hqs_desktop.journal.store import SqlJournal
from tests.fakes.clock import FakeClock
from tests.fakes.languages import compiled
from tests.fakes.vault import FakeVault

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass
class Desk:
    """A profile whose journal has a trail."""

    folder: Path
    vault: FakeVault = field(default_factory=FakeVault)
    out: io.StringIO = field(default_factory=io.StringIO)

    def verify(self) -> int:
        return verify(self.folder, self.out, lambda _: self.vault)

    async def journal(self) -> SqlJournal:
        path = open_profile(self.folder).journal_file(lasting=True)
        key = journal_key(self.vault, journal_exists=path.exists())
        return await SqlJournal.open(path, key, clock=FakeClock(), desk=desk_identity(self.vault))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(voice, "translation_path", lambda language: compiled() / f"{language}.qm")
    return Desk(tmp_path)


def _execute(statement: str, connection: Connection) -> None:
    connection.execute(text(statement))


async def _fill(desk: Desk, *statements: str) -> None:
    journal = await desk.journal()
    for number in range(3):
        await journal.audit.record(Act.PRINT, operator=f"Operator {number}", at=FakeClock().now())
    for statement in statements:
        await journal._change(partial(_execute, statement))
    await journal.close()


def run(desk: Desk, *statements: str) -> int:
    asyncio.run(_fill(desk, *statements))
    return desk.verify()


def test_a_sound_trail_and_its_hash(desk: Desk) -> None:
    assert run(desk) is ExitCode.SOUND
    english, persian = desk.out.getvalue().splitlines()
    assert "3 entries" in english
    assert english.rpartition(" ")[2] in persian


def test_a_changed_trail(desk: Desk) -> None:
    assert run(desk, "UPDATE audit SET operator = '' WHERE number = 2") is ExitCode.BROKEN
    assert "entry 2" in desk.out.getvalue()


def test_a_desk_that_never_worked(desk: Desk) -> None:
    assert desk.verify() is ExitCode.NO_JOURNAL


def test_a_journal_whose_key_is_gone(desk: Desk) -> None:
    run(desk)
    desk.vault.secrets.clear()
    assert desk.verify() is ExitCode.NOT_READ
