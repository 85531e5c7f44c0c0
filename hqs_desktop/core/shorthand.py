"""Dates as people type and paste them: words, weekdays, steps from today, Shamsi dates in any digits and separators.

The words are data (``resources/shorthand.json``), compared folded; a half-space in one may be a blank or nothing.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import Any, Final

from hqs_desktop.core.dates import MAX_YEAR, MIN_YEAR, NoSuchDayError, ShamsiDate, month_length
from hqs_desktop.core.errors import LocalError
from hqs_desktop.core.resources import resource_path
from hqs_desktop.core.text import fold, fold_compact

_MINUS: Final = re.compile("[\u2010-\u2015\u2212]")
_STEP: Final = re.compile("([+-]) ?([0-9]{1,6})")
_CLOCK: Final = "(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9](?::[0-5][0-9])?"
_TIME: Final = re.compile(f"(?<![0-9:])(?=[0-9]+:){_CLOCK}(?![0-9:])")
_COMPACT: Final = re.compile("(?<![0-9])(?:[0-9]{8}|[0-9]{6})(?![0-9])")
_MONTH_MARK: Final = "\0"  # stands before the number of a month that was named; folding leaves none in a text
_PART: Final = re.compile(f"{_MONTH_MARK}?[0-9]+")
_NEITHER: Final = re.compile("[^\\W_]|[+]")  # a letter, or a sign that no date has
_UNFINISHED: Final = re.compile("[-/.\\\\_]|.*[-/.\\\\_]", re.DOTALL)
_PARTS: Final = 3  # day, month, year
_MONTHS: Final = 12
_LONGEST_MONTH: Final = 31
_LONGEST_INPUT: Final = 60
_A_YEAR: Final = 366  # days


class DateInputKind(StrEnum):
    """What is wrong with a typed date."""

    EMPTY = "empty"
    NOT_A_DATE = "not_a_date"
    NO_SUCH_DAY = "no_such_day"  # 1404/12/30, 31 Mehr, month 13
    OUT_OF_RANGE = "out_of_range"  # a year outside 1300..1500, e.g. a Gregorian one
    AMBIGUOUS = "ambiguous"  # 06/03/05 is near today whichever end the year stands at
    OTHER_WEEKDAY = "other_weekday"  # the weekday beside the date is not that day's


class DateInputError(LocalError):
    """What was typed is no date; ``kind`` says why.

    ``days`` are both readings of an ambiguous one, the day that has another weekday, or a Gregorian date's Shamsi day.
    """

    def __init__(self, kind: DateInputKind, *days: ShamsiDate) -> None:
        super().__init__(kind.value)
        self.kind = kind
        self.days = days


@dataclass(frozen=True, slots=True)
class _Words:
    """A table of words; a text is searched for them as whole words."""

    numbers: dict[str, int]  # by compact word
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, words: dict[str, int]) -> "_Words":
        folded = sorted(map(fold, words), key=len, reverse=True)
        # A digit before a weekday's name may be the end of a date instead: 1405/9/5.
        spelt = ("(?<!\\S)" * word[0].isdigit() + re.escape(word).replace("\\ ", " ?") for word in folded)
        pattern = re.compile(f"(?<![^\\W\\d_])(?:{'|'.join(spelt)})(?![^\\W\\d_])")
        return cls({fold_compact(word): number for word, number in words.items()}, pattern)

    def number(self, word: str) -> int | None:
        """What stands for a word."""
        return self.numbers.get(word.replace(" ", ""))


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    days: _Words
    weekdays: _Words
    months: _Words
    ordinals: _Words
    fillers: _Words
    hour: re.Pattern[str]


@cache
def _vocabulary() -> _Vocabulary:
    data: dict[str, Any] = json.loads(resource_path("shorthand.json").read_text("utf-8"))
    months = data["months"] | {f"{name} {data['month']}": number for name, number in data["months"].items()}
    hours = "|".join(map(fold, data["hour"]))
    return _Vocabulary(
        days=_Words.of(data["days"]),
        weekdays=_Words.of(data["weekdays"]),
        months=_Words.of(months),
        ordinals=_Words.of(data["ordinals"]),
        fillers=_Words.of(dict.fromkeys(data["fillers"], 0)),
        hour=re.compile(f"(?<![^\\W\\d_])(?:{hours}) ?(?:{_CLOCK}|[0-9]{{1,2}})(?![0-9:])"),
    )


def parse_date(text: str, today: ShamsiDate) -> ShamsiDate:
    """The day that ``text`` means, or ``DateInputError``.

    - words for today, tomorrow and their like; ``+5``, ``-3``: days from today
    - a weekday: the next such day, today included. Beside a date it must be that day's
    - ``15``: the next 15th, today included. ``15/6`` (or ``6/15``, which has no other reading), ``15 Shahrivar``: the
      next one, today included. Whoever means a day that is over types the year
    - ``1405/6/15``, ``15/6/1405``, ``15 Shahrivar 1405``, ``14050615``; with two digits of the year at either end
      (``05/06/15``, ``15/6/05``, ``050615``) the reading nearest to today, unless both lie within a year of it
    - a time of day after a date is passed over
    """
    key = _MINUS.sub("-", fold(text))
    if not key:
        raise DateInputError(DateInputKind.EMPTY)
    if len(key) > _LONGEST_INPUT:
        raise DateInputError(DateInputKind.NOT_A_DATE)
    try:
        return _word(key, today) or _step(key, today) or _beside_weekday(key, today)
    except NoSuchDayError:
        raise DateInputError(DateInputKind.NO_SUCH_DAY) from None
    except ValueError:
        raise DateInputError(DateInputKind.OUT_OF_RANGE) from None


def _word(key: str, today: ShamsiDate) -> ShamsiDate | None:
    words = _vocabulary()
    if (days := words.days.number(key)) is not None:
        return today.add_days(days)
    if (weekday := words.weekdays.number(key)) is not None:
        return _next_weekday(weekday, today)
    return None


def _step(key: str, today: ShamsiDate) -> ShamsiDate | None:
    step = _STEP.fullmatch(key)
    return today.add_days(int(step[1] + step[2])) if step else None


def _beside_weekday(key: str, today: ShamsiDate) -> ShamsiDate:
    """A date, a weekday, or both; without what is written around them."""
    words = _vocabulary()
    key = words.ordinals.pattern.sub(lambda name: f" {words.ordinals.number(name[0])} ", key)
    key = _TIME.sub(" ", words.hour.sub(" ", key))
    named = {words.weekdays.number(match[0]) for match in words.weekdays.pattern.finditer(key)}
    rest = words.fillers.pattern.sub(" ", words.weekdays.pattern.sub(" ", key)).strip(" ,;()\"'\u060c\u061b")
    if not rest and len(named) == 1:
        return _next_weekday(named.pop() or 0, today)
    day = _word(rest, today) or _date(rest, today)
    if named - {day.weekday}:
        raise DateInputError(DateInputKind.OTHER_WEEKDAY, day)
    return day


def _date(key: str, today: ShamsiDate) -> ShamsiDate:
    words = _vocabulary()
    key = words.months.pattern.sub(lambda name: f" {_MONTH_MARK}{words.months.number(name[0])} ", key)
    key = _COMPACT.sub(_spread, key).strip()
    parts = _PART.findall(key)
    if _NEITHER.search(_PART.sub("", key)):
        raise DateInputError(DateInputKind.NOT_A_DATE)
    months = [part for part in parts if part.startswith(_MONTH_MARK)]
    if len(months) > len(parts) // 2 or (not months and len(parts) < _PARTS and _UNFINISHED.fullmatch(key)):
        raise DateInputError(DateInputKind.NOT_A_DATE)
    for month in months:  # wherever it was named, it stands between the others
        parts.remove(month)
        parts.insert(1, month.removeprefix(_MONTH_MARK))
    lengths = tuple(len(part) for part in parts)
    numbers = tuple(int(part) for part in parts)
    match lengths, numbers:
        case (1 | 2,), (day,):
            return _next_day(day, today)
        case (1 | 2, 1 | 2), (day, in_month):
            return _next_day_and_month(day, in_month, today, named=bool(months))
        case (1 | 2, 1 | 2, 4), (day, in_month, year):
            return _full(year, in_month, day)
        case (4, 1 | 2, 1 | 2), (year, in_month, day):
            return _full(year, in_month, day)
        case (1 | 2, 1 | 2, 1 | 2), (first, in_month, last):
            return _nearest(first, in_month, last, today)
        case _:
            raise DateInputError(DateInputKind.NOT_A_DATE)


def _spread(compact: re.Match[str]) -> str:
    """``14050615``, ``15061405`` and ``050615`` with blanks between the parts."""
    written = compact[0]
    day_first = len(written) == 8 and not _in_range(int(written[:4])) and _in_range(int(written[4:]))  # noqa: PLR2004
    cuts = (0, 2, 4, len(written)) if day_first else (0, len(written) - 4, len(written) - 2, len(written))
    return " ".join(written[start:end] for start, end in pairwise(cuts))


def _next_weekday(weekday: int, today: ShamsiDate) -> ShamsiDate:
    return today.add_days((weekday - today.weekday) % 7)


def _next_day(day: int, today: ShamsiDate) -> ShamsiDate:
    month = today if day >= today.day else ShamsiDate(today.year, today.month, 1).add_months(1)
    return _full(month.year, month.month, day)


def _next_day_and_month(day: int, month: int, today: ShamsiDate, *, named: bool) -> ShamsiDate:
    if day <= _MONTHS < month and not named:
        day, month = month, day
    year = today.year if (month, day) >= (today.month, today.day) else today.year + 1
    return _full(year, month, day)


def _nearest(first: int, month: int, last: int, today: ShamsiDate) -> ShamsiDate:
    """The reading nearest to today, with the year's last two digits first or last."""
    if not 1 <= month <= _MONTHS:
        raise NoSuchDayError
    readings = {
        (_nearest_year(year, today), month, day)
        for year, day in ((first, last), (last, first))
        if 1 <= day <= _LONGEST_MONTH
    }
    # A day that its month doesn't have stands for the month's last: 30/12/04 is this year's, which is then refused.
    away = {reading: _days_between(today, _last_before(*reading)) for reading in readings}
    if not away:
        raise NoSuchDayError
    if len(away) > 1 and max(away.values()) <= _A_YEAR:
        raise DateInputError(DateInputKind.AMBIGUOUS, *sorted(_last_before(*reading) for reading in readings))
    return _full(*min(away, key=lambda reading: (away[reading], reading)))


def _last_before(year: int, month: int, day: int) -> ShamsiDate:
    return ShamsiDate(year, month, min(day, month_length(year, month)))


def _days_between(one: ShamsiDate, other: ShamsiDate) -> int:
    return abs((one.to_date() - other.to_date()).days)


def _nearest_year(last_two: int, today: ShamsiDate) -> int:
    century = today.year - today.year % 100
    years = [century + last_two + hundred for hundred in (-100, 0, 100)]
    return min(filter(_in_range, years), key=lambda year: abs(year - today.year))


def _in_range(year: int) -> bool:
    return MIN_YEAR <= year <= MAX_YEAR


def _full(year: int, month: int, day: int) -> ShamsiDate:
    if not _in_range(year):
        raise DateInputError(DateInputKind.OUT_OF_RANGE, *_of_gregorian(year, month, day))
    if not (1 <= month <= _MONTHS and day):
        raise NoSuchDayError
    try:
        return ShamsiDate(year, month, day)
    except ValueError:
        raise NoSuchDayError from None


def _of_gregorian(year: int, month: int, day: int) -> tuple[ShamsiDate, ...]:
    try:
        return (ShamsiDate.from_date(date(year, month, day)),)
    except ValueError:
        return ()
