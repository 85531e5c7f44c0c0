"""How a write can end, for whoever listens."""

from dataclasses import dataclass

from hqs_desktop.core.bookings import Booking, Intent, IntentKind
from hqs_desktop.core.model import BookingRequest
from hqs_desktop.desk.problems import Problem, ProblemKind


@dataclass(frozen=True, slots=True)
class Done:
    """The gateway did it; ``booking`` is how the desk's list holds it now."""

    booking: Booking
    request_id: str | None


@dataclass(frozen=True, slots=True)
class Refused:
    """The gateway said no (REFUSED), or why it can't be any more.

    A booking: another patient has the slot (TAKEN), or nobody may (SLOT_WITHDRAWN). A cancellation: the doctor
    (WITHDRAWN) or somebody else (GIVEN_AWAY) came before, or the patient was seen (VISITED).
    """

    problem: Problem

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
    """What has become of a write: the only way in which anybody learns it.

    A write is known by its request. It is told once how it ended; or first that it is ``Unknown``, again whenever more
    is known about why, and then, with ``after_doubt``, how it ended. ``NotSent`` and ``Refused`` are told once more if
    the journal could record them only later. A ``Done`` may still follow them: the gateway executed the write later, in
    this run or after an earlier one. After a refused cancellation another ``Refused`` may, once it is known why.
    """

    kind: IntentKind
    request: BookingRequest
    outcome: Outcome
    after_doubt: bool = False
