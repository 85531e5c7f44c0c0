"""Opens the journal's file: its key, its settings, its schema. Everything here runs on the journal's one thread."""

import errno
import json
import re
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlcipher

from hqs_desktop.core.errors import (
    JournalDamagedError,
    JournalError,
    JournalFullError,
    JournalKeyMissingError,
    JournalLockedError,
    JournalReadOnlyError,
)
from hqs_desktop.journal import schema
from hqs_desktop.journal.packing import forget_parts

BUSY_TIMEOUT_MS: int = 5000
"""How long to wait for another program that holds the file."""

_SMALL: Final = 16_000_000
"""Bytes that are read as a whole in some 80 ms; of a bigger journal ``journal.check`` does that behind its opening."""

_FIRST_DAY: Final = 24 * 3600.0
"""Seconds for which an old journal is kept beside what it has become."""

_KEY: Final = re.compile("[0-9a-f]{64}")
_PAGE: Final = 4096
_PLAIN_HEADER: Final = b"SQLite format 3\0"
_MIGRATIONS: Final = Path(__file__).parent / "migrations"


def open_database(path: Path, key: str | None, desk: str) -> Engine:
    """Open the journal, or make it where there is none, and bring its tables up to date.

    ``desk`` is the identity of this desk: rows of a version that kept none become its own. Raises the kinds of
    ``JournalError`` for what they say, and itself where the file is on the network or newer than this program. Where
    the file can't be decrypted (``key`` is None, or another one, or the file's beginning is damaged: the three can't
    be told apart) or is damaged, it is left as it is.
    """
    _refuse_network(path)
    with translated():
        path.parent.mkdir(parents=True, exist_ok=True)
        size = path.stat().st_size if path.exists() else None
    begun = path.with_name(f"{path.name}.new")
    if size == 0 and not begun.exists():
        raise JournalDamagedError("the journal's file is empty though it was used")
    if key is None or not _KEY.fullmatch(key):
        if size:
            raise JournalKeyMissingError("the journal is there, its key is not")
        raise JournalError("a journal needs a key of 64 hexadecimal digits")
    with translated():
        if size:
            _prove(path, key, size)
        else:
            begun.touch()  # the file stands empty for a moment: after a kill then, this tells it from an emptied one
    engine = _engine(path, key)
    try:
        with translated(), engine.begin() as connection:
            _migrate(connection, desk, path)
            prove_writable(connection)
        with suppress(OSError):  # the next opening does it
            begun.unlink(missing_ok=True)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _engine(path: Path, key: str) -> Engine:
    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=lambda: _connect_prepared(path, key),
        poolclass=StaticPool,
        hide_parameters=True,  # an error's text must hold nothing of a patient
        json_serializer=_json,
    )
    event.listen(engine, "rollback", forget_parts)
    # The driver would begin a transaction by itself, but only before the first change: one that reads first could
    # then find that another program wrote in between. Begun so, it is alone from the start.
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _json(value: object) -> str:
    """In a third of the bytes that escapes would need; halves of surrogate pairs can't be written otherwise."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text if text.isascii() or not re.search("[\\ud800-\\udfff]", text) else json.dumps(value)


def ended_uncleanly(path: Path) -> bool:
    """Whether the last end left a log behind, to be asked before the opening: a kill, a crash, a power cut."""
    with translated():
        log = path.with_name(f"{path.name}-wal")
        return log.exists() and log.stat().st_size > 0


def is_small(path: Path) -> bool:
    """Whether the whole file is checked as it is opened."""
    return path.stat().st_size <= _SMALL


def close_database(engine: Engine) -> None:
    """Fold the write-ahead log into the file and close it."""
    try:
        with translated(), closing(engine.raw_connection()) as connection:
            _pragma(connection.dbapi_connection, "wal_checkpoint(TRUNCATE)")
    finally:
        engine.dispose()


@contextmanager
def translated() -> Iterator[None]:
    """Turn the database's and the disk's errors into ``JournalError``; its text names causes, never values."""
    try:
        yield
    except OSError as error:
        raise _kind_of_os(error)(f"the journal's file: {type(error).__name__}") from error
    except DBAPIError as error:
        raise _kind_of_sqlite(error.orig)(f"the journal's database: {error.orig}") from error
    except sqlcipher.Error as error:
        raise _kind_of_sqlite(error)(f"the journal's database: {type(error).__name__}") from error
    except SQLAlchemyError as error:
        raise JournalError(f"the journal's database: {type(error).__name__}") from error


# By their beginnings: SQLITE_READONLY_DIRECTORY and its like are kinds of SQLITE_READONLY.
_SQLITE_KINDS: Final[tuple[tuple[str, type[JournalError]], ...]] = (
    ("SQLITE_BUSY", JournalLockedError),
    ("SQLITE_LOCKED", JournalLockedError),
    ("SQLITE_FULL", JournalFullError),
    ("SQLITE_READONLY", JournalReadOnlyError),
    ("SQLITE_PERM", JournalReadOnlyError),
    ("SQLITE_CANTOPEN", JournalReadOnlyError),  # its file was read before: the folder takes no log beside it
    ("SQLITE_CORRUPT", JournalDamagedError),
    ("SQLITE_NOTADB", JournalDamagedError),
)
_OS_KINDS: Final = {
    errno.ENOSPC: JournalFullError,
    errno.EDQUOT: JournalFullError,
    errno.EACCES: JournalReadOnlyError,
    errno.EPERM: JournalReadOnlyError,
    errno.EROFS: JournalReadOnlyError,
}
_SHARING_VIOLATIONS: Final = {32, 33}  # Windows' own numbers; Python calls the first a PermissionError


def _kind_of_sqlite(error: BaseException | None) -> type[JournalError]:
    name = getattr(error, "sqlite_errorname", "")
    return next((kind for beginning, kind in _SQLITE_KINDS if name.startswith(beginning)), JournalError)


def _kind_of_os(error: OSError) -> type[JournalError]:
    if getattr(error, "winerror", None) in _SHARING_VIOLATIONS:
        return JournalLockedError
    return _OS_KINDS.get(error.errno or 0, JournalError)


def _refuse_network(path: Path) -> None:
    """WAL needs memory shared with everybody who has the file open: a local disk."""
    given = str(path).replace("/", "\\").upper()
    unc = given.startswith("\\\\") and (not given.startswith("\\\\?\\") or given.startswith("\\\\?\\UNC\\"))
    if unc or _on_mapped_drive(path):
        raise JournalError("the journal must lie on a local disk, not on the network")


def _on_mapped_drive(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  (Windows only)

        remote = 4  # DRIVE_REMOTE
        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{path.resolve().drive}\\") == remote)
    return False


def _prove(path: Path, key: str, size: int) -> None:
    """Read the first page without changing a byte: closing a file opened with a wrong key would fold in its log."""
    # For writing, too: SQLite would make the log of a read-only file read-only, where it stays when the file is mended.
    with path.open("r+b") as file:
        if file.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER:
            raise JournalDamagedError("the journal's file is an unencrypted database")
    if size % _PAGE:
        raise JournalDamagedError("the journal's file is cut short or no journal")
    # With a log the first page may be in there, and rightly read only with it; without one nothing must be created.
    log = path.with_name(f"{path.name}-wal").exists()
    probe = connect(f"{path.absolute().as_uri()}?mode=ro{'' if log else '&immutable=1'}", key)
    try:
        probe.execute("PRAGMA schema_version").fetchone()
    except sqlcipher.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB":
            raise JournalKeyMissingError("the journal can't be decrypted: another key, or damaged") from error
        raise
    finally:
        probe.close()


def connect(address: str, key: str) -> sqlcipher.Connection:
    """Open the file, or what a ``file:`` address says of it, with its key and nothing else."""
    connection = sqlcipher.connect(
        address, uri=address.startswith("file:"), timeout=BUSY_TIMEOUT_MS / 1000, isolation_level=None
    )
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to the console
    connection.execute(f"PRAGMA key = \"x'{key}'\"")  # 64 hexadecimal digits by now
    return connection


def _connect_prepared(path: Path, key: str) -> sqlcipher.Connection:
    connection = connect(str(path), key)
    try:
        _prepare(connection)
        if is_small(path):
            check(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlcipher.Connection) -> None:
    if _pragma(connection, "journal_mode = WAL") != "wal":
        raise JournalError("the journal's disk takes no write-ahead log")
    _pragma(connection, "wal_checkpoint(PASSIVE)")  # what a kill left in the log: a backup is of the file alone
    _pragma(connection, "synchronous = FULL")
    _pragma(connection, "foreign_keys = ON")


def check(connection: sqlcipher.Connection) -> None:
    """Read all of the file. Raises ``JournalDamagedError`` where it is damaged."""
    if (found := _pragma(connection, "quick_check(1)")) != "ok":
        raise JournalDamagedError(f"the journal is damaged: {found}")


def _pragma(connection: sqlcipher.Connection, pragma: str) -> object:
    row = connection.execute(f"PRAGMA {pragma}").fetchone()
    return None if row is None else row[0]


def _make(connection: Connection) -> None:
    """Make in one go, without alembic, what all migrations would have made."""
    schema.metadata.create_all(connection)
    schema.version.create(connection)
    connection.execute(insert(schema.version).values(version_num=schema.HEAD))


def _migrate(connection: Connection, desk: str, path: Path) -> None:
    tables = inspect(connection).get_table_names()
    if not tables:
        _make(connection)
        return
    version = connection.scalar(select(schema.version.c.version_num)) if schema.version.name in tables else None
    if version != schema.HEAD:
        if version is None or version < schema.HEAD:  # a newer one is left as it is: ``upgrade`` refuses it
            _back_up(path)
        upgrade(connection, version, desk)
    else:
        _drop_old_backups(path)


def _back_up(path: Path) -> None:
    """Keep the file as the earlier version has it, within the transaction that brings it up to date."""
    unfinished = path.with_name(f"{path.name}.copying")
    shutil.copyfile(path, unfinished)
    unfinished.replace(path.with_name(f"{path.name}.before-{schema.HEAD}"))


def _drop_old_backups(path: Path) -> None:
    """The first day with the new version was good: it is opened again."""
    for kept in path.parent.glob(f"{path.name}.before-*"):
        if time.time() - kept.stat().st_mtime > _FIRST_DAY:
            kept.unlink()


def checked_on(connection: Connection) -> int:
    """The day on which the whole file was last found good, in days since 1970; 0 where it was not yet."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def note_checked(connection: sqlcipher.Connection, day: int) -> None:
    """Keep that it was found good on that day."""
    _pragma(connection, f"user_version = {day}")


def prove_writable(connection: Connection) -> None:
    """Change a page: the right and the room to write are missed now, not at the next booking."""
    connection.exec_driver_sql(f"PRAGMA user_version = {checked_on(connection)}")


def upgrade(connection: Connection, version: str | None, desk: str) -> None:
    """Run the migrations that come after ``version``; None runs all. Raises ``JournalError`` for an unknown one."""
    # Imported only where there is something to migrate: it costs a tenth of a second.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["desk"] = desk
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise JournalError(f"the journal can't be brought from version {version} to {schema.HEAD}") from error
