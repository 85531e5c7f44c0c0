"""The table of bookings."""

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QObject, Signal

from hqs_desktop.core.bookings import Booking
from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.booking_rows import BookingRows
from hqs_desktop.viewmodels.rows import Index
from hqs_desktop.viewmodels.words.looks import look_of

translate = QCoreApplication.translate


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
    Column.STATE: lambda booking: look_of(booking).word,
    Column.OPERATOR: lambda booking: booking.operator,
}


def heading(column: int) -> str:
    """The name of a column."""
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
    }[Column(column)]


def cell_text(column: Column, booking: Booking) -> str:
    """What a cell says."""
    return _TEXTS[column](booking)


def telling(bookings: Sequence[Booking], today: ShamsiDate) -> frozenset[Column]:
    """The columns that tell something: no date where all visits are today's, no operator where none is named."""
    silent = set()
    if all(shamsi_of(booking.request.slot.start) == today for booking in bookings):
        silent.add(Column.DATE)
    if not any(booking.operator for booking in bookings):
        silent.add(Column.OPERATOR)
    return frozenset(Column) - silent


class BookingTable(BookingRows):
    """The bookings of F3."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__([_TEXTS[column] for column in Column], heading, look_of, parent)
        self._telling = frozenset(Column)
        self._more = False

    @property
    def telling(self) -> frozenset[Column]:
        """The columns that tell something of what is listed."""
        return self._telling

    def show(self, bookings: Sequence[Booking], today: ShamsiDate, *, more: bool = False) -> None:
        """List other bookings; ``more`` follow, which are asked for when the last of these comes into sight."""
        self._telling, self._more = telling(bookings, today), more
        self.show_rows(bookings)

    def append(self, bookings: Sequence[Booking], today: ShamsiDate, *, more: bool) -> None:
        """List further ones behind those that are there."""
        self._more = more
        if bookings:
            self._telling |= telling(bookings, today)
            self.append_rows(bookings)

    def canFetchMore(self, parent: Index) -> bool:  # noqa: ARG002  (Qt's signature)
        """Whether there are more than are listed."""
        return self._more

    def fetchMore(self, parent: Index) -> None:  # noqa: ARG002  (Qt's signature)
        """Ask for them, once."""
        self._more = False
        self.more_wanted.emit()
