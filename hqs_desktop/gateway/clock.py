"""This computer's clock, and how far it is from the gateway's."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final, Protocol

from hqs_desktop.core.clock import CLOCK_TOLERANCE

_RESOLUTION: Final = timedelta(seconds=1)  # of the header
# A gateway (or whatever answers in its place) that says another year has lost its own clock.
_EARLIEST, _LATEST = datetime(2024, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


class WallClock(Protocol):
    """The time of day, which runs on while the computer sleeps."""

    def now(self) -> datetime:
        """The aware UTC instant."""
        ...


class ClockSkew:
    """Measures, by the ``Date`` header of its replies, how far the gateway's clock is ahead of this computer's.

    ``on_change`` hears what is found first, and then whatever differs from what it heard by the tolerance or more.
    """

    def __init__(self, clock: WallClock, on_change: Callable[[timedelta], None] | None = None) -> None:
        self._clock = clock
        self._on_change = on_change
        self._told: timedelta | None = None
        self.found: timedelta | None = None

    def now(self) -> datetime:
        """What this computer's clock says."""
        return self._clock.now()

    def measure(self, date: str | None, sent_on: datetime) -> None:
        """Learn from a reply's ``Date`` header; its request left after ``sent_on``, its head has just come.

        Clocks that agree within a minute have no skew. A header that can't be read or be true, and a reply that came
        too slowly to tell, change nothing.
        """
        received_on, given = self._clock.now(), _parse(date)
        if given is None or received_on < sent_on:  # the clock was set back meanwhile
            return
        least, most = given - received_on, given + _RESOLUTION - sent_on
        if least >= CLOCK_TOLERANCE:
            self._find(least)
        elif most <= -CLOCK_TOLERANCE:
            self._find(most)
        elif least > -CLOCK_TOLERANCE and most < CLOCK_TOLERANCE:
            self._find(timedelta())

    def _find(self, skew: timedelta) -> None:
        self.found = skew
        if self._told is None or abs(skew - self._told) >= CLOCK_TOLERANCE:
            self._told = skew
            if self._on_change is not None:
                self._on_change(skew)


def _parse(date: str | None) -> datetime | None:
    try:
        given = parsedate_to_datetime(date or "")
        given = given.astimezone(UTC) if given.tzinfo else given.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError, IndexError):  # of which only the first is documented
        return None
    return given if _EARLIEST <= given < _LATEST else None
