"""How writes ended, committed: once, now or as soon as the journal can; and told once they are."""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.codes.systems import HQS
from hqs_desktop.core.bookings import BookingState, Intent, IntentState
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.errors import IllegalMoveError, JournalError
from hqs_desktop.core.tasks import TaskScope
from hqs_desktop.desk.ports import Clock, Journal
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.writing.outcome import Done, NotSent, Outcome, Refused, Unknown, WriteEvent
from hqs_desktop.desk.writing.proof import same_person
from hqs_desktop.desk.writing.verifier import PROBE_SECONDS, Verifier

_log = logging.getLogger(__name__)

# What the gateway says of a slot (guide, appendix 8) where a refused cancellation has explained itself.
_STATUS_OF = {
    BookingState.WITHDRAWN: AppointmentStatus.CANCELLED_BY_DOCTOR,
    BookingState.CHANGED: AppointmentStatus.BOOKED,
    BookingState.VISITED: AppointmentStatus.VISITED,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a write ended, before the journal knows.

    ``standing`` is what has become of a booking whose cancellation was refused, where that is known. ``certain`` False
    where a later look may find otherwise.
    """

    state: IntentState
    problem: Problem
    request_id: str | None = None
    standing: BookingState | None = None
    certain: bool = True


class Recorder:
    """Commits how a write ended, and then has it told by ``tell``.

    ``doubt`` gets every write that may turn out otherwise, as it ended, and whether the gateway is to be asked at once.
    """

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        verifier: Verifier,
        scope: TaskScope,
        *,
        tell: Callable[[WriteEvent], None],
        doubt: Callable[[Intent, bool], None],
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._verifier = verifier
        self._scope = scope
        self._tell = tell
        self._doubt = doubt

    def tell(self, intent: Intent, outcome: Outcome, *, after_doubt: bool = False) -> None:
        """Tell what has become of a write."""
        self._tell(WriteEvent(intent.kind, intent.request, outcome, after_doubt))

    async def conclude(self, intent: Intent, verdict: Verdict) -> None:
        """Record the end and tell it; while the journal can't, tell it and go on trying in the background."""
        try:
            outcome = await self._commit(intent, verdict)
        except JournalError:
            self._scope.start(self.keep(intent, verdict, now=False), name=f"record intent {intent.id}")
            match verdict.state:
                case IntentState.LAPSED:
                    outcome = NotSent(verdict.problem)
                case IntentState.REFUSED:
                    outcome = Refused(verdict.problem)
                case _:
                    # It is done: words like "try again" would be wrong.
                    self._verifier.hold(Unknown(intent, Problem(ProblemKind.JOURNAL)))
                    return
        self.tell(intent, outcome)

    async def keep(self, intent: Intent, verdict: Verdict, *, now: bool = True) -> None:
        """Record the end and tell it; try until the journal holds it."""
        while True:
            if not now:
                await self._clock.sleep(PROBE_SECONDS)
            now = False
            with suppress(JournalError):
                outcome = await self._commit(intent, verdict)
                break
        after_doubt = self._verifier.holds(intent.id)
        self._verifier.let_go(intent.id)
        self.tell(intent, outcome, after_doubt=after_doubt)

    async def _commit(self, intent: Intent, verdict: Verdict) -> Outcome:
        """Commit the end, and have what may turn out otherwise looked at again. Raises ``JournalError``.

        Where the journal has ended it already, that end counts: trying again changes nothing.
        """
        problem, certain = verdict.problem, verdict.certain
        try:
            match verdict.state:
                case IntentState.CONFIRMED:
                    booking = await self._journal.confirm(intent.id, request_id=verdict.request_id)
                    return Done(booking, verdict.request_id)
                case IntentState.REFUSED:
                    await self._journal.refuse(
                        intent.id, code=problem.code, text=problem.detail or problem.kind, request_id=verdict.request_id
                    )
                    if verdict.standing is not None:
                        certain = await self.mark(intent, verdict.standing)
                case _:
                    await self._journal.lapse(intent.id, error=intent.error_text)
        except IllegalMoveError as error:
            outcome = await self._as_recorded(intent, verdict)
            _log.error("%s: what counts is what the journal says", error)
            return outcome
        if not certain:
            self._doubt(replace(intent, state=verdict.state, error_code=problem.code), False)
        return Refused(problem) if verdict.state is IntentState.REFUSED else NotSent(problem)

    async def _as_recorded(self, intent: Intent, verdict: Verdict) -> Outcome:
        known = await self._journal.intent(intent.id)
        booking = await self._journal.booking(intent.request.slot.tqid)
        if known is not None and known.state is IntentState.CONFIRMED and booking is not None:
            return Done(booking, known.request_id)
        if verdict.state is IntentState.CONFIRMED:
            # The gateway did it all the same: the look finds that, and lists it by an intent of its own.
            self._doubt(known or replace(intent, state=IntentState.LAPSED), True)
        problem = Problem(ProblemKind.ENDED_OTHERWISE)
        refused = known is not None and known.state is IntentState.REFUSED
        return Refused(problem) if refused else NotSent(problem)

    async def mark(self, intent: Intent, standing: BookingState) -> bool:
        """Have the list say what others made of a booking that was to be cancelled; False where the journal can't."""
        request = intent.request
        try:
            known = await self._journal.booking(request.slot.tqid)
            if known is not None and same_person(known.person.identifier, request.person.identifier):
                await self._journal.update_status(
                    known.id,
                    status=CodedText(_STATUS_OF[standing], HQS, ""),
                    state=standing,
                    checked_at=self._clock.now(),
                    to_call=standing is not BookingState.VISITED,
                )
        except JournalError:
            return False
        return True


def report(error: BaseException) -> None:
    """Log a defect by its class only: a text from below might hold a patient's data."""
    _log.error("a write met %s", type(error).__name__)
