"""The pinboard: bookings that were half typed when something came between, kept on the worklist until they are made."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from hqs_desktop.core.bookings import Booking
from hqs_desktop.core.errors import TaskChangedError
from hqs_desktop.core.model import Person, Slot
from hqs_desktop.core.wishes import Wish
from hqs_desktop.core.worklist import CloseReason, EventKind, Step, Task, TaskFilter, TaskKind
from hqs_desktop.desk.ports import Clock, Journal
from hqs_desktop.desk.worklist.worklist import NewTask, Worklist


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """A booking as far as it is typed.

    ``typed`` is that of the form, by its fields, ``person`` the patient where the number is whole. ``slot`` is the one
    that was taken up, ``wish`` what was sought, ``moving`` the id of the booking that is to be moved.
    """

    typed: Mapping[str, str]
    person: Person | None = None
    slot: Slot | None = None
    wish: Wish | None = None
    moving: int | None = None


class Pinboard:
    """Of one desk. Every method raises ``JournalError``; what was typed is kept only once it returns."""

    def __init__(self, journal: Journal, worklist: Worklist, clock: Clock) -> None:
        self._tasks = journal.tasks
        self._worklist = worklist
        self._clock = clock

    async def all(self) -> Sequence[Task]:
        """What is parked at this desk, the last one first."""
        page = await self._tasks.tasks(TaskFilter(kinds=frozenset({TaskKind.PARKED})))
        mine = [task for task in page.tasks if task.desk == self._tasks.desk]
        return sorted(mine, key=lambda task: (task.changed_at, task.id), reverse=True)

    async def park(self, half: HalfTyped, again: Task | None = None, *, operator: str) -> Task:
        """Keep what is typed; in the stead of what was parked ``again`` before, unless somebody has closed that."""
        if again is not None:
            anew = replace(
                again,
                typed=half.typed,
                person=half.person,
                slot=half.slot,
                wish=half.wish,
                booking_id=half.moving,
                due_at=self._clock.now(),
                owner="",
                owner_desk="",
            )
            with suppress(TaskChangedError):
                return await self._worklist.change(
                    again, anew, EventKind.CHANGED, slot=half.slot, operator=operator, keep_owner=True
                )
        new = NewTask(
            TaskKind.PARKED,
            Step.TAKE_UP,
            self._clock.now(),
            person=half.person,
            typed=half.typed,
            slot=half.slot,
            booking_id=half.moving,
            wish=half.wish,
        )
        (task,) = await self._worklist.add(new, operator=operator)
        return task

    async def take_up(self, task: Task, *, operator: str) -> Task:
        """Somebody goes on with it; it stays until it is booked. Raises ``TaskChangedError`` too."""
        return await self._worklist.take(task, operator=operator)

    async def drop(self, task: Task, *, operator: str) -> Task:
        """It is not wanted any more. Raises ``TaskChangedError`` too."""
        return await self._worklist.close(task, CloseReason.NOT_WANTED, operator=operator)

    async def put_back(self, task: Task, *, operator: str) -> Task:
        """What was dropped is wanted after all. Raises ``TaskChangedError`` too."""
        return await self._worklist.reopen(task, operator=operator)

    async def settle(self, task: Task, booking: Booking) -> None:
        """What was taken up is booked."""
        with suppress(TaskChangedError):  # whoever changed it has seen to it
            await self._worklist.close(task, CloseReason.SETTLED, rebooked=booking, operator=booking.operator)
