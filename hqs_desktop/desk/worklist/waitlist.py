"""The waitlist: who waits for a slot that suits, from now on, or from the month in which a schedule is published.

One patient waits for a group of wishes once. Whoever lost a slot or was to be called waits by the task that is there.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from hqs_desktop.core.dates import ShamsiDate, day_start, shamsi_of
from hqs_desktop.core.identifiers import FindingCode, Level, check_mobile, check_person_id, kind_of
from hqs_desktop.core.model import Person, Slot
from hqs_desktop.core.wishes import Wish, WishFault
from hqs_desktop.core.worklist import EventKind, Step, Task, TaskFilter, TaskKind
from hqs_desktop.desk.bookings import DeskList
from hqs_desktop.desk.events import Event, WishPut
from hqs_desktop.desk.ports import Clock, Journal
from hqs_desktop.desk.worklist.worklist import NewTask, Worklist

WAITING: Final = frozenset({Step.WAIT, Step.OFFER, Step.SEARCH})
"""The steps of whoever waits for a slot."""
_PLAIN: Final = frozenset({TaskKind.WAITING, TaskKind.NO_SLOT, TaskKind.COME_BACK})
"""What is on the worklist for nothing but its wish."""
_MORNING: Final = timedelta(hours=8)
_FRIDAY: Final = 6
_FARVARDIN: Final = 1
_NOWRUZ: Final = 4  # days


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A Shamsi month."""

    year: int
    month: int

    @property
    def first_day(self) -> ShamsiDate:
        """Its first day."""
        return ShamsiDate(self.year, self.month, 1)

    @property
    def opens_at(self) -> datetime:
        """Eight o'clock on its first working day: no Friday, and none of the four days of Nowruz."""
        day = self.first_day.add_days(_NOWRUZ if self.month == _FARVARDIN else 0)
        while day.weekday == _FRIDAY:
            day = day.add_days(1)
        return day_start(day) + _MORNING

    @classmethod
    def of(cls, day: ShamsiDate) -> "Month":
        """That of a day."""
        return cls(day.year, day.month)


class WaitFault(StrEnum):
    """Why somebody can't be put on the waitlist, beside what is wrong with the wish."""

    NO_IDENTIFIER = "no_identifier"
    BAD_IDENTIFIER = "bad_identifier"
    NO_MOBILE = "no_mobile"  # nobody could call
    BAD_MOBILE = "bad_mobile"
    MONTH_TOO_LATE = "month_too_late"  # it begins behind the last day that suits
    NOTHING_EARLIER = "nothing_earlier"  # the visit is over, or the first day that suits is behind it


Fault = WishFault | WaitFault


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who is to wait for what.

    ``month`` is the one in which the schedule is to be published; None where it is looked for from now on. ``has`` is
    the slot that the patient has, by the booking ``booking_id``, and wants an earlier one than. ``unmet`` says that a
    search has just found nothing. ``typed`` is what was typed of the patient, by the form's fields.
    """

    person: Person
    wish: Wish
    urgent: bool = False
    note: str = ""
    month: Month | None = None
    has: Slot | None = None
    booking_id: int | None = None
    unmet: bool = False
    typed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Waits:
    """The patient is on the waitlist; ``others`` wait for the same."""

    task: Task
    others: int


@dataclass(frozen=True, slots=True)
class WaitsAlready:
    """The patient was on it for such a wish before; nothing was changed."""

    task: Task


@dataclass(frozen=True, slots=True)
class Unfit:
    """Nothing could ever be found, or nobody be called; nothing was changed."""

    faults: Sequence[Fault]


class Waitlist:
    """Publishes ``WishPut``. Every method but ``faults`` raises ``JournalError``.

    One that is given a task raises ``TaskChangedError`` where that is not as given any more.
    """

    def __init__(
        self, journal: Journal, clock: Clock, desk: DeskList, worklist: Worklist, publish: Callable[[Event], None]
    ) -> None:
        self._tasks = journal.tasks
        self._clock = clock
        self._desk = desk
        self._worklist = worklist
        self._publish = publish

    def faults(self, waiting: Waiting) -> Sequence[Fault]:
        """What speaks against it; empty where nothing does."""
        wish, month = self._wish_fault(waiting), waiting.month
        found: list[Fault] = [*person_faults(waiting.person), *([] if wish is None else [wish])]
        if month is not None and month.first_day > waiting.wish.last_day:
            found.append(WaitFault.MONTH_TOO_LATE)
        return found

    async def put(
        self, waiting: Waiting, instead: Task | None = None, *, operator: str
    ) -> Waits | WaitsAlready | Unfit:
        """Have a patient wait. ``instead`` is the task that waits from now on, or waits for something else."""
        if faults := self.faults(waiting):
            return Unfit(faults)
        waiting = _bounded(waiting)
        if (twice := await self._same(waiting, instead)) is not None:
            return WaitsAlready(twice)
        if instead is not None:
            task = await self._change(waiting, instead, operator)
        elif added := await self._worklist.add(self._new(waiting), operator=operator):
            task = added[0]
        else:  # somebody was faster, and is found now
            return await self.put(waiting, operator=operator)
        self._publish(WishPut(waiting.wish))
        return Waits(task, await self._tasks.count(TaskFilter(steps=WAITING, group=waiting.wish.group)) - 1)

    async def set_urgent(self, task: Task, *, urgent: bool, operator: str) -> Task:
        """Have a patient come before those who are not urgent, or no more."""
        return await self._worklist.change(
            task, replace(task, urgent=urgent), EventKind.CHANGED, operator=operator, keep_owner=True
        )

    def _new(self, waiting: Waiting) -> NewTask:
        step, due_at = self._next(waiting)
        return NewTask(
            _kind(waiting),
            step,
            due_at,
            origin=_origin(waiting),
            person=waiting.person,
            typed=waiting.typed,
            slot=waiting.has,
            booking_id=waiting.booking_id,
            wish=waiting.wish,
            urgent=waiting.urgent,
            note=waiting.note,
        )

    async def _change(self, waiting: Waiting, before: Task, operator: str) -> Task:
        step, due_at = self._next(waiting)
        if before.wish == waiting.wish and before.step is Step.OFFER:  # the slot that is offered suits still
            step, due_at = before.step, before.due_at
        after = replace(
            before,
            step=step,
            due_at=due_at,
            person=waiting.person,
            typed=dict(waiting.typed),
            wish=waiting.wish,
            urgent=waiting.urgent,
            note=waiting.note,
        )
        if before.kind in _PLAIN:
            kind = before.kind if before.kind is TaskKind.NO_SLOT and waiting.month is None else _kind(waiting)
            after = replace(after, kind=kind, origin=_origin(waiting), slot=waiting.has, booking_id=waiting.booking_id)
        task = await self._worklist.change(before, after, EventKind.CHANGED, operator=operator)
        if before.kind not in _PLAIN and before.booking_id is not None:  # whoever waits was asked
            await self._desk.mark_told(before.booking_id)
        return task

    def _next(self, waiting: Waiting) -> tuple[Step, datetime]:
        """What is to be done next, and when: the month, or, where nothing is found, the last day that suits."""
        if waiting.month is not None:
            return Step.SEARCH, waiting.month.opens_at
        return Step.WAIT, waiting.wish.due_at(self._clock.now())

    async def _same(self, waiting: Waiting, but: Task | None) -> Task | None:
        """Another task by which the patient waits for such a wish."""
        wanted = TaskFilter(person=waiting.person.identifier, group=waiting.wish.group)
        others = [one for one in (await self._tasks.tasks(wanted)).tasks if but is None or one.id != but.id]
        return next((one for one in others if one.kind in _PLAIN or one.step in WAITING), None)

    def _wish_fault(self, waiting: Waiting) -> Fault | None:
        now = self._clock.now()
        today = shamsi_of(now)
        fault = waiting.wish.fault(today)
        if fault is not None or waiting.has is None:
            return fault
        if waiting.has.start <= now or waiting.wish.first_day > shamsi_of(waiting.has.start):
            return WaitFault.NOTHING_EARLIER
        return _bounded(waiting).wish.fault(today)


def _kind(waiting: Waiting) -> TaskKind:
    if waiting.month is not None:
        return TaskKind.COME_BACK
    return TaskKind.NO_SLOT if waiting.unmet else TaskKind.WAITING


def _origin(waiting: Waiting) -> str:
    """There is one open task of a kind for a patient and a group of wishes."""
    identifier = waiting.person.identifier
    return f"wish:{identifier.type}:{identifier.id}:{waiting.wish.group}"


def _bounded(waiting: Waiting) -> Waiting:
    """Nobody who has a slot waits for a later day."""
    if waiting.has is None:
        return waiting
    return replace(waiting, wish=waiting.wish.until(shamsi_of(waiting.has.start)))


def person_faults(person: Person) -> Sequence[WaitFault]:
    """Why a patient could not be called or booked; empty where he could."""
    kind, mobile = kind_of(person.identifier), check_mobile(person.mobile)
    found = []
    if not person.identifier.id.strip():
        found.append(WaitFault.NO_IDENTIFIER)
    elif kind is None or check_person_id(kind, person.identifier.id).level is Level.ERROR:
        found.append(WaitFault.BAD_IDENTIFIER)
    if mobile.code is FindingCode.EMPTY:
        found.append(WaitFault.NO_MOBILE)
    elif mobile.level is Level.ERROR:
        found.append(WaitFault.BAD_MOBILE)
    return found
