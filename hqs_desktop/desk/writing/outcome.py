"""How a write can end, for whoever asked for it and for whoever listens."""

from collections.abc import Sequence
from dataclasses import dataclass

from hqs_desktop.core.bookings import Booking, Intent
from hqs_desktop.core.model import Slot
from hqs_desktop.desk.problems import Problem


@dataclass(frozen=True, slots=True)
class Done:
    """The gateway did it; ``booking`` is how the desk's list holds it now."""

    booking: Booking
    request_id: str | None


@dataclass(frozen=True, slots=True)
class Refused:
    """The gateway said no (REFUSED) or another patient has the slot (TAKEN, with the nearest free ones)."""

    problem: Problem
    alternatives: Sequence[Slot] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may or may not have been executed; it is being verified, and ``Writer.subscribe`` tells the end.

    ``problem`` says why it is not known: UNKNOWN_OUTCOME, NOT_NAMED or JOURNAL (done, but not recorded yet). With
    ``by_hand`` the gateway can't prove it: the desk may find it out by phone and say so (``Writer.settle``).
    """

    intent: Intent
    problem: Problem
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class NotSent:
    """It was certainly not executed and may be tried again."""

    problem: Problem


Outcome = Done | Refused | Unknown | NotSent


@dataclass(frozen=True, slots=True)
class WriteEvent:
    """News of a write: that it became unknown, that the reason changed, or (any other outcome) how it ended.

    After ``NotSent`` or ``Refused`` a ``Done`` may still come, of another intent with the same request: the gateway
    executed the write minutes later, in this run or after an earlier one.
    """

    intent: Intent
    outcome: Outcome
