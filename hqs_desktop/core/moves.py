"""Moving a booking to another slot: the new one is booked first, the old one cancelled after."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import BookingRequest


class MoveState(StrEnum):
    """Where a move stands. What its two bookings are now, the desk's list says."""

    BOOKING = "booking"  # the new slot is to be booked; its outcome may not be known yet
    CANCELLING = "cancelling"  # the new booking stands, the old one is to be cancelled
    HALF = "half"  # both stand: a person finishes the move or takes it back
    UNDOING = "undoing"  # the new booking is to be cancelled again
    LOST = "lost"  # neither stands: the patient must be called
    DONE = "done"  # the new one stands, the old one does not
    UNDONE = "undone"  # the old one stands, the new one does not
    CLOSED = "closed"  # a person left it as it is

    @property
    def open(self) -> bool:
        """Whether it must not be forgotten: neither of its slots may be moved meanwhile."""
        return self not in {MoveState.DONE, MoveState.UNDONE, MoveState.CLOSED}


@dataclass(frozen=True, slots=True)
class Move:
    """A move that a person confirmed; ``old`` and ``new`` are what its two bookings were asked with.

    ``reason`` is the cancellation's (appendix 6). ``old_doubt_at`` and ``new_doubt_at`` are when it was last unknown
    whether the cancellation of that end had been executed: it may be executed late.
    """

    id: int
    booking_id: int
    old: BookingRequest
    new: BookingRequest
    reason: CodedText
    state: MoveState
    operator: str
    created_at: datetime
    changed_at: datetime
    old_doubt_at: datetime | None = None
    new_doubt_at: datetime | None = None
    desk: str = ""
