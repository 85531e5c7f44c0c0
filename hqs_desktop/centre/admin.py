"""What the centre's IT does once: makes the schema, brings it up to date, adds desks, looks how they are.

All of it runs as the administrator whose address is given; a password comes from where libpq looks for one
(``PGPASSWORD``, ``pgpass``). Everything raises ``CentreError``.
"""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import psycopg
from psycopg import sql

from hqs_desktop.centre.address import CONNECT_SECONDS
from hqs_desktop.centre.connecting import translated
from hqs_desktop.core.errors import CentreRefusedError

OWNER: Final = "hqs_owner"
DESKS: Final = "hqs_desks"

_NAME: Final = re.compile("[a-z][a-z0-9_]{0,39}")
_LOCK: Final = 0x485153  # "HQS": of the advisory lock under which the schema is changed
_PASSWORD_BYTES: Final = 24
_MIGRATIONS: Final = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class KnownDesk:
    """A desk as the database knows it; ``seen_at`` is when it gave its last sign of life."""

    role: str
    title: str
    seen_at: datetime | None


def initialise(admin_url: str) -> str:
    """Make roles, schema and rights, or bring them up to date; gives the version."""
    from alembic import command  # noqa: PLC0415  # a desk never needs it
    from alembic.config import Config  # noqa: PLC0415  # see above
    from sqlalchemy import create_engine, text  # noqa: PLC0415  # see above
    from sqlalchemy.exc import DBAPIError  # noqa: PLC0415  # see above
    from sqlalchemy.pool import StaticPool  # noqa: PLC0415  # see above

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with translated():
        bare = _connect(admin_url)
    engine = create_engine("postgresql+psycopg://", creator=lambda: bare, poolclass=StaticPool)
    try:
        with engine.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            for role in (OWNER, DESKS):
                if connection.scalar(text("SELECT true FROM pg_roles WHERE rolname = :role"), {"role": role}) is None:
                    connection.execute(text(f"CREATE ROLE {role} NOLOGIN"))
            connection.execute(text(f"GRANT {OWNER} TO CURRENT_USER"))
            connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS hqs AUTHORIZATION {OWNER}"))
            connection.execute(text(f"SET LOCAL ROLE {OWNER}"))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            return str(connection.scalar(text("SELECT version_num FROM hqs.alembic_version")))
    except DBAPIError as error:
        with translated():
            raise error.orig or error from error
    finally:
        engine.dispose()


def add_desk(admin_url: str, name: str, title: str) -> tuple[str, str]:
    """Make a desk's role; gives it and its password, which nobody can read again.

    Raises ``CentreRefusedError`` where ``name`` is none for a role, and where a desk of that name or title is there.
    """
    if not _NAME.fullmatch(name):
        raise CentreRefusedError("a desk's name has only small Latin letters, digits and _, and begins with a letter")
    role, password = f"hqs_desk_{name}", secrets.token_urlsafe(_PASSWORD_BYTES)
    with translated(), _connect(admin_url) as connection:
        # The server gets, and logs, only what proves the password.
        proof = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
        connection.execute(
            sql.SQL("CREATE ROLE {} LOGIN PASSWORD {} IN ROLE {}").format(
                sql.Identifier(role), sql.Literal(proof), sql.Identifier(DESKS)
            )
        )
        connection.execute("INSERT INTO hqs.desk (role, title) VALUES (%s, %s)", (role, title))
    return role, password


def known_desks(admin_url: str) -> Sequence[KnownDesk]:
    """The desks, those that were seen last first."""
    query = "SELECT role, title, seen_at FROM hqs.desk ORDER BY seen_at DESC NULLS LAST, role"
    with translated(), _connect(admin_url) as connection:
        return [KnownDesk(*row) for row in connection.execute(query)]


def _connect(admin_url: str) -> psycopg.Connection:
    return psycopg.connect(admin_url, connect_timeout=CONNECT_SECONDS, application_name="hqs-desktop")
