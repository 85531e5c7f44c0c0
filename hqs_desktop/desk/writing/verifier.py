"""The writes whose outcome is not known: the gateway is asked until it is proved, or the desk has found it out."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from hqs_desktop.core.bookings import Intent, IntentKind, IntentState
from hqs_desktop.desk.ports import Clock, Gateway
from hqs_desktop.desk.problems import ProblemKind
from hqs_desktop.desk.writing.outcome import Unknown
from hqs_desktop.desk.writing.proof import AGREEING_SPAN, OFFSETS, Agreement, Finding, Proof, read_slot

PROBE_SECONDS = 30.0
"""The shortest time between two probes of a gateway that does not answer."""
READS_AT_ONCE = 5


class Verifier:
    """Holds what is not known, and asks for it, a few slots at a time.

    ``jitter`` gives a number in [0, 1) that spreads the probes of many desks; ``tell`` hears of each ``Unknown`` as it
    comes and whenever more is known about why.
    """

    def __init__(
        self, gateway: Gateway, clock: Clock, *, jitter: Callable[[], float], tell: Callable[[Unknown], None]
    ) -> None:
        self._gateway = gateway
        self._clock = clock
        self._jitter = jitter
        self._tell = tell
        self._pending: dict[int, Unknown] = {}
        self._proving: dict[int, asyncio.Timeout] = {}
        self._by_hand: dict[int, Proof] = {}
        self._reads = asyncio.Semaphore(READS_AT_ONCE)
        self._answering = True
        self._prober = asyncio.Lock()

    @property
    def pending(self) -> Sequence[Unknown]:
        """What is not known, oldest first."""
        return tuple(self._pending.values())

    def holds(self, intent_id: int) -> bool:
        """Whether that write's outcome is not known."""
        return intent_id in self._pending

    def hold(self, unknown: Unknown) -> None:
        """Take an outcome that is not known, or what is new about it."""
        self._pending[unknown.intent.id] = unknown
        self._tell(unknown)

    def let_go(self, intent_id: int) -> None:
        """Its outcome is known and recorded."""
        self._pending.pop(intent_id, None)

    def settle(self, intent_id: int, *, executed: bool) -> bool:
        """End the asking by what the desk found out by phone; False where it is known by now, or may yet be proved."""
        proving, known = self._proving.get(intent_id), self._pending.get(intent_id)
        if proving is None or known is None or not known.by_hand:
            return False
        self._by_hand[intent_id] = _said_by_hand(known, executed=executed)
        proving.reschedule(asyncio.get_running_loop().time())
        self.hold(replace(known, by_hand=False))  # it is said once, however long the journal takes
        return True

    async def outcome(self, intent: Intent, *, refused: bool, doubtful: bool) -> tuple[Proof, bool]:
        """How a held write ended, and whether the desk said so; ``refused`` and ``doubtful`` as for ``Agreement``.

        Lasts until that is proved or said.
        """
        try:
            async with asyncio.timeout(None) as self._proving[intent.id]:
                return await self._prove(intent, Agreement(intent.kind, refused=refused, doubtful=doubtful)), False
        except TimeoutError:
            return self._by_hand[intent.id], True
        finally:
            del self._proving[intent.id]
            self._by_hand.pop(intent.id, None)

    async def read(self, intent: Intent) -> Finding:
        """How the slot stands now."""
        async with self._reads:
            finding = await read_slot(self._gateway, intent.request.slot.tqid, intent.request.person)
        self._answering = finding is not Finding.NOT_READ
        return finding

    async def probe(self, intent: Intent, pause: float) -> tuple[Finding, float]:
        """Read off the schedule, after a pause; all of them together every 30 s and a bit while nobody answers.

        Gives the seconds waited, too.
        """
        if self._answering:
            await self._clock.sleep(pause)
            return await self.read(intent), pause
        async with self._prober:
            slept = 0.0
            if not self._answering:  # another's probe may have been answered meanwhile
                await self._clock.sleep(slept := self._probe_pause())
            return await self.read(intent), slept

    async def _prove(self, intent: Intent, agreement: Agreement) -> Proof:
        pauses = iter([OFFSETS[0], *(later - sooner for sooner, later in pairwise(OFFSETS))])
        elapsed = 0.0
        while True:
            pause = next(pauses, None)
            if pause is None:
                finding, slept = await self.probe(intent, self._probe_pause())
            else:
                await self._clock.sleep(pause)
                finding, slept = await self.read(intent), float(pause)
            elapsed += slept
            if (proof := agreement.add(finding, elapsed)) is not None:
                return proof
            in_vain = elapsed >= AGREEING_SPAN and agreement.proves_nothing(finding)
            self._explain(intent, finding, in_vain=in_vain)

    def _explain(self, intent: Intent, finding: Finding, *, in_vain: bool) -> None:
        """Tell when more is known about why it is not: a slot booked by nobody-says-whom is a matter for a phone."""
        known = self._pending[intent.id]
        kind = known.problem.kind
        if finding is not Finding.NOT_READ:
            not_named = finding is Finding.UNNAMED and intent.kind is IntentKind.BOOK
            kind = ProblemKind.NOT_NAMED if not_named else ProblemKind.UNKNOWN_OUTCOME
        by_hand = self._is_beyond_proof(intent, finding, in_vain=in_vain)
        if (kind, by_hand) != (known.problem.kind, known.by_hand):
            self.hold(replace(known, problem=replace(known.problem, kind=kind), by_hand=by_hand))

    def _is_beyond_proof(self, intent: Intent, finding: Finding, *, in_vain: bool) -> bool:
        """Once the visit has begun, waiting helps nobody; until then only an answer that proves nothing says so."""
        if self._clock.now() >= intent.request.slot.start:
            return True
        if finding is Finding.NOT_READ:
            return self._pending[intent.id].by_hand
        return in_vain

    def _probe_pause(self) -> float:
        return PROBE_SECONDS * (1 + self._jitter() / 4)


def _said_by_hand(known: Unknown, *, executed: bool) -> Proof:
    if executed:
        return Proof(IntentState.CONFIRMED, at_once=True)
    if known.problem.kind is ProblemKind.NOT_NAMED:
        return Proof(IntentState.REFUSED, at_once=True, told=ProblemKind.TAKEN)
    return Proof(IntentState.LAPSED, at_once=True, told=ProblemKind.NOT_EXECUTED)
