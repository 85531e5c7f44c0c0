"""What the gateway's word on a slot proves about a write that was lost or refused. Pure judgement and reads, no state.

Operation 7 (status) is the guide's word on where a slot stands, operation 8 (booking) says whose it is. Some replies of
8 name nobody, so a booked slot may be anybody's: then nothing is proved.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from enum import StrEnum

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.bookings import Booking, BookingState, IntentKind, IntentState
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.errors import RefusedError
from hqs_desktop.core.model import Appointment, Identifier, Person, Tqid
from hqs_desktop.core.text import clean_input, fold, to_ascii_digits
from hqs_desktop.desk.ports import Gateway
from hqs_desktop.desk.problems import ProblemKind

OFFSETS = (0, 2, 5, 15, 30)
"""When an unknown outcome is asked for, in seconds after it became unknown (design, rule 1)."""

AGREEING_READS = 3
AGREEING_SPAN = 30
"""What proves that a write was not executed: so many agreeing reads over so many seconds (design, rule 1)."""

_STATUS_LAG = timedelta(seconds=15)

_ALIKE = 0.8
"""From which likeness on two words may be one name, spelt or typed in two ways."""

_GONE = {AppointmentStatus.CANCELLED_BY_PATIENT, AppointmentStatus.CANCELLED_FOR_LATENESS}


class Finding(StrEnum):
    """What one pair of reads shows."""

    OURS = "ours"  # booked by our patient
    VISITED = "visited"  # by our patient
    OTHERS = "others"  # booked or visited, by another
    UNNAMED = "unnamed"  # booked or visited, and the gateway doesn't say by whom
    FREE = "free"
    FREE_YET_OURS = "free_yet_ours"  # the two contradict each other, or 8 still names the last holder
    CANCELLED = "cancelled"  # by patient or lateness
    WITHDRAWN = "withdrawn"  # cancelled by the doctor, and our patient is not known to have had it
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


def same_patient(one: Person | None, other: Person) -> bool | None:
    """Whether two patients are one; None where that can't be told.

    A passport's number and a national code say nothing of each other: a gateway may know our patient by another
    identifier than the desk typed. So such two are taken for two people only where every word of the one's name is
    unlike every word of the other's, whatever their order. A name that is missing, cut to one word, masked, or in
    another script leaves it open. Whoever is taken for another although he is ours loses a booking; whoever is left
    open costs a call.
    """
    if one is None:
        return None
    same = same_person(one.identifier, other.identifier)
    if same is not None or not _key(one.identifier) or not _key(other.identifier):
        return same
    return False if _unlike_names(one, other) else None


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


async def is_anothers(gateway: Gateway, tqid: Tqid, person: Person) -> bool:
    """Ask operation 8 whether a booked slot is certainly another's. Raises ``GatewayError``."""
    appointment = await gateway.appointment(tqid)
    return appointment is not None and appointment.tqid == tqid and same_patient(appointment.person, person) is False


def classify(status: CodedText, appointment: Appointment | None, person: Person) -> Finding:
    """What a status and a booking, read together, say about a slot that was meant for ``person``."""
    ours = same_patient(appointment.person, person) if appointment is not None else None
    match status.code.strip():
        case AppointmentStatus.BOOKED | AppointmentStatus.VISITED as code if ours:
            return Finding.OURS if code == AppointmentStatus.BOOKED else Finding.VISITED
        case AppointmentStatus.BOOKED | AppointmentStatus.VISITED:
            return Finding.UNNAMED if ours is None else Finding.OTHERS
        case AppointmentStatus.FREE:
            return Finding.FREE_YET_OURS if ours else Finding.FREE
        case AppointmentStatus.CANCELLED_BY_DOCTOR:
            return Finding.WITHDRAWN_OURS if ours else Finding.WITHDRAWN
        case code:
            return Finding.CANCELLED if code in _GONE else Finding.UNCLEAR


@dataclass(frozen=True, slots=True)
class Proof:
    """What a finding speaks for, and whether one is enough or several must agree.

    ``told`` is how the desk is told of an end that is none of success, None for the gateway's own words; ``standing``
    what has become of a booking whose cancellation was refused, where that explains the refusal.
    """

    state: IntentState
    at_once: bool
    told: ProblemKind | None = None
    standing: BookingState | None = None


_DONE_AT_ONCE = Proof(IntentState.CONFIRMED, at_once=True)
_DONE_IF_IT_LASTS = Proof(IntentState.CONFIRMED, at_once=False)
_NOT_DONE = Proof(IntentState.LAPSED, at_once=False, told=ProblemKind.NOT_EXECUTED)
_REFUSED = Proof(IntentState.REFUSED, at_once=False)
_TAKEN = Proof(IntentState.REFUSED, at_once=True, told=ProblemKind.TAKEN)
_SLOT_WITHDRAWN = Proof(IntentState.REFUSED, at_once=True, told=ProblemKind.SLOT_WITHDRAWN)
_WITHDRAWN = Proof(IntentState.REFUSED, at_once=True, told=ProblemKind.WITHDRAWN, standing=BookingState.WITHDRAWN)

_LOST_BOOKING = {
    Finding.OURS: _DONE_AT_ONCE,
    Finding.VISITED: _DONE_AT_ONCE,
    Finding.WITHDRAWN_OURS: _DONE_AT_ONCE,
    Finding.OTHERS: _TAKEN,
    Finding.FREE: _NOT_DONE,
    Finding.CANCELLED: _NOT_DONE,
    Finding.WITHDRAWN: _NOT_DONE,
}
# Ours although it was refused: an earlier attempt, believed lost, was executed after all.
_REFUSED_BOOKING = {
    Finding.OURS: _DONE_AT_ONCE,
    Finding.VISITED: _DONE_AT_ONCE,
    Finding.WITHDRAWN_OURS: _SLOT_WITHDRAWN,
    Finding.OTHERS: _TAKEN,
    Finding.FREE: _REFUSED,
    Finding.CANCELLED: _REFUSED,
    Finding.WITHDRAWN: _SLOT_WITHDRAWN,
}
# UNNAMED lapses although it proves little: the cancellation carries the patient's identifier, so that sending it again
# by hand can't hurt another. FREE_YET_OURS, once it lasts, is operation 8 naming the last holder.
_LOST_CANCELLATION = {
    Finding.OTHERS: _DONE_AT_ONCE,
    Finding.FREE: _DONE_AT_ONCE,
    Finding.CANCELLED: _DONE_AT_ONCE,
    Finding.WITHDRAWN: _DONE_AT_ONCE,
    Finding.WITHDRAWN_OURS: _DONE_AT_ONCE,
    Finding.FREE_YET_OURS: _DONE_IF_IT_LASTS,
    Finding.OURS: _NOT_DONE,
    Finding.VISITED: _NOT_DONE,
    Finding.UNNAMED: _NOT_DONE,
}
# Refused, yet gone: it was done and answered as an error, or was cancelled before. One read must not overrule a no.
_REFUSED_CANCELLATION = {
    Finding.OTHERS: Proof(
        IntentState.REFUSED, at_once=True, told=ProblemKind.GIVEN_AWAY, standing=BookingState.CHANGED
    ),
    Finding.WITHDRAWN: _WITHDRAWN,
    Finding.WITHDRAWN_OURS: _WITHDRAWN,
    Finding.VISITED: Proof(IntentState.REFUSED, at_once=True, told=ProblemKind.VISITED, standing=BookingState.VISITED),
    Finding.FREE: _DONE_IF_IT_LASTS,
    Finding.FREE_YET_OURS: _DONE_IF_IT_LASTS,
    Finding.CANCELLED: _DONE_IF_IT_LASTS,
    Finding.OURS: _REFUSED,
    Finding.UNNAMED: _REFUSED,
}


def proofs_of(kind: IntentKind, *, refused: bool = False) -> Mapping[Finding, Proof]:
    """What findings speak for, of a write that was lost or refused; what is missing proves nothing."""
    if kind is IntentKind.BOOK:
        return _REFUSED_BOOKING if refused else _LOST_BOOKING
    return _REFUSED_CANCELLATION if refused else _LOST_CANCELLATION


NO_OLDER_THAN_OURS = frozenset({Finding.WITHDRAWN_OURS, Finding.VISITED})
"""What a gateway that lags behind can't tell of a booking just made: it happened to one of our patient."""


def meaning_of_refusal(kind: IntentKind, finding: Finding) -> Proof:
    """What one finding, right after a refusal, makes of it; what explains nothing leaves the gateway's no as it is."""
    if kind is IntentKind.BOOK and finding is Finding.UNNAMED:
        return replace(_TAKEN, at_once=False)
    return proofs_of(kind, refused=True).get(finding, _REFUSED)


class Agreement:
    """Collects the findings about one write until they prove its end.

    ``refused`` when the gateway has refused the write; ``doubtful`` when what it says of the slot may be old. In both
    cases no single read proves anything.
    """

    def __init__(self, kind: IntentKind, *, refused: bool = False, doubtful: bool = False) -> None:
        self._proofs = proofs_of(kind, refused=refused)
        self._doubtful = refused or doubtful
        self._proof: Proof | None = None
        self._since = 0.0
        self._count = 0

    def add(self, finding: Finding, at: float) -> Proof | None:
        """Take a finding, ``at`` seconds after the first; gives what is proved now.

        A read that failed neither agrees nor disagrees. Seconds are counted from the waits, not from the wall clock,
        which may jump.
        """
        if finding is Finding.NOT_READ:
            return None
        proof = self._proofs.get(finding)
        if proof is None:
            self._proof = None
            return None
        if self._proof is None or (proof.state, proof.standing) != (self._proof.state, self._proof.standing):
            self._since, self._count = at, 0
        self._proof = proof
        self._count += 1
        settled = self._count >= AGREEING_READS and at - self._since >= AGREEING_SPAN
        return proof if settled or (proof.at_once and not self._doubtful) else None

    def proves_nothing(self, finding: Finding) -> bool:
        """Whether a finding, however often it comes, speaks for no end."""
        return finding not in self._proofs


def _same_kind(one: Identifier | None, other: Identifier | None) -> bool:
    kinds = {identifier.type.strip().casefold() for identifier in (one, other) if identifier is not None}
    return len(kinds - {""}) < 2  # noqa: PLR2004  (two)


def _key(identifier: Identifier | None) -> str:
    if identifier is None:
        return ""
    return to_ascii_digits(clean_input(identifier.id)).casefold().replace(" ", "").lstrip("0")


def _unlike_names(one: Person, other: Person) -> bool:
    first, second = (fold(person.display_name).split() for person in (one, other))
    whole = all(len(words) > 1 and all(word.isalpha() and len(word) > 1 for word in words) for words in (first, second))
    return whole and not any(_may_be_one_name(here, there) for here in first for there in second)


def _may_be_one_name(one: str, other: str) -> bool:

    if one.isascii() != other.isascii() or one in other or other in one:
        return True
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE
