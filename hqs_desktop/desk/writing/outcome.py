"""How a write can end, for whoever asked for it and for whoever listens."""

from collections.abc import Sequence
from dataclasses import dataclass

from hqs_desktop.core.bookings import Booking, Intent
from hqs_desktop.core.model import Slot
from hqs_desktop.desk.problems import Problem, ProblemKind


@dataclass(frozen=True, slots=True)
class Done:
    """The gateway did it; ``booking`` is how the desk's list holds it now."""

    booking: Booking
    request_id: str | None


@dataclass(frozen=True, slots=True)
class Refused:
    """The gateway said no (REFUSED), or why it can't be any more.

    A booking: another patient has the slot (TAKEN), or nobody may (SLOT_WITHDRAWN), with the nearest free ones. A
    cancellation: the doctor (WITHDRAWN) or somebody else (GIVEN_AWAY) came before, or the patient was seen (VISITED).
    """

    problem: Problem
    alternatives: Sequence[Slot] = ()

    @property
    def needs_another_slot(self) -> bool:
        """Whether a booking failed for what will not pass."""
        return self.problem.kind in {ProblemKind.TAKEN, ProblemKind.SLOT_WITHDRAWN}


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
    executed the write later, in this run or after an earlier one. After a refused cancellation another ``Refused`` may,
    once it is known why.
    """

    intent: Intent
    outcome: Outcome
