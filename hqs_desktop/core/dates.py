"""Shamsi (Solar Hijri) dates and Iran's time, over the years 1300 to 1500.

jdatetime decides on leap years. It is asked once for the start of each year that comes up; everything else is
arithmetic, some twenty times faster than a conversion of its own.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import tzdata

MIN_YEAR: Final = 1300
MAX_YEAR: Final = 1500


def _tehran() -> ZoneInfo:
    """The zone as it comes with the program. The system's may be of before 1401, and still have summer time."""
    with (Path(tzdata.__file__).parent / "zoneinfo" / "Asia" / "Tehran").open("rb") as file:
        return ZoneInfo.from_file(file, key="Asia/Tehran")


TEHRAN: Final = _tehran()

# Six months of 31 days, then months of 30; the last one has 29, in a leap year 30.
_LONG_MONTHS: Final = 6
_MONTHS: Final = 12
_FIRST_HALF_DAYS: Final = 186
_LEAP_YEAR_DAYS: Final = 366


class NoSuchDayError(ValueError):
    """Year, month and day are in range, but that month of that year is shorter."""


@cache
def _year_start(year: int) -> int:
    """The ordinal of 1 Farvardin of a year, MIN_YEAR up to the one after MAX_YEAR."""
    import jdatetime  # noqa: PLC0415  # some milliseconds that only the first date needs to spend

    first: date = jdatetime.date(year, 1, 1).togregorian()
    return first.toordinal()


def _check_year(year: int) -> None:
    if not MIN_YEAR <= year <= MAX_YEAR:
        raise ValueError(f"year {year} is not in {MIN_YEAR}..{MAX_YEAR}")


def is_leap(year: int) -> bool:
    """Whether Esfand of ``year`` has 30 days. Raises ``ValueError`` for a year out of range."""
    _check_year(year)
    return _year_start(year + 1) - _year_start(year) == _LEAP_YEAR_DAYS


def month_length(year: int, month: int) -> int:
    """The number of days of a month (1 to 12). Raises ``ValueError`` for a year or month out of range."""
    _check_year(year)
    if not 1 <= month <= _MONTHS:
        raise ValueError(f"month {month} is not in 1..{_MONTHS}")
    if month <= _LONG_MONTHS:
        return 31
    return 30 if month < _MONTHS or is_leap(year) else 29


@dataclass(frozen=True, order=True, slots=True)
class ShamsiDate:
    """A day of the Shamsi calendar, valid by construction.

    Raises ``ValueError`` out of range, its kind ``NoSuchDayError`` for a day that the month does not have (1404/12/30).
    """

    year: int
    month: int
    day: int

    def __post_init__(self) -> None:
        length = month_length(self.year, self.month)
        if not 1 <= self.day <= length:
            kind = NoSuchDayError if 1 <= self.day <= 31 else ValueError  # noqa: PLR2004  (the longest month)
            raise kind(f"month {self.year}/{self.month:02} has days 1..{length}, not {self.day}")

    def __str__(self) -> str:
        return f"{self.year:04}/{self.month:02}/{self.day:02}"

    @classmethod
    def from_date(cls, day: date) -> "ShamsiDate":
        """The same day of the Gregorian calendar's ``day``. Raises ``ValueError`` out of range."""
        return _of_ordinal(day.toordinal())

    def to_date(self) -> date:
        """The same day of the Gregorian calendar."""
        return date.fromordinal(self._ordinal)

    @property
    def weekday(self) -> int:
        """0 for Saturday to 6 for Friday."""
        return (self._ordinal + 1) % 7

    @property
    def month_length(self) -> int:
        """The number of days of this day's month."""
        return month_length(self.year, self.month)

    def add_days(self, days: int) -> "ShamsiDate":
        """The day ``days`` later (earlier if negative). Raises ``ValueError`` when that is out of range."""
        return _of_ordinal(self._ordinal + days)

    def add_months(self, months: int) -> "ShamsiDate":
        """The same day ``months`` later (earlier if negative), or the last of a shorter month.

        Raises ``ValueError`` when that is out of range.
        """
        year, month = divmod(self.year * _MONTHS + self.month - 1 + months, _MONTHS)
        return ShamsiDate(year, month + 1, min(self.day, month_length(year, month + 1)))

    @property
    def _ordinal(self) -> int:
        before = (self.month - 1) * 30 + min(self.month - 1, _LONG_MONTHS)
        return _year_start(self.year) + before + self.day - 1


@lru_cache(maxsize=2048)
def _of_ordinal(ordinal: int) -> ShamsiDate:
    if not _year_start(MIN_YEAR) <= ordinal < _year_start(MAX_YEAR + 1):
        raise ValueError(f"the day is not in the years {MIN_YEAR}..{MAX_YEAR}")
    year = MIN_YEAR + (ordinal - _year_start(MIN_YEAR)) // _LEAP_YEAR_DAYS  # never too late a year
    while _year_start(year + 1) <= ordinal:
        year += 1
    rest = ordinal - _year_start(year)
    if rest < _FIRST_HALF_DAYS:
        month, day = divmod(rest, 31)
    else:
        month, day = divmod(rest - _FIRST_HALF_DAYS, 30)
        month += _LONG_MONTHS
    return ShamsiDate(year, month + 1, day + 1)


def shamsi_of(instant: datetime) -> ShamsiDate:
    """The day in Iran at an aware instant. Raises ``ValueError`` for a naive one and out of range."""
    return _of_ordinal(_in_tehran(instant).toordinal())


def day_start(day: ShamsiDate) -> datetime:
    """When ``day`` begins in Iran, as an aware UTC instant."""
    return _midnight(day.to_date())


def day_end(day: ShamsiDate) -> datetime:
    """When the day after ``day`` begins in Iran (the exclusive end), as an aware UTC instant."""
    return _midnight(day.to_date() + timedelta(days=1))


def to_shamsi_parts(instant: datetime) -> tuple[int, int, int, int, int, int]:
    """Year, month, day, hour, minute, second in Iran at an aware instant (guide, class DO_DATE_TIME).

    Raises ``ValueError`` for a naive instant and out of range.
    """
    local = _in_tehran(instant)
    day = _of_ordinal(local.toordinal())
    return day.year, day.month, day.day, local.hour, local.minute, local.second


def from_shamsi_parts(  # noqa: PLR0917  (the mirror of to_shamsi_parts: from_shamsi_parts(*parts))
    year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0
) -> datetime:
    """The aware UTC instant of a Shamsi date and time in Iran (guide, class DO_DATE_TIME).

    An hour that summer time once repeated (until 1401) is taken as the first. Raises ``ValueError`` for parts that are
    no date or no time.
    """
    on = ShamsiDate(year, month, day).to_date()
    return datetime(on.year, on.month, on.day, hour, minute, second, tzinfo=TEHRAN).astimezone(UTC)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=TEHRAN).astimezone(UTC)


def _in_tehran(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("the instant has no time zone")
    return instant.astimezone(TEHRAN)
