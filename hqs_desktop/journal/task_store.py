"""The worklist's part of the journal, over its connections."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Protocol, TypeVar

from sqlalchemy import Connection

from hqs_desktop.core.worklist import Task, TaskEvent, TaskFilter, TaskPage
from hqs_desktop.journal import tasks

T = TypeVar("T")


class Transact(Protocol):
    """Runs a job in a transaction, on the journal's thread."""

    def __call__(self, job: Callable[[Connection], T], /) -> Awaitable[T]:
        """Give what the job gives. Raises ``JournalError``."""
        ...


class SqlTasks:
    """Fulfils ``desk.worklist.ports.Tasks`` for the desk of that identity."""

    def __init__(self, read: Transact, write: Transact, desk: str) -> None:
        self._read = read
        self._write = write
        self.desk = desk

    async def add(self, new: Sequence[tuple[Task, TaskEvent]], *, once: bool = False) -> Sequence[Task]:
        """Commit tasks, each with its first event, but those of whose kind and origin there is an open one.

        With ``once`` also those of which there was one. Gives those that were added.
        """

        def insert(connection: Connection) -> list[Task]:
            return [task for task, event in new if tasks.add(connection, task, event, once=once)]

        return await self._write(insert) if new else []

    async def change(self, before: Task, after: Task, events: Sequence[TaskEvent]) -> None:
        """Commit what has become of a task, and why.

        Raises ``core.errors.TaskChangedError`` where it is not as ``before`` any more.
        """
        await self._write(partial(tasks.change, before=before, after=after, events=events))

    async def task(self, task_id: str) -> Task | None:
        """A task, open or closed."""
        return await self._read(partial(tasks.get_task, task_id=task_id))

    async def tasks(self, wanted: TaskFilter) -> TaskPage:
        """The tasks that are wanted: open ones in the list's order, closed ones the last closed first."""
        return await self._read(partial(tasks.page, wanted=wanted))

    async def count(self, wanted: TaskFilter) -> int:
        """How many there are of what is wanted."""
        return await self._read(partial(tasks.count, wanted=wanted))

    async def events(self, task_id: str) -> Sequence[TaskEvent]:
        """What was done and said for a task, in the order in which it was."""
        return await self._read(partial(tasks.events_of, task_id=task_id))
