"""Who is owed something: each a task with an owner, a next step and a time, until it is closed with a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from hqs_desktop.core.model import Identifier, Person, Slot
from hqs_desktop.core.wishes import Wish


class TaskKind(StrEnum):
    """Why somebody is on the list."""

    WITHDRAWN = "withdrawn"  # the doctor withdrew the slot
    CANCELLED = "cancelled"  # the booking was cancelled or changed elsewhere
    REFUSED = "refused"  # the patient had been told of a booking that came to nothing
    NO_SLOT = "no_slot"  # none was found for the patient
    PARKED = "parked"  # a booking was half typed when something came between
    HALF_MOVED = "half_moved"  # two bookings stand, or none
    WAITING = "waiting"  # for a slot that suits, or (``booking_id``) for an earlier one
    CONFIRM = "confirm"  # a booking that stands is to be confirmed by phone
    COME_BACK = "come_back"  # the schedule is not published yet


REBOOKED_BY: frozenset[TaskKind] = frozenset(TaskKind) - {TaskKind.PARKED, TaskKind.HALF_MOVED, TaskKind.CONFIRM}
"""What a new booking of the patient, in the same specialty or with the same doctor, settles."""


class Step(StrEnum):
    """What is to be done next for a task."""

    CALL = "call"  # tell the patient, and offer another slot
    DECIDE = "decide"  # the patient was told: rebook, have him wait, or close
    OFFER = "offer"  # a slot that suits is free: offer it
    WAIT = "wait"  # for a slot: it is looked for by itself
    SEARCH = "search"  # the schedule is due to be published
    FINISH = "finish"  # the move, or take it back
    TAKE_UP = "take_up"  # go on with what was parked
    CONFIRM = "confirm"  # ask the patient whether he comes


class CloseReason(StrEnum):
    """Why a task is over."""

    REBOOKED = "rebooked"
    SETTLED = "settled"  # by itself: the move ended, what was parked was taken up, the booking stands again
    CONFIRMED = "confirmed"  # the patient comes
    CANCELLED = "cancelled"  # he can't come, and his booking was cancelled
    NOT_WANTED = "not_wanted"  # he wants none any more
    ELSEWHERE = "elsewhere"  # he has one somewhere else
    UNREACHABLE = "unreachable"
    OVER = "over"  # its time is past
    MISTAKE = "mistake"
    OTHER = "other"  # the note says it


class EventKind(StrEnum):
    """What was done or said for a task."""

    MADE = "made"
    TAKEN = "taken"  # by an owner
    GIVEN_BACK = "given_back"
    NOT_REACHED = "not_reached"
    CALL_AGAIN = "call_again"  # reached, at a bad time
    TOLD = "told"
    OFFERED = "offered"
    DECLINED = "declined"  # the slot that was offered
    MATCHED = "matched"  # a slot that suits became free
    GONE = "gone"  # that slot is free no more
    CHANGED = "changed"  # the wish, the priority, the due time
    EXPIRED = "expired"  # the last day that suits is past
    NOTE = "note"
    CLOSED = "closed"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Task:
    """Somebody is owed something. Times are aware.

    ``origin`` is what it comes from; there is one open task of a kind for an origin. ``owner`` is who has taken it, at
    ``owner_desk``; both empty where nobody has. ``slot`` is the one that was lost, parked or half moved, ``typed`` what
    was typed of the patient, by the form's fields. ``tried`` counts calls that reached nobody, ``missed`` says that
    this patient missed a visit before. ``version`` grows with every change.
    """

    id: str
    kind: TaskKind
    origin: str
    step: Step
    due_at: datetime
    made_at: datetime
    changed_at: datetime
    operator: str
    desk: str = ""
    owner: str = ""
    owner_desk: str = ""
    person: Person | None = None
    typed: Mapping[str, str] = field(default_factory=dict)
    slot: Slot | None = None
    booking_id: int | None = None
    wish: Wish | None = None
    urgent: bool = False
    missed: bool = False
    tried: int = 0
    note: str = ""
    closed_at: datetime | None = None
    closed_by: str = ""
    close_reason: CloseReason | None = None
    rebooked_id: int | None = None
    version: int = 0

    @property
    def open(self) -> bool:
        """Whether something is owed still."""
        return self.closed_at is None

    @property
    def rank(self) -> int:
        """Where it stands among those that are due: who missed a visit first, then what is urgent."""
        return (0 if self.missed else 2) + (0 if self.urgent else 1)

    @property
    def owned(self) -> bool:
        """Whether somebody has taken it."""
        return bool(self.owner or self.owner_desk)


@dataclass(frozen=True, slots=True)
class TaskEvent:
    """Something done or said for a task, never changed afterwards. ``slot`` is the one that was offered or found.

    ``version`` is the task's, once it was done: it orders them.
    """

    id: str
    task_id: str
    kind: EventKind
    at: datetime
    operator: str
    desk: str
    version: int
    note: str = ""
    slot: Slot | None = None


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks are wanted. ``text`` is sought, folded, in names, identifiers and mobiles.

    ``mine`` is an operator's name and keeps his own, ``owner_desk`` a desk's, ``unowned`` those of nobody.
    ``due_before`` is the end of the span, which it does not hold. ``group`` is a wish's. ``starts_from`` and
    ``starts_before`` bound the time of ``Task.slot``, ``provider_id`` is that slot's. ``person`` keeps those of one
    patient, ``people`` those of several, ``booked`` those that a booking belongs to. ``after`` goes on behind a task in
    the list's order: missed visits first, then what is urgent, then by due time, then by visit.
    """

    kinds: frozenset[TaskKind] | None = None
    steps: frozenset[Step] | None = None
    closed: bool = False
    text: str = ""
    mine: str | None = None
    owner_desk: str | None = None
    unowned: bool = False
    due_before: datetime | None = None
    group: str | None = None
    provider_id: str | None = None
    starts_from: datetime | None = None
    starts_before: datetime | None = None
    booking_id: int | None = None
    booked: bool = False
    person: Identifier | None = None
    people: frozenset[Identifier] | None = None
    limit: int | None = None
    after: Task | None = None


@dataclass(frozen=True, slots=True)
class TaskPage:
    """The tasks that are shown, of ``total`` that were sought."""

    tasks: Sequence[Task]
    total: int


class OfferState(StrEnum):
    """What became of a slot that was found for a task."""

    OPEN = "open"
    TAKEN = "taken"
    DECLINED = "declined"
    GONE = "gone"  # somebody else has it, or its time is past


@dataclass(frozen=True, slots=True)
class Offer:
    """A free slot that suits a task's wish; never two open ones of a slot."""

    id: str
    task_id: str
    slot: Slot
    found_at: datetime
    state: OfferState = OfferState.OPEN


@dataclass(frozen=True, slots=True)
class WishGroup:
    """Wishes that are looked for together: one of them, the days of all, how many wait, when they were looked for."""

    key: str
    wish: Wish
    waiting: int
    looked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Reading:
    """The slots of a provider at a facility on a day, as the gateway had them free when it was last asked."""

    day: str  # Shamsi, as it is sorted: 1405/09/07
    provider_key: str
    facility_key: str
    read_at: datetime
    slots: Sequence[Slot]
