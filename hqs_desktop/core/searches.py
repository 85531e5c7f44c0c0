"""Searches that a desk keeps to use them again: what is sought, with days that are meant from the day of use."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.core.model import Area, Facility, Provider

PLACES: Final = tuple(range(1, 10))
"""Where searches are kept, each with a key of its own."""
_FRIDAY: Final = 6


class Until(StrEnum):
    """What ends a range of days."""

    DAYS = ""  # so many days after its beginning
    WEEK = "week"  # the Friday of the week in which it begins
    MONTH = "month"  # the last day of the month in which it begins


@dataclass(frozen=True, slots=True)
class SavedSpan:
    """Days from the day of use on: the first is ``away`` days later, and there are ``days``, or up to ``until``."""

    away: int
    days: int
    until: str = Until.DAYS

    def on(self, today: ShamsiDate) -> tuple[ShamsiDate, ShamsiDate]:
        """The first and the last day where it is used on ``today``."""
        first = today.add_days(self.away)
        match self.until:
            case Until.WEEK:
                return first, first.add_days(_FRIDAY - first.weekday)
            case Until.MONTH:
                return first, first.add_days(first.month_length - first.day)
        return first, first.add_days(self.days - 1)


def spans_of(first: ShamsiDate, last: ShamsiDate, today: ShamsiDate) -> Iterator[SavedSpan]:
    """What a range of days may mean on another day, the plainest first. Days that are over are meant from that day."""
    length = (last.to_date() - first.to_date()).days + 1
    away = max(0, (first.to_date() - today.to_date()).days)
    plain = SavedSpan(away, max(1, length))
    yield plain
    for until in (Until.WEEK, Until.MONTH):
        span = SavedSpan(away, plain.days, until)
        if span.on(today) == (first, last) and first != last:
            yield span


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is sought, as a search's criteria say it; ``facility`` limits it, a ``doctor`` is sought ``at`` one.

    ``latitude``, ``longitude`` and ``km`` are those of a point and what is around it, all three or none.
    """

    specialty: CodedText
    service: CodedText
    span: SavedSpan
    doctor: Provider | None = None
    at: Facility | None = None
    facility: Facility | None = None
    latitude: float | None = None
    longitude: float | None = None
    km: float | None = None
    area: Area | None = None
    quota: str | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search at its place, 1 to 9."""

    place: int
    name: str
    wanted: Wanted
