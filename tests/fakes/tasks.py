"""The journal's own worklist over a database in memory, in the caller's turn of the loop."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, StaticPool, create_engine

from hqs_desktop.journal import schema
from hqs_desktop.journal.task_store import SqlTasks

T = TypeVar("T")
TABLES = [schema.task, schema.task_event, schema.offer, schema.last_look, schema.reading, schema.basket]


def memory_tasks(check: Callable[[], None], desk: str = "desk") -> SqlTasks:
    """``check`` is called before each use, and may raise ``JournalError``."""
    engine = create_engine("sqlite://", poolclass=StaticPool)

    async def transact(job: Callable[[Connection], T]) -> T:
        check()
        with engine.begin() as connection:
            return job(connection)

    schema.metadata.create_all(engine, [schema.booking, *TABLES])
    return SqlTasks(transact, transact, desk)
