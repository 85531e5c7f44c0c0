"""The slots that the desks of a centre have taken up, so that no two work at the same one.

The gateway alone decides who has a slot. The centre's database only lets the desks know of each other: where it does
not answer, a desk goes on alone, says so, and tells what it holds as soon as it can.
"""

import asyncio
import logging
import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import chain, repeat
from typing import Final, Protocol

from hqs_desktop.core.errors import CentreError, CentreRefusedError
from hqs_desktop.core.holds import Hold
from hqs_desktop.core.model import Tqid
from hqs_desktop.core.tasks import TaskScope
from hqs_desktop.desk.events import Event, HoldsChanged
from hqs_desktop.desk.ports import Clock
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.writing.outcome import Unknown, WriteEvent

HOLD: Final = timedelta(seconds=120)
"""How long a slot is held after it was last worked at."""
BEAT_SECONDS: Final = 10.0
"""Between two signs of life, each of which prolongs what is held and reads what the others hold."""

_AGAIN_SECONDS: Final = (1.0, 2.0, 5.0, 10.0, 30.0)  # between two tries to reach the database; the last is repeated

_log = logging.getLogger(__name__)


class Centre(Protocol):
    """The centre's database. Every method raises ``CentreError``, and answers or fails within a third of a second."""

    async def take(self, tqid_key: str, operator: str, seconds: float) -> Hold | None:
        """Hold a slot for this desk from now on; None where it does, else the other desk's hold that still runs."""
        ...

    async def drop(self, tqid_key: str) -> None:
        """End this desk's hold of a slot; nothing happens where it has none."""
        ...

    async def beat(self, tqid_keys: Collection[str], seconds: float) -> None:
        """Give a sign of life, and prolong this desk's holds of these slots."""
        ...

    async def holds(self) -> Sequence[Hold]:
        """The running holds of the other desks."""
        ...

    def listen(self, changed: Callable[[], None]) -> None:
        """Have ``changed`` called, in the event loop, when a desk took up or let go of a slot. To be called once."""
        ...

    async def aclose(self) -> None:
        """End the connections."""
        ...


class CentreLine(StrEnum):
    """How this desk stands to the others."""

    NONE = "none"  # its centre has no database
    JOINING = "joining"  # it was not asked yet
    TOGETHER = "together"
    ALONE = "alone"  # the database does not answer
    REFUSED = "refused"  # it must not be used: somebody has to mend something


@dataclass(slots=True)
class _Mine:
    operator: str
    worked_at: datetime
    writing: bool = False


class Holds:
    """What this desk holds, and what the others do; ``publish`` is told when the others' changes, or the line."""

    def __init__(self, centre: Centre | None, clock: Clock, publish: Callable[[Event], None]) -> None:
        self._centre = centre
        self._clock = clock
        self._publish = publish
        self._scope = TaskScope(_report)
        self._mine: dict[str, _Mine] = {}
        self._others: Mapping[str, Hold] = {}
        self._line = CentreLine.NONE if centre is None else CentreLine.JOINING
        self._poked = asyncio.Event()

    @property
    def line(self) -> CentreLine:
        """How this desk stands to the others now."""
        return self._line

    def of(self, tqid: Tqid) -> Hold | None:
        """Another desk's running hold of a slot."""
        hold = self._others.get(tqid.key)
        return hold if hold is not None and hold.until > self._clock.now() else None

    @property
    def trouble(self) -> Problem | None:
        """Why this desk works without the others; None where it does not, or has none."""
        match self._line:
            case CentreLine.ALONE:
                return Problem(ProblemKind.DESKS_APART)
            case CentreLine.REFUSED:
                return Problem(ProblemKind.DESKS_REFUSED)
            case _:
                return None

    @property
    def held_elsewhere(self) -> Collection[str]:
        """The keys of the slots that other desks have taken up."""
        return self._others.keys()

    def start(self) -> None:
        """Begin to tell and to hear. To be called once."""
        if self._centre is not None:
            self._centre.listen(self._poked.set)
            self._scope.start(self._keep_together(self._centre), name="keep together with the other desks")

    def take_up(self, tqid: Tqid, operator: str) -> None:
        """Hold a slot while somebody works at it; nothing waits for that."""
        self._mine.setdefault(tqid.key, _Mine(operator, self._clock.now()))
        if self._line is CentreLine.TOGETHER:
            self._scope.start(self._take(tqid.key, operator), name="hold a slot")

    def work_at(self, tqid: Tqid) -> None:
        """Prolong a hold: somebody types."""
        if (mine := self._mine.get(tqid.key)) is not None:
            mine.worked_at = self._clock.now()

    def let_go(self, tqid: Tqid) -> None:
        """End a hold, but for a write's, which ends with the write."""
        mine = self._mine.get(tqid.key)
        if mine is not None and not mine.writing:
            self._end(tqid.key)

    async def claim(self, tqid: Tqid, operator: str) -> Hold | None:
        """Hold a slot for a write, until that has ended; gives another desk's hold, where one runs: then don't write.

        Where the database does not answer nothing stands in the way.
        """
        held_before = tqid.key in self._mine
        mine = self._mine.setdefault(tqid.key, _Mine(operator, self._clock.now()))
        mine.writing = True
        other = await self._take(tqid.key, operator) if self._line is CentreLine.TOGETHER else None
        if other is not None:
            mine.writing = False
            if not held_before:
                self._mine.pop(tqid.key, None)
        return other

    def hear(self, event: Event) -> None:
        """Let go of the slot of a write that has ended."""
        if isinstance(event, WriteEvent) and not isinstance(event.outcome, Unknown):
            mine = self._mine.get(event.request.slot.tqid.key)
            if mine is not None and mine.writing:
                self._end(event.request.slot.tqid.key)

    async def aclose(self) -> None:
        """Let go of everything, as far as the database answers, and stop."""
        await self._scope.aclose()
        if self._centre is None:
            return
        if self._line is CentreLine.TOGETHER:
            with suppress(CentreError):  # what is not let go of ends by itself
                for key in self._mine:
                    await self._centre.drop(key)
        await self._centre.aclose()

    def _end(self, key: str) -> None:
        del self._mine[key]
        if self._centre is not None and self._line is CentreLine.TOGETHER:
            self._scope.start(self._drop(self._centre, key), name="let go of a slot")

    async def _drop(self, centre: Centre, key: str) -> None:
        with suppress(CentreError):  # it ends by itself
            await centre.drop(key)

    async def _take(self, key: str, operator: str) -> Hold | None:
        if self._centre is None:
            return None
        try:
            other = await self._centre.take(key, operator, HOLD.total_seconds())
        except CentreError as error:
            self._lose(error)
            return None
        if other is not None and self._others.get(key) != other:
            self._others = {**self._others, key: other}
            self._publish(HoldsChanged())
        return other

    async def _keep_together(self, centre: Centre) -> None:
        waits = chain(_AGAIN_SECONDS, repeat(_AGAIN_SECONDS[-1]))
        beat_at = self._clock.now()
        while True:
            self._poked.clear()
            try:
                if self._line is not CentreLine.TOGETHER or self._clock.now() >= beat_at:
                    await self._beat(centre)
                    beat_at = self._clock.now() + timedelta(seconds=BEAT_SECONDS)
                self._hear_of(await centre.holds())
            except CentreError as error:
                self._lose(error)
                await self._clock.sleep(next(waits) * (0.5 + secrets.randbelow(1000) / 1000))
                continue
            waits = chain(_AGAIN_SECONDS, repeat(_AGAIN_SECONDS[-1]))
            self._scope.start(self._poke_after(BEAT_SECONDS), name="next sign of life", key="beat")
            await self._poked.wait()

    async def _beat(self, centre: Centre) -> None:
        now = self._clock.now()
        running = {key: mine for key, mine in self._mine.items() if mine.writing or now - mine.worked_at < HOLD}
        await centre.beat(running, HOLD.total_seconds())
        if self._line is not CentreLine.TOGETHER:
            for key, mine in running.items():  # what was taken up while this desk was alone
                await centre.take(key, mine.operator, HOLD.total_seconds())

    async def _poke_after(self, seconds: float) -> None:
        await self._clock.sleep(seconds)
        self._poked.set()

    def _hear_of(self, holds: Sequence[Hold]) -> None:
        others = {hold.tqid_key: hold for hold in holds}
        for key in self._mine.keys() & (self._others.keys() - others.keys()):  # somebody waited for it here
            self._scope.start(self._take(key, self._mine[key].operator), name="hold a slot")
        changed = self._line is not CentreLine.TOGETHER or others.keys() != self._others.keys()
        self._line, self._others = CentreLine.TOGETHER, others
        if changed:
            self._publish(HoldsChanged())

    def _lose(self, error: CentreError) -> None:
        line = CentreLine.REFUSED if isinstance(error, CentreRefusedError) else CentreLine.ALONE
        if line is not self._line:
            _log.warning("this desk goes on without the others: %s", error)
            self._line, self._others = line, {}
            self._publish(HoldsChanged())


def _report(error: BaseException) -> None:
    _log.error("in the desks' coordination", exc_info=error)
