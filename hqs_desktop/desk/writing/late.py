"""Looks again after a write was given up or refused: some gateways execute a request after its caller left.

What is still to be looked at is in the journal: so the next start goes on with it.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from hqs_desktop.core.bookings import Intent, IntentKind, IntentState
from hqs_desktop.core.dates import day_start, shamsi_of
from hqs_desktop.core.errors import LocalError
from hqs_desktop.core.tasks import TaskScope
from hqs_desktop.desk.ports import Clock, Journal
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.writing.done_before import changed_lately, is_listed
from hqs_desktop.desk.writing.outcome import Refused
from hqs_desktop.desk.writing.proof import Finding, proofs_of
from hqs_desktop.desk.writing.record import Recorder, Verdict
from hqs_desktop.desk.writing.verifier import Verifier

FIRST_PAUSE = timedelta(seconds=30)
"""How long after the end the first look comes. Each look is as long after the one before as that was after the end."""
LONGEST_PAUSE = timedelta(hours=4)
LONGEST_PAUSE_UNANSWERED = timedelta(minutes=30)
"""The longest time until an answer is sought again that could not be had."""
BETWEEN_LOOKS = timedelta(seconds=5)
"""However many looks are due, a minute sees no more than a dozen."""
# Late, these show only that the patient had the slot once.
_PROVE_TOO_LITTLE = {
    IntentKind.BOOK: {Finding.WITHDRAWN_OURS},
    IntentKind.CANCEL: {Finding.FREE_YET_OURS},
}
_RECENT = timedelta(hours=1)
_LONGEST_NAP = FIRST_PAUSE  # so it misses no new one; and while the computer sleeps, waits stand still


class _Stopwatch:
    """How long it is since the start: by the clock, and by the waits where somebody has set the clock back."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._passed = timedelta(0)
        self._read_at = clock.now()

    def now(self) -> timedelta:
        return self._passed + max(self._clock.now() - self._read_at, timedelta(0))

    async def sleep(self, pause: timedelta) -> None:
        wake = self.now() + pause
        await self._clock.sleep(pause.total_seconds())
        self._passed, self._read_at = max(self.now(), wake), self._clock.now()


@dataclass(slots=True)
class _Watched:
    """A write that came to nothing. Times are the stopwatch's: when it ended, when its next and its last look come."""

    intent: Intent
    ended: timedelta
    due: timedelta
    last: timedelta


class LateFinder:
    """Finds what was executed late: looks at each write ever more seldom, until its visit or for an hour.

    One task looks for all of them, and bears with a gateway that is not there.
    """

    def __init__(self, journal: Journal, clock: Clock, verifier: Verifier, record: Recorder, scope: TaskScope) -> None:
        self._journal = journal
        self._clock = clock
        self._verifier = verifier
        self._record = record
        self._scope = scope
        self._time = _Stopwatch(clock)
        self._watched: dict[int, _Watched] = {}
        self._running = False

    async def left_over(self) -> Sequence[Intent]:
        """What earlier runs gave up, of visits that are still to come. Raises ``JournalError``."""
        given_up = await self._journal.given_up(day_start(shamsi_of(self._clock.now())))
        doubtful = [intent for intent in given_up if _is_lost_booking(intent) or self._is_recent(intent)]
        return [intent for intent in doubtful if not await is_listed(self._journal, intent)]

    def watch(self, intent: Intent, *, at_once: bool = False) -> None:
        """Have the list say so if a write that came to nothing turns out to be executed after all.

        ``intent`` as it ended. ``at_once`` for what an earlier run gave up: then the first look comes now.
        """
        now = self._time.now()
        age = max(self._clock.now() - intent.changed_at, timedelta(0)) if at_once else timedelta(0)
        last = now - age + _RECENT
        if _is_lost_booking(intent):
            last = max(last, now + (intent.request.slot.start - self._clock.now()))
        due = now if at_once else now + FIRST_PAUSE
        self._watched.setdefault(intent.id, _Watched(intent, now - age, due, last))
        if not self._running:
            self._running = True
            self._start()

    def _start(self) -> None:
        self._scope.start(self._look_on(), name="look at what came to nothing again")

    async def _look_on(self) -> None:
        try:
            while self._watched:
                now = self._time.now()
                if due := [one for one in self._watched.values() if one.due <= now]:
                    # The newest first: what is in doubt for minutes must not wait for what is for days.
                    await self._look(max(due, key=lambda one: one.ended))
                    if self._watched:
                        await self._time.sleep(BETWEEN_LOOKS)
                else:
                    nearest = min(one.due for one in self._watched.values())
                    await self._time.sleep(min(nearest - now, _LONGEST_NAP))
        except Exception:
            self._start()  # the others must not pay for it
            raise
        self._running = False

    async def _look(self, one: _Watched) -> None:
        del self._watched[one.intent.id]  # a defect met by one look must not come again and again
        finding, _ = await self._verifier.probe(one.intent, 0.0)
        if finding is not Finding.NOT_READ:
            # An open write of the slot, or a journal that fails: the next look may do better.
            with suppress(LocalError):
                if await self._conclude(one.intent, finding):
                    return
        now, unanswered = self._time.now(), finding is Finding.NOT_READ
        pause = min(FIRST_PAUSE + now - one.ended, LONGEST_PAUSE_UNANSWERED if unanswered else LONGEST_PAUSE)
        one.due = now + pause if unanswered else min(now + pause, one.last)
        if now < one.last or unanswered:
            self._watched[one.intent.id] = one

    async def _conclude(self, intent: Intent, finding: Finding) -> bool:
        """Have the list say what a look at a write that came to nothing has found. Raises ``LocalError``.

        Gives whether there is nothing more to be found.
        """
        if await is_listed(self._journal, intent):
            return True
        proof = None
        if finding not in _PROVE_TOO_LITTLE[intent.kind]:
            # A cancellation that came to nothing left the booking as a refused one does: standing.
            proof = proofs_of(intent.kind, refused=intent.kind is IntentKind.CANCEL).get(finding)
        if proof is None or await changed_lately(self._journal, self._clock, intent):
            return False
        if proof.state is IntentState.CONFIRMED:
            return await self._adopt(intent)
        if proof.standing is None or proof.told is None or not await self._record.mark(intent, proof.standing):
            return False
        self._record.tell(intent, Refused(Problem(proof.told)))
        return True

    async def _adopt(self, intent: Intent) -> bool:
        """Write down what was executed late, as an intent of its own that sends nothing. Raises ``LocalError``.

        False where it is in the list by now, or could not be written down as such.
        """
        adopted = await self._journal.begin(intent.kind, intent.request, operator=intent.operator, reason=intent.reason)
        verdict = Verdict(IntentState.LAPSED, Problem(ProblemKind.LIVE_INTENT))
        with suppress(LocalError):
            if not await is_listed(self._journal, adopted):  # asked anew: now nobody else writes to the slot
                await self._journal.mark_sent(adopted.id)
                verdict = Verdict(IntentState.CONFIRMED, Problem(ProblemKind.UNKNOWN_OUTCOME))
        await self._record.conclude(adopted, verdict)
        return verdict.state is IntentState.CONFIRMED

    def _is_recent(self, intent: Intent) -> bool:
        """By a clock that may have been set: what lapsed is at worst looked at once now, and at every start."""
        return abs(self._clock.now() - intent.changed_at) < _RECENT


def _is_lost_booking(intent: Intent) -> bool:
    """Whether it matters for as long as the visit is to come: nobody else would ever tell.

    So it is with what lapsed, and with what was found to be another's while its own reply was lost. Where the gateway
    itself said no there is its code; what becomes of a booking whose cancellation failed, the watch finds.
    """
    lost = intent.state is IntentState.LAPSED or (intent.state is IntentState.REFUSED and intent.error_code is None)
    return intent.kind is IntentKind.BOOK and lost
