"""The worklist: finds who is owed something in what happens at the desk, and records what is done for them.

Whoever lost a slot is on it until somebody closes the task with a reason, or books the patient again. What is found is
found again at the next start, so that a kill between an event and its task loses nobody.
"""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from hqs_desktop.core.bookings import Booking, BookingFilter, BookingState, IntentKind, IntentState
from hqs_desktop.core.errors import HqsError, TaskChangedError
from hqs_desktop.core.ids import new_id
from hqs_desktop.core.model import BookingRequest, Person, Slot
from hqs_desktop.core.moves import Move
from hqs_desktop.core.tasks import TaskScope
from hqs_desktop.core.wishes import Wish
from hqs_desktop.core.worklist import (
    REBOOKED_BY,
    CloseReason,
    EventKind,
    Step,
    Task,
    TaskEvent,
    TaskFilter,
    TaskKind,
)
from hqs_desktop.desk.bookings import DeskList
from hqs_desktop.desk.events import (
    CheckEnded,
    Event,
    MoveChanged,
    PatientTold,
    TasksChanged,
    VisitMissed,
    WithdrawnFound,
)
from hqs_desktop.desk.moving.mover import Mover
from hqs_desktop.desk.patients import who_missed
from hqs_desktop.desk.ports import Clock, Journal
from hqs_desktop.desk.writing.outcome import Done, Refused, WriteEvent

_LOOK_BACK: Final = timedelta(days=2)
"""How far back a start looks for bookings whose tasks the last run could not close any more."""
_LOST: Final = {BookingState.WITHDRAWN: TaskKind.WITHDRAWN, BookingState.CHANGED: TaskKind.CANCELLED}

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class NewTask:
    """Somebody who is to be on the worklist; the fields are ``Task``'s. An ``origin`` is made where none is given."""

    kind: TaskKind
    step: Step
    due_at: datetime
    origin: str = ""
    person: Person | None = None
    typed: Mapping[str, str] | None = None
    slot: Slot | None = None
    booking_id: int | None = None
    wish: Wish | None = None
    urgent: bool = False
    note: str = ""


class Worklist:
    """Every method raises ``JournalError``; one that changes a task ``TaskChangedError`` where it is not as given.

    It hears the events of the session, and publishes ``TasksChanged``. Whoever does something for a task that nobody
    owns owns it from then on.
    """

    def __init__(
        self, journal: Journal, clock: Clock, desk: DeskList, mover: Mover, publish: Callable[[Event], None]
    ) -> None:
        self._journal = journal
        self._tasks = journal.tasks
        self._clock = clock
        self._desk = desk
        self._mover = mover
        self._publish = publish
        self._scope = TaskScope(_report)

    async def begin(self) -> None:
        """Find whom the last run left behind. To be called once, after the mover has begun."""
        await self._find_lost()
        await self._find_refused()
        await self._see_to_moves()
        since = BookingFilter(booked_from=self._clock.now() - _LOOK_BACK, states=frozenset({BookingState.BOOKED}))
        booked = await self._journal.bookings(since)
        people = frozenset(booking.person.identifier for booking in booked)
        owed = (await self._tasks.tasks(TaskFilter(kinds=REBOOKED_BY, people=people))).tasks if people else ()
        waiting = {task.person.identifier for task in owed if task.person is not None}
        for booking in booked:
            if booking.person.identifier in waiting:
                await self._settle(booking)

    def hear(self, event: Event) -> None:
        """Learn who has lost a slot, and who has one again."""
        match event:
            case CheckEnded(report, _) if report is not None and report.changed:
                work = self._find_lost(report.changed)
            case WithdrawnFound():
                work = self._find_lost()
            case WriteEvent(kind=IntentKind.BOOK, outcome=Done(booking)):
                work = self._settle(booking)
            case WriteEvent(kind=IntentKind.CANCEL, outcome=Done(booking)):
                work = self._find_lost([booking])
            case WriteEvent(kind=IntentKind.CANCEL, outcome=Refused()):
                work = self._find_lost()
            case WriteEvent(kind=IntentKind.BOOK, outcome=Refused(), request=request, after_doubt=True):
                work = self._add_refused(request)
            case MoveChanged():
                work = self._see_to_moves()
            case PatientTold(booking):
                work = self._follow_told(booking)
            case VisitMissed(booking):
                work = self._follow_missed([booking])
            case _:
                return
        with suppress(RuntimeError):  # closing: the next start looks
            self._scope.start(work, name="keep the worklist")

    async def aclose(self) -> None:
        """Stop; what there is stays in the journal."""
        await self._scope.aclose()

    async def add(self, *new: NewTask, operator: str, once: bool = False) -> Sequence[Task]:
        """Put people on the list; gives those who were not on it for the same, ``once`` never before."""
        return await self._add(new, operator, once=once)

    async def take(self, task: Task, *, operator: str) -> Task:
        """Somebody sees to it."""
        owned = replace(task, owner=operator, owner_desk=self._tasks.desk)
        return await self.change(task, owned, EventKind.TAKEN, operator=operator)

    async def give_back(self, task: Task, *, operator: str) -> Task:
        """Nobody sees to it any more."""
        free = replace(task, owner="", owner_desk="")
        return await self.change(task, free, EventKind.GIVEN_BACK, operator=operator, keep_owner=True)

    async def not_reached(self, task: Task, again_at: datetime, *, operator: str) -> Task:
        """A call reached nobody; the next one is due then."""
        later = replace(task, due_at=again_at, tried=task.tried + 1)
        return await self.change(task, later, EventKind.NOT_REACHED, operator=operator)

    async def call_again(self, task: Task, again_at: datetime, *, note: str = "", operator: str) -> Task:
        """The patient wants to be called at another time."""
        later = replace(task, due_at=again_at)
        return await self.change(task, later, EventKind.CALL_AGAIN, note=note, operator=operator)

    async def add_note(self, task: Task, note: str, *, operator: str) -> Task:
        """Keep what was said."""
        return await self.change(task, replace(task, note=note), EventKind.NOTE, note=note, operator=operator)

    async def close(
        self, task: Task, reason: CloseReason, *, note: str = "", rebooked: Booking | None = None, operator: str
    ) -> Task:
        """It is over. A patient who was told of a lost slot so is marked as told."""
        closed = replace(
            task,
            closed_at=self._clock.now(),
            closed_by=operator,
            close_reason=reason,
            rebooked_id=None if rebooked is None else rebooked.id,
            note=note or task.note,
        )
        done = await self.change(task, closed, EventKind.CLOSED, note=note, operator=operator)
        if task.booking_id is not None and task.kind in _LOST.values() and reason not in _NOBODY_TOLD:
            await self._desk.mark_told(task.booking_id)
        return done

    async def reopen(self, task: Task, *, operator: str) -> Task:
        """It was not over after all."""
        again = replace(task, closed_at=None, closed_by="", close_reason=None, rebooked_id=None)
        reopened = await self.change(task, again, EventKind.REOPENED, operator=operator)
        if task.booking_id is not None and task.kind in _LOST.values() and task.close_reason not in _NOBODY_TOLD:
            await self._desk.unmark_told(task.booking_id)
        return reopened

    async def change(
        self,
        before: Task,
        after: Task,
        kind: EventKind,
        *,
        note: str = "",
        slot: Slot | None = None,
        operator: str,
        keep_owner: bool = False,
    ) -> Task:
        """Commit a change of a task and what it was; gives the task as it is now."""
        now = self._clock.now()
        owner = after if after.owned or keep_owner else replace(after, owner=operator, owner_desk=self._tasks.desk)
        changed = replace(owner, changed_at=now, version=before.version + 1)
        event = TaskEvent(
            new_id(now), before.id, kind, now, operator, self._tasks.desk, changed.version, note=note, slot=slot
        )
        await self._tasks.change(before, changed, [event])
        self._publish(TasksChanged())
        return changed

    async def _add(self, new: Iterable[NewTask], operator: str, *, once: bool = False) -> Sequence[Task]:
        now, desk = self._clock.now(), self._tasks.desk
        made: list[tuple[Task, TaskEvent]] = []
        wanted = list(new)
        missed = await who_missed(self._journal, (one.person.identifier for one in wanted if one.person is not None))
        for one in wanted:
            number = new_id(now)
            task = Task(
                id=number,
                kind=one.kind,
                origin=one.origin or number,
                step=one.step,
                due_at=one.due_at,
                made_at=now,
                changed_at=now,
                operator=operator,
                desk=desk,
                person=one.person,
                typed=dict(one.typed or {}),
                slot=one.slot,
                booking_id=one.booking_id,
                wish=one.wish,
                urgent=one.urgent,
                missed=one.person is not None and one.person.identifier.key in missed,
                note=one.note,
            )
            made.append((task, TaskEvent(new_id(now), number, EventKind.MADE, now, operator, desk, 0, slot=one.slot)))
        added = await self._tasks.add(made, once=once)
        if added:
            self._publish(TasksChanged())
        return added

    async def _find_lost(self, changed: Sequence[Booking] = ()) -> None:
        """Whoever the journal says is to be called; who missed a visit among those that ``changed`` comes first."""
        await self._follow_missed(changed)
        lost = [
            NewTask(
                _LOST[booking.state],
                Step.CALL,
                booking.changed_at,
                origin=f"booking:{booking.id}",
                person=booking.person,
                slot=booking.request.slot,
                booking_id=booking.id,
            )
            for booking in await self._desk.whom_to_call()
        ]
        await self._add(lost, "", once=True)

    async def _find_refused(self) -> None:
        """Whose booking was refused while its own reply was lost, and whose task a kill prevented.

        Where the gateway itself said no, in its own reply, there is its code: that was told at once.
        """
        for intent in await self._journal.given_up(self._clock.now()):
            lost = intent.state is IntentState.REFUSED and intent.error_code is None
            if intent.kind is IntentKind.BOOK and lost and not await self._has_it_now(intent.request):
                await self._add_refused(intent.request)

    async def _has_it_now(self, request: BookingRequest) -> bool:
        booking = await self._journal.booking(request.slot.tqid)
        return booking is not None and booking.person.identifier.key == request.person.identifier.key

    async def _add_refused(self, request: BookingRequest) -> None:
        """A booking that was in doubt came to nothing: the patient may have gone away with it."""
        slot, person = request.slot, request.person
        origin = f"refused:{slot.tqid.key}:{person.identifier.id}"
        now = self._clock.now()
        await self._add([NewTask(TaskKind.REFUSED, Step.CALL, now, origin, person=person, slot=slot)], "", once=True)

    async def _see_to_moves(self) -> None:
        waiting = {f"move:{move.id}": move for move in self._mover.to_see_to}
        await self._add((_half_moved(origin, move) for origin, move in waiting.items()), "")
        page = await self._tasks.tasks(TaskFilter(kinds=frozenset({TaskKind.HALF_MOVED})))
        for task in page.tasks:
            if task.origin not in waiting:
                await self._end(task, CloseReason.SETTLED)

    async def _follow_told(self, booking: Booking) -> None:
        """A patient was marked as told on another screen, or that was taken back."""
        page = await self._tasks.tasks(TaskFilter(booking_id=booking.id, kinds=frozenset(_LOST.values())))
        told = booking.told_at is not None
        before, after = (Step.CALL, Step.DECIDE) if told else (Step.DECIDE, Step.CALL)
        for task in page.tasks:
            if task.step is before:  # whoever waits already goes on waiting
                kind = EventKind.TOLD if told else EventKind.CHANGED
                with suppress(TaskChangedError):
                    await self.change(task, replace(task, step=after), kind, operator="", keep_owner=True)

    async def _follow_missed(self, changed: Sequence[Booking]) -> None:
        """Whoever has missed one of these visits, or has not after all, stands elsewhere in the list."""
        people = list(dict.fromkeys(booking.person.identifier for booking in changed))
        missed = await who_missed(self._journal, people)
        for person in people:
            for task in (await self._tasks.tasks(TaskFilter(person=person))).tasks:
                if task.missed is not (person.key in missed):
                    with suppress(TaskChangedError):
                        after = replace(task, missed=not task.missed)
                        await self.change(task, after, EventKind.CHANGED, operator="", keep_owner=True)

    async def _settle(self, booking: Booking) -> None:
        """A patient has a slot: whatever waited for one of this doctor or specialty is over."""
        owed = TaskFilter(kinds=REBOOKED_BY, person=booking.person.identifier)
        for task in (await self._tasks.tasks(owed)).tasks:
            if task.booking_id != booking.id and task.made_at <= booking.booked_at and _is_for(task, booking):
                await self._end(task, CloseReason.REBOOKED, booking)
        parked = TaskFilter(kinds=frozenset({TaskKind.PARKED}), person=booking.person.identifier)
        for task in (await self._tasks.tasks(parked)).tasks:
            if task.slot is not None and task.slot.tqid == booking.tqid:
                await self._end(task, CloseReason.SETTLED, booking)

    async def _end(self, task: Task, reason: CloseReason, rebooked: Booking | None = None) -> None:
        operator = "" if rebooked is None else rebooked.operator
        with suppress(TaskChangedError):  # whoever changed it has seen to it
            await self.close(task, reason, rebooked=rebooked, operator=operator)


_NOBODY_TOLD: Final = {CloseReason.UNREACHABLE, CloseReason.MISTAKE}


def _half_moved(origin: str, move: Move) -> NewTask:
    return NewTask(
        TaskKind.HALF_MOVED,
        Step.FINISH,
        move.changed_at,
        origin=origin,
        person=move.new.person,
        slot=move.old.slot,
        booking_id=move.booking_id,
    )


def _is_for(task: Task, booking: Booking) -> bool:
    """Whether a booking is what a task waits for: of the same doctor, or in the same specialty."""
    slot = booking.request.slot
    wanted = [
        one for one in (task.slot.provider if task.slot else None, task.wish.doctor if task.wish else None) if one
    ]
    if any(one.identifier.id.strip() == slot.provider.identifier.id.strip() for one in wanted):
        return True
    specialties = [one.specialty for one in wanted] + [task.wish.specialty if task.wish else None]
    got = slot.provider.specialty
    return got is not None and any(one is not None and one.code.strip() == got.code.strip() for one in specialties)


def _report(error: BaseException) -> None:
    # The class only: a text from below might hold a patient's data. The next start finds what was not recorded now.
    level = logging.WARNING if isinstance(error, HqsError) else logging.ERROR
    _log.log(level, "the worklist met %s", type(error).__name__)
