"""The desk's list: the bookings made from here, and whom to call."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from hqs_desktop.core.bookings import Booking, BookingFilter, BookingState, Day, Order
from hqs_desktop.core.dates import ShamsiDate, day_end, day_start, shamsi_of
from hqs_desktop.core.model import Tqid
from hqs_desktop.core.text import fold
from hqs_desktop.desk.ports import Clock, Journal

PAGE = 100
BATCH = 500
ANYTHING: Final = BookingFilter()
_ANY_TIME: Final = {Day.ALL, Day.PAST}


def _nobody(_: Booking) -> None:
    """Hear that a patient was told."""


class DeskList:
    """Reads and marks the journal's bookings. Every method raises ``JournalError``.

    ``on_told`` hears of each booking whose patient was marked as told, or is no longer.
    """

    def __init__(self, journal: Journal, clock: Clock, on_told: Callable[[Booking], None] = _nobody) -> None:
        self._journal = journal
        self._clock = clock
        self._on_told = on_told

    async def bookings(
        self,
        day: Day = Day.ALL,
        narrowing: BookingFilter = ANYTHING,
        *,
        after: Booking | None = None,
        limit: int | None = None,
    ) -> Sequence[Booking]:
        """A page of the bookings of a day or span: up to ``limit`` (None: ``PAGE``), behind the booking ``after``.

        They come by time of visit: earliest first, but of the past and of all days the latest first. Those that were
        booked today come by when that was, and what a text is sought for, but of today and of coming days, as it came
        to the journal: the newest first.

        Upcoming begins tomorrow and past ended yesterday, in Iran's time. ``narrowing`` says what else is wanted.
        """
        return await self._journal.bookings(replace(self._within(day, narrowing), after=after, limit=limit or PAGE))

    async def every(self, day: Day, narrowing: BookingFilter) -> AsyncIterator[Sequence[Booking]]:
        """All bookings of a day or span, however many, a few at a time, in the order of ``bookings``."""
        async for batch in batches(self._journal, self._within(day, narrowing)):
            yield batch

    async def count(self, day: Day, narrowing: BookingFilter) -> int:
        """How many there are."""
        return await self._journal.count(self._within(day, narrowing))

    async def whom_to_call(self) -> Sequence[Booking]:
        """Today's and later bookings that changed and whose patient has not been told yet."""
        wanted = BookingFilter(
            starts_from=self._today()[0],
            states=frozenset({BookingState.WITHDRAWN, BookingState.CHANGED}),
        )
        return [booking async for batch in batches(self._journal, wanted) for booking in batch if booking.to_call]

    async def standing(self, first: ShamsiDate, last: ShamsiDate) -> Sequence[Booking]:
        """The bookings that stand, or of which that is being found out, of visits in these days."""
        states = frozenset({BookingState.BOOKED, BookingState.UNRESOLVED, BookingState.CANCELLING})
        wanted = BookingFilter(starts_from=day_start(first), starts_before=day_end(last), states=states)
        return [booking async for batch in batches(self._journal, wanted) for booking in batch]

    async def of_day(self, day: ShamsiDate) -> Sequence[Booking]:
        """All bookings of visits on a day, whatever has become of them, by time."""
        wanted = BookingFilter(starts_from=day_start(day), starts_before=day_end(day))
        return [booking async for batch in batches(self._journal, wanted) for booking in batch]

    async def of_slot(self, tqid: Tqid) -> Booking | None:
        """The newest booking of a slot."""
        return await self._journal.booking(tqid)

    async def mark_told(self, booking_id: int) -> Booking:
        """The patient was told now."""
        return await self._mark_told(booking_id, self._clock.now())

    async def unmark_told(self, booking_id: int) -> Booking:
        """Take that back."""
        return await self._mark_told(booking_id, None)

    async def _mark_told(self, booking_id: int, at: datetime | None) -> Booking:
        marked = await self._journal.mark_told(booking_id, at=at)
        self._on_told(marked)
        return marked

    def _within(self, day: Day, narrowing: BookingFilter) -> BookingFilter:
        span = self._span(day)
        return replace(
            narrowing,
            starts_from=span.starts_from,
            starts_before=span.starts_before,
            booked_from=span.booked_from,
            booked_until=span.booked_until,
            order=Order.LAST_ENTERED if day in _ANY_TIME and fold(narrowing.text) else span.order,
        )

    def _span(self, day: Day) -> BookingFilter:
        start, end = self._today()
        match day:
            case Day.TODAY:
                return BookingFilter(starts_from=start, starts_before=end)
            case Day.UPCOMING:
                return BookingFilter(starts_from=end)
            case Day.PAST:
                return BookingFilter(starts_before=start, order=Order.LATEST_VISIT)
            case Day.ALL:
                return BookingFilter(order=Order.LATEST_VISIT)
            case Day.BOOKED_TODAY:
                return BookingFilter(booked_from=start, booked_until=end, order=Order.NEWEST)

    def _today(self) -> tuple[datetime, datetime]:
        today = shamsi_of(self._clock.now())
        return day_start(today), day_end(today)


async def batches(journal: Journal, wanted: BookingFilter) -> AsyncIterator[Sequence[Booking]]:
    """All that is wanted, in that order, ``BATCH`` at a time: what changes meanwhile moves no other out of sight.

    Raises ``JournalError``.
    """
    wanted = replace(wanted, limit=BATCH)
    while batch := await journal.bookings(wanted):
        yield batch
        if len(batch) < BATCH:
            return
        wanted = replace(wanted, after=batch[-1])
