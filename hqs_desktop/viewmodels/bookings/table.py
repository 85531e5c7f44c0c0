"""The table of bookings. No tool tips: Qt would take their text for HTML."""

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from hqs_desktop.core.bookings import Booking
from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.words.looks import booking_look

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex

BOOKING_ROLE = Qt.ItemDataRole.UserRole
"""The booking of a row."""
LOOK_ROLE = Qt.ItemDataRole.UserRole + 1
"""The ``Look`` of a row's state."""


class Column(IntEnum):
    """The columns, in reading order."""

    TIME = 0
    DATE = 1
    PATIENT = 2
    IDENTIFIER = 3
    MOBILE = 4
    DOCTOR = 5
    FACILITY = 6
    STATE = 7
    OPERATOR = 8


_TEXTS: dict[Column, Callable[[Booking], str]] = {
    Column.TIME: lambda booking: formats.time_of(booking.request.slot.start),
    Column.DATE: lambda booking: formats.short_date(shamsi_of(booking.request.slot.start)),
    Column.PATIENT: lambda booking: booking.person.display_name or translate("BookingTable", "no name"),
    Column.IDENTIFIER: lambda booking: formats.identifier(booking.person.identifier.id),
    Column.MOBILE: lambda booking: formats.identifier(booking.person.mobile),
    Column.DOCTOR: lambda booking: booking.request.slot.provider.display_name,
    Column.FACILITY: lambda booking: booking.request.slot.facility.name.strip(),
    Column.STATE: lambda booking: booking_look(booking.state).word,
    Column.OPERATOR: lambda booking: booking.operator,
}


class BookingTable(QAbstractTableModel):
    """One booking a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bookings: Sequence[Booking] = ()
        self._telling = frozenset(Column)

    @property
    def bookings(self) -> Sequence[Booking]:
        """What is listed."""
        return self._bookings

    @property
    def telling(self) -> frozenset[Column]:
        """The columns that tell something: no date where all visits are today's, no operator where none is named."""
        return self._telling

    def show(self, bookings: Sequence[Booking], today: ShamsiDate) -> None:
        """List other bookings. Where they are the same ones in the same order, rows stay and only change."""
        silent = set()
        if all(shamsi_of(booking.request.slot.start) == today for booking in bookings):
            silent.add(Column.DATE)
        if not any(booking.operator for booking in bookings):
            silent.add(Column.OPERATOR)
        self._telling = frozenset(Column) - silent
        same_rows = [booking.id for booking in bookings] == [booking.id for booking in self._bookings]
        if same_rows:
            self._bookings = bookings
            if bookings:
                self.dataChanged.emit(self.index(0, 0), self.index(len(bookings) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self._bookings = bookings
        self.endResetModel()

    def row_of(self, booking_id: int) -> int:
        """The row of a booking, -1 where it is not listed."""
        return next((row for row, booking in enumerate(self._bookings) if booking.id == booking_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        """How many are listed."""
        return 0 if parent.isValid() else len(self._bookings)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        """Always the same columns."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, its booking, and the look of its state."""
        if not index.isValid() or index.row() >= len(self._bookings):
            return None
        booking = self._bookings[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _TEXTS[Column(index.column())](booking)
            case Qt.ItemDataRole.AccessibleTextRole:
                name = self.headerData(index.column(), Qt.Orientation.Horizontal)
                return f"{name}: {_TEXTS[Column(index.column())](booking)}"
            case _ if role == BOOKING_ROLE:
                return booking
            case _ if role == LOOK_ROLE:
                return booking_look(booking.state)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.TIME: translate("BookingTable", "Time"),
            Column.DATE: translate("BookingTable", "Date"),
            Column.PATIENT: translate("BookingTable", "Patient"),
            Column.IDENTIFIER: translate("BookingTable", "National code"),
            Column.MOBILE: translate("BookingTable", "Mobile"),
            Column.DOCTOR: translate("BookingTable", "Doctor"),
            Column.FACILITY: translate("BookingTable", "Centre"),
            Column.STATE: translate("BookingTable", "State"),
            Column.OPERATOR: translate("BookingTable", "Operator"),
        }[Column(section)]
