"""Whether patients come (a page of F12): those of tomorrow and the day after are asked one after the other."""

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from hqs_desktop.codes.known import CancelReason
from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.core.errors import TaskChangedError
from hqs_desktop.core.worklist import CloseReason, Task
from hqs_desktop.desk.events import CheckEnded, Event, PatientCorrected, TasksChanged
from hqs_desktop.desk.worklist.confirming import ConfirmDay, Visit, next_call
from hqs_desktop.desk.worklist.days import is_of_another
from hqs_desktop.desk.writing.outcome import WriteEvent
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.book.details import Details
from hqs_desktop.viewmodels.confirming.table import ConfirmTable, confirm_sheet
from hqs_desktop.viewmodels.confirming.words import (
    Emptiness,
    answer_look,
    emptiness,
    hint_words,
    invitation,
    nobody_due,
    progress_words,
)
from hqs_desktop.viewmodels.dialogs.cancel import CancelViewModel
from hqs_desktop.viewmodels.navigation import PutOnWaitlist
from hqs_desktop.viewmodels.tasks.details import task_name
from hqs_desktop.viewmodels.tasks.on_task import OnTask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hqs_desktop.desk.session import Session
    from hqs_desktop.viewmodels.shared import Shared

_TRIES: Final = 5
"""To take a patient whom another desk takes at the same moment."""


class ConfirmingViewModel(OnTask):
    """State and commands of the page. Nobody is put on the list before it was ``open``ed."""

    listed_changed = Signal()
    said_changed = Signal()
    sheet_made = Signal(object)  # a PrintedTable

    def __init__(self, shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self.table = ConfirmTable(self.today, self)
        self._days: Sequence[ConfirmDay] = ()
        self._opened = self._loaded = self._goes_on = False
        self._said = ""
        self.done.connect(self._follow)
        self.problem_changed.connect(self._stay)
        shared.ticks.minute.connect(self.read)
        self._join()

    def today(self) -> ShamsiDate:
        """The day in Iran."""
        return shamsi_of(self.now())

    @property
    def progress(self) -> str:
        """How many of each day said that they come."""
        return progress_words(self._days, self.today())

    @property
    def said(self) -> str:
        """Why nobody is called next; else what the keys do, where somebody can be called."""
        return self._said or (invitation() if self.table.visits else "")

    @property
    def left(self) -> int:
        """How many are still to be asked."""
        return sum(day.left for day in self._days)

    @property
    def emptiness(self) -> Emptiness | None:
        """Why nobody is listed; None where somebody is."""
        return None if self.table.visits else emptiness(ready=self.ready, loaded=self._loaded)

    @property
    def visit(self) -> Visit | None:
        """The visit that is acted upon."""
        row = self.table.row_of(self.task.id) if self.task is not None else -1
        return self.table.visits[row] if row >= 0 else None

    @property
    def details(self) -> Details | None:
        """All about it, and what the patient said."""
        shown, visit = super().details, self.visit
        if shown is None or visit is None:
            return shown
        return replace(shown, look=answer_look(visit), hint=hint_words(visit) or shown.hint)

    @property
    def undo_text(self) -> str:
        """Who was said to come last, or whose task was closed; empty where none was."""
        closed = self._closed
        if closed is None or closed.close_reason is not CloseReason.CONFIRMED:
            return super().undo_text
        return self.tr("{patient} comes.").format(patient=formats.quoted(task_name(closed)))

    @property
    def can_cancel(self) -> bool:
        """Whether the booking still stands, and is to be confirmed."""
        return self.can_act and self.visit is not None and self.visit.booking.state is BookingState.BOOKED

    def open(self) -> None:
        """Have the bookings of these days asked from now on."""
        self._opened = True
        self.read()

    def read(self) -> None:
        """Read the list again; nothing jumps."""
        if self._session is not None and self._opened:
            self.run(self._read(self._session), name="read", quiet=True)

    def select(self, row: int) -> None:
        """Act upon a visit that is listed. Of whom is chosen already the list may know less."""
        if 0 <= row < len(self.table.visits):
            task = self.table.visits[row].task
            if self.task is None or task.id != self.task.id:
                self._choose(task)

    def next_call(self) -> None:
        """Take the next patient who is due."""
        if self._session is not None and self._opened:
            self.run(self._next(self._session), name="call")

    def confirm(self) -> None:
        """The patient comes; the next one is called."""
        self._goes_on = self.can_cancel
        if self.can_cancel:
            self.close(CloseReason.CONFIRMED)

    def not_reached(self) -> None:
        """A call reached nobody; the next patient is called. Of whom a cancellation is under way nobody is called."""
        self._goes_on = self.can_cancel
        if self.can_cancel:
            super().not_reached()

    def cancellation(self) -> CancelViewModel | None:
        """What cancels the booking of a patient who can't come; None where it can't be cancelled."""
        if self.visit is None or not self.can_cancel:
            return None
        if not self.visit.task.owned:
            self.take()
        likely = CancelReason.PATIENT_CANNOT_COME
        return CancelViewModel(self.visit.booking, self._shared, self, likely=likely)

    def put_on_waitlist(self) -> None:
        """The patient waits for an earlier slot, or for another one where his was cancelled."""
        if self.visit is not None:
            self._shared.navigator.go(PutOnWaitlist(booking=self.visit.booking))

    def make_sheet(self) -> None:
        """Make the list of tomorrow for paper, as it is at this moment."""
        if self._session is not None and self._opened:
            self.run(self._make_sheet(self._session), name="sheet")

    async def _make_sheet(self, session: "Session") -> None:
        await self._read(session)
        self.sheet_made.emit(confirm_sheet(self._days[0], self.now(), self._shared.texts.present.centre))

    async def _read(self, session: "Session") -> None:
        self._days = await session.confirming.look()
        await asyncio.sleep(0)  # showing them is a turn of its own
        self._loaded = True
        self.table.show_visits([visit for day in self._days for visit in day.visits])
        chosen = self.visit
        if chosen is not None and self.task is not None:
            self._choose(max(chosen.task, self.task, key=lambda task: task.version))
        elif self.task is None and self.table.visits:
            self._choose(self.table.visits[0].task)
        elif self.task is not None:
            await self._read_again()
        self.listed_changed.emit()

    async def _next(self, session: "Session") -> None:
        for _ in range(_TRIES):
            await self._read(session)
            desk = session.journal.tasks.desk
            visit = next_call(self.table.visits, self.now(), self._operator, desk, self.task)
            if visit is None:
                self._say(nobody_due(self.table.visits, self.now()))
                return
            if await self._take(session, visit.task):
                self._say("")
                return

    async def _take(self, session: "Session", task: Task) -> bool:
        """Have a patient be this operator's; False where somebody changed the task at this moment."""
        if not task.owned or is_of_another(task, self._operator, session.journal.tasks.desk):
            try:
                task = await session.worklist.take(task, operator=self._operator)
            except TaskChangedError:
                return False
        self._choose(task)
        self.listed_changed.emit()
        return True

    def _follow(self, task: Task) -> None:
        """After an act that ends a call the next patient is called; one that is open again is chosen."""
        if self._goes_on:
            self._goes_on = False
            self.next_call()
        elif task.open:
            self._choose(task)

    def _stay(self) -> None:
        """What failed ended no call."""
        if self.problem is not None:
            self._goes_on = False

    def _say(self, words: str) -> None:
        if words != self._said:
            self._said = words
            self.said_changed.emit()

    def _begin(self, session: "Session") -> None:  # noqa: ARG002  (``read`` finds it)
        self.read()

    def _forget(self) -> None:
        super()._forget()
        self._days, self._loaded = (), False
        self._say("")
        self.table.show_visits(())
        self.listed_changed.emit()

    def _hear(self, event: Event) -> None:
        if isinstance(event, WriteEvent | CheckEnded | TasksChanged | PatientCorrected):
            self.read()


def make(shared: "Shared", parent: QObject) -> ConfirmingViewModel:
    """For the pages of F12."""
    return ConfirmingViewModel(shared, parent)
