"""The desk's list: the bookings made from here, and whom to call."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from hqs_desktop.core.bookings import Booking, BookingFilter, BookingState, Day
from hqs_desktop.core.dates import day_end, day_start, shamsi_of
from hqs_desktop.desk.ports import Clock, Journal

LISTED_AT_MOST = 2000


class DeskList:
    """Reads and marks the journal's bookings. Every method raises ``JournalError``."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    async def bookings(
        self,
        day: Day = Day.ALL,
        *,
        text: str = "",
        provider_id: str | None = None,
        states: frozenset[BookingState] | None = None,
        operator: str | None = None,
    ) -> Sequence[Booking]:
        """The bookings of a day or span, by time of visit: earliest first, of the past the latest first.

        Upcoming begins tomorrow and past ended yesterday, in Iran's time. ``text`` is sought as ``BookingFilter`` says.
        """
        wanted = replace(
            self._span(day),
            text=text,
            provider_id=provider_id,
            states=states,
            operator=operator,
            limit=LISTED_AT_MOST,
        )
        found = await self._journal.bookings(wanted)
        return tuple(reversed(found)) if day is Day.PAST else found

    async def whom_to_call(self) -> Sequence[Booking]:
        """Today's and later bookings that changed and whose patient has not been told yet."""
        wanted = BookingFilter(
            starts_from=self._today()[0],
            states=frozenset({BookingState.WITHDRAWN, BookingState.CHANGED}),
            limit=LISTED_AT_MOST,
        )
        return [booking for booking in await self._journal.bookings(wanted) if booking.to_call]

    async def mark_told(self, booking_id: int) -> Booking:
        """The patient was told now."""
        return await self._journal.mark_told(booking_id, at=self._clock.now())

    async def unmark_told(self, booking_id: int) -> Booking:
        """Take that back."""
        return await self._journal.mark_told(booking_id, at=None)

    def _span(self, day: Day) -> BookingFilter:
        start, end = self._today()
        match day:
            case Day.TODAY:
                return BookingFilter(starts_from=start, starts_before=end)
            case Day.UPCOMING:
                return BookingFilter(starts_from=end)
            case Day.PAST:
                return BookingFilter(starts_before=start)
            case Day.ALL:
                return BookingFilter()

    def _today(self) -> tuple[datetime, datetime]:
        today = shamsi_of(self._clock.now())
        return day_start(today), day_end(today)
