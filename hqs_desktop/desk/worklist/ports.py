"""What the worklist needs of the journal. Every method raises ``core.errors.JournalError``."""

from collections.abc import Sequence
from typing import Protocol

from hqs_desktop.core.worklist import Task, TaskEvent, TaskFilter, TaskPage


class Tasks(Protocol):
    """The tasks of the worklist. A method returns once its transaction is committed to disk."""

    @property
    def desk(self) -> str:
        """This desk's identity."""
        ...

    async def add(self, new: Sequence[tuple[Task, TaskEvent]], *, once: bool = False) -> Sequence[Task]:
        """Commit tasks, each with its first event, but those of whose kind and origin there is an open one.

        With ``once`` also those of which there was one. Gives those that were added.
        """
        ...

    async def change(self, before: Task, after: Task, events: Sequence[TaskEvent]) -> None:
        """Commit what has become of a task, and why.

        Raises ``core.errors.TaskChangedError`` where it is not as ``before`` any more.
        """
        ...

    async def task(self, task_id: str) -> Task | None:
        """A task, open or closed."""
        ...

    async def tasks(self, wanted: TaskFilter) -> TaskPage:
        """The tasks that are wanted: open ones in the list's order, closed ones the last closed first."""
        ...

    async def count(self, wanted: TaskFilter) -> int:
        """How many there are of what is wanted, without regard to its ``limit`` and ``after``."""
        ...

    async def events(self, task_id: str) -> Sequence[TaskEvent]:
        """What was done and said for a task, in the order in which it was."""
        ...
