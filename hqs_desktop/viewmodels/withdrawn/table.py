"""The two lists: the bookings that are hit, and the slots that nobody from here has."""

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from hqs_desktop.core.bookings import Booking
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.model import Tqid
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.booking_rows import BookingRows
from hqs_desktop.viewmodels.withdrawn.words import told_look
from hqs_desktop.viewmodels.words.terms import doctor_name, patient_name

translate = QCoreApplication.translate  # lupdate knows it by this name
Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, in reading order."""

    DATE = 0
    TIME = 1
    PATIENT = 2
    MOBILE = 3
    DOCTOR = 4
    FACILITY = 5
    TOLD = 6


_TEXTS: dict[Column, Callable[[Booking], str]] = {
    Column.DATE: lambda booking: formats.short_date(shamsi_of(booking.request.slot.start)),
    Column.TIME: lambda booking: formats.time_of(booking.request.slot.start),
    Column.PATIENT: lambda booking: patient_name(booking.person),
    Column.MOBILE: lambda booking: formats.identifier(booking.person.mobile),
    Column.DOCTOR: lambda booking: doctor_name(booking.request.slot.provider),
    Column.FACILITY: lambda booking: booking.request.slot.facility.name.strip(),
    Column.TOLD: lambda booking: told_look(booking).word,
}


def _heading(column: int) -> str:
    return {
        Column.DATE: translate("Withdrawn", "Date"),
        Column.TIME: translate("Withdrawn", "Time"),
        Column.PATIENT: translate("Withdrawn", "Patient"),
        Column.MOBILE: translate("Withdrawn", "Mobile"),
        Column.DOCTOR: translate("Withdrawn", "Doctor"),
        Column.FACILITY: translate("Withdrawn", "Centre"),
        Column.TOLD: translate("Withdrawn", "Told?"),
    }[Column(column)]


class HitTable(BookingRows):
    """The bookings that are hit."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__([_TEXTS[column] for column in Column], _heading, told_look, parent)


class OtherSlots(QAbstractListModel):
    """A slot a row, by its TQID."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tqids: Sequence[Tqid] = ()

    @property
    def tqids(self) -> Sequence[Tqid]:
        """What is listed."""
        return self._tqids

    def show(self, tqids: Sequence[Tqid]) -> None:
        """List other slots; the same ones again change nothing."""
        if tqids != self._tqids:
            self.beginResetModel()
            self._tqids = tqids
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        """How many there are."""
        return 0 if parent.isValid() else len(self._tqids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The TQID as it is read."""
        if index.isValid() and index.row() < len(self._tqids) and role == Qt.ItemDataRole.DisplayRole:
            return formats.tqid(self._tqids[index.row()].text)
        return None
