"""The slots that the patient on the phone is offered, numbered, and how each of them stands."""

from collections.abc import Callable, Collection, Mapping, Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.model import Slot, Tqid
from hqs_desktop.desk.ports import Clock
from hqs_desktop.desk.worklist.days import DayOffers
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.book.slot import Marks, SlotState, slot_look, state_word
from hqs_desktop.viewmodels.booking_host import FoundSlots
from hqs_desktop.viewmodels.rows import Rows
from hqs_desktop.viewmodels.words.looks import Look
from hqs_desktop.viewmodels.words.terms import doctor_name

translate = QCoreApplication.translate  # lupdate knows it by this name


class OfferColumn(IntEnum):
    """The columns, in reading order."""

    NUMBER = 0
    DAY = 1
    TIME = 2
    DOCTOR = 3
    CENTRE = 4
    STATE = 5


_TEXTS: Final[dict[OfferColumn, Callable[[Slot], str]]] = {
    OfferColumn.DAY: lambda slot: formats.medium_date(shamsi_of(slot.start)),
    OfferColumn.TIME: lambda slot: formats.time_of(slot.start),
    OfferColumn.DOCTOR: lambda slot: doctor_name(slot.provider),
    OfferColumn.CENTRE: lambda slot: formats.digits(slot.facility.name.strip()),
}


class OfferTable(Rows):
    """A slot a row; ``look`` says how it stands."""

    def __init__(self, look: Callable[[Slot], Look], parent: QObject | None = None) -> None:
        super().__init__(len(OfferColumn), parent)
        self._look = look
        self._slots: Sequence[Slot] = ()

    @property
    def slots(self) -> Sequence[Slot]:
        """What is offered."""
        return self._slots

    def show_slots(self, slots: Sequence[Slot]) -> None:
        """Offer others; the same ones again change nothing."""
        if list(slots) != list(self._slots):
            self.beginResetModel()
            self._slots = slots
            self.endResetModel()

    def refresh(self) -> None:
        """Slots stand otherwise."""
        if self._slots:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._slots) - 1, len(OfferColumn) - 1))

    def _length(self) -> int:
        return len(self._slots)

    def _text(self, row: int, column: int) -> str:
        slot = self._slots[row]
        match OfferColumn(column):
            case OfferColumn.NUMBER:
                return formats.digits(row + 1)
            case OfferColumn.STATE:
                return self._look(slot).word
            case other:
                return _TEXTS[other](slot)

    def _heading_of(self, column: int) -> str:
        return {
            OfferColumn.NUMBER: translate("Calling", "Key"),
            OfferColumn.DAY: translate("Calling", "Day"),
            OfferColumn.TIME: translate("Calling", "Time"),
            OfferColumn.DOCTOR: translate("Calling", "Doctor"),
            OfferColumn.CENTRE: translate("Calling", "Centre"),
            OfferColumn.STATE: translate("Calling", "Quota"),
        }[OfferColumn(column)]

    def _look_of(self, row: int) -> Look:
        return self._look(self._slots[row])


class Offered(FoundSlots):
    """``table`` lists what is offered. What was taken or refused keeps its row until the next call."""

    listed = Signal()

    def __init__(self, clock: Clock, quota_word: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._quota_word = quota_word
        self._marks = Marks()
        self.table = OfferTable(self._look, self)

    @property
    def slots(self) -> Sequence[Slot]:
        """What is offered, the first by the key 1."""
        return self.table.slots

    @property
    def any_shown(self) -> bool:
        """Whether a slot is offered."""
        return bool(self.slots)

    def offer(self, found: DayOffers | None, lost: Slot | None) -> None:
        """Offer what was found for a day to the patient who lost a slot of it; None: nothing."""
        free = found.offered(lost, self.is_free) if found is not None else ()
        self.table.show_slots(free)
        self.listed.emit()
        self.states_changed.emit()

    def forget(self) -> None:
        """What is known of slots came from a gateway that is left."""
        self._marks.clear()
        self.offer(None, None)

    def is_free(self, slot: Slot) -> bool:
        """Whether a slot can be booked now, and nobody was given it from here."""
        return self.state(slot) is SlotState.FREE

    def state(self, slot: Slot) -> SlotState:
        """Whether a slot can be booked now."""
        return self._marks.state(slot, self._clock.now())

    def state_word(self, slot: Slot) -> str:
        """The quota of a bookable slot, or why it can't be booked."""
        state = self.state(slot)
        return self._quota_of(slot) if state is SlotState.FREE else state_word(state)

    def mark_all(self, marks: Mapping[Tqid, SlotState | None]) -> None:
        """Slots were booked, or that is being found out; None: they may be free again."""
        for tqid, state in marks.items():
            self._marks.mark(tqid, state)
        self.follow_clock()

    def hold(self, tqid_keys: Collection[str]) -> None:
        """Other desks have these slots taken up, and no others."""
        self._marks.hold(tqid_keys)
        self.follow_clock()

    def follow_clock(self) -> None:
        """Time has passed: windows have opened and closed."""
        self.table.refresh()
        self.states_changed.emit()

    def _look(self, slot: Slot) -> Look:
        return slot_look(self.state(slot), self._quota_of(slot))

    def _quota_of(self, slot: Slot) -> str:
        return self._quota_word(slot.quota.code.strip() if slot.quota is not None else "")
