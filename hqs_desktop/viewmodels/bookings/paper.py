"""The list of bookings on paper: stamped with what it lists, when that was read, and how old the gateway's word is."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.bookings import Booking, BookingState, Day
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.text import clean_input
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.bookings.filter import Filter
from hqs_desktop.viewmodels.bookings.table import Column, cell_text, heading, telling
from hqs_desktop.viewmodels.printing import PrintedColumn, PrintedTable, file_stem
from hqs_desktop.viewmodels.words.looks import booking_look

if TYPE_CHECKING:
    from hqs_desktop.desk.watching import WatchReport

translate = QCoreApplication.translate  # lupdate knows it by this name

PRINTED_AT_MOST: Final = 1000
"""Nobody reads more on paper, and it is as many as are set in pages at once."""

_SHARES: Final = {
    Column.TIME: 1.0,
    Column.DATE: 1.6,
    Column.PATIENT: 3.0,
    Column.IDENTIFIER: 1.8,
    Column.MOBILE: 1.9,
    Column.DOCTOR: 2.6,
    Column.FACILITY: 2.8,
    Column.STATE: 2.2,
    Column.OPERATOR: 1.6,
}


def printed_list(
    bookings: Sequence[Booking],
    wanted: Filter,
    *,
    doctor: str,
    centre: str,
    read_at: datetime,
    report: "WatchReport | None",
) -> PrintedTable:
    """What is listed, as it was read from the journal at ``read_at``.

    ``doctor`` is the name of the one that ``wanted`` narrows it to, ``report`` that of the last check.
    """
    today = shamsi_of(read_at)
    columns = sorted(telling(bookings, today))
    return PrintedTable(
        title=_title(wanted, read_at),
        stamps=[
            line
            for line in (
                clean_input(centre),
                _narrowed(wanted, doctor),
                translate("BookingPaper", "Read from the journal: {moment}").format(
                    moment=formats.short_moment(read_at)
                ),
                _known(bookings, report),
            )
            if line
        ],
        columns=[PrintedColumn(heading(column), _SHARES[column], column is Column.TIME) for column in columns],
        rows=[[cell_text(column, booking) for column in columns] for booking in bookings],
        file_stem=file_stem("bookings", read_at),
        foot=translate("BookingPaper", "Bookings: {n}").format(n=formats.count(len(bookings))),
        landscape=True,
    )


def _title(wanted: Filter, read_at: datetime) -> str:
    """What others see in the printer's queue: no name, and not what was searched."""
    today = formats.long_date(shamsi_of(read_at))
    if wanted.seeks_in_all_days:
        return translate("BookingPaper", "Bookings found")
    return {
        Day.TODAY: translate("BookingPaper", "Visits of {day}").format(day=today),
        Day.UPCOMING: translate("BookingPaper", "Coming visits"),
        Day.PAST: translate("BookingPaper", "Past visits"),
        Day.ALL: translate("BookingPaper", "All visits"),
        Day.BOOKED_TODAY: translate("BookingPaper", "Booked on {day}").format(day=today),
    }[wanted.day]


def _narrowed(wanted: Filter, doctor: str) -> str:
    """What of them is listed only; empty where all are."""
    parts = (
        formats.quoted(wanted.text),
        doctor,
        booking_look(wanted.state).word if wanted.state is not None else "",
        wanted.operator or "",
    )
    said = formats.listed(*parts, by=" \u00b7 ")
    return translate("BookingPaper", "Only: {what}").format(what=said) if said else ""


def _known(bookings: Sequence[Booking], report: "WatchReport | None") -> str:
    """How old the gateway's word is on those that stand: a list on paper is never live."""
    asked = [
        booking.status_checked_at or booking.booked_at for booking in bookings if booking.state is BookingState.BOOKED
    ]
    said: list[str] = []
    if asked:
        words = translate("BookingPaper", "The gateway's word on them is of {moment} or later.")
        said.append(words.format(moment=formats.short_moment(min(asked))))
    if report is not None and report.problem is not None:
        words = translate("BookingPaper", "Not live: at {time} the gateway could not be reached.")
        said.append(words.format(time=formats.time_of(report.at)))
    return " ".join(said)
