"""What stands above the desk's list because it can't wait: outcomes that are not known, and patients to be called."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from hqs_desktop.core.bookings import Booking, IntentKind
from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.core.model import BookingRequest
from hqs_desktop.core.moves import Move, MoveState
from hqs_desktop.desk.problems import ProblemKind
from hqs_desktop.desk.writing.writer import Unknown
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.words.looks import Look, booking_look
from hqs_desktop.viewmodels.words.terms import patient_name
from hqs_desktop.viewmodels.words.tone import Tone

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex

ITEM_ROLE = Qt.ItemDataRole.UserRole
"""The ``Attention`` of a row."""


@dataclass(frozen=True, slots=True)
class Attention:
    """One thing to see to. ``booking_id`` is None where the journal lists no booking for it (yet).

    ``to_call`` tells a patient to be called from an outcome that is still being checked. ``settles`` is the open write
    that the desk may settle by phone; None where there is nothing to settle.
    """

    booking_id: int | None
    patient: str
    phone: str
    visit: str
    advice: str
    look: Look
    to_call: bool
    settles: int | None = None
    move: int | None = None

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        return formats.listed(self.look.word, self.patient, self.phone, self.visit, self.advice, by=", ")


def call_of(booking: Booking, today: ShamsiDate) -> Attention:
    """A patient to be called."""
    return Attention(
        booking_id=booking.id,
        patient=patient_name(booking.person),
        phone=_phone(booking.person.mobile),
        visit=_visit(booking.request, today),
        advice="",
        look=booking_look(booking.state),
        to_call=True,
    )


def open_outcome_of(unknown: Unknown, booking: Booking | None, today: ShamsiDate) -> Attention:
    """A write whose outcome is not known."""
    request = unknown.intent.request
    settle = translate("Attention", "Ask by phone, then press Enter.")
    if unknown.intent.kind is IntentKind.CANCEL:
        word = translate("Attention", "Cancellation being checked")
        advice = translate("Attention", "Don't cancel again.")
    elif unknown.problem.kind is ProblemKind.NOT_NAMED:
        word = translate("Attention", "Booked for whom?")
        advice = translate("Attention", "Don't book again: ask the doctor's office by phone.")
    else:
        word = translate("Attention", "Booking being checked")
        advice = translate("Attention", "Don't book again.")
    return Attention(
        booking_id=booking.id if booking is not None else None,
        patient=patient_name(request.person),
        phone=_phone(request.person.mobile),
        visit=_visit(request, today),
        advice=settle if unknown.by_hand else advice,
        look=Look(word, "hourglass_half", Tone.WARN),
        to_call=False,
        settles=unknown.intent.id if unknown.by_hand else None,
    )


def half_move_of(move: Move, booking: Booking | None, today: ShamsiDate) -> Attention:
    """A move that waits for a person."""
    lost = move.state is MoveState.LOST
    word = translate("Attention", "No booking left") if lost else translate("Attention", "Half moved")
    return Attention(
        booking_id=booking.id if booking is not None else None,
        patient=patient_name(move.new.person),
        phone=_phone(move.new.person.mobile),
        visit=_visit(move.new, today),
        advice=translate("Attention", "Enter: see to it."),
        look=Look(word, "warning", Tone.DANGER),
        to_call=False,
        move=move.id,
    )


class AttentionList(QAbstractListModel):
    """Open outcomes first, then whom to call."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: Sequence[Attention] = ()

    @property
    def items(self) -> Sequence[Attention]:
        """What is listed."""
        return self._items

    def settles(self, booking_id: int) -> int | None:
        """The open write of a booking that the desk may settle by phone; None where there is none."""
        return next((item.settles for item in self._items if item.booking_id == booking_id), None)

    def show(self, items: Sequence[Attention]) -> None:
        """List other things; the same ones again change nothing."""
        if list(items) == list(self._items):
            return
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        """How many there are."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The item, and its words for whoever can't see the painted row."""
        if not index.isValid() or index.row() >= len(self._items):
            return None
        item = self._items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return item.spoken
        return None


def _phone(mobile: str) -> str:
    return formats.identifier(mobile) or translate("Attention", "no phone number")


def _visit(request: BookingRequest, today: ShamsiDate) -> str:
    start = request.slot.start
    return translate("Attention", "{doctor}, {day} at {time}").format(
        doctor=formats.quoted(request.slot.provider.display_name),
        day=formats.relative_date(shamsi_of(start), today),
        time=formats.time_of(start),
    )
