"""The confirmation list: whoever has a visit tomorrow or the day after is asked by phone whether he comes.

Its tasks are made when the list is looked at, one for a booking. One ends by itself where its booking does not stand
any more, or its time has come.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from hqs_desktop.codes.known import CancelReason
from hqs_desktop.core.bookings import Booking, BookingFilter, BookingState, IntentKind
from hqs_desktop.core.dates import ShamsiDate, day_end, day_start, shamsi_of
from hqs_desktop.core.errors import HqsError, TaskChangedError
from hqs_desktop.core.model import Slot
from hqs_desktop.core.tasks import TaskScope
from hqs_desktop.core.turns import in_turns
from hqs_desktop.core.worklist import CloseReason, EventKind, Step, Task, TaskFilter, TaskKind
from hqs_desktop.desk.bookings import batches
from hqs_desktop.desk.events import CheckEnded, Event, MoveChanged, WithdrawnFound
from hqs_desktop.desk.ports import Clock, Journal
from hqs_desktop.desk.worklist.days import is_of_another
from hqs_desktop.desk.worklist.worklist import NewTask, Worklist
from hqs_desktop.desk.writing.outcome import Done, Refused, WriteEvent

_CONFIRM: Final = frozenset({TaskKind.CONFIRM})
_DAYS: Final = 2
_OF_PATIENT: Final = frozenset({CancelReason.PATIENT_CANNOT_COME.value, CancelReason.PATIENT_LATE.value})
_BY_ITSELF: Final = frozenset({CloseReason.SETTLED, CloseReason.CANCELLED, CloseReason.OVER})
"""Ends that are none where the booking stands, and its time is still to come."""

_log = logging.getLogger(__name__)


class Answer(StrEnum):
    """What is known of whether a patient comes."""

    TO_CALL = "to_call"
    NOT_REACHED = "not_reached"
    CONFIRMED = "confirmed"
    CANCELLING = "cancelling"  # he can't come, and it is not known yet whether his booking was cancelled
    CANNOT_COME = "cannot_come"  # his booking was cancelled
    CLOSED = "closed"  # for another reason


@dataclass(frozen=True, slots=True)
class Visit:
    """A booking, and the task of having it confirmed."""

    booking: Booking
    task: Task

    @property
    def answer(self) -> Answer:
        """What the patient said, or where that stands."""
        if self.task.open and self.booking.state is BookingState.CANCELLING:
            return Answer.CANCELLING
        match self.task.close_reason:
            case None:
                return Answer.NOT_REACHED if self.task.tried else Answer.TO_CALL
            case CloseReason.CONFIRMED:
                return Answer.CONFIRMED
            case CloseReason.CANCELLED:
                return Answer.CANNOT_COME
            case _:
                return Answer.CLOSED


@dataclass(frozen=True, slots=True)
class ConfirmDay:
    """The visits of a day: of those who missed one before first, then by time. They keep their places."""

    day: ShamsiDate
    visits: Sequence[Visit]

    @property
    def confirmed(self) -> int:
        """How many patients said that they come."""
        return sum(visit.answer is Answer.CONFIRMED for visit in self.visits)

    @property
    def left(self) -> int:
        """How many are still to be asked."""
        return sum(visit.task.open for visit in self.visits)


def next_call(
    visits: Iterable[Visit], now: datetime, operator: str, desk: str, after: Task | None = None
) -> Visit | None:
    """Whom this operator calls next: the first behind ``after``, going round; None where nobody is due.

    Left out are those whom somebody else has taken, and whose cancellation is under way. Who was called in vain comes
    once nobody else is to be called, ``after`` itself at last.
    """
    listed = list(visits)
    at = next((place for place, visit in enumerate(listed) if after is not None and visit.task.id == after.id), -1)
    due = [
        visit
        for visit in (*listed[at + 1 :], *listed[: at + 1])
        if visit.answer in {Answer.TO_CALL, Answer.NOT_REACHED}
        and visit.task.due_at <= now
        and not is_of_another(visit.task, operator, desk)
    ]
    others = [visit for visit in due if after is None or visit.task.id != after.id]
    return min(others or due, key=lambda visit: visit.task.tried, default=None)


class Confirming:
    """Every method raises ``JournalError``. It hears of the bookings that do not stand any more."""

    def __init__(self, journal: Journal, clock: Clock, worklist: Worklist) -> None:
        self._journal = journal
        self._clock = clock
        self._worklist = worklist
        self._scope = TaskScope(_report)

    def hear(self, event: Event) -> None:
        """End what is over; a check comes twice an hour, and ends whose time is past."""
        match event:
            case (
                WriteEvent(kind=IntentKind.CANCEL, outcome=Done() | Refused())
                | MoveChanged()
                | WithdrawnFound()
                | CheckEnded()
            ):
                with suppress(RuntimeError):  # closing: the next start settles
                    self._scope.start(self.settle(), name="settle what was to confirm")

    async def aclose(self) -> None:
        """Stop; what there is stays in the journal."""
        await self._scope.aclose()

    async def look(self) -> Sequence[ConfirmDay]:
        """Tomorrow and the day after in Iran, with a task for each booking that stands."""
        today = shamsi_of(self._clock.now())
        days = [today.add_days(ahead) for ahead in range(1, _DAYS + 1)]
        still = await self._open()
        bookings = await self._bookings_of(still, days)
        if await self._end(still, bookings):
            still = await self._open()
        tasks = await self._complete(days, still, bookings)
        shown: dict[ShamsiDate, list[Visit]] = {day: [] for day in days}
        async for number, task in in_turns(tasks.items()):
            booking = bookings.get(number)
            if booking is not None and task.close_reason is not CloseReason.SETTLED:
                shown.get(_day(booking.request.slot), []).append(Visit(booking, task))
        return [ConfirmDay(day, sorted(visits, key=_place)) for day, visits in shown.items()]

    async def _complete(
        self, days: Sequence[ShamsiDate], still: Sequence[Task], bookings: Mapping[int, Booking]
    ) -> Mapping[int, Task]:
        """The tasks of these days, by their bookings' ids: made or opened again for each booking that stands."""
        tasks = {**await self._over(days), **_by_booking(still)}
        booked = [
            one for one in bookings.values() if one.state is BookingState.BOOKED and _day(one.request.slot) in days
        ]
        made = await self._make([booking for booking in booked if booking.id not in tasks])
        again = [tasks[one.id] for one in booked if one.id in tasks and tasks[one.id].close_reason in _BY_ITSELF]
        for task in again:
            await self._reopen(task)
        if made or again:
            tasks = {**await self._over(days), **_by_booking(await self._open())}
        return tasks

    async def settle(self) -> None:
        """End whatever is over: the booking does not stand any more, or its time has come."""
        still = await self._open()
        if still:
            await self._end(still, await self._bookings_of(still, ()))

    async def _end(self, tasks: Sequence[Task], bookings: Mapping[int, Booking]) -> bool:
        """Close whichever of these tasks are over; whether any was."""
        ended = False
        for task in tasks:
            booking = bookings.get(task.booking_id) if task.booking_id is not None else None
            reason = await self._end_of(task, booking)
            if reason is not None:
                ended = True
                with suppress(TaskChangedError):  # whoever changed it has seen to it
                    await self._worklist.close(task, reason, operator=task.owner)
        return ended

    async def _end_of(self, task: Task, booking: Booking | None) -> CloseReason | None:
        if booking is None:
            return CloseReason.SETTLED
        match booking.state:
            case BookingState.CANCELLED if await self._is_given_up(booking):
                return CloseReason.CANCELLED
            case BookingState.CANCELLING:
                return None
            case BookingState.BOOKED:
                over = task.slot is not None and task.slot.start <= self._clock.now()
                return CloseReason.OVER if over else None
            case _:
                return CloseReason.SETTLED

    async def _is_given_up(self, booking: Booking) -> bool:
        """Whether it was cancelled because the patient can't come, and not to be moved."""
        reason = booking.cancel_reason
        if reason is None or reason.code not in _OF_PATIENT:
            return False
        return all(move.old.slot.tqid != booking.tqid for move in await self._journal.moves_of(booking.tqid))

    async def _make(self, bookings: Sequence[Booking]) -> bool:
        now = self._clock.now()
        new = [
            NewTask(
                TaskKind.CONFIRM,
                Step.CONFIRM,
                now,
                origin=f"confirm:{booking.id}",
                person=booking.person,
                slot=booking.request.slot,
                booking_id=booking.id,
            )
            for booking in bookings
        ]
        return bool(await self._worklist.add(*new, operator="", once=True))

    async def _reopen(self, task: Task) -> None:
        again = replace(task, closed_at=None, closed_by="", close_reason=None)
        with suppress(TaskChangedError):
            await self._worklist.change(task, again, EventKind.REOPENED, operator="", keep_owner=True)

    async def _open(self) -> Sequence[Task]:
        return (await self._journal.tasks.tasks(TaskFilter(kinds=_CONFIRM))).tasks

    async def _over(self, days: Sequence[ShamsiDate]) -> Mapping[int, Task]:
        """The tasks of these days that are closed, by their bookings' ids."""
        of_days = TaskFilter(starts_from=day_start(days[0]), starts_before=day_end(days[-1]))
        return _by_booking((await self._journal.tasks.tasks(replace(of_days, kinds=_CONFIRM, closed=True))).tasks)

    async def _bookings_of(self, tasks: Sequence[Task], days: Sequence[ShamsiDate]) -> Mapping[int, Booking]:
        """The bookings of these tasks and days, whatever has become of them, by their ids."""
        whole = [*days, *(_day(task.slot) for task in tasks if task.slot is not None)]
        wanted = BookingFilter(starts_from=day_start(min(whole)), starts_before=day_end(max(whole)))
        return {booking.id: booking async for batch in batches(self._journal, wanted) for booking in batch}


def _by_booking(tasks: Iterable[Task]) -> Mapping[int, Task]:
    return {task.booking_id: task for task in tasks if task.booking_id is not None}


def _place(visit: Visit) -> tuple[object, ...]:
    return not visit.task.missed, visit.booking.request.slot.start, visit.booking.id


def _day(slot: Slot) -> ShamsiDate:
    return shamsi_of(slot.start)


def _report(error: BaseException) -> None:
    # The class only: a text from below might hold a patient's data. The next look settles what was not settled now.
    level = logging.WARNING if isinstance(error, HqsError) else logging.ERROR
    _log.log(level, "the confirmation list met %s", type(error).__name__)
