"""What providers withdrew (operation 6), and which of this desk's patients that hits."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from hqs_desktop.core.bookings import Booking, BookingFilter, BookingState
from hqs_desktop.core.dates import ShamsiDate, day_end, day_start
from hqs_desktop.core.model import Facility, Identifier, Listed, Tqid
from hqs_desktop.desk.bookings import batches
from hqs_desktop.desk.events import Event, WithdrawnFound
from hqs_desktop.desk.ports import Clock, Gateway, Journal
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.watching import CALLS_AT_ONCE, WITHDRAWN, CheckFailed, answer_of, mark

MOST_DAYS: Final = 92
"""Three months, in whatever part of the year."""
DAYS_OF_A_CALL: Final = 7

_OVER = {BookingState.CANCELLED, BookingState.VISITED}
_MAY_BE_HIT = frozenset(BookingState) - _OVER
_MOMENT = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The days, both included, in Iran's time; at one ``facility``, or (None) wherever this desk has patients."""

    first_day: ShamsiDate
    last_day: ShamsiDate
    facility: Identifier | None = None

    @property
    def fault(self) -> Problem | None:
        """Why this can't be asked for; None where it can."""
        days = (self.last_day.to_date() - self.first_day.to_date()).days + 1
        if days < 1:
            return Problem(ProblemKind.END_BEFORE_START)
        return Problem(ProblemKind.LONG_RANGE) if days > MOST_DAYS else None

    @property
    def parts(self) -> Sequence[tuple[datetime, datetime]]:
        """The range in pieces of at most a week; no moment is in two."""
        starts = range(0, (self.last_day.to_date() - self.first_day.to_date()).days + 1, DAYS_OF_A_CALL)
        firsts = [self.first_day.add_days(days) for days in starts]
        lasts = [first.add_days(DAYS_OF_A_CALL - 1) for first in firsts[:-1]] + [self.last_day]
        return [(day_start(first), day_end(last) - _MOMENT) for first, last in zip(firsts, lasts, strict=True)]


@dataclass(frozen=True, slots=True)
class Withdrawals:
    """What is known of withdrawn slots.

    ``hits`` are this desk's bookings of them, by time of visit: also those that are known to be withdrawn although the
    gateway could not be asked. ``others`` are the slots that no patient of this desk has, in the gateway's order.
    ``facilities`` were asked in ``asked`` calls, of which ``failed`` brought no answer; ``unreadable`` is how many
    slots of the answers could not be read.
    """

    wanted: Wanted
    hits: Sequence[Booking]
    others: Sequence[Tqid]
    facilities: int
    asked: int
    failed: Sequence[CheckFailed]
    unreadable: int
    at: datetime
    tqids: Sequence[Tqid]

    @property
    def problem(self) -> Problem | None:
        """Why nothing could be asked; None where something was answered."""
        return self.failed[0].problem if self.failed and len(self.failed) == self.asked else None


class Withdrawn:
    """Operation 6 beside the journal, for a desk at ``centre``. What is found is recorded, and published."""

    def __init__(
        self,
        gateway: Gateway,
        journal: Journal,
        clock: Clock,
        publish: Callable[[Event], None],
        centre: Identifier | None,
    ) -> None:
        self._gateway = gateway
        self._journal = journal
        self._clock = clock
        self._publish = publish
        self._centre = centre

    async def look(self, wanted: Wanted, on_progress: Callable[[int, int], None]) -> Withdrawals:
        """Ask, a few calls at a time, and mark the bookings that are hit as the watcher does.

        ``on_progress`` is told how many calls of how many have ended. Raises ``JournalError``, and ``ValueError`` for
        a range that has a ``fault``.
        """
        if wanted.fault is not None:
            raise ValueError(f"not to be asked for: {wanted.fault.kind}")
        facilities = await self._facilities(wanted)
        calls = [(facility, part) for facility in facilities.values() for part in wanted.parts]
        gate, ended = asyncio.Semaphore(CALLS_AT_ONCE), 0

        async def ask(facility: Identifier, start: datetime, end: datetime) -> Listed[Tqid] | Problem:
            nonlocal ended
            asking = partial(self._gateway.removed_schedule, start=start, end=end, facility_id=facility)
            answer = await answer_of(gate, asking)
            ended += 1
            on_progress(ended, len(calls))
            return answer

        on_progress(0, len(calls))
        answers = await asyncio.gather(*(ask(facility, *part) for facility, part in calls))
        read = [answer for answer in answers if not isinstance(answer, Problem)]
        tqids = list(dict.fromkeys(tqid for answer in read for tqid in answer))
        await self._mark(tqids)
        found = Withdrawals(
            wanted=wanted,
            hits=(),
            others=(),
            facilities=len(facilities),
            asked=len(calls),
            failed=[
                CheckFailed(None, facility, answer)
                for (facility, _), answer in zip(calls, answers, strict=True)
                if isinstance(answer, Problem)
            ],
            unreadable=sum(answer.unreadable for answer in read),
            at=self._clock.now(),
            tqids=tqids,
        )
        return await self.again(found)

    async def again(self, found: Withdrawals) -> Withdrawals:
        """The same slots, and this desk's bookings of them as the journal has them now. Raises ``JournalError``."""
        known = [
            booking
            for booking in await self._bookings(found.wanted, frozenset({BookingState.WITHDRAWN}))
            if _is_at(booking.request.slot.facility, found.wanted.facility)
        ]
        hits = {booking.id: booking for booking in (*known, *await self._ours(found.tqids))}
        taken = {booking.tqid for booking in hits.values()}
        return replace(
            found,
            hits=sorted(hits.values(), key=lambda booking: (booking.request.slot.start, booking.id)),
            others=[tqid for tqid in found.tqids if tqid not in taken],
        )

    async def _facilities(self, wanted: Wanted) -> Mapping[str, Identifier]:
        """Whom to ask, by id, of which letters' case says nothing: this desk's own centre first."""
        if wanted.facility is not None:
            return {wanted.facility.id.casefold(): wanted.facility}
        booked = (booking.request.slot.facility.identifier for booking in await self._bookings(wanted, _MAY_BE_HIT))
        found: dict[str, Identifier] = {}
        for facility in (self._centre, *booked):
            if facility is not None and facility.id.strip():
                found.setdefault(facility.id.strip().casefold(), facility)
        return found

    async def _bookings(self, wanted: Wanted, states: frozenset[BookingState]) -> Sequence[Booking]:
        span = BookingFilter(
            starts_from=day_start(wanted.first_day), starts_before=day_end(wanted.last_day), states=states
        )
        return [booking async for batch in batches(self._journal, span) for booking in batch]

    async def _mark(self, tqids: Sequence[Tqid]) -> None:
        now = self._clock.now()
        try:
            for booking in await self._ours(tqids):
                await mark(self._journal, booking, WITHDRAWN, BookingState.WITHDRAWN, now)
        finally:
            if tqids:
                self._publish(WithdrawnFound(frozenset(tqids)))

    async def _ours(self, tqids: Iterable[Tqid]) -> Sequence[Booking]:
        """The newest booking of each slot, where that is not over."""
        found = [await self._journal.booking(tqid) for tqid in tqids]
        return [booking for booking in found if booking is not None and booking.state in _MAY_BE_HIT]


def _is_at(facility: Facility, wanted: Identifier | None) -> bool:
    own = facility.identifier
    return wanted is None or (own is not None and own.id.strip().casefold() == wanted.id.strip().casefold())
