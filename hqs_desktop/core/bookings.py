"""What the journal holds, as plain values (no SQLAlchemy here: importing this costs nothing at start-up)."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import BookingRequest, Facility, Identifier, Person, Provider, Tqid
from hqs_desktop.core.text import sort_key


class IntentKind(StrEnum):
    """The two writes of the gateway."""

    BOOK = "book"
    CANCEL = "cancel"


class IntentState(StrEnum):
    """The life of a write: INTENT -> SENT -> CONFIRMED | REFUSED | UNKNOWN (design, rule 1).

    INTENT: committed, not a byte has left. SENT: may have left. UNKNOWN: left, outcome not known, being verified.
    CONFIRMED: the gateway did it. REFUSED: the gateway said no, or another has the slot.
    LAPSED: certain not to have been executed; it may be tried again as a new intent.
    """

    INTENT = "intent"
    SENT = "sent"
    UNKNOWN = "unknown"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    LAPSED = "lapsed"

    @property
    def live(self) -> bool:
        """Whether the outcome is still open: no second intent for the slot may begin."""
        return self in {IntentState.INTENT, IntentState.SENT, IntentState.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Intent:
    """A write that a desk meant to do. ``reason`` is the cancellation's (appendix 6), ``desk`` that desk's identity."""

    id: int
    kind: IntentKind
    state: IntentState
    request: BookingRequest
    reason: CodedText | None
    operator: str
    created_at: datetime
    changed_at: datetime
    request_id: str | None = None
    error_code: int | None = None
    error_text: str | None = None
    desk: str = ""


class BookingState(StrEnum):
    """Where a booking of this desk stands, as last known."""

    UNRESOLVED = "unresolved"  # its SetAppointment's outcome is not known yet
    BOOKED = "booked"
    CANCELLING = "cancelling"  # its RemoveAppointment's outcome is not known yet
    CANCELLED = "cancelled"  # by this desk
    WITHDRAWN = "withdrawn"  # by the doctor (appendix 8, status 5)
    CHANGED = "changed"  # otherwise than by this desk: see ``status``
    VISITED = "visited"


@dataclass(frozen=True, slots=True)
class Booking:
    """A booking made by the desk of that identity. ``status`` is the gateway's last word on it (appendix 8).

    ``told_at`` is when the desk marked the patient as told of the last change; ``to_call`` whether that is owed.
    ``request`` is what was sent and stays so: what the gateway says is compared with it. ``corrected`` is the patient
    as the desk has said since, where it has. ``missed_at`` is when the desk marked that the patient did not come.
    """

    id: int
    request: BookingRequest
    state: BookingState
    operator: str
    booked_at: datetime
    changed_at: datetime
    status: CodedText | None = None
    status_checked_at: datetime | None = None
    cancel_reason: CodedText | None = None
    told_at: datetime | None = None
    to_call: bool = False
    desk: str = ""
    corrected: Person | None = None
    missed_at: datetime | None = None

    @property
    def tqid(self) -> Tqid:
        """The booked slot's national id."""
        return self.request.slot.tqid

    @property
    def person(self) -> Person:
        """The patient as the desk knows it: corrected, where that was done."""
        return self.corrected or self.request.person

    @property
    def to_repeat(self) -> BookingRequest:
        """The request with the patient as the desk knows it: for the next booking and for paper, never for proof."""
        return replace(self.request, person=self.person)


@dataclass(frozen=True, slots=True)
class Correction:
    """A patient's name and mobile as a desk corrected them in the journal; the gateway has no operation for it.

    ``person`` is the patient as it is known since, ``before`` as the newest booking had it until then.
    """

    id: int
    person: Person
    before: Person
    operator: str
    corrected_at: datetime
    desk: str = ""


class Day(StrEnum):
    """Which bookings the desk's list shows: by the day of the visit, or by when they were booked."""

    TODAY = "today"
    UPCOMING = "upcoming"
    PAST = "past"
    ALL = "all"
    BOOKED_TODAY = "booked_today"


class Order(StrEnum):
    """How bookings are listed; those of one moment in the order in which they came to the journal, or against it."""

    VISIT = "visit"  # by time of visit, earliest first
    LATEST_VISIT = "latest_visit"
    NEWEST = "newest"  # by when they were booked, the last first
    LAST_ENTERED = "last_entered"  # as they came to the journal, the last first: the order in which a text is sought


@dataclass(frozen=True, slots=True)
class BookingFilter:
    """What to list: ``text`` is sought, folded, in names, identifiers, mobile and TQID; a whole TQID, in any form.

    ``starts_from`` and ``starts_before`` bound the visit's time, ``booked_from`` and ``booked_until`` when it was
    booked: the first belongs to the span, the second does not; all aware. ``tqid`` asks for the bookings of one slot,
    ``person`` for those of one patient, ``people`` for those of several.
    ``limit`` None leaves nothing out; ``after`` goes on behind the booking that the page before ended with.
    """

    text: str = ""
    starts_from: datetime | None = None
    starts_before: datetime | None = None
    booked_from: datetime | None = None
    booked_until: datetime | None = None
    provider_id: str | None = None
    states: frozenset[BookingState] | None = None
    operator: str | None = None
    tqid: Tqid | None = None
    person: Identifier | None = None
    people: frozenset[Identifier] | None = None
    order: Order = Order.VISIT
    limit: int | None = None
    after: Booking | None = None


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """A provider at a facility that this desk knows: seen in replies, typed, or imported.

    A ``pinned`` one comes first, a ``hidden`` one is neither offered nor asked unless it is asked for. ``heard`` is
    what the gateway says, where the desk says otherwise.
    """

    provider: Provider
    facility: Facility
    source: str  # "seen", "typed", "imported" or "demo"
    pinned: bool = False
    hidden: bool = False
    heard: tuple[Provider, Facility] | None = None

    @property
    def by_name(self) -> tuple[object, ...]:
        """What a list is sorted by: pinned ones first, then the provider's name, then the facility's."""
        names = sort_key(self.provider.display_name), sort_key(self.facility.name)
        return not self.pinned, *names, self.provider.identifier.id
