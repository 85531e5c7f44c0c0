"""Looks again after a lost booking was given up: some gateways execute a request a minute after its caller left."""

from hqs_desktop.core.errors import LocalError
from hqs_desktop.desk.once import standing_booking
from hqs_desktop.desk.ports import Clock, Gateway, Journal
from hqs_desktop.desk.verify import Finding, read_slot
from hqs_desktop.journal.records import Booking, Intent, IntentKind

PAUSES = (30.0, 60.0, 120.0)
"""Seconds before each look, after the booking was given up."""


class LateFinder:
    """Finds what was executed late, within this run of the program."""

    def __init__(self, gateway: Gateway, journal: Journal, clock: Clock) -> None:
        self._gateway = gateway
        self._journal = journal
        self._clock = clock

    async def look(self, intent: Intent) -> Booking | None:
        """The booking, now in the desk's list, if the slot turns out to be our patient's after all."""
        request = intent.request
        for pause in PAUSES:
            await self._clock.sleep(pause)
            if await read_slot(self._gateway, request.slot.tqid, request.person) is Finding.OURS:
                return await self._adopt(intent)
        return None

    async def _adopt(self, intent: Intent) -> Booking | None:
        """Write it down as an intent of its own that sends nothing; None where a newer write answers for the slot."""
        try:
            adopted = await self._journal.begin(IntentKind.BOOK, intent.request, operator=intent.operator)
            if await standing_booking(self._journal, intent) is not None:
                await self._journal.lapse(adopted.id)
                return None
            await self._journal.mark_sent(adopted.id)
            return await self._journal.confirm(adopted.id)
        except LocalError:
            return None
