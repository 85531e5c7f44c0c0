"""The file on the disk: its key, what harms it, what survives."""

import asyncio
import errno
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from hqs_desktop.core.bookings import BookingFilter, BookingState, IntentKind, IntentState
from hqs_desktop.core.errors import (
    JournalBlockedError,
    JournalDamagedError,
    JournalError,
    JournalFullError,
    JournalKeyMissingError,
    JournalLockedError,
    JournalReadOnlyError,
)
from hqs_desktop.journal import check, database
from hqs_desktop.journal.store import SqlJournal
from tests.fakes.clock import FakeClock
from tests.journal.values import DESK, KEY, entry, person, request

OTHER_KEY = "f" * 64
CANARY = "Kanarienvogel"


async def open_and_close(path: Path, key: str | None) -> None:
    journal = await SqlJournal.open(path, key, clock=FakeClock(), desk=DESK)
    await journal.close()


def files(path: Path) -> dict[str, bytes]:
    # The -shm file is shared memory: it holds no data, and any reader may rebuild it.
    return {file.name: file.read_bytes() for file in path.parent.iterdir() if not file.name.endswith("-shm")}


def put(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


async def killed(path: Path, *, after_sending: bool) -> None:
    """Begin a booking (and mark it sent) in another process, which is killed before it can close anything."""
    code = f"""
import asyncio, os, signal
from pathlib import Path
from hqs_desktop.core.bookings import IntentKind
from hqs_desktop.journal.store import SqlJournal
from tests.fakes.clock import FakeClock
from tests.journal.values import DESK, KEY, person, request

async def main():
    journal = await SqlJournal.open(Path({str(path)!r}), KEY, clock=FakeClock(), desk=DESK)
    intent = await journal.begin(IntentKind.BOOK, request(patient=person(last={CANARY!r})), operator="op")
    if {after_sending}:
        await journal.mark_sent(intent.id)
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""
    await kill_itself(code)


async def kill_itself(code: str) -> None:
    """Run what kills its own process."""
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=False)  # noqa: ASYNC221
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("after_sending", [False, True])
async def test_a_kill_loses_no_intent(path: Path, after_sending: bool) -> None:  # noqa: FBT001
    await killed(path, after_sending=after_sending)
    assert path.with_name("journal.db-wal").stat().st_size > 0  # what was committed is in the log only
    journal = await SqlJournal.open(path, KEY, clock=FakeClock(), desk=DESK)
    (intent,) = await journal.live_intents()
    assert intent.state is (IntentState.SENT if after_sending else IntentState.INTENT)
    assert intent.request == request(patient=person(last=CANARY))
    (booking,) = await journal.bookings(BookingFilter())
    assert booking.state is BookingState.UNRESOLVED
    await journal.close()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("key", [None, OTHER_KEY])
async def test_without_the_key_not_a_byte_changes_even_with_a_log_left_over(path: Path, key: str | None) -> None:
    await killed(path, after_sending=True)
    before = files(path)
    assert {"journal.db", "journal.db-wal"} <= set(before)
    with pytest.raises(JournalKeyMissingError):
        await open_and_close(path, key)
    assert files(path) == before
    journal = await SqlJournal.open(path, KEY, clock=FakeClock(), desk=DESK)
    assert len(await journal.live_intents()) == 1
    await journal.close()


@pytest.mark.parametrize("key", [None, "", OTHER_KEY, "x" * 64, KEY + "0", KEY.upper(), "'; --"])
async def test_a_missing_or_wrong_key_leaves_the_file_as_it_is(path: Path, key: str | None) -> None:
    await open_and_close(path, KEY)
    before = files(path)
    with pytest.raises(JournalKeyMissingError):
        await open_and_close(path, key)
    assert files(path) == before
    await open_and_close(path, KEY)


@pytest.mark.parametrize("key", [None, "short"])
async def test_a_new_journal_needs_a_key(path: Path, key: str | None) -> None:
    with pytest.raises(JournalError, match="needs a key") as caught:
        await open_and_close(path, key)
    assert not isinstance(caught.value, JournalKeyMissingError)
    assert files(path) == {}


@pytest.mark.parametrize("key", [KEY, OTHER_KEY, None])
@pytest.mark.parametrize("log", [None, b"", b"left over"])
async def test_a_journal_that_was_emptied_is_no_new_one(path: Path, key: str | None, log: bytes | None) -> None:
    await open_and_close(path, KEY)
    put(path, b"")
    if log is not None:
        put(path.with_name("journal.db-wal"), log)
    before = files(path)
    with pytest.raises(JournalDamagedError, match="empty"):
        await open_and_close(path, key)
    assert files(path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("moment", ["_connect_prepared", "_prepare", "_migrate", "_make", "prove_writable"])
async def test_a_kill_while_it_is_made_harms_no_next_start(path: Path, moment: str) -> None:
    code = f"""
import os, signal
from hqs_desktop.journal import check, database
real = database.{moment}
def killing(*given):
    if {moment!r} != "_connect_prepared":
        real(*given)
    {f"open({str(path)!r}, 'wb').close()" if moment == "_connect_prepared" else ""}
    os.kill(os.getpid(), signal.SIGKILL)
database.{moment} = killing
database.open_database(database.Path({str(path)!r}), {KEY!r}, {DESK!r})
"""
    await kill_itself(code)
    assert "journal.db" in files(path)
    await open_and_close(path, KEY)
    put(path, b"")
    with pytest.raises(JournalDamagedError):  # nothing of the making was left over
        await open_and_close(path, KEY)


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder of a user for whom rights count: root may write everywhere."""
    with tempfile.TemporaryDirectory() as folder:
        if sys.platform == "win32" or os.geteuid() != 0:
            yield Path(folder)
            return
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
        try:
            yield Path(folder)
        finally:
            os.seteuid(0)


async def test_a_read_only_file_is_noticed_at_the_start(unprivileged: Path) -> None:
    path = unprivileged / "journal.db"
    await open_and_close(path, KEY)
    path.chmod(0o444)
    before = path.read_bytes()
    with pytest.raises(JournalReadOnlyError):
        await open_and_close(path, KEY)
    assert files(path) == {"journal.db": before}
    path.chmod(0o644)
    await open_and_close(path, KEY)


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such right there")
@pytest.mark.parametrize("rights", [0o555, 0o000])
async def test_a_folder_without_the_right_to_write(unprivileged: Path, rights: int) -> None:
    folder = unprivileged / "desk"
    await open_and_close(folder / "journal.db", KEY)
    try:
        folder.chmod(rights)
        with pytest.raises(JournalReadOnlyError):
            await open_and_close(folder / "journal.db", KEY)
        with pytest.raises(JournalReadOnlyError):
            await open_and_close(folder / "other.db", KEY)
    finally:
        folder.chmod(0o755)
    await open_and_close(folder / "journal.db", KEY)


async def test_a_file_that_may_not_even_be_read(unprivileged: Path) -> None:
    path = unprivileged / "journal.db"
    await open_and_close(path, KEY)
    if sys.platform != "win32":
        path.chmod(0o000)
        with pytest.raises(JournalReadOnlyError):
            await open_and_close(path, KEY)


async def test_a_database_that_takes_no_write_is_noticed_at_the_start(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``BEGIN IMMEDIATE`` alone succeeds there."""
    await open_and_close(path, KEY)
    prepare = database._prepare

    def forbid(connection: sqlcipher.Connection) -> None:
        prepare(connection)
        connection.execute("PRAGMA query_only = ON")

    monkeypatch.setattr(database, "_prepare", forbid)
    with pytest.raises(JournalReadOnlyError):
        await open_and_close(path, KEY)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OSError(errno.ENOSPC, "x"), JournalFullError),
        (OSError(errno.EROFS, "x"), JournalReadOnlyError),
        (PermissionError(errno.EACCES, "x"), JournalReadOnlyError),
        (OSError(errno.EIO, "x"), JournalError),
        (OSError("no number"), JournalError),
    ],
)
def test_the_disks_errors_are_told_apart(error: OSError, kind: type[JournalError]) -> None:
    with pytest.raises(JournalError) as caught, database.translated():
        raise error
    assert type(caught.value) is kind


def test_what_another_program_holds_may_pass_what_is_broken_may_not() -> None:
    held = PermissionError(errno.EACCES, "x")
    setattr(held, "winerror", 32)  # noqa: B010  (Windows' own: mypy knows it only there)
    with pytest.raises(JournalLockedError), database.translated():
        raise held
    assert {JournalLockedError, JournalFullError} == set(JournalBlockedError.__subclasses__())


async def test_everything_is_there_after_a_restart(path: Path, clock: FakeClock) -> None:
    journal = await SqlJournal.open(path, KEY, clock=clock, desk=DESK)
    intent = await journal.begin(IntentKind.BOOK, request(), operator="op")
    await journal.mark_sent(intent.id)
    booking = await journal.confirm(intent.id)
    await journal.learn([entry()])
    await journal.close()
    assert [file.name for file in path.parent.iterdir()] == ["journal.db"]  # the log is folded in
    journal = await SqlJournal.open(path, KEY, clock=clock, desk=DESK)
    assert await journal.bookings(BookingFilter()) == [booking]
    assert await journal.directory() == [entry()]
    await journal.close()


async def test_nothing_of_a_patient_can_be_read_in_the_files(journal: SqlJournal, path: Path) -> None:
    patient = person(code="0084575948", first=CANARY, last="کریمی")
    intent = await journal.begin(IntentKind.BOOK, request(CANARY, patient=patient), operator=CANARY)
    await journal.mark_sent(intent.id)
    raw = b"".join(file.read_bytes() for file in path.parent.iterdir())
    for secret in (CANARY, CANARY.lower(), "0084575948", "09123456789", "کریمی", "CREATE TABLE", "SQLite format"):
        assert secret.encode() not in raw
    assert len(raw) > 10_000


async def test_writes_are_on_the_disk_before_they_return(journal: SqlJournal) -> None:
    def settings() -> list[object]:
        with journal._engine.connect() as connection:
            names = ("journal_mode", "synchronous", "foreign_keys", "cipher_version", "temp_store")
            return [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]

    mode, synchronous, foreign_keys, cipher, _ = await journal._worker.read(settings)
    assert (mode, synchronous, foreign_keys) == ("wal", 2, 1)  # 2 is FULL
    assert str(cipher).startswith("4.")
    assert sqlcipher.sqlite_version_info >= (3, 51, 3)  # before it a reset of the log could lose commits


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (os.urandom(8192), JournalKeyMissingError),  # can't be told from another key
        (b"x" * 4096, JournalKeyMissingError),
        (b"not a journal", JournalDamagedError),
        (b"\0" * 5000, JournalDamagedError),
    ],
)
async def test_what_is_no_journal_is_left_alone(path: Path, content: bytes, error: type[JournalError]) -> None:
    put(path, content)
    with pytest.raises(error) as caught:
        await open_and_close(path, KEY)
    assert type(caught.value) is error
    assert files(path) == {"journal.db": content}


async def test_an_unencrypted_database_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE t (x)")
    plain.commit()
    plain.close()
    before = files(path)
    with pytest.raises(JournalDamagedError, match="unencrypted"):
        await open_and_close(path, KEY)
    assert files(path) == before


async def test_damage_beyond_the_first_page_is_found(path: Path) -> None:
    await open_and_close(path, KEY)
    data = bytearray(files(path)["journal.db"])
    data[4096 * 4 + 100] ^= 1
    put(path, bytes(data))
    with pytest.raises(JournalDamagedError):
        await open_and_close(path, KEY)
    assert files(path)["journal.db"] == data


@pytest.fixture
def big(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every journal counts as a big one."""
    monkeypatch.setattr(database, "_SMALL", -1)


def reads_of_all(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The threads on which a whole journal was read."""
    threads: list[str] = []
    real = database.check

    def note(connection: sqlcipher.Connection) -> None:
        threads.append(threading.current_thread().name)
        real(connection)

    monkeypatch.setattr(check, "check", note)
    return threads


async def checked(path: Path, clock: FakeClock) -> None:
    """Open it and let the check come to its end."""
    journal = await SqlJournal.open(path, KEY, clock=clock, desk=DESK)
    if journal._whole_check is not None:
        await asyncio.wait({journal._whole_check._running})
    await journal.close()


@pytest.mark.usefixtures("big")
async def test_a_big_journal_is_checked_once_a_day_and_not_by_the_opening(
    path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = reads_of_all(monkeypatch)
    await checked(path, clock)
    assert len(threads) == 1
    assert threads[0].startswith("check of the journal")
    await checked(path, clock)
    assert len(threads) == 1
    await clock.advance(24 * 3600)
    await checked(path, clock)
    assert len(threads) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.usefixtures("big")
async def test_a_big_journal_is_checked_after_an_unclean_end(
    path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await checked(path, clock)
    await killed(path, after_sending=True)
    threads = reads_of_all(monkeypatch)
    await checked(path, clock)
    await checked(path, clock)
    assert len(threads) == 1


@pytest.mark.usefixtures("big")
async def test_damage_in_a_big_journal_is_told_and_nothing_is_written_any_more(path: Path, clock: FakeClock) -> None:
    await open_and_close(path, KEY)
    data = bytearray(files(path)["journal.db"])
    data[-100] ^= 1  # the last page: no start reads it
    put(path, bytes(data))
    await clock.advance(24 * 3600)
    told: list[JournalError | None] = []
    journal = await SqlJournal.open(path, KEY, clock=clock, desk=DESK, on_end=told.append)
    assert journal._whole_check is not None
    await asyncio.wait({journal._whole_check._running})
    assert [type(error) for error in told if error is not None] == [JournalDamagedError]
    with pytest.raises(JournalDamagedError):
        await journal.begin(IntentKind.BOOK, request(), operator="op")
    await journal.close()


@pytest.mark.usefixtures("big")
async def test_closing_gives_the_check_up(path: Path, clock: FakeClock) -> None:
    await open_and_close(path, KEY)
    await clock.advance(24 * 3600)
    told: list[JournalError | None] = []
    journal = await SqlJournal.open(path, KEY, clock=clock, desk=DESK, on_end=told.append)
    await journal.close()
    assert [error for error in told if error is not None] == []
    assert list(files(path)) == ["journal.db"]


async def test_a_newer_journal_is_not_touched(path: Path) -> None:
    journal = await SqlJournal.open(path, KEY, clock=FakeClock(), desk=DESK)

    def to_the_future() -> None:
        with journal._engine.begin() as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    await journal._worker.write(to_the_future)
    await journal.close()
    before = files(path)
    with pytest.raises(JournalError, match="9999"):
        await open_and_close(path, KEY)
    assert files(path) == before


async def test_another_program_holds_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 50)
    journal = await SqlJournal.open(path, KEY, clock=FakeClock(), desk=DESK)
    intent = await journal.begin(IntentKind.BOOK, request(), operator="op")
    holder = database.connect(str(path), KEY)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(JournalLockedError, match="locked"):
        await journal.mark_sent(intent.id)
    with pytest.raises(JournalLockedError):
        await open_and_close(path, KEY)
    holder.execute("ROLLBACK")
    holder.close()
    await journal.mark_sent(intent.id)
    await journal.close()


async def test_a_full_disk_is_a_journal_error_and_changes_nothing(journal: SqlJournal) -> None:
    def fill() -> None:
        with journal._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    await journal._worker.write(fill)
    jobs = (journal.begin(IntentKind.BOOK, request(f"1:{number}"), operator="op") for number in range(100))
    with pytest.raises(JournalFullError, match="full"):
        await asyncio.gather(*jobs)
    kept = len(await journal.live_intents())
    assert 0 < kept < 100
    assert len(await journal.bookings(BookingFilter())) == kept  # an attempt is there as a whole or not at all


async def test_errors_name_no_patient(journal: SqlJournal) -> None:
    def break_it() -> None:
        with journal._engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE booking RENAME TO gone")

    await journal._worker.write(break_it)
    with pytest.raises(JournalError) as caught:
        await journal.begin(IntentKind.BOOK, request(patient=person(last=CANARY)), operator="op")
    error: BaseException | None = caught.value
    while error is not None:
        assert CANARY not in str(error)
        error = error.__cause__


async def test_no_folder_for_the_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(JournalError, match=r"FileExists|NotADirectory"):
        await open_and_close(tmp_path / "file" / "journal.db", KEY)
    with pytest.raises(JournalError):
        await open_and_close(tmp_path, KEY)


@pytest.mark.parametrize(
    "address",
    ["//server/share/journal.db", r"\\server\share\journal.db", r"\\?\UNC\server\share\journal.db"],
)
async def test_network_folders_are_refused(address: str) -> None:
    with pytest.raises(JournalError, match="network"):
        await open_and_close(Path(address), KEY)


async def test_closing_ends_the_thread_and_every_method(path: Path) -> None:
    def threads() -> set[threading.Thread]:
        return {thread for thread in threading.enumerate() if thread.name.startswith("journal")}

    before = threads()
    journal = await SqlJournal.open(path, KEY, clock=FakeClock(), desk=DESK)
    await journal.live_intents()
    assert len(threads() - before) == 1
    await journal.close()
    await journal.close()
    assert threads() == before
    with pytest.raises(JournalError, match="closed"):
        await journal.live_intents()
    with pytest.raises(JournalError, match="closed"):
        await journal.mark_sent(1)


async def test_a_failed_opening_leaves_no_thread(path: Path) -> None:
    before = threading.active_count()
    with pytest.raises(JournalError):
        await open_and_close(path, None)
    assert threading.active_count() == before


def test_the_records_load_without_the_database() -> None:
    code = "import sys, hqs_desktop.core.bookings; print({'sqlalchemy', 'alembic', 'sqlcipher3'} & set(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "set()"
