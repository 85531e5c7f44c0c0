"""The bookings of one patient, as a table."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QObject

from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.booking_rows import BookingRows
from hqs_desktop.viewmodels.words.looks import booking_look, look_of, missed_look
from hqs_desktop.viewmodels.words.terms import doctor_name

translate = QCoreApplication.translate  # lupdate knows it by this name


class Column(IntEnum):
    """The columns, in reading order."""

    DATE = 0
    TIME = 1
    DOCTOR = 2
    FACILITY = 3
    STATE = 4
    TOLD = 5
    OPERATOR = 6


def told_words(booking: Booking) -> str:
    """Whether the patient knows what became of it."""
    if booking.to_call:
        return translate("Patient", "to be called")
    if booking.told_at is not None:
        return translate("Patient", "told {day}").format(day=formats.day_and_month(shamsi_of(booking.told_at)))
    return ""


_TEXTS: dict[Column, Callable[[Booking], str]] = {
    Column.DATE: lambda booking: formats.short_date(shamsi_of(booking.request.slot.start)),
    Column.TIME: lambda booking: formats.time_of(booking.request.slot.start),
    Column.DOCTOR: lambda booking: doctor_name(booking.request.slot.provider),
    Column.FACILITY: lambda booking: formats.digits(booking.request.slot.facility.name.strip()),
    Column.STATE: lambda booking: look_of(booking).word,
    Column.TOLD: told_words,
    Column.OPERATOR: lambda booking: booking.operator,
}


def told_samples() -> list[str]:
    """The longest words that may stand there."""
    days = (translate("Patient", "told {day}").format(day=f"00 {month}") for month in formats.month_names())
    return [translate("Patient", "to be called"), *days]


def state_words() -> list[str]:
    """Every word that the state's column may hold."""
    return [*(booking_look(state).word for state in BookingState), missed_look().word]


def _heading(column: int) -> str:
    return {
        Column.DATE: translate("Patient", "Date"),
        Column.TIME: translate("Patient", "Time"),
        Column.DOCTOR: translate("Patient", "Doctor"),
        Column.FACILITY: translate("Patient", "Centre"),
        Column.STATE: translate("Patient", "State"),
        Column.TOLD: translate("Patient", "Told?"),
        Column.OPERATOR: translate("Patient", "Booked by"),
    }[Column(column)]


class PatientTable(BookingRows):
    """All bookings of one patient, the latest visit first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__([_TEXTS[column] for column in Column], _heading, look_of, parent)
