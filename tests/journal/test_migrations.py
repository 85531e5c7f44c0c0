import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import BigInteger, Connection, create_engine
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable
from sqlcipher3 import dbapi2 as sqlcipher

from hqs_desktop.core.bookings import BookingFilter, BookingState, IntentKind, IntentState
from hqs_desktop.core.model import BookingRequest
from hqs_desktop.journal import schema
from hqs_desktop.journal.codec import encode
from hqs_desktop.journal.database import close_database, connect, open_database, upgrade
from hqs_desktop.journal.migrations.versions import r0001_first_tables, r0002_desks
from hqs_desktop.journal.store import SqlJournal
from tests.fakes.clock import START, FakeClock
from tests.journal.values import DESK, KEY, REASON, person, request


def in_database(path: Path, look: Callable[[Connection], object]) -> object:
    engine = open_database(path, KEY, DESK)
    with engine.begin() as connection:
        result = look(connection)
    close_database(engine)
    return result


def definitions(connection: Connection) -> object:
    """Everything in a database: tables, indexes, what alembic notes."""
    found = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master").all()
    made = {(kind, name, table): re.sub(r"\s+", " ", sql or "").replace(" ,", ",") for kind, name, table, sql in found}
    return made, connection.exec_driver_sql("SELECT version_num FROM alembic_version").all()


def migrated(look: Callable[[Connection], object]) -> object:
    """What is seen in a database that the migrations made, one after the other."""
    engine = create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            upgrade(connection, None, DESK)
            return look(connection)
    finally:
        engine.dispose()


def test_a_new_journal_is_what_the_migrations_make(path: Path) -> None:
    assert in_database(path, definitions) == migrated(definitions)


def test_the_migrations_make_what_the_schema_says() -> None:
    def same_type(
        _context: object, _inspected: object, _declared: object, inspected: object, declared: object
    ) -> bool | None:
        # An Instant lies in the database as a whole number.
        return False if isinstance(declared, schema.Instant) and isinstance(inspected, BigInteger) else None

    def differences(connection: Connection) -> object:
        def is_ours(name: str | None, kind: str, _: object) -> bool:
            return kind != "table" or not str(name).startswith(("booking_words", "booking_terms"))

        opts = {"compare_type": same_type, "include_name": is_ours}
        context = MigrationContext.configure(connection, opts=opts)
        return compare_metadata(context, schema.metadata)

    assert migrated(differences) == []


def test_the_one_live_intent_is_the_databases_rule(path: Path) -> None:
    def definition(connection: Connection) -> object:
        query = "SELECT sql FROM sqlite_master WHERE name = 'one_live_intent'"
        return connection.exec_driver_sql(query).scalar()

    created = str(in_database(path, definition))
    assert created.startswith("CREATE UNIQUE INDEX")
    assert created.endswith("WHERE state IN ('intent', 'sent', 'unknown')")


def test_the_head_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [schema.HEAD]


def test_a_folder_with_odd_characters(tmp_path: Path) -> None:
    path = tmp_path / "100% نوبت #1?x" / "journal.db"
    in_database(path, lambda _: None)
    in_database(path, lambda _: None)
    assert path.is_file()


def test_the_same_tables_suit_postgresql() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy's own gap
    tables = "".join(str(CreateTable(table).compile(dialect=dialect)) for table in schema.metadata.sorted_tables)
    assert "SERIAL" in tables
    assert "BIGINT" in tables
    written = io.StringIO()
    opts = {"as_sql": True, "output_buffer": written, "desk": DESK, "literal_binds": True}
    context = MigrationContext.configure(dialect=dialect, opts=opts)
    with Operations.context(context):
        r0001_first_tables.upgrade()
        r0002_desks.upgrade()
    assert (
        "CREATE UNIQUE INDEX one_live_intent ON intent (tqid_key) WHERE state IN ('intent', 'sent', 'unknown')"
        in written.getvalue()
    )


# A file of version 0001, as that version wrote it

MOMENT = int(START.timestamp()) * 1_000_000
INTENTS = [
    (kind, state, "LineError" if state in {IntentState.LAPSED, IntentState.REFUSED, IntentState.UNKNOWN} else None)
    for kind in IntentKind
    for state in IntentState
]


def stored(wanted: BookingRequest) -> str:
    return json.dumps(encode(wanted))


def make_old(path: Path) -> None:
    """A journal with a booking in every state, and an intent of each kind in every state, each of its own slot."""
    path.parent.mkdir(exist_ok=True)
    engine = create_engine("sqlite+pysqlite://", module=sqlcipher, creator=lambda: connect(str(path), KEY))
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        with Operations.context(MigrationContext.configure(connection)):
            r0001_first_tables.upgrade()
        schema.version.create(connection)
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('0001')")
        states = [*BookingState, *(BookingState.UNRESOLVED for _ in INTENTS)]
        for number, state in enumerate(states, 1):
            connection.exec_driver_sql(
                "INSERT INTO booking (id, tqid_key, state, operator, booked_at, changed_at, request, starts_at,"
                " provider_id, person_type, person_key, mobile_key, name_key, to_call)"
                " VALUES (?, ?, ?, 'op', ?, ?, ?, ?, '12345', 'national_code', '0084575948', '', 'x', 0)",
                (number, f"b{number}", state.value, MOMENT, MOMENT, stored(request(f"1:b{number}")), MOMENT),
            )
        for number, (kind, state, error) in enumerate(INTENTS, 1):
            connection.exec_driver_sql(
                "INSERT INTO intent (id, booking_id, kind, state, tqid_key, operator, created_at, changed_at, request,"
                " reason, error_text) VALUES (?, ?, ?, ?, ?, 'op', ?, ?, ?, ?, ?)",
                (
                    number,
                    len(BookingState) + number,
                    kind.value,
                    state.value,
                    f"i{number}",
                    MOMENT,
                    MOMENT,
                    stored(request(f"1:i{number}")),
                    json.dumps(encode(REASON)) if kind is IntentKind.CANCEL else None,
                    error,
                ),
            )
    engine.dispose()


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    """All rows, as far as version 0001 knew them and later ones keep them so.

    The keys that names are sought by are made anew; requests and codes are packed.
    """
    newer = {"desk", "name_key", "corrected", "missed_at", "starts_at", "request", "status", "cancel_reason"}
    with closing(connect(str(path), KEY)) as connection:
        columns = [str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})") if row[1] not in newer]
        return list(connection.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY id"))  # noqa: S608


async def check_migrated(path: Path, before: dict[str, list[tuple[object, ...]]]) -> None:
    journal = await SqlJournal.open(path, KEY, clock=FakeClock(), desk=DESK)
    live, given_up = await journal.live_intents(), await journal.given_up(START)
    bookings = await journal.bookings(BookingFilter())
    await journal.close()
    assert {table: rows(path, table) for table in before} == before
    assert [(one.kind, one.state) for one in live] == [(kind, state) for kind, state, _ in INTENTS if state.live]
    assert [(one.kind, one.state) for one in given_up] == [
        (kind, state) for kind, state, error in INTENTS if error and not state.live
    ]
    assert {one.reason for one in live} == {None, REASON}
    assert [one.request for one in bookings] == [request(f"1:b{number}") for number in range(1, len(bookings) + 1)]
    assert [one.request.slot.tqid.text for one in live] == [f"1:i{one.id}" for one in live]
    assert [one.request for one in (*live, *given_up)] == [request(f"1:i{one.id}") for one in (*live, *given_up)]
    assert len(bookings) == len(before["booking"])
    assert {one.state for one in bookings} == set(BookingState)
    assert {one.desk for one in (*live, *given_up)} == {one.desk for one in bookings} == {DESK}
    other = await SqlJournal.open(path, KEY, clock=FakeClock(), desk="other-desk")
    assert (await other.live_intents(), await other.given_up(START)) == ([], [])
    assert {one.desk for one in await other.bookings(BookingFilter())} == {DESK}
    await other.close()


async def test_what_0001_holds_belongs_to_the_desk_that_migrates_it(path: Path) -> None:
    make_old(path)
    await check_migrated(path, {table: rows(path, table) for table in ("booking", "intent")})


async def test_an_old_journal_is_kept_until_the_first_day_is_over(path: Path) -> None:
    make_old(path)
    before = {table: rows(path, table) for table in ("booking", "intent")}
    kept = path.with_name(f"journal.db.before-{schema.HEAD}")
    in_database(path, lambda _: None)
    in_database(path, lambda _: None)
    assert {table: rows(kept, table) for table in before} == before
    with closing(connect(str(kept), KEY)) as connection:
        assert list(connection.execute("SELECT version_num FROM alembic_version")) == [("0001",)]
    yesterday = time.time() - 25 * 3600
    os.utime(kept, (yesterday, yesterday))
    in_database(path, lambda _: None)
    assert [file.name for file in path.parent.iterdir() if file.suffix != ".db"] == []


async def test_names_of_0001_are_found_in_every_spelling(path: Path) -> None:
    make_old(path)
    patient = person("1", "اسمعیل", "رئوفی")
    with closing(connect(str(path), KEY)) as connection:
        wanted = stored(request("1:b1", patient=patient))
        connection.execute("UPDATE booking SET request = ?, name_key = 'اسمعیلریوفی' WHERE id = 1", (wanted,))
        nameless = stored(request("1:b2", patient=person("2", "", "")))
        connection.execute("UPDATE booking SET request = ?, name_key = '' WHERE id = 2", (nameless,))
        connection.commit()
    journal = await SqlJournal.open(path, KEY, clock=FakeClock(), desk=DESK)
    for typed in ("رؤوفی", "روفی اسماعیل", "ریوفی", "اسمعیل"):
        assert [one.person for one in await journal.bookings(BookingFilter(text=typed))] == [patient]
    await journal.close()
    with closing(connect(str(path), KEY)) as connection:
        assert list(connection.execute("SELECT name_key FROM booking WHERE id = 2")) == [("",)]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("moment", ["ALTER TABLE booking", "UPDATE booking", "UPDATE intent", "CREATE INDEX"])
async def test_a_kill_in_the_middle_of_the_migration_loses_nothing(path: Path, moment: str) -> None:
    make_old(path)
    before = {table: rows(path, table) for table in ("booking", "intent")}
    code = f"""
import os, signal
from pathlib import Path
from sqlalchemy import Engine, event
from hqs_desktop.journal.database import open_database

@event.listens_for(Engine, "after_cursor_execute")
def kill(connection, cursor, statement, *rest):
    if statement.startswith({moment!r}):
        os.kill(os.getpid(), signal.SIGKILL)

open_database(Path({str(path)!r}), {KEY!r}, "killed-desk")
"""
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=False)  # noqa: ASYNC221
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    await check_migrated(path, before)
