"""The journal's own worklist, baskets and readings over a database in memory, in the caller's turn of the loop."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, StaticPool, create_engine

from hqs_desktop.journal import schema
from hqs_desktop.journal.task_store import Transact

T = TypeVar("T")
TABLES = [
    *(schema.task, schema.task_event, schema.offer, schema.last_look, schema.reading, schema.basket),
    *(schema.audit, schema.audit_head),
]


def in_memory(check: Callable[[], None]) -> Transact:
    """Runs a job in a transaction. ``check`` is called before each, and may raise ``JournalError``."""
    engine = create_engine("sqlite://", poolclass=StaticPool)

    async def transact(job: Callable[[Connection], T]) -> T:
        check()
        with engine.begin() as connection:
            return job(connection)

    own = [schema.booking, schema.intent, schema.operator]
    schema.metadata.create_all(engine, [*own, *TABLES])
    return transact
