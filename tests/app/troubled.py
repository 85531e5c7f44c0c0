"""Whole runs of the app whose journal can't be used: ``python -m tests.app.troubled TROUBLE PROFILE END``.

A trouble is made with real files before the start, and mended while the app runs, which prints what it shows. ``END``
is ``itself`` where the app must notice that by itself, ``asked`` where it is asked to try again, ``quit`` where nothing
is mended and the app closes.
"""

import asyncio
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from hqs_desktop.adapters.vault import JOURNAL_KEY, MemoryVault
from hqs_desktop.app import live
from hqs_desktop.app.live import Live
from hqs_desktop.app.start import Options, run
from hqs_desktop.app.tour.booking import SPECIALTY
from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.errors import VaultError
from hqs_desktop.core.model import Facility, Identifier, Provider
from hqs_desktop.journal import database
from hqs_desktop.viewmodels.shell.window import Line
from tests.app.companions import line_known, notices, until

KEY = "0123456789abcdef" * 4
HOLDER = """
import sys
from pathlib import Path
from hqs_desktop.journal import database
connection = database.connect(sys.argv[1], sys.argv[2])
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""
Mend = Callable[[], object]


class Kept(MemoryVault):
    """A vault that says that it lasts, as Windows' does; it can be locked."""

    locked = False

    @property
    def persistent(self) -> bool:
        return True

    def get(self, name: str) -> str | None:
        if self.locked:
            raise VaultError("the vault can't be read")
        return super().get(name)


def held(journal: Path) -> Mend:
    """Another process holds the journal, until it ends."""
    command = [sys.executable, "-c", HOLDER, str(journal), KEY]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    return holder.communicate


def locked(journal: Path, _vault: Kept) -> Mend:
    database.open_database(journal, KEY, "desk").dispose()
    return held(journal)


def full(_journal: Path, _vault: Kept) -> Mend:
    """The database may take no more room than it has: what SQLite says then is what it says of a disk."""
    prepare = database._prepare

    def narrow(connection: sqlcipher.Connection) -> None:
        prepare(connection)
        connection.execute("PRAGMA max_page_count = 1")

    database._prepare = narrow
    return lambda: setattr(database, "_prepare", prepare)


def read_only(journal: Path, _vault: Kept) -> Mend:
    database.open_database(journal, KEY, "desk").dispose()
    journal.chmod(0o444)
    return lambda: journal.chmod(0o644)


def key_missing(journal: Path, vault: Kept) -> Mend:
    database.open_database(journal, KEY, "desk").dispose()
    vault.delete(JOURNAL_KEY)
    return lambda: vault.set(JOURNAL_KEY, KEY)


def emptied(journal: Path, _vault: Kept) -> Mend:
    database.open_database(journal, KEY, "desk").dispose()
    copy = journal.read_bytes()
    journal.write_bytes(b"")
    return lambda: journal.write_bytes(copy)


def vault_locked(_journal: Path, vault: Kept) -> Mend:
    vault.locked = True
    return lambda: setattr(vault, "locked", False)


TROUBLES = {one.__name__: one for one in (locked, full, read_only, key_missing, emptied, vault_locked)}


def show(desk: Live) -> None:
    """What the window, F2, F3 and F4 say."""
    front = desk.front
    empty = front.bookings.emptiness
    print(f"session={front.shared.slot.session is not None} line={front.shell.line}")
    print(f"notices={notices(desk)}")
    print(f"F2={front.find.results.reason.title if front.find.results.phase == 'empty' else front.find.results.phase}")
    print(f"F3={empty.title if empty is not None else ''}")
    print(f"F4={front.track.problem.title if front.track.problem is not None else ''}", flush=True)


async def at_start(desk: Live, mend: Mend, end: str) -> int:
    """Trouble from the start: what is asked for meanwhile waits, and is done once it is mended."""
    front = desk.front
    front.find.criteria.specialty = front.find.criteria.search_specialties(SPECIALTY)[0]
    front.find.search()
    front.track.track("a" * 32)
    await line_known(desk)
    await until(lambda: not desk._opening.locked())
    show(desk)
    if end == "quit":
        return 0
    front.shared.notices.dismiss(front.shared.notices.standing[-1].number)
    await asyncio.sleep(0.7)
    print(f"dismissed={notices(desk)}")  # what was put away is not told again with every try
    await asyncio.to_thread(mend)
    if end == "asked":
        front.bookings.refresh()  # F5
    await until(lambda: front.shared.slot.session is not None)
    await until(lambda: front.shell.line is Line.DOWN and front.bookings.loaded and not front.find.results.running)
    show(desk)
    return 0


async def at_work(desk: Live, journal: Path) -> int:
    """The journal is held while the desk works, then freed."""
    front = desk.front
    await until(lambda: front.shell.line is Line.DOWN)
    session = front.shared.slot.session
    assert session is not None
    free = await asyncio.to_thread(held, journal)
    provider = Provider(Identifier("1", "Med_Council", "Med_Council", "Med_ID"), full_name="A")
    session_write = session.journal.learn([DirectoryEntry(provider, Facility(None, ""), "typed")])
    print(type((await asyncio.gather(session_write, return_exceptions=True))[0]).__name__)
    show(desk)
    front.shared.notices.act(front.shared.notices.standing[-1].number)  # tried at once, in vain
    await until(lambda: front.shell.line is Line.NO_JOURNAL)
    print(f"tried={notices(desk)}")
    await asyncio.to_thread(free)
    await until(lambda: front.shell.line is not Line.NO_JOURNAL)
    show(desk)
    return 0


@contextmanager
def quick() -> Iterator[None]:
    """Nobody waits in a test for as long as at a desk."""
    database.BUSY_TIMEOUT_MS = 100
    live.AGAIN_SECONDS = (0.2,)
    yield


if __name__ == "__main__":
    trouble, profile, end = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    kept = Kept()
    kept.set(JOURNAL_KEY, KEY)
    live.open_vault = lambda _profile: kept  # type: ignore[assignment,attr-defined]
    file = profile / "journal.db"
    with quick():
        if trouble == "at_work":
            options = Options(profile=profile, demo=False, tour=None, seed=0)
            sys.exit(run(options, lambda desk: at_work(desk, file)))
        mend = TROUBLES[trouble](file, kept)
        options = Options(profile=profile, demo=False, tour=None, seed=0)
        sys.exit(run(options, lambda desk: at_start(desk, mend, end)))
