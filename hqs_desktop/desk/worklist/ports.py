"""What the worklist needs of the journal. Every method raises ``core.errors.JournalError``."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.core.model import Slot
from hqs_desktop.core.wishes import Wish
from hqs_desktop.core.worklist import Offer, OfferState, Task, TaskEvent, TaskFilter, TaskPage, WishGroup


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


class Offers(Protocol):
    """Free slots for those who wait. A method returns once its transaction is committed to disk."""

    async def groups(self, now: datetime, key: str | None = None) -> Sequence[WishGroup]:
        """What is wished by whoever waits now, the longest not looked for first; the group ``key`` alone if named."""
        ...

    async def last_looked(self, key: str) -> datetime | None:
        """When a group was looked for last; None where it never was."""
        ...

    async def news(self, key: str, slots: Sequence[Slot], now: datetime) -> Sequence[Slot]:
        """What of this became free since a group was last looked for, or may suit who has joined it since."""
        ...

    async def looked(self, key: str, slots: Collection[Slot], now: datetime) -> None:
        """Commit that a group was looked for, and that this was free.

        Whoever waited for the schedule to be published waits from now on as all do.
        """
        ...

    async def match(self, slots: Sequence[Slot], wish: Wish, now: datetime) -> Sequence[tuple[Task, Offer]]:
        """Commit that each slot that was found for a wish is offered to the first who waits and whom it suits.

        Gives whom. Never two offers of one slot, never two to one task, never what a task has declined.
        """
        ...

    async def open(
        self, *, task_id: str | None = None, key: str | None = None, slot: Slot | None = None
    ) -> Sequence[Offer]:
        """The slots that are offered: to a task, to those of a group, or that one, where one is named."""
        ...

    async def stale(self, now: datetime) -> Sequence[tuple[Offer, Task]]:
        """What is offered though its time is past, or though its task is over or waits for something else."""
        ...

    async def end(self, one: Offer, state: OfferState, now: datetime, operator: str = "") -> Task | None:
        """Commit that a slot is offered no more; whoever had it waits again, unless it was taken.

        Gives the task as it is then; None where the offer had ended before.
        """
        ...

    async def expire(self, today: ShamsiDate, now: datetime) -> Sequence[Task]:
        """Commit that whoever waited for days that are over is to be told so; gives them."""
        ...
