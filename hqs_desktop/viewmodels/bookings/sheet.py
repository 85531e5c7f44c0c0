"""The list of bookings as a sheet for other programs: digits and dates as programs read them, in Iran's time."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.bookings import Booking
from hqs_desktop.core.dates import TEHRAN, shamsi_of
from hqs_desktop.core.text import clean_input
from hqs_desktop.desk.export import Sheet
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.bookings.table import Column, heading
from hqs_desktop.viewmodels.words.looks import booking_look

translate = QCoreApplication.translate  # lupdate knows it by this name


class _Cell(NamedTuple):
    title: Callable[[], str]
    width: int
    text: Callable[[Booking], str]


def _moment(instant: datetime | None) -> str:
    return f"{shamsi_of(instant)} {_time(instant)}" if instant is not None else ""


def _time(instant: datetime) -> str:
    return f"{instant.astimezone(TEHRAN):%H:%M}"


def _of(column: Column, width: int, text: Callable[[Booking], str]) -> _Cell:
    return _Cell(lambda: heading(column), width, text)


_CELLS: Final = (
    _of(Column.DATE, 12, lambda booking: str(shamsi_of(booking.request.slot.start))),
    _of(Column.TIME, 8, lambda booking: _time(booking.request.slot.start)),
    _of(Column.PATIENT, 26, lambda booking: booking.person.display_name),
    _of(Column.IDENTIFIER, 14, lambda booking: booking.person.identifier.id),
    _of(Column.MOBILE, 14, lambda booking: booking.person.mobile),
    _of(Column.DOCTOR, 26, lambda booking: booking.request.slot.provider.display_name),
    _of(Column.FACILITY, 30, lambda booking: clean_input(booking.request.slot.facility.name)),
    _of(Column.STATE, 18, lambda booking: booking_look(booking.state).word),
    _of(Column.OPERATOR, 16, lambda booking: booking.operator),
    _Cell(lambda: translate("BookingSheet", "Booked at"), 18, lambda booking: _moment(booking.booked_at)),
    _Cell(lambda: translate("BookingSheet", "Checked at"), 18, lambda booking: _moment(booking.status_checked_at)),
    _Cell(lambda: translate("BookingSheet", "TQID"), 42, lambda booking: booking.tqid.text),
)


def rows_of(bookings: Sequence[Booking]) -> list[list[str]]:
    """A row of texts for each."""
    return [[cell.text(booking) for cell in _CELLS] for booking in bookings]


def booking_sheet(rows: Sequence[Sequence[str]]) -> Sheet:
    """The sheet of such rows."""
    return Sheet(
        title=translate("BookingSheet", "Bookings"),
        head=[cell.title() for cell in _CELLS],
        widths=[cell.width for cell in _CELLS],
        rows=rows,
        right_to_left=formats.is_persian(),
    )
