"""Reminders of slots that open, on screen: told at that second, taken up where nobody is in the midst of another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.model import Slot
from hqs_desktop.core.reminders import Reminder
from hqs_desktop.desk.events import Event, RemindersChanged
from hqs_desktop.desk.reminders import Opened, Over
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.book.draft import Draft
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.book.panel import BookPanel
from hqs_desktop.viewmodels.book.slot import opens_words
from hqs_desktop.viewmodels.book.words import draft_patient, when
from hqs_desktop.viewmodels.navigation import TakeUp
from hqs_desktop.viewmodels.shared import Shared
from hqs_desktop.viewmodels.words.reminders import ReminderOver, SlotOpened
from hqs_desktop.viewmodels.words.terms import doctor_name

if TYPE_CHECKING:
    from hqs_desktop.desk.session import Session

_BUSY: Final = frozenset(Step) - {Step.CHOOSING, Step.DONE, Step.UNKNOWN}


@dataclass(frozen=True, slots=True)
class ReminderLine:
    """A reminder in words; ``open`` where its slot can be booked by now."""

    reminder: Reminder
    opens: str
    slot: str
    patient: str
    open: bool


class Reminding(SessionViewModel):
    """The desk's reminders over the ``panel`` that books. The rail counts those whose slots can be booked by now."""

    changed = Signal()
    count_changed = Signal()
    taken_up = Signal()  # a slot that has opened stands in the panel, by itself
    kept = Signal(object)  # a Reminder that was made

    def __init__(self, panel: BookPanel, shared: Shared, parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self._panel = panel
        shared.ticks.minute.connect(self._look)
        shared.notices.acted.connect(self._acted)
        self._join()

    @property
    def lines(self) -> Sequence[ReminderLine]:
        """All that there are, the first to open first."""
        return [self._line(one) for one in self._all]

    @property
    def count(self) -> int:
        """How many slots that this desk waited for can be booked by now."""
        return len(self._session.reminders.open_now) if self._session is not None else 0

    @property
    def total(self) -> int:
        """How many reminders there are."""
        return len(self._all)

    def reminds_of(self, slot: Slot) -> bool:
        """Whether there is a reminder of a slot."""
        return self._session is not None and self._session.reminders.of(slot.tqid) is not None

    def remind(self, slot: Slot) -> None:
        """Remind of a slot when it opens, for the patient who is typed, if one is; ``kept`` comes once that is sure."""
        session, opens = self._session, slot.booking_opens
        if session is None or opens is None:
            self.set_problem(self._absence)
            return
        self.set_problem(None)
        self.run(self._remind(session, slot, typed_of(self._panel.draft)), name=f"remind of {slot.tqid.key}")

    def drop(self, reminder: Reminder) -> None:
        """Remind of it no more."""
        if self._session is not None:
            self.run(self._session.reminders.drop(reminder), name=f"drop the reminder {reminder.id}")

    def take_up(self, reminder: Reminder) -> bool:
        """Put slot and patient into the panel, as a person asks for; False while another booking is worked on there."""
        if not self._panel.choosing and self._panel.slot == reminder.slot:
            return True
        if self._panel.step in _BUSY:
            return False
        return self._fill(reminder)

    def _begin(self, session: "Session") -> None:
        self._follow(session)

    def _forget(self) -> None:
        self._shared.notices.withdraw(lambda cause: isinstance(cause, SlotOpened))
        self._tell()

    def _hear(self, event: Event) -> None:
        if isinstance(event, RemindersChanged) and self._session is not None:
            self._follow(self._session)

    def _follow(self, session: "Session") -> None:
        """Tell what has opened, and what was missed; what stands no more is told no more."""
        news = session.reminders.take_news()
        there = {one.id for one in session.reminders.all}
        self._shared.notices.withdraw(lambda cause: isinstance(cause, SlotOpened) and cause.reminder.id not in there)
        for one in news:
            match one:
                case Opened(reminder, late):
                    taken = not late and self._untouched and self._fill_by_itself(reminder)
                    self._shared.notices.tell(SlotOpened(reminder, self._patient(reminder), late=late, taken=taken))
                    if taken:
                        self.taken_up.emit()
                case Over(reminder):
                    self._shared.notices.tell(ReminderOver(reminder, self._patient(reminder)))
        self._tell()

    def _fill_by_itself(self, reminder: Reminder) -> bool:
        self._panel.by_itself = True
        try:
            return self._fill(reminder)
        finally:
            self._panel.by_itself = False

    def _fill(self, reminder: Reminder) -> bool:
        if reminder.typed:
            self._panel.start_over(Draft.of_typed(reminder.typed))
        return self._panel.open(reminder.slot)

    def _look(self) -> None:
        """Another minute: tomorrow may be today."""
        if self._session is not None:
            self._session.reminders.look()
        self._tell()

    def _acted(self, cause: object) -> None:
        if isinstance(cause, SlotOpened):
            self._shared.navigator.go(TakeUp(cause.reminder))

    def _tell(self) -> None:
        self.changed.emit()
        self.count_changed.emit()

    def _line(self, reminder: Reminder) -> ReminderLine:
        now = self._shared.clock.now()
        is_open = reminder.opens_at <= now
        opens = (
            self.tr("Open now") if is_open else self.tr("Opens {when}").format(when=opens_words(reminder.opens_at, now))
        )
        what = formats.listed(
            when(reminder.slot),
            doctor_name(reminder.slot.provider),
            formats.digits(reminder.slot.facility.name),
            by=self.tr(", "),
        )
        patient = self._patient(reminder) or self.tr("no patient typed")
        return ReminderLine(reminder, opens, what, patient, is_open)

    @staticmethod
    def _patient(reminder: Reminder) -> str:
        return draft_patient(Draft.of_typed(reminder.typed)) if reminder.typed else ""

    async def _remind(self, session: "Session", slot: Slot, typed: Mapping[str, str]) -> None:
        if slot.booking_opens is not None:
            made = await session.reminders.add(slot, slot.booking_opens, typed=typed, operator=self._operator)
            self.kept.emit(made)

    @property
    def _untouched(self) -> bool:
        """Whether nothing stands in the panel that somebody types, or still needs."""
        return self._panel.choosing and self._panel.draft == Draft(self._panel.draft.kind)

    @property
    def _all(self) -> Sequence[Reminder]:
        return self._session.reminders.all if self._session is not None else ()


def typed_of(draft: Draft) -> Mapping[str, str]:
    """What is typed of a patient; nothing where there is none in it yet, but a kind of identifier perhaps."""
    return draft.typed if draft.number or draft.detailed else {}
