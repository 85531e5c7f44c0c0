import io
import re
from collections.abc import Callable
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import BigInteger, Connection, create_engine
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from hqs_desktop.journal import schema
from hqs_desktop.journal.database import close_database, open_database, upgrade
from hqs_desktop.journal.migrations.versions import r0001_first_tables
from tests.journal.values import KEY


def in_database(path: Path, look: Callable[[Connection], object]) -> object:
    engine = open_database(path, KEY)
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
            upgrade(connection, None)
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
        context = MigrationContext.configure(connection, opts={"compare_type": same_type})
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
    context = MigrationContext.configure(dialect=dialect, opts={"as_sql": True, "output_buffer": written})
    with Operations.context(context):
        r0001_first_tables.upgrade()
    assert (
        "CREATE UNIQUE INDEX one_live_intent ON intent (tqid_key) WHERE state IN ('intent', 'sent', 'unknown')"
        in written.getvalue()
    )
