"""From one screen to another: what is to be done there, as typed values."""

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hqs_desktop.core.basket import BasketItem
    from hqs_desktop.core.bookings import Booking, DirectoryEntry
    from hqs_desktop.core.model import Appointment, Identifier, Person, Slot, Tqid
    from hqs_desktop.core.reminders import Reminder
    from hqs_desktop.core.wishes import Wish
    from hqs_desktop.core.worklist import Task
    from hqs_desktop.viewmodels.commands import Act


class Rebook(NamedTuple):
    """Search another slot for the patient of a booking, of the same doctor."""

    booking: "Booking"


class FollowUp(NamedTuple):
    """Search a slot two weeks after the visit of a booking, for its patient, of the same doctor."""

    booking: "Booking"


class MoveBooking(NamedTuple):
    """Search another slot for a booking that stands, of the same doctor."""

    booking: "Booking"


class Track(NamedTuple):
    """Look up a slot."""

    tqid: "Tqid"


class ShowBooking(NamedTuple):
    """Show a booking in the list."""

    booking: "Booking"


class PrintSlip(NamedTuple):
    """Print the slip of a booking."""

    booked: "Booking | Appointment"


class PrintSlips(NamedTuple):
    """Print one slip of several bookings."""

    bookings: "Sequence[Booking]"


class ShowDirectory(NamedTuple):
    """Show the directory of doctors and centres."""


class ShowPatient(NamedTuple):
    """Show all that is known of a patient, and of the bookings ``booking`` first, where one is meant."""

    identifier: "Identifier"
    booking: "Booking | None" = None


class CorrectPatient(NamedTuple):
    """Correct the name or mobile of a patient, who is known here as ``person``."""

    person: "Person"


class TakeUp(NamedTuple):
    """Take up a slot that has opened, as it was wanted."""

    reminder: "Reminder"


class TakeUpParked(NamedTuple):
    """Go on with a booking that was half typed."""

    task: "Task"


class TakeUpFromBasket(NamedTuple):
    """Go on with a booking of the basket: another slot for its patient."""

    item: "BasketItem"


class SeekFor(NamedTuple):
    """Search a slot for somebody on the worklist: what he waits for, else one like that which was lost."""

    task: "Task"


class ShowTask(NamedTuple):
    """Show somebody on the worklist."""

    task: "Task"


class ShowWaiting(NamedTuple):
    """Show all who wait for a slot."""


class BookWaiting(NamedTuple):
    """Book the slot that was found for whoever waits; without one, search for what he wants.

    ``booking`` is the one that he has, and that the new one replaces.
    """

    task: "Task"
    slot: "Slot | None" = None
    booking: "Booking | None" = None


class SeekProvider(NamedTuple):
    """Search the free slots of a doctor of the directory."""

    entry: "DirectoryEntry"


class BookSlot(NamedTuple):
    """Take up a slot that was seen elsewhere, to book it."""

    slot: "Slot"


class ShowCode(NamedTuple):
    """Search the code tables for a text."""

    text: str


class SearchAnything(NamedTuple):
    """Open the search for whatever there is, over what can be done now."""

    acts: "Sequence[Act]"


class PutOnWaitlist(NamedTuple):
    """Put a patient on the waitlist, or change what he waits for; the form begins with what is known.

    ``typed`` is what is typed of him, by the booking form's fields, ``wish`` what is sought; ``unmet`` where a search
    has just found nothing. ``booking`` is one that he has, and wants an earlier one than, or that he lost; ``task``
    the one of the worklist that he waits by, or is to wait by.
    """

    typed: "Mapping[str, str]" = MappingProxyType({})
    wish: "Wish | None" = None
    unmet: bool = False
    booking: "Booking | None" = None
    task: "Task | None" = None


class ChangeConnection(NamedTuple):
    """Show the connection's form."""


Destination = (
    Rebook
    | FollowUp
    | MoveBooking
    | Track
    | ShowBooking
    | PrintSlip
    | PrintSlips
    | ShowPatient
    | CorrectPatient
    | TakeUp
    | TakeUpParked
    | TakeUpFromBasket
    | ShowDirectory
    | SeekFor
    | ShowTask
    | ShowWaiting
    | SeekProvider
    | BookSlot
    | ShowCode
    | SearchAnything
    | PutOnWaitlist
    | BookWaiting
    | ChangeConnection
)


class Navigator(QObject):
    """Takes a screen's wish to whoever can fulfil it."""

    requested = Signal(object)  # a Destination

    def go(self, destination: Destination) -> None:
        """Ask for it."""
        self.requested.emit(destination)
