"""Dates as a receptionist types them: words, weekdays, steps from today, and Shamsi dates in any digits.

The words are data (``resources/shorthand.json``), compared folded and without blanks.
"""

import json
import re
from enum import StrEnum
from functools import cache
from typing import Final

from hqs_desktop.core.dates import MAX_YEAR, MIN_YEAR, NoSuchDayError, ShamsiDate
from hqs_desktop.core.errors import LocalError
from hqs_desktop.core.resources import resource_path
from hqs_desktop.core.text import fold, fold_compact

# Whatever a keyboard or another program puts between the parts: / - . blank, and the Arabic date and decimal signs.
_SEPARATORS: Final = re.compile("[-/.\\s\u060d\u066b]+")
_MINUS: Final = re.compile("[\u2010-\u2015\u2212]")
_STEP: Final = re.compile("([+-]) ?([0-9]{1,6})")
_COMPACT: Final = re.compile("([0-9]{4}|[0-9]{2})([0-9]{2})([0-9]{2})")
_MONTHS: Final = 12
_LONGEST_INPUT: Final = 40


class DateInputKind(StrEnum):
    """What is wrong with a typed date."""

    EMPTY = "empty"
    NOT_A_DATE = "not_a_date"
    NO_SUCH_DAY = "no_such_day"  # 1404/12/30, 31 Mehr, month 13
    OUT_OF_RANGE = "out_of_range"  # a year outside 1300..1500, e.g. a Gregorian one


class DateInputError(LocalError):
    """What was typed is no date; ``kind`` says why."""

    def __init__(self, kind: DateInputKind) -> None:
        super().__init__(kind.value)
        self.kind = kind


@cache
def _words() -> tuple[dict[str, int], dict[str, int]]:
    data: dict[str, dict[str, int]] = json.loads(resource_path("shorthand.json").read_text("utf-8"))
    days, weekdays = ({fold_compact(word): number for word, number in data[part].items()} for part in data)
    return days, weekdays


def parse_date(text: str, today: ShamsiDate) -> ShamsiDate:
    """The day that ``text`` means, or ``DateInputError``.

    - words for today, tomorrow and their like; ``+5``, ``-3``: days from today
    - a weekday: the next such day, today included
    - ``15``: the next 15th, today included. ``15/6`` (or ``6/15``, which has no other reading): the next 15 Shahrivar,
      today included. Whoever means a day that is over types the year
    - ``1405/6/15``, ``15/6/1405``, ``05/06/15`` (the year nearest to now), ``14050615``, ``050615``
    """
    key = _MINUS.sub("-", fold(text))
    if not key:
        raise DateInputError(DateInputKind.EMPTY)
    if len(key) > _LONGEST_INPUT:
        raise DateInputError(DateInputKind.NOT_A_DATE)
    try:
        return _word(key, today) or _step(key, today) or _date(key, today)
    except NoSuchDayError:
        raise DateInputError(DateInputKind.NO_SUCH_DAY) from None
    except ValueError:
        raise DateInputError(DateInputKind.OUT_OF_RANGE) from None


def _word(key: str, today: ShamsiDate) -> ShamsiDate | None:
    days, weekdays = _words()
    word = key.replace(" ", "")
    if word in days:
        return today.add_days(days[word])
    if word in weekdays:
        return today.add_days((weekdays[word] - today.weekday) % 7)
    return None


def _step(key: str, today: ShamsiDate) -> ShamsiDate | None:
    step = _STEP.fullmatch(key)
    return today.add_days(int(step[1] + step[2])) if step else None


def _date(key: str, today: ShamsiDate) -> ShamsiDate:
    compact = _COMPACT.fullmatch(key)
    parts = compact.groups() if compact else tuple(_SEPARATORS.split(key))
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise DateInputError(DateInputKind.NOT_A_DATE)
    lengths = tuple(len(part) for part in parts)
    numbers = tuple(int(part) for part in parts)
    match lengths, numbers:
        case (1 | 2,), (day,):
            return _next_day(day, today)
        case (1 | 2, 1 | 2), (day, month):
            return _next_day_and_month(day, month, today)
        case (1 | 2, 1 | 2, 4), (day, month, year):
            return _full(year, month, day)
        case (4, 1 | 2, 1 | 2), (year, month, day):
            return _full(year, month, day)
        case (2, 1 | 2, 1 | 2), (year, month, day):
            return _full(_nearest_year(year, today), month, day)
        case _:
            raise DateInputError(DateInputKind.NOT_A_DATE)


def _next_day(day: int, today: ShamsiDate) -> ShamsiDate:
    month = today if day >= today.day else ShamsiDate(today.year, today.month, 1).add_months(1)
    return _full(month.year, month.month, day)


def _next_day_and_month(day: int, month: int, today: ShamsiDate) -> ShamsiDate:
    if day <= _MONTHS < month:
        day, month = month, day
    year = today.year if (month, day) >= (today.month, today.day) else today.year + 1
    return _full(year, month, day)


def _nearest_year(last_two: int, today: ShamsiDate) -> int:
    century = today.year - today.year % 100
    return min((century + last_two + hundred for hundred in (-100, 0, 100)), key=lambda year: abs(year - today.year))


def _full(year: int, month: int, day: int) -> ShamsiDate:
    if MIN_YEAR <= year <= MAX_YEAR and not (1 <= month <= _MONTHS and day):
        raise NoSuchDayError
    try:
        return ShamsiDate(year, month, day)
    except ValueError:
        if MIN_YEAR <= year <= MAX_YEAR:
            raise NoSuchDayError from None
        raise
