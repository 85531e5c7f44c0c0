"""What happens at a desk while its screens look elsewhere: one typed stream, owned by the session."""

import logging
from collections.abc import Callable, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass

from hqs_desktop.core.bookings import Booking
from hqs_desktop.core.model import Tqid
from hqs_desktop.core.moves import Move
from hqs_desktop.core.wishes import Wish
from hqs_desktop.desk.problems import Problem
from hqs_desktop.desk.watching import WatchReport
from hqs_desktop.desk.writing.outcome import WriteEvent

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CheckBegan:
    """The gateway is being asked what changed about the bookings that stand."""


@dataclass(frozen=True, slots=True)
class CheckWent:
    """The check under way is further than it was, or somebody asked for it, or to stop it."""


@dataclass(frozen=True, slots=True)
class CheckEnded:
    """What came of that; ``report`` is None where the journal failed, which ``problem`` then says."""

    report: WatchReport | None
    problem: Problem | None


@dataclass(frozen=True, slots=True)
class WithdrawnFound:
    """Somebody asked what was withdrawn (operation 6): these slots were, and the journal has it of its bookings."""

    tqids: Set[Tqid]


@dataclass(frozen=True, slots=True)
class PatientTold:
    """A patient was marked as told of a change, or that was taken back; ``booking`` as it is now."""

    booking: Booking


@dataclass(frozen=True, slots=True)
class VisitMissed:
    """A patient was marked as not having come, or that was taken back; ``booking`` as it is now."""

    booking: Booking


@dataclass(frozen=True, slots=True)
class PatientCorrected:
    """A patient's name or mobile was corrected in the journal, or that was taken back; its bookings as they are now."""

    bookings: Sequence[Booking]


@dataclass(frozen=True, slots=True)
class MoveChanged:
    """A move of a booking began, went on or ended; ``move`` as it is now."""

    move: Move


@dataclass(frozen=True, slots=True)
class DirectoryChanged:
    """The desk knows more of providers and facilities, or was told otherwise: the directory is to be read again."""


@dataclass(frozen=True, slots=True)
class RemindersChanged:
    """A slot that this desk wants to be reminded of has opened or closed, or there is one more or less of them."""


@dataclass(frozen=True, slots=True)
class WishPut:
    """Somebody waits for a slot from now on, or for another one than before."""

    wish: Wish


@dataclass(frozen=True, slots=True)
class LookedForSlots:
    """The look for slots for those who wait has gone on, begun or ended."""


@dataclass(frozen=True, slots=True)
class TasksChanged:
    """Somebody is on the worklist who was not, or stands there otherwise, or no more."""


@dataclass(frozen=True, slots=True)
class BasketChanged:
    """Something is in the basket that was not, or stands there otherwise, or no more."""


@dataclass(frozen=True, slots=True)
class HoldsChanged:
    """Other desks took up slots or let go of some, or this desk does not hear of them any more, or again."""


@dataclass(frozen=True, slots=True)
class ReadingsChanged:
    """More is known, or newer, of what was free on doctors' days."""


Event = (
    WriteEvent
    | CheckBegan
    | CheckWent
    | CheckEnded
    | WithdrawnFound
    | PatientTold
    | VisitMissed
    | PatientCorrected
    | MoveChanged
    | DirectoryChanged
    | RemindersChanged
    | TasksChanged
    | WishPut
    | LookedForSlots
    | ReadingsChanged
    | BasketChanged
    | HoldsChanged
)


class Events:
    """Tells each event to everyone who listens, in the event loop and in the order in which they began to listen."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Event], None]] = []

    def subscribe(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Have ``listener`` called with every event from now on; gives what ends that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            with suppress(ValueError):
                self._listeners.remove(listener)

        return unsubscribe

    def publish(self, event: Event) -> None:
        """Tell everyone. A listener's defect is logged: it must end neither a write nor the others' hearing."""
        for listener in tuple(self._listeners):
            try:
                listener(event)
            except Exception as error:  # noqa: BLE001  (see above; whoever publishes can't mend it)
                # The class only: a text from above might hold a patient's data.
                _log.error("a listener met %s at %s", type(error).__name__, type(event).__name__)
