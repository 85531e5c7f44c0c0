"""What the gateway's word on a slot proves about a write whose reply was lost. Pure judgement and two reads, no state.

Operation 7 (status) is the guide's word on where a slot stands, operation 8 (booking) says whose it is. Some replies of
8 name nobody, so a booked slot may be anybody's: then nothing is proved.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.bookings import Booking, BookingState, IntentKind, IntentState
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.errors import RefusedError
from hqs_desktop.core.model import Appointment, Identifier, Person, Tqid
from hqs_desktop.core.text import clean_input, to_ascii_digits
from hqs_desktop.desk.ports import Gateway

OFFSETS = (0, 2, 5, 15, 30)
"""When an unknown outcome is asked for, in seconds after it became unknown (design, rule 1)."""

AGREEING_READS = 3
AGREEING_SPAN = 30
"""What proves that a write was not executed: so many agreeing reads over so many seconds (design, rule 1)."""

_STATUS_LAG = timedelta(seconds=15)

_HELD = {AppointmentStatus.BOOKED, AppointmentStatus.VISITED}
_GONE = {AppointmentStatus.CANCELLED_BY_PATIENT, AppointmentStatus.CANCELLED_FOR_LATENESS}


class Finding(StrEnum):
    """What one pair of reads shows."""

    OURS = "ours"  # booked or visited, by our patient
    OTHERS = "others"  # booked or visited, by another
    UNNAMED = "unnamed"  # booked or visited, and the gateway doesn't say by whom
    FREE = "free"
    FREE_YET_OURS = "free_yet_ours"  # the two contradict each other, or 8 still names the last holder
    CANCELLED = "cancelled"  # by patient or lateness, or by the doctor with nobody of ours on it
    WITHDRAWN_OURS = "withdrawn_ours"  # cancelled by the doctor, while our patient had it
    UNCLEAR = "unclear"  # a status that the guide doesn't know, or none
    NOT_READ = "not_read"


def same_person(one: Identifier | None, other: Identifier | None) -> bool | None:
    """Whether two identifiers are one person's; None where that can't be told: either is missing, or of another kind.

    Compared without regard to digits' script, letter case and leading zeros, which some systems drop.
    """
    first, second = _key(one), _key(other)
    if first == second:
        return True if first else None
    # A passport's number and a national code that differ may well be one person's.
    return False if first and second and _same_kind(one, other) else None


def may_lag(booking: Booking, now: datetime) -> bool:
    """Whether what the gateway says of a slot may be older than what this desk last did to this booking of it.

    A clock that was set back makes nothing fresh again.
    """
    # Since it is being cancelled nothing is known to have happened to it.
    last = booking.booked_at if booking.state is BookingState.CANCELLING else booking.changed_at
    return abs(now - last) < _STATUS_LAG


async def read_slot(gateway: Gateway, tqid: Tqid, person: Person) -> Finding:
    """Ask operations 7 and 8 at once; whatever fails makes it NOT_READ.

    A refusal of 8 is read as "names nobody": the guide does not say what it answers for a free slot. One of 7 is an
    answer too, which leaves all unclear.
    """
    status, appointment = await asyncio.gather(
        gateway.appointment_status(tqid), gateway.appointment(tqid), return_exceptions=True
    )
    if isinstance(appointment, RefusedError):
        appointment = None
    if isinstance(status, RefusedError):
        return Finding.UNCLEAR
    if isinstance(status, BaseException) or isinstance(appointment, BaseException):
        return Finding.NOT_READ
    if appointment is not None and appointment.tqid != tqid:
        appointment = None  # another slot's: it says nothing of this one
    return classify(status, appointment, person)


def classify(status: CodedText, appointment: Appointment | None, person: Person) -> Finding:
    """What a status and a booking, read together, say about a slot that was meant for ``person``."""
    holder = appointment.person.identifier if appointment is not None and appointment.person is not None else None
    ours = same_person(holder, person.identifier)
    code = status.code.strip()
    if code in _HELD:
        return Finding.UNNAMED if ours is None else Finding.OURS if ours else Finding.OTHERS
    if code == AppointmentStatus.FREE:
        return Finding.FREE_YET_OURS if ours else Finding.FREE
    if code == AppointmentStatus.CANCELLED_BY_DOCTOR:
        return Finding.WITHDRAWN_OURS if ours else Finding.CANCELLED
    return Finding.CANCELLED if code in _GONE else Finding.UNCLEAR


@dataclass(frozen=True, slots=True)
class Proof:
    """What a finding speaks for, and whether one is enough or several must agree."""

    state: IntentState
    at_once: bool


_BOOK_PROOFS = {
    Finding.OURS: Proof(IntentState.CONFIRMED, at_once=True),
    Finding.WITHDRAWN_OURS: Proof(IntentState.CONFIRMED, at_once=True),
    Finding.OTHERS: Proof(IntentState.REFUSED, at_once=True),
    Finding.FREE: Proof(IntentState.LAPSED, at_once=False),
    Finding.CANCELLED: Proof(IntentState.LAPSED, at_once=False),
}
# UNNAMED lapses although it proves little: the cancellation carries the patient's identifier, so that sending it again
# by hand can't hurt another. FREE_YET_OURS, once it lasts, is operation 8 naming the last holder.
_CANCEL_PROOFS = {
    Finding.OTHERS: Proof(IntentState.CONFIRMED, at_once=True),
    Finding.FREE: Proof(IntentState.CONFIRMED, at_once=True),
    Finding.CANCELLED: Proof(IntentState.CONFIRMED, at_once=True),
    Finding.WITHDRAWN_OURS: Proof(IntentState.CONFIRMED, at_once=True),
    Finding.FREE_YET_OURS: Proof(IntentState.CONFIRMED, at_once=False),
    Finding.OURS: Proof(IntentState.LAPSED, at_once=False),
    Finding.UNNAMED: Proof(IntentState.LAPSED, at_once=False),
}


def proof_of(kind: IntentKind, finding: Finding) -> Proof | None:
    """What a finding speaks for; None for one that proves nothing (the outcome stays unknown)."""
    return (_BOOK_PROOFS if kind is IntentKind.BOOK else _CANCEL_PROOFS).get(finding)


class Agreement:
    """Collects the findings about one write until they prove its end.

    ``doubtful`` when the gateway has refused the write, or what it says of the slot may be old: then no single
    read may turn that into a success.
    """

    def __init__(self, kind: IntentKind, *, doubtful: bool = False) -> None:
        self._kind = kind
        self._doubtful = doubtful
        self._state: IntentState | None = None
        self._since = 0.0
        self._count = 0

    def add(self, finding: Finding, at: float) -> IntentState | None:
        """Take a finding, ``at`` seconds after the first; gives the proved end.

        A read that failed neither agrees nor disagrees. Seconds are counted from the waits, not from the wall clock,
        which may jump.
        """
        if finding is Finding.NOT_READ:
            return None
        proof = proof_of(self._kind, finding)
        if proof is None:
            self._state = None
            return None
        if proof.state is not self._state:
            self._state, self._since, self._count = proof.state, at, 0
        self._count += 1
        settled = self._count >= AGREEING_READS and at - self._since >= AGREEING_SPAN
        return proof.state if settled or (proof.at_once and not self._doubtful) else None


def _same_kind(one: Identifier | None, other: Identifier | None) -> bool:
    kinds = {identifier.type.strip().casefold() for identifier in (one, other) if identifier is not None}
    return len(kinds - {""}) < 2  # noqa: PLR2004  (two)


def _key(identifier: Identifier | None) -> str:
    if identifier is None:
        return ""
    return to_ascii_digits(clean_input(identifier.id)).casefold().replace(" ", "").lstrip("0")
