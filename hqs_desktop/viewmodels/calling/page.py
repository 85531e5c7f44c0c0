"""Withdrawn days (a page of F12): their patients are called one after the other, and offered other slots."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hqs_desktop.codes import systems
from hqs_desktop.core.errors import TaskChangedError
from hqs_desktop.core.model import Tqid
from hqs_desktop.core.worklist import Step as TaskStep
from hqs_desktop.core.worklist import Task
from hqs_desktop.desk.events import Event, TasksChanged
from hqs_desktop.desk.worklist.days import DayOffers, LostDay, is_of_another
from hqs_desktop.desk.writing.outcome import WriteEvent
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.basket.basket import BasketViewModel
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.book.slot import SlotState
from hqs_desktop.viewmodels.booking_host import BookingHost
from hqs_desktop.viewmodels.calling.called import CalledTask
from hqs_desktop.viewmodels.calling.commands import AT_OFFERS
from hqs_desktop.viewmodels.calling.offered import Offered
from hqs_desktop.viewmodels.calling.sheet import call_sheet
from hqs_desktop.viewmodels.calling.table import CallTable, DayTable
from hqs_desktop.viewmodels.calling.words import (
    counts_words,
    lost_words,
    nobody_to_call,
    nothing_offered,
    taken_meanwhile,
    task_look,
)
from hqs_desktop.viewmodels.navigation import PutOnWaitlist
from hqs_desktop.viewmodels.pinboard.pinning import Pinning
from hqs_desktop.viewmodels.shared import Shared
from hqs_desktop.viewmodels.tasks.commands import NEXT_CALL
from hqs_desktop.viewmodels.words.looks import Look
from hqs_desktop.viewmodels.words.problems import ProblemText, problem_text
from hqs_desktop.viewmodels.words.terms import patient_name

if TYPE_CHECKING:
    from datetime import datetime

    from hqs_desktop.desk.session import Session

_TRIES = 5  # to take a patient whom another desk takes at the same moment

Key = tuple[str, str]


class CallingViewModel(BookingHost):
    """``days`` and ``calls`` list the days and the patients of the chosen one, ``results`` what is offered.

    ``current`` is whom the operator is calling, ``acts`` what can be done for him beside booking. A number takes an
    offered slot up, straight to the read-back.
    """

    days_changed = Signal()
    offers_changed = Signal()
    current_changed = Signal()
    sheet_made = Signal(object)  # a PrintedTable

    results: Offered
    at_slots = AT_OFFERS
    seeks = False

    def __init__(self, shared: Shared, parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self.results = Offered(shared.clock, partial(shared.codes.named_code, systems.HQS), self)
        self.days = DayTable(self)
        self.calls = CallTable(self._look, self)
        self.acts = CalledTask(shared, self)
        self.pinning = Pinning(self, shared, self)
        self.basket = BasketViewModel(self, shared, self)
        self.panel.slot_settled.connect(self._settled)
        self._key: Key | None = None
        self._current: Task | None = None
        self._found: dict[Key, DayOffers] = {}
        self._loaded = False
        self._looking: object = None  # which asking is under way
        shared.ticks.minute.connect(self._minute)
        self._join()

    @property
    def loaded(self) -> bool:
        """Whether the days were read."""
        return self._loaded

    @property
    def day(self) -> LostDay | None:
        """The day whose patients are listed."""
        return next((one for one in self.days.days if one.key == self._key), None)

    @property
    def current(self) -> Task | None:
        """Whom the operator is calling."""
        return self._current

    @property
    def row_called(self) -> int:
        """Where whom the operator is calling stands in the list; -1 where that call has ended."""
        task = self._current
        if (
            task is None
            or not task.open
            or task.due_at > self._now
            or task.step not in {TaskStep.CALL, TaskStep.DECIDE}
        ):
            return -1
        return self.calls.row_of(task.id)

    @property
    def name(self) -> str:
        """The patient's name; empty where nobody is called."""
        return patient_name(self._current.person) if self._current is not None else ""

    @property
    def phone(self) -> str:
        """The number to call; empty where none is known."""
        person = self._current.person if self._current is not None else None
        return formats.identifier(person.mobile) if person is not None and person.mobile else ""

    @property
    def lost(self) -> str:
        """The slot that the patient has lost, in words."""
        return lost_words(self._current.slot) if self._current is not None else ""

    @property
    def state(self) -> Look | None:
        """What the patient who is called is at."""
        return self._look(self._current) if self._current is not None else None

    @property
    def warning(self) -> str:
        """What must be known of the patient who is called; empty for nothing."""
        return self.acts.details.hint if self.acts.details is not None else ""

    @property
    def history(self) -> Sequence[str]:
        """What was last done and said for the patient who is called, the newest first."""
        return self.acts.history

    @property
    def counts_text(self) -> str:
        """How many patients of the day are at what."""
        return counts_words(self.day.counts) if self.day is not None else ""

    @property
    def looking(self) -> bool:
        """Whether free slots are being asked for."""
        return self._looking is not None

    @property
    def nothing(self) -> ProblemText | None:
        """Why no slot is offered to whom is called; None where one is, or may come."""
        if self._current is None or self.results.any_shown or self.looking:
            return None
        found = self._found.get(self._key) if self._key is not None else None
        if found is None:
            return None
        return problem_text(found.problem) if found.problem is not None else nothing_offered(self._current.slot)

    async def aclose(self) -> None:
        """Cancel what runs."""
        await self.acts.aclose()
        await self.pinning.aclose()
        await self.basket.aclose()
        await super().aclose()

    def invitation(self) -> str:
        """What to do where no slot is chosen."""
        return self.tr("{key} calls the next patient. A number takes an offered slot up.").format(
            key=NEXT_CALL.key_in_words
        )

    def next_words(self) -> str:
        """The next patient is called."""
        return NEXT_CALL.words()

    def stop(self) -> bool:
        """Let the asking for slots go; False where nothing is asked."""
        return self.looking and self._tasks.cancel("offers")

    def put_on_waitlist(self) -> None:
        """Have whom is called wait for another slot, by the task that he is called for."""
        if self._current is not None and self._current.open:
            self._shared.navigator.go(PutOnWaitlist(task=self._current))
        else:
            super().put_on_waitlist()

    def choose_day(self, row: int) -> None:
        """List the patients of another day."""
        days = self.days.days
        if 0 <= row < len(days) and days[row].key != self._key:
            self._key = days[row].key
            self._show_day()

    def call(self, row: int) -> None:
        """Call a patient of the list, out of turn."""
        if (session := self._free_to_call()) is not None and 0 <= row < len(self.calls.tasks):
            self.run(self._call(session, self.calls.tasks[row]), name="call")

    def next_call(self) -> None:
        """Take the next patient of the day who is due; of another day where nobody of this one is."""
        if (session := self._free_to_call()) is not None:
            self.run(self._next(session), name="call")

    new_booking = next_call
    """After a booking the next patient is called."""

    def take_offer(self, number: int) -> None:
        """Take an offered slot up for the patient, straight to the read-back; counted from 1."""
        slots = self.results.slots
        if self._current is None or not 1 <= number <= len(slots):
            return
        if not self._current.open:
            words = self.tr("This patient is done")
            self._set_hint(ProblemText(words, "", self.tr("{key} calls the next one.").format(key=NEXT_CALL.key_text)))
            return
        slot = slots[number - 1]
        if self.panel.step in {Step.REFUSED, Step.NOT_SENT} and self.results.is_free(slot):
            self.panel.take_alternative(slot)
        elif self.panel.step in {Step.CHOOSING, Step.FILLING, Step.READING_BACK}:
            self.open_slot(slot)
            if self.panel.slot == slot and self.panel.step is Step.FILLING:
                self.panel.read_back()

    def look_again(self) -> None:
        """Ask for free slots anew."""
        if self._session is not None and (day := self.day) is not None:
            self.run(self._look_for(self._session, day), name="offers")

    def make_sheet(self) -> None:
        """Make the day's call sheet, with the free slots of this moment."""
        if self._session is not None and (day := self.day) is not None:
            self.run(self._make_sheet(self._session, day.key), name="sheet")

    async def _make_sheet(self, session: "Session", key: Key) -> None:
        await self._read(session)
        day = next((one for one in self.days.days if one.key == key), None)
        if day is None:
            return
        found = self._found.get(key)
        if found is None or not found.is_fresh(self._now):
            found = await session.lost_days.find_offers(day)
        offered = found.offered(None, self.results.is_free)
        self.sheet_made.emit(call_sheet(day, offered, self._now, self._shared.texts.present.centre))

    def _free_to_call(self) -> "Session | None":
        """The session; None, with the reason told, where nobody can be called now."""
        if self._session is None:
            self.set_problem(self._absence)
        elif self.panel.step in {Step.ASKING, Step.RUNNING}:
            self._set_hint(ProblemText(self.tr("A booking is under way"), "", self.tr("Wait for its end.")))
            return None
        return self._session

    async def _next(self, session: "Session") -> None:
        self._set_hint(None)
        for _ in range(_TRIES):
            await self._read(session)
            task = self._whom(session)
            if task is None:
                self._set_hint(nobody_to_call(self.day, self._now))
                return
            if await self._take(session, task):
                return

    async def _call(self, session: "Session", task: Task) -> None:
        self._set_hint(None)
        if not await self._take(session, task):
            await self._read(session)
            self._set_hint(taken_meanwhile(task))

    def _whom(self, session: "Session") -> Task | None:
        desk = session.journal.tasks.desk
        chosen = self.day
        for day in ([chosen] if chosen is not None else []) + [one for one in self.days.days if one is not chosen]:
            if (task := day.next_call(self._now, self._operator, desk, self._current)) is not None:
                self._key = day.key
                return task
        return None

    async def _take(self, session: "Session", task: Task) -> bool:
        """Have a patient be this operator's, and offer him slots; False where it was changed at this moment."""
        if task.open and (not task.owned or self._is_of_another(task)):
            try:
                task = await session.worklist.take(task, operator=self._operator)
            except TaskChangedError:
                return False
        booking = await session.desk.of_slot(task.slot.tqid) if task.slot is not None else None
        if booking is not None and booking.id == task.booking_id:
            self.panel.prefill(booking.to_repeat)
        elif task.person is not None:
            self.panel.prefill_person(task.person)
        self._set_current(task)
        await self._read(session)
        self._offer()
        if (day := self.day) is not None and not self._is_fresh(day):
            self.run(self._look_for(session, day), name="offers")
        self.focus_requested.emit("results")
        return True

    def _is_fresh(self, day: LostDay) -> bool:
        found = self._found.get(day.key)
        return found is not None and found.is_fresh(self._now)

    async def _look_for(self, session: "Session", day: LostDay) -> None:
        mine = object()
        self._set_looking(mine)
        try:
            found = await session.lost_days.find_offers(day)
        finally:
            if self._looking is mine:
                self._set_looking(None)
        if found.any or not self._has_offers(day.key):
            self._found[day.key] = found
        self._offer()

    def _has_offers(self, key: Key) -> bool:
        return key in self._found and self._found[key].any

    def _offer(self) -> None:
        """Offer what was found to whom is called, but nothing to whom is done."""
        task = self._current
        found = self._found.get(self._key) if self._key is not None and task is not None else None
        self.results.offer(found, task.slot if task is not None else None)

    async def _read(self, session: "Session") -> None:
        days = await session.lost_days.days()
        current = self._current
        if current is not None:
            self._set_current(await session.journal.tasks.task(current.id))
        self._loaded = True
        self.days.show_days(days)
        if self.day is None:
            self._key = days[0].key if days else None
        self._show_day()

    def _show_day(self) -> None:
        self.calls.show_tasks(self.day.tasks if self.day is not None else ())
        self.days_changed.emit()

    def _set_current(self, task: Task | None) -> None:
        if task != self._current:
            self._current = task
            self.acts.call(task)
            self.current_changed.emit()

    def _set_looking(self, looking: object) -> None:
        self._looking = looking
        self.offers_changed.emit()

    def _look(self, task: Task) -> Look:
        return task_look(
            task,
            self._now,
            calling=self._current is not None and task.id == self._current.id,
            in_doubt=self.day is not None and self.day.is_in_doubt(task),
            of_another=self._is_of_another(task),
        )

    def _is_of_another(self, task: Task) -> bool:
        return self._session is not None and is_of_another(task, self._operator, self._session.journal.tasks.desk)

    @property
    def _now(self) -> "datetime":
        return self._shared.clock.now()

    def _settled(self, tqid: Tqid, state: SlotState | None) -> None:
        """A slot that is gone while it is offered: others are asked for, and the same patient stays."""
        self.results.mark(tqid, state)
        if state is SlotState.GONE and self._current is not None:
            self.look_again()

    def _minute(self) -> None:
        self.results.follow_clock()
        self._read_again()

    def _read_again(self) -> None:
        if self._session is not None:
            self.run(self._read(self._session), name="read", quiet=True)

    def _begin(self, session: "Session") -> None:  # noqa: ARG002  (``_read_again`` finds it)
        self._read_again()

    def _forget(self) -> None:
        """Another journal has other patients, another gateway other slots."""
        self._loaded = False
        self._key = self._looking = None
        self._found.clear()
        self._set_current(None)
        self.results.forget()
        self.days.show_days(())
        self._show_day()

    def _hear(self, event: Event) -> None:
        super()._hear(event)
        if isinstance(event, TasksChanged | WriteEvent):
            self._read_again()


def make(shared: Shared, parent: QObject) -> CallingViewModel:
    """For the worklist's pages."""
    return CallingViewModel(shared, parent)
