"""Looks again after a write was given up or refused: some gateways execute a request a minute after its caller left.

What is still to be looked at is in the journal: so the next start goes on with it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import timedelta

from hqs_desktop.core.bookings import Intent, IntentKind, IntentState
from hqs_desktop.core.dates import day_start, shamsi_of
from hqs_desktop.core.errors import LocalError
from hqs_desktop.desk.ports import Clock, Journal
from hqs_desktop.desk.writing.done_before import is_listed
from hqs_desktop.desk.writing.proof import Finding

PAUSES = (30.0, 60.0, 120.0)
"""Seconds before each look."""
LONGEST_PAUSE = 1800.0
"""The longest time until an answer is sought again that could not be had."""
_RECENT = timedelta(hours=1)
_EXECUTED = {
    IntentKind.BOOK: {Finding.OURS},
    IntentKind.CANCEL: {Finding.FREE, Finding.CANCELLED, Finding.OTHERS},
}


class LateFinder:
    """Finds what was executed late.

    ``read`` tells how a slot stands, and bears with a gateway that is not there; ``adopt`` has it listed what was done,
    and gives whether it is.
    """

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        *,
        read: Callable[[Intent], Awaitable[Finding]],
        adopt: Callable[[Intent], Awaitable[bool]],
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._read = read
        self._adopt = adopt
        self._one_at_a_time = asyncio.Lock()  # what is in doubt now must not wait for all of them

    async def left_over(self) -> Sequence[Intent]:
        """What earlier runs gave up, of visits that are still to come. Raises ``JournalError``."""
        given_up = await self._journal.given_up(day_start(shamsi_of(self._clock.now())))
        doubtful = [intent for intent in given_up if _is_lost_booking(intent) or self._is_recent(intent)]
        return [intent for intent in doubtful if not await is_listed(self._journal, intent)]

    async def look(self, intent: Intent, *, at_once: bool = False) -> None:
        """Have the list say so if the write turns out to be executed after all.

        ``at_once`` for what an earlier run gave up: then the first look comes now, and for what is old it is the last.
        """
        pauses: Sequence[float] = PAUSES
        if at_once:
            pauses = (0.0, *PAUSES) if self._is_recent(intent) else (0.0,)
        for pause in pauses:
            if await self._answer(intent, pause) in _EXECUTED[intent.kind]:
                # An open write of the slot, or a journal that fails: the next look may do better.
                with suppress(LocalError):
                    if await is_listed(self._journal, intent) or await self._adopt(intent):
                        return

    def _is_recent(self, intent: Intent) -> bool:
        """By a clock that may have been set: what lapsed is at worst looked at once now, and at every start."""
        return abs(self._clock.now() - intent.changed_at) < _RECENT

    async def _answer(self, intent: Intent, pause: float) -> Finding:
        while True:
            await self._clock.sleep(pause)
            async with self._one_at_a_time:
                finding = await self._read(intent)
            if finding is not Finding.NOT_READ:
                return finding
            pause = min(max(2 * pause, PAUSES[0]), LONGEST_PAUSE)


def _is_lost_booking(intent: Intent) -> bool:
    """Whether it matters for as long as the visit is to come: nobody else would ever tell.

    To the refused the gateway itself said no, and what becomes of a booking whose cancellation failed the watch finds.
    """
    return intent.kind is IntentKind.BOOK and intent.state is IntentState.LAPSED
