"""The two writes of the gateway, booking and cancelling, made safe: executed at most once, no outcome ever lost.

Design, rule 1. The intent is committed before a byte leaves; a reply that says yes or no ends it; an error that proves
that nothing left lapses it; every other one makes it UNKNOWN, and the gateway is asked until it is known. Nothing is
sent twice by itself: after a lapse the desk decides.
"""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Protocol

from hqs_desktop.core.bookings import Intent, IntentKind, IntentState
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.errors import GatewayError, IllegalMoveError, JournalError, LocalError, RefusedError
from hqs_desktop.core.holds import Hold
from hqs_desktop.core.model import BookingRequest, Tqid
from hqs_desktop.core.operators import Committer
from hqs_desktop.core.tasks import TaskScope
from hqs_desktop.desk.ports import Clock, Gateway, Journal
from hqs_desktop.desk.problems import Problem, ProblemKind, problem_of
from hqs_desktop.desk.writing.done_before import already_done, changed_lately
from hqs_desktop.desk.writing.late import LateFinder
from hqs_desktop.desk.writing.outcome import Done, NotSent, Outcome, Refused, Unknown, WriteEvent
from hqs_desktop.desk.writing.proof import NO_OLDER_THAN_OURS, Finding, meaning_of_refusal
from hqs_desktop.desk.writing.record import Recorder, Verdict, report
from hqs_desktop.desk.writing.verifier import Verifier

__all__ = ["Done", "NotSent", "Outcome", "Refused", "Unknown", "WriteEvent", "Writer"]

REFUSAL_CHECK_SECONDS = 5.0
"""How long a refusal is held back to find out why."""
SETTLED_BY_HAND = "SettledByHand"
"""Stands in the journal as the error of what nobody could prove."""


class Claims(Protocol):
    """What the desks of a centre know of each other's writes."""

    async def claim(self, tqid: Tqid, operator: str) -> Hold | None:
        """Tell the other desks of a write before anything of it leaves; one that works at the slot is in the way."""
        ...


@dataclass(frozen=True, slots=True)
class _Write:
    """What is asked for, and the one call that does it."""

    kind: IntentKind
    request: BookingRequest
    operator: str
    reason: CodedText | None
    call: Callable[[], Awaitable[str | None]]

    def is_for(self, kind: IntentKind, request: BookingRequest) -> bool:
        return (self.kind, self.request) == (kind, request)


@dataclass(frozen=True, slots=True)
class _Running:
    write: _Write
    task: asyncio.Task[None]


class Writer:
    """Runs writes in its own tasks, so that a window that closes loses none; ``subscribe`` tells how they end.

    A second call for the same while the first runs does nothing, what becomes of the first is told: 50 double clicks
    make one POST. ``committer_of`` says who stands behind an operator's writes, ``jitter`` gives a number in [0, 1)
    that spreads the probes of many desks.
    """

    def __init__(
        self,
        gateway: Gateway,
        journal: Journal,
        clock: Clock,
        *,
        claims: Claims | None = None,
        committer_of: Callable[[str], Committer | None] = lambda _: None,
        jitter: Callable[[], float] = lambda: secrets.randbelow(1000) / 1000,
    ) -> None:
        self._gateway = gateway
        self._journal = journal
        self._clock = clock
        self._claims = claims
        self._committer_of = committer_of
        self._verifier = Verifier(
            gateway, clock, jitter=jitter, tell=lambda unknown: self._record.tell(unknown.intent, unknown)
        )
        self._scope = TaskScope(report)
        self._record = Recorder(
            journal,
            clock,
            self._verifier,
            self._scope,
            tell=self._tell,
            doubt=lambda intent, at_once: self._late.watch(intent, at_once=at_once),
        )
        self._late = LateFinder(journal, clock, self._verifier, self._record, self._scope)
        self._closing = False
        self._running: dict[str, _Running] = {}
        self._listeners: list[Callable[[WriteEvent], None]] = []

    @property
    def pending(self) -> Sequence[Unknown]:
        """The writes that are being verified, oldest first."""
        return self._verifier.pending

    def subscribe(self, callback: Callable[[WriteEvent], None]) -> Callable[[], None]:
        """Have ``callback`` called, in the event loop, with every ``WriteEvent``; gives what ends that."""
        self._listeners.append(callback)

        def unsubscribe() -> None:
            with suppress(ValueError):
                self._listeners.remove(callback)

        return unsubscribe

    def book(self, request: BookingRequest, *, operator: str) -> None:
        """Operation 4. ``NotSent`` with WINDOW_CLOSED is told outside the slot's booking window."""
        committer = self._committer_of(operator)
        write = _Write(
            IntentKind.BOOK, request, operator, None, lambda: self._gateway.set_appointment(request, committer)
        )
        if request.slot.bookable_at(self._clock.now()):
            self._begin(write)
        else:
            self._tell_unsent(write, ProblemKind.WINDOW_CLOSED)

    def cancel(self, request: BookingRequest, *, reason: CodedText, operator: str) -> None:
        """Operation 5, of the booking that ``request`` made or would have made, for a reason of appendix 6.

        ``NotSent`` with PERSON_NEEDED is told where it names nobody.
        """
        committer = self._committer_of(operator)

        def call() -> Awaitable[str | None]:
            return self._gateway.remove_appointment(
                person_id=request.person.identifier, tqid=request.slot.tqid, reason=reason, committer=committer
            )

        write = _Write(IntentKind.CANCEL, request, operator, reason, call)
        if request.person.identifier.id.strip():
            self._begin(write)
        else:
            self._tell_unsent(write, ProblemKind.PERSON_NEEDED)

    def settle(self, intent_id: int, *, executed: bool) -> bool:
        """Record what the desk found out by phone about a pending write whose ``by_hand`` says that it may.

        False where that write is known by now, or can be proved after all. One that is said not to be executed is
        looked at again like every other that came to nothing.
        """
        return self._verifier.settle(intent_id, executed=executed)

    async def resolve_pending(self) -> Sequence[Unknown]:
        """Take up what the last run left open: nothing had left of an INTENT, the others are verified.

        What was given up may have been executed since, and is looked at again; whatever is found, nothing is sent. To
        be called once, at the start. Gives what is being verified; raises ``JournalError``.
        """
        left: list[Intent] = []
        for intent in await self._journal.live_intents():
            if self._verifier.holds(intent.id) or intent.request.slot.tqid.key in self._running:
                continue
            with suppress(IllegalMoveError):  # it has ended since it was read: then nothing is left to take up
                if intent.state is IntentState.INTENT:
                    await self._journal.lapse(intent.id)
                    self._record.tell(intent, NotSent(Problem(ProblemKind.NOT_EXECUTED)))
                    continue
                if intent.state is IntentState.SENT:
                    await self._journal.mark_unknown(intent.id, error="Restart")
                left.append(intent)
        given_up: Sequence[Intent] = ()
        with suppress(JournalError):  # what is open comes first; the next start asks for these again
            given_up = await self._late.left_over()
        # Only now, in one go: whoever listens from the return on misses no end.
        for intent in left:
            self._start_verifying(intent, Problem(ProblemKind.UNKNOWN_OUTCOME))
        for intent in given_up:
            self._late.watch(intent, at_once=True)
        return self.pending

    async def aclose(self, timeout_seconds: float = 5.0) -> None:
        """Give running writes a moment to end, then stop; the next start takes up what is still open."""
        self._closing = True
        tasks = [running.task for running in self._running.values()]
        if tasks:
            await asyncio.wait(tasks, timeout=timeout_seconds)
        await self._scope.aclose()

    def _begin(self, write: _Write) -> None:
        key = write.request.slot.tqid.key
        running = self._running.get(key)
        if running is not None:
            if not running.write.is_for(write.kind, write.request):
                self._tell_unsent(write, ProblemKind.LIVE_INTENT)
        elif self._closing:
            self._tell_unsent(write, ProblemKind.NOT_CONNECTED)
        else:
            task = self._scope.start(self._run(write), name=f"{write.kind} a slot")
            self._running[key] = _Running(write, task)
            task.add_done_callback(lambda _: self._forget(write.kind, write.request))

    async def _run(self, write: _Write) -> None:
        try:
            intent = await self._journal.begin(write.kind, write.request, operator=write.operator, reason=write.reason)
        except Exception as error:  # noqa: BLE001  (whatever it was, nothing has left)
            self._tell(WriteEvent(write.kind, write.request, NotSent(_problem_of_unsent(error))))
            return
        try:
            await self._send_once(intent, write)
        except Exception as error:  # noqa: BLE001  (a defect after the start: nobody knows what has left)
            report(error)
            await self._unknown(intent, error)

    async def _send_once(self, intent: Intent, write: _Write) -> None:
        try:
            if (other := await self._other_desk(write)) is not None:
                held = Problem(ProblemKind.HELD_ELSEWHERE, detail=other.desk)
                await self._record.conclude(intent, Verdict(IntentState.LAPSED, held))
                return
            done_before = await already_done(self._gateway, self._journal, self._clock, intent)
            if done_before is None:
                await self._journal.mark_sent(intent.id)
        except Exception as error:  # noqa: BLE001  (nothing has left; and a live intent that nobody sees to shuts the slot)
            await self._record.conclude(intent, Verdict(IntentState.LAPSED, _problem_of_unsent(error)))
            return
        if done_before is not None:
            await self._record.conclude(intent, Verdict(IntentState.LAPSED, Problem(done_before)))
        else:
            await self._send(intent, write)

    async def _other_desk(self, write: _Write) -> Hold | None:
        if self._claims is None:
            return None
        return await self._claims.claim(write.request.slot.tqid, write.operator)

    async def _send(self, intent: Intent, write: _Write) -> None:
        try:
            request_id = await write.call()
        except RefusedError as error:
            await self._refused(intent, error)
        except (GatewayError, LocalError) as error:
            if isinstance(error, LocalError) or error.never_sent:
                await self._record.conclude(intent, Verdict(IntentState.LAPSED, problem_of(error)))
            else:
                await self._unknown(intent, error)
        else:
            done = Verdict(IntentState.CONFIRMED, Problem(ProblemKind.UNKNOWN_OUTCOME), request_id)
            await self._record.conclude(intent, done)

    async def _refused(self, intent: Intent, error: RefusedError) -> None:
        """Find out what the refusal means: an earlier attempt, believed lost, may have been executed after all."""
        finding = Finding.NOT_READ
        with suppress(TimeoutError):
            async with asyncio.timeout(REFUSAL_CHECK_SECONDS):
                finding = await self._verifier.read(intent)
        meaning = meaning_of_refusal(intent.kind, finding)
        if meaning.state is IntentState.CONFIRMED or meaning.standing is not None:
            old = finding not in NO_OLDER_THAN_OURS and await changed_lately(self._journal, self._clock, intent)
            if old or not meaning.at_once:
                await self._unknown(intent, error)
                return
        problem = problem_of(error)
        verdict = Verdict(
            meaning.state,
            replace(problem, kind=meaning.told or problem.kind),
            error.request_id,
            meaning.standing,
            # An inner error, told in the form of a refusal, may have come after the deed.
            certain=meaning.at_once,
        )
        await self._record.conclude(intent, verdict)

    async def _unknown(self, intent: Intent, error: Exception) -> None:
        # Where the journal fails, it still says SENT, which the next start treats alike. Where it has ended the write
        # already, recording the end will show that.
        with suppress(JournalError, IllegalMoveError):
            await self._journal.mark_unknown(intent.id, error=type(error).__name__)
        problem = replace(problem_of(error), kind=ProblemKind.UNKNOWN_OUTCOME)
        if not isinstance(error, RefusedError):
            problem = replace(problem, detail="", code=None)  # no words of the gateway, no code of a refusal
        self._start_verifying(replace(intent, error_text=type(error).__name__), problem)

    def _start_verifying(self, intent: Intent, problem: Problem) -> None:
        unknown = Unknown(replace(intent, state=IntentState.UNKNOWN), problem)
        self._verifier.hold(unknown)
        self._scope.start(self._verify(unknown), name=f"verify intent {intent.id}")

    async def _verify(self, unknown: Unknown) -> None:
        intent = unknown.intent
        refused = intent.error_text == RefusedError.__name__
        proof, by_hand = await self._verifier.outcome(
            intent, refused=refused, doubtful=await changed_lately(self._journal, self._clock, intent)
        )
        if by_hand:
            intent = replace(intent, error_text=SETTLED_BY_HAND)
            with suppress(JournalError, IllegalMoveError):  # the end itself is tried until it is recorded
                await self._journal.mark_unknown(intent.id, error=SETTLED_BY_HAND)
        problem = replace(unknown.problem, kind=proof.told or ProblemKind.REFUSED)
        # What was explained is certain; all else that came to nothing may be executed yet.
        certain = proof.standing is not None
        await self._record.keep(
            intent, Verdict(proof.state, problem, problem.request_id, proof.standing, certain=certain)
        )

    def _forget(self, kind: IntentKind, request: BookingRequest) -> None:
        key = request.slot.tqid.key
        running = self._running.get(key)
        if running is not None and running.write.is_for(kind, request):
            del self._running[key]

    def _tell_unsent(self, write: _Write, kind: ProblemKind) -> None:
        self._tell(WriteEvent(write.kind, write.request, NotSent(Problem(kind))))

    def _tell(self, event: WriteEvent) -> None:
        self._forget(event.kind, event.request)  # whoever hears it may ask for the same again at once
        for listener in tuple(self._listeners):
            try:
                listener(event)
            except Exception as error:  # noqa: BLE001  (a listener's defect must not end a verification)
                report(error)


def _problem_of_unsent(error: Exception) -> Problem:
    if not isinstance(error, LocalError):
        report(error)
    return problem_of(error)
