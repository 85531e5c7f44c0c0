"""Referrals: the slots that a centre may refer to (operation 9), page by page, and what a paper says (operation 10)."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Final

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import ShamsiDate, day_start
from hqs_desktop.core.errors import GatewayError
from hqs_desktop.core.model import Appointment, ReferralPage, Slot, Tqid
from hqs_desktop.desk.directory import Directory
from hqs_desktop.desk.ports import Clock, Gateway
from hqs_desktop.desk.readings import Readings
from hqs_desktop.desk.track import find_tqid

PAGE_SIZE: Final = 50
_PAGES_BACK: Final = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """Slots of a specialty from a day on, in Iran's time, where the patient's insurer (appendix 19) is taken."""

    specialty: CodedText
    insurer: CodedText | None
    first_day: ShamsiDate


@dataclass(frozen=True, slots=True)
class MoreSlots:
    """What a page has brought: ``slots`` that no page before it had, in the gateway's order.

    ``total`` is how many there are by the gateway's word, ``unreadable`` how many of this page could not be read.
    """

    slots: Sequence[Slot]
    total: int
    unreadable: int


Learn = Callable[[Sequence[Slot], Wanted], Awaitable[None]]
"""Remembers what a page has brought."""


class ReferralPages:
    """The pages of one question, asked for one after another."""

    def __init__(self, gateway: Gateway, wanted: Wanted, start: datetime, learn: Learn) -> None:
        self._gateway = gateway
        self._wanted = wanted
        self._start = start
        self._learn = learn
        self._read = 0
        self._total: int | None = None
        self._seen: set[Tqid] = set()
        self._finished = False

    @property
    def finished(self) -> bool:
        """Whether there is no further page."""
        return self._finished

    async def more(self) -> MoreSlots:
        """Ask for the next page. Raises ``GatewayError``: it can be asked for again then.

        Where slots went meanwhile, later ones have moved to the pages before: those are asked for once more.
        """
        page = await self._ask(self._read + 1)
        gone = max(0, (self._total or 0) - page.total_slots)
        back = min(self._read, ceil(gone / PAGE_SIZE), _PAGES_BACK)
        moved = [await self._ask(number) for number in range(self._read + 1 - back, self._read + 1)]
        self._read += 1
        self._total = page.total_slots
        empty = not page.slots and not page.slots.unreadable
        self._finished = empty or self._read >= page.total_pages
        found = [slot for one in (*moved, page) for slot in one.slots]
        new = [slot for slot in {slot.tqid: slot for slot in found}.values() if slot.tqid not in self._seen]
        self._seen.update(slot.tqid for slot in new)
        await self._learn(new, self._wanted)
        return MoreSlots(new, page.total_slots, page.slots.unreadable)

    async def _ask(self, number: int) -> ReferralPage:
        return await self._gateway.referral_schedule(
            specialty=self._wanted.specialty,
            insurer=self._wanted.insurer,
            start=self._start,
            page=number,
            page_size=PAGE_SIZE,
        )


@dataclass(frozen=True, slots=True)
class Paper:
    """What the gateway knows of a referral paper.

    ``status`` is the slot's (appendix 8), asked for only where there is no referral of that id; None where it can't be
    had. ``unreadable`` is how many referrals could not be read.
    """

    tqid: Tqid
    referrals: Sequence[Appointment]
    status: CodedText | None
    unreadable: int


class Referral:
    """Operations 9 and 10, for a level-one centre."""

    def __init__(self, gateway: Gateway, clock: Clock, directory: Directory, readings: Readings) -> None:
        self._gateway = gateway
        self._clock = clock
        self._directory = directory
        self._readings = readings

    def slots(self, wanted: Wanted) -> ReferralPages:
        """The pages of slots, none of which is asked for yet; never of times that are over."""
        start = max(self._clock.now(), day_start(wanted.first_day))
        return ReferralPages(self._gateway, wanted, start, self._learn)

    async def _learn(self, slots: Sequence[Slot], wanted: Wanted) -> None:
        self._readings.record_some(slots, self._clock.now(), specialty=wanted.specialty)
        await self._directory.learn_from(slots)

    async def paper(self, text: str) -> Paper:
        """Read the paper whose TQID stands in a text. Raises ``NotATqidError`` and ``GatewayError``."""
        tqid = find_tqid(text)
        found = await self._gateway.referral_appointment(tqid)
        await self._directory.learn_from(found)
        status = None if found else await self._status(tqid)
        return Paper(tqid, list(dict.fromkeys(found)), status, found.unreadable)

    async def _status(self, tqid: Tqid) -> CodedText | None:
        try:
            return await self._gateway.appointment_status(tqid)
        except GatewayError:
            return None
