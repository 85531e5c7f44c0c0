"""Track a slot by its TQID, typed, pasted or scanned."""

import asyncio
from dataclasses import dataclass

from hqs_desktop.core.bookings import Booking
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.errors import GatewayError
from hqs_desktop.core.model import Appointment, Tqid
from hqs_desktop.core.tqid import tqids_in
from hqs_desktop.desk.directory import Directory
from hqs_desktop.desk.ports import Gateway, Journal
from hqs_desktop.desk.problems import NotATqidError, Problem, ProblemKind, SeveralTqidsError, problem_of


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
    """The one TQID in a text, in whatever form it was copied or typed (``tqids_in``).

    Raises ``NotATqidError``, and its kind ``SeveralTqidsError`` where it is not plain which one is meant.
    """
    match tqids_in(text):
        case [tqid]:
            return tqid
        case []:
            raise NotATqidError("no TQID in the text")
        case several:
            raise SeveralTqidsError(f"{len(several)} TQIDs in the text")


class Track:
    """Operations 7 and 8, and the journal."""

    def __init__(self, gateway: Gateway, journal: Journal, directory: Directory) -> None:
        self._gateway = gateway
        self._journal = journal
        self._directory = directory

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
        if appointment is not None:
            await self._directory.learn_from([appointment])
        return TrackResult(tqid, status, appointment, booking)
