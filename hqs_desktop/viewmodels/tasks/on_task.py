"""What can be done for one task of the worklist, whatever page shows it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.bookings import BookingFilter
from hqs_desktop.core.errors import TaskChangedError
from hqs_desktop.core.worklist import CloseReason, EventKind, Step, Task, TaskEvent, TaskKind
from hqs_desktop.desk.problems import problem_of
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.book.commands import BOOK_AGAIN
from hqs_desktop.viewmodels.book.details import Details
from hqs_desktop.viewmodels.commands import GO_ON
from hqs_desktop.viewmodels.dialogs.half_move import HalfMove
from hqs_desktop.viewmodels.navigation import (
    PutOnWaitlist,
    Rebook,
    SeekFor,
    ShowBooking,
    ShowPatient,
    TakeUpParked,
)
from hqs_desktop.viewmodels.tasks.again import after_no_answer
from hqs_desktop.viewmodels.tasks.commands import TAKE
from hqs_desktop.viewmodels.tasks.details import task_details, task_name

if TYPE_CHECKING:
    from datetime import datetime

    from hqs_desktop.core.bookings import Booking
    from hqs_desktop.desk.session import Session
    from hqs_desktop.viewmodels.shared import Shared

_NO_WISH = {TaskKind.HALF_MOVED, TaskKind.PARKED, TaskKind.CONFIRM}
_TOLD_OF = {TaskKind.WITHDRAWN, TaskKind.CANCELLED, TaskKind.REFUSED}


class OnTask(SessionViewModel):
    """A class of its own chooses a task by ``_choose``; its constructor ends with ``_join``.

    ``done`` comes after each act, with the task as it is then.
    """

    task_changed = Signal()
    done = Signal(object)
    undo_changed = Signal()

    def __init__(self, shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self._task: Task | None = None
        self._events: Sequence[TaskEvent] = ()
        self._closed: Task | None = None

    @property
    def task(self) -> Task | None:
        """The task that is acted upon."""
        return self._task

    @property
    def details(self) -> Details | None:
        """All about it."""
        if self._task is None:
            return None
        return task_details(self._task, self._events, self._shared.codes, self._shared.clock.now())

    def now(self) -> "datetime":
        """The moment."""
        return self._shared.clock.now()

    @property
    def can_act(self) -> bool:
        """Whether something can be done for it."""
        return self.ready and self._task is not None and self._task.open

    @property
    def can_tell(self) -> bool:
        """Whether a call is to be recorded: the patient has not been told yet."""
        return self.can_act and self._task is not None and self._task.kind in _TOLD_OF and self._task.step is Step.CALL

    @property
    def has_card(self) -> bool:
        """Whether the patient is known, so that all about him can be shown."""
        return self._task is not None and self._task.person is not None

    @property
    def is_mine(self) -> bool:
        """Whether it is seen to by this operator at this desk."""
        return self._task is not None and self._owns(self._task)

    @property
    def take_text(self) -> str:
        """What is to be said of taking it on, or giving it back."""
        return TAKE.label(self.tr("Give back") if self.is_mine else self.tr("Take on"))

    @property
    def go_on_text(self) -> str:
        """What is to be said of the next step that is done at this desk."""
        match self._task:
            case Task(kind=TaskKind.PARKED):
                return GO_ON.label(self.tr("Go on with it"))
            case Task(kind=TaskKind.HALF_MOVED):
                return GO_ON.label(self.tr("End the move\u2026"))
            case Task(booking_id=None, slot=None):
                return BOOK_AGAIN.label(self.tr("Search a slot"))
        return BOOK_AGAIN.label()

    @property
    def can_reopen(self) -> bool:
        """Whether it is over, and can be opened again."""
        return self.ready and self._task is not None and not self._task.open

    @property
    def can_undo(self) -> bool:
        """Whether the last task that was closed here can be opened again."""
        return self._closed is not None

    @property
    def undo_text(self) -> str:
        """Whose task was closed last; empty where none was."""
        if self._closed is None:
            return ""
        return self.tr("{patient} was closed.").format(patient=formats.quoted(task_name(self._closed)))

    def take(self) -> None:
        """See to it; give it back where it is this operator's."""
        mine = self.is_mine
        self._do(lambda one: one.worklist.give_back if mine else one.worklist.take)

    def not_reached(self) -> None:
        """A call reached nobody: it is due again in an hour, or in the morning."""
        again_at = after_no_answer(self.now())
        self._act(lambda session, task: session.worklist.not_reached(task, again_at, operator=self._operator))

    def call_again(self, at: "datetime", note: str = "") -> None:
        """The patient wants to be called then."""
        self._act(lambda session, task: session.worklist.call_again(task, at, note=note, operator=self._operator))

    def add_note(self, note: str) -> None:
        """Keep what was said."""
        self._act(lambda session, task: session.worklist.add_note(task, note, operator=self._operator))

    def mark_told(self) -> None:
        """The patient was told; what he wants is to be decided."""
        if self.can_tell:
            self._act(self._tell)

    def close(self, reason: CloseReason, note: str = "") -> None:
        """It is over."""
        self._act(lambda session, task: self._end(session, task, reason, note))

    def undo(self) -> None:
        """Open the chosen task again where it is over, else the last one that was closed here."""
        closed = self._task if self.can_reopen else self._closed
        if self._session is not None and closed is not None:
            self._run(self._reopen(self._session, closed))

    def rebook(self) -> None:
        """Search a slot for the patient, of the doctor whom he had, or whom he wants; take up what was parked."""
        if self._session is None or self._task is None:
            return
        if self._task.kind is TaskKind.PARKED:
            self._shared.navigator.go(TakeUpParked(self._task))
        else:
            self.run(self._rebook(self._session, self._task), name="booking", quiet=True)

    def put_on_waitlist(self) -> None:
        """Have the patient wait for a slot, or change what he waits for."""
        if self._task is not None and self.can_act and self._task.kind not in _NO_WISH:
            self._shared.navigator.go(PutOnWaitlist(task=self._task))

    def show_in_list(self) -> None:
        """Show the booking in F3."""
        if self._session is not None and self._task is not None and self._task.booking_id is not None:
            self.run(self._show_booking(self._session, self._task), name="booking", quiet=True)

    def show_patient(self) -> None:
        """Show all that is known of the patient."""
        if self._task is not None and self._task.person is not None:
            self._shared.navigator.go(ShowPatient(self._task.person.identifier))

    def go_on(self) -> HalfMove | None:
        """Do the next step: take up what was parked, or rebook; of a half-done move, gives what ends it."""
        task, session = self._task, self._session
        if task is None or session is None:
            return None
        if task.kind is TaskKind.HALF_MOVED:
            move = next((one for one in session.mover.to_see_to if f"move:{one.id}" == task.origin), None)
            return HalfMove(move, self._shared, self) if move is not None else None
        self.rebook()
        return None

    def _owns(self, task: Task) -> bool:
        """Whether it is this operator's; where nobody is named, this desk's."""
        return task.owned and task.owner == self._operator and self._own_desk in {None, task.owner_desk}

    @property
    def _own_desk(self) -> str | None:
        """This desk, where nobody is named at it: what is its own is its operator's otherwise, wherever he sits."""
        return None if self._operator or self._session is None else self._session.journal.tasks.desk

    def _choose(self, task: Task | None) -> None:
        """Act upon another task; its history follows."""
        if task == self._task:
            return
        if task is None or self._task is None or task.id != self._task.id:
            self._events = ()
        self._task = task
        self.task_changed.emit()
        if task is not None and self._session is not None:
            self.run(self._read_events(self._session, task), name="history", quiet=True)

    def _forget(self) -> None:
        """Another journal's tasks must not be acted upon."""
        self._keep_closed(None)
        self._choose(None)

    async def _read_events(self, session: "Session", task: Task) -> None:
        self._events = await session.journal.tasks.events(task.id)
        self.task_changed.emit()

    async def _tell(self, session: "Session", task: Task) -> Task:
        if task.booking_id is not None:
            await session.desk.mark_told(task.booking_id)
            return await session.journal.tasks.task(task.id) or task
        told = replace(task, step=Step.DECIDE)
        return await session.worklist.change(task, told, EventKind.TOLD, operator=self._operator)

    async def _reopen(self, session: "Session", closed: Task) -> Task:
        opened = await session.worklist.reopen(closed, operator=self._operator)
        if self._closed is not None and self._closed.id == closed.id:
            self._keep_closed(None)
        self._choose(opened)
        return opened

    async def _end(self, session: "Session", task: Task, reason: CloseReason, note: str) -> Task:
        closed = await session.worklist.close(task, reason, note=note, operator=self._operator)
        self._keep_closed(closed)
        return closed

    def _keep_closed(self, task: Task | None) -> None:
        self._closed = task
        self.undo_changed.emit()

    def _do(self, of: "Callable[[Session], Callable[..., Awaitable[Task]]]") -> None:
        self._act(lambda session, task: of(session)(task, operator=self._operator))

    def _act(self, act: "Callable[[Session, Task], Awaitable[Task]]") -> None:
        if self._session is not None and self._task is not None and self.can_act:
            self._run(act(self._session, self._task))

    def _run(self, work: Awaitable[Task]) -> None:
        self.set_problem(None)
        self.run(self._finish(work), name="act")

    async def _finish(self, work: Awaitable[Task]) -> None:
        try:
            task = await work
        except TaskChangedError as error:
            self.set_problem(problem_of(error))
            await self._read_again()
            return
        if self._task is not None and task.id == self._task.id:
            self._choose(task)
        self.done.emit(task)

    async def _read_again(self) -> None:
        if self._session is not None and self._task is not None:
            self._choose(await self._session.journal.tasks.task(self._task.id))

    async def _rebook(self, session: "Session", task: Task) -> None:
        booking = await booking_of(session, task)
        self._shared.navigator.go(Rebook(booking) if booking is not None else SeekFor(task))

    async def _show_booking(self, session: "Session", task: Task) -> None:
        booking = await booking_of(session, task)
        if booking is not None:
            self._shared.navigator.go(ShowBooking(booking))


async def booking_of(session: "Session", task: Task) -> "Booking | None":
    """The booking that a task is about; None where there is none."""
    if task.booking_id is None or task.person is None:
        return None
    of_patient = await session.journal.bookings(BookingFilter(person=task.person.identifier))
    return next((one for one in of_patient if one.id == task.booking_id), None)
