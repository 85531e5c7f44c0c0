"""Track a slot by its TQID, typed, pasted or scanned."""

import asyncio
from dataclasses import dataclass, replace
from typing import Final

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.bookings import Booking
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.errors import GatewayError
from hqs_desktop.core.model import Appointment, Tqid
from hqs_desktop.core.tqid import tqids_in
from hqs_desktop.desk.directory import Directory
from hqs_desktop.desk.ports import Gateway, Journal
from hqs_desktop.desk.problems import NotATqidError, Problem, ProblemKind, SeveralTqidsError, problem_of

_TAKEN: Final = {AppointmentStatus.BOOKED, AppointmentStatus.VISITED}


@dataclass(frozen=True, slots=True)
class TrackResult:
    """What is known of a slot: the gateway's status and booking, and this desk's own booking beside them.

    ``problem`` is why ``appointment`` could not be read; the status stands nevertheless. ``referral`` says that
    operation 10 told of it, where operation 8 named nobody.
    """

    tqid: Tqid
    status: CodedText
    appointment: Appointment | None
    booking: Booking | None
    problem: Problem | None = None
    referral: bool = False


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
    """Operations 7 and 8, of a referral 10, and the journal."""

    def __init__(self, gateway: Gateway, journal: Journal, directory: Directory) -> None:
        self._gateway = gateway
        self._journal = journal
        self._directory = directory

    async def look_up(self, text: str) -> TrackResult:
        """Raises ``NotATqidError``, ``JournalError``, and ``GatewayError`` where not even the status can be had."""
        tqid, booking = await self._known(find_tqid(text))
        status, appointment = await asyncio.gather(
            self._gateway.appointment_status(tqid), self._gateway.appointment(tqid), return_exceptions=True
        )
        if isinstance(status, BaseException):
            raise status
        return await self._result(TrackResult(tqid, status, None, booking), appointment)

    async def look_up_briefly(self, tqid: Tqid) -> TrackResult:
        """The same of one among many: who has it is asked for only where somebody has it. Raises as ``look_up``."""
        tqid, booking = await self._known(tqid)
        status = await self._gateway.appointment_status(tqid)
        result = TrackResult(tqid, status, None, booking)
        if status.code.strip() == AppointmentStatus.FREE:
            return result
        try:
            return await self._result(result, await self._gateway.appointment(tqid))
        except GatewayError as error:
            return await self._result(result, error)

    async def _known(self, tqid: Tqid) -> tuple[Tqid, Booking | None]:
        """This desk's own booking, and the id as the gateway spelt it there."""
        booking = await self._journal.booking(tqid)
        return (booking.tqid, booking) if booking is not None else (tqid, None)

    async def _result(self, known: TrackResult, found: Appointment | BaseException | None) -> TrackResult:
        """What operation 8 adds to the status; where it names nobody of a taken slot, what operation 10 does."""
        if isinstance(found, GatewayError):
            return replace(known, problem=problem_of(found))
        if isinstance(found, BaseException):
            raise found
        if found is not None and found.tqid != known.tqid:
            other = Problem(ProblemKind.BAD_REPLY, detail="TrackingQueueID", operation="GetAppointmentByTQID")
            return replace(known, problem=other)
        nobody = known.booking is None and (found is None or found.person is None)
        if nobody and known.status.code.strip() in _TAKEN:
            referral = await self._referral(known.tqid)
            found, known = referral or found, replace(known, referral=referral is not None)
        if found is not None:
            await self._directory.learn_from([found])
        return replace(known, appointment=found)

    async def _referral(self, tqid: Tqid) -> Appointment | None:
        """The slot's booking by operation 10; None where there is none, or this centre may not ask."""
        try:
            found = await self._gateway.referral_appointment(tqid)
        except GatewayError:
            return None
        return next((one for one in found if one.tqid == tqid), None)
