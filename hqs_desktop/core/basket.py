"""The basket: bookings that are to be made in one go, for one patient or a family."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from hqs_desktop.core.model import BookingRequest, Slot


class BasketState(StrEnum):
    """Where a booking of the basket stands."""

    OPEN = "open"  # not asked for, or certain not to have been executed when the program ended
    BEGUN = "begun"  # asked for
    UNKNOWN = "unknown"  # it may or may not have been executed, and is being verified
    BOOKED = "booked"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class BasketItem:
    """A booking of the basket; times are aware.

    ``place`` orders them. ``typed`` is what is typed of the patient, by the form's fields; empty where nothing is yet.
    ``request`` is what was asked for last, ``why`` the kind of the problem that it failed with.
    """

    id: str
    place: int
    slot: Slot
    operator: str
    made_at: datetime
    typed: Mapping[str, str] = field(default_factory=dict)
    request: BookingRequest | None = None
    state: BasketState = BasketState.OPEN
    why: str = ""

    @property
    def can_change(self) -> bool:
        """Whether it can be changed, taken out or asked for: nothing of it is under way or done."""
        return self.state in {BasketState.OPEN, BasketState.FAILED}
