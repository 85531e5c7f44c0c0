"""Track a slot by its TQID, typed, pasted or scanned."""

import asyncio
import re
from dataclasses import dataclass

from hqs_desktop.core.bookings import Booking
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.errors import GatewayError
from hqs_desktop.core.model import Appointment, Tqid
from hqs_desktop.core.text import strip_marks, to_ascii_digits
from hqs_desktop.desk.ports import Gateway, Journal
from hqs_desktop.desk.problems import NotATqidError, Problem, ProblemKind, problem_of

_PREFIX = "1:"
_TQID = re.compile(
    r"(?<![0-9a-f])([0-9]+:)?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})(?![0-9a-f])",
    re.IGNORECASE,
)
# What the keys a to f give on a Persian keyboard: a barcode reader types with whatever layout is on.
_FROM_PERSIAN_KEYS = str.maketrans(
    {
        "\u0634": "a",
        "\u0630": "b",
        "\u0632": "c",
        "\u06cc": "d",
        "\u064a": "d",
        "\u062b": "e",
        "\u0628": "f",
    }
)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


@dataclass(frozen=True, slots=True)
class TrackResult:
    """What is known of a slot: the gateway's status and booking, and this desk's own booking beside them.

    ``problem`` is why ``appointment`` could not be read; the status stands nevertheless.
    """

    tqid: Tqid
    status: CodedText
    appointment: Appointment | None
    booking: Booking | None
    problem: Problem | None = None


def find_tqid(text: str) -> Tqid:
    """The first TQID in a text, also within a whole message, without dashes, or typed on a Persian keyboard.

    A bare one gets the ``1:`` that operations 4 to 8 send. Raises ``NotATqidError``.
    """
    plain = to_ascii_digits(strip_marks(text)).translate(_DASHES)
    match = _TQID.search(plain) or _TQID.search(plain.translate(_FROM_PERSIAN_KEYS))
    if match is None:
        raise NotATqidError("no TQID in the text")
    prefix, *parts = match.groups()
    return Tqid(f"{prefix or _PREFIX}{'-'.join(parts)}")


class Track:
    """Operations 7 and 8, and the journal."""

    def __init__(self, gateway: Gateway, journal: Journal) -> None:
        self._gateway = gateway
        self._journal = journal

    async def look_up(self, text: str) -> TrackResult:
        """Raises ``NotATqidError``, ``JournalError``, and ``GatewayError`` where not even the status can be had."""
        tqid = find_tqid(text)
        booking = await self._journal.booking(tqid)
        if booking is not None:
            tqid = booking.tqid  # as the gateway spelt it
        status, appointment = await asyncio.gather(
            self._gateway.appointment_status(tqid), self._gateway.appointment(tqid), return_exceptions=True
        )
        if isinstance(status, BaseException):
            raise status
        if isinstance(appointment, GatewayError):
            return TrackResult(tqid, status, None, booking, problem_of(appointment))
        if isinstance(appointment, BaseException):
            raise appointment
        if appointment is not None and appointment.tqid != tqid:
            other = Problem(ProblemKind.BAD_REPLY, detail="TrackingQueueID", operation="GetAppointmentByTQID")
            return TrackResult(tqid, status, None, booking, other)
        return TrackResult(tqid, status, appointment, booking)
