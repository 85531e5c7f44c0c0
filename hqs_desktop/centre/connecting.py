"""Opens a desk's connection to the centre's database, and proves that it may be used."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import psycopg
from psycopg import errors

from hqs_desktop.centre.address import CentreAddress
from hqs_desktop.core.errors import CentreError, CentreRefusedError

PROTOCOL: Final = 1
"""What this program speaks; the database says which is the least that may write to it."""

_STATEMENT_MS: Final = 250
# Somebody has to mend these; all others may pass by themselves.
_REFUSALS: Final = (
    errors.InvalidAuthorizationSpecification,
    errors.InvalidCatalogName,
    errors.InsufficientPrivilege,
    errors.UndefinedFunction,
    errors.InvalidSchemaName,
    errors.ForeignKeyViolation,
    errors.DuplicateObject,
    errors.UniqueViolation,
)


def connect(address: CentreAddress, password: str) -> psycopg.Connection:
    """Open a desk's connection. Raises ``CentreError``; ``CentreRefusedError`` where somebody must mend something."""
    with translated():
        connection = psycopg.connect(**address.parameters(password), autocommit=True)  # type: ignore[arg-type]  # libpq's own names
        try:
            _prove(connection)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors into ``CentreError``; its text names the kind, never a value."""
    try:
        yield
    except _REFUSALS as error:
        raise CentreRefusedError(f"the centre's database refuses: {type(error).__name__}") from error
    except psycopg.Error as error:
        # A connection that is refused before it stands has no SQLSTATE: only libpq's text tells why.
        if any(words in str(error) for words in ("certificate verify failed", "password authentication failed")):
            raise CentreRefusedError("the centre's database can't be proved, or does not know this desk") from error
        raise CentreError(f"the centre's database: {type(error).__name__}") from error


def _prove(connection: psycopg.Connection) -> None:
    connection.execute(f"SET statement_timeout = {_STATEMENT_MS}")
    row = connection.execute("SELECT pg_backend_pid(), min_client FROM hqs.centre").fetchone()
    if row is None:
        raise CentreRefusedError("the centre's database was not set up")
    backend, least = row
    if backend != connection.info.backend_pid:
        raise CentreRefusedError(
            "a pooler stands before the centre's database: it loses what the desks tell each other"
        )
    if least > PROTOCOL:
        raise CentreRefusedError("the centre's database wants a newer program")
