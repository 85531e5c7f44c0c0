"""Dates, times and numbers as they are read on screen, in the language of the user interface.

That language is Qt's default locale (``QLocale.setDefault``): Persian gets Persian digits and names, English Latin
digits and transliterated month names. Times are Iran's.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from hqs_desktop.core.dates import TEHRAN, ShamsiDate, shamsi_of
from hqs_desktop.core.text import isolate_ltr, to_persian_digits

translate = QCoreApplication.translate  # lupdate knows it by this name

_PIECE_ENDS = "\u2069"


_MINUTES_OF_AN_HOUR: Final = 60
_HOURS_OF_A_DAY: Final = 24
_METRES_TO_TELL: Final = 995  # from there on it reads as a kilometre
_KM_TO_SPLIT: Final = 9.95


def is_persian() -> bool:
    """Whether the user interface speaks Persian."""
    return QLocale().language() == QLocale.Language.Persian


def digits(value: str | int) -> str:
    """A number, or text with digits in it, in the digits of the language."""
    return to_persian_digits(str(value)) if is_persian() else str(value)


def count(number: int) -> str:
    """How many there are, in groups of three digits."""
    return QLocale().toString(number)


def distance(metres: float) -> str:
    """``250 m``, ``3.4 km``: what one needs to choose by, and no more."""
    if metres < _METRES_TO_TELL:
        return translate("formats", "{n} m").format(n=digits(round(metres / 10) * 10))
    km = metres / 1000
    return translate("formats", "{n} km").format(n=QLocale().toString(km, "f", 1 if km < _KM_TO_SPLIT else 0))


def identifier(text: str) -> str:
    """A code, phone number or the like: the language's digits, kept left-to-right and unbroken in any text."""
    return isolate_ltr(digits(text))


def tqid(text: str) -> str:
    """A slot's national id: Latin digits, as it is printed elsewhere, kept left-to-right and unbroken."""
    return isolate_ltr(text)


def quoted(text: str) -> str:
    """A name or a term of any script inside a sentence of another: neither turns the other round.

    What has such pieces itself is a sentence of the language, whatever its first letter.
    """
    if not text:
        return ""
    side = "\u2068" if _PIECE_ENDS not in text else "\u2067" if is_persian() else "\u2066"
    return f"{side}{text}{_PIECE_ENDS}"


def listed(*parts: str, by: str) -> str:
    """Names, terms and counts beside each other, whatever their scripts: each keeps to itself, in the sentence's order.

    Empty ones are left out; one alone is left as it is.
    """
    said = [part for part in parts if part]
    return by.join(map(quoted, said)) if len(said) > 1 else "".join(said)


def month_names() -> Sequence[str]:
    """The twelve months."""
    return (
        translate("formats", "Farvardin"),
        translate("formats", "Ordibehesht"),
        translate("formats", "Khordad"),
        translate("formats", "Tir"),
        translate("formats", "Mordad"),
        translate("formats", "Shahrivar"),
        translate("formats", "Mehr"),
        translate("formats", "Aban"),
        translate("formats", "Azar"),
        translate("formats", "Dey"),
        translate("formats", "Bahman"),
        translate("formats", "Esfand"),
    )


def weekday_names() -> Sequence[str]:
    """The seven days, Saturday first."""
    return (
        translate("formats", "Saturday"),
        translate("formats", "Sunday"),
        translate("formats", "Monday"),
        translate("formats", "Tuesday"),
        translate("formats", "Wednesday"),
        translate("formats", "Thursday"),
        translate("formats", "Friday"),
    )


def weekday_letters() -> Sequence[str]:
    """The seven days as a calendar's head has them, Saturday first."""
    return (
        translate("formats", "Sa", "calendar head: Saturday"),
        translate("formats", "Su", "calendar head: Sunday"),
        translate("formats", "Mo", "calendar head: Monday"),
        translate("formats", "Tu", "calendar head: Tuesday"),
        translate("formats", "We", "calendar head: Wednesday"),
        translate("formats", "Th", "calendar head: Thursday"),
        translate("formats", "Fr", "calendar head: Friday"),
    )


def weekday(day: ShamsiDate) -> str:
    """The name of a day's weekday."""
    return weekday_names()[day.weekday]


def month_and_year(year: int, month: int) -> str:
    """``Shahrivar 1405``."""
    return f"{month_names()[month - 1]} {digits(year)}"


def day_and_month(day: ShamsiDate) -> str:
    """``15 Shahrivar``."""
    return f"{digits(day.day)} {month_names()[day.month - 1]}"


def medium_date(day: ShamsiDate) -> str:
    """``Saturday 15 Shahrivar``."""
    return f"{weekday(day)} {day_and_month(day)}"


def long_date(day: ShamsiDate) -> str:
    """``Saturday 15 Shahrivar 1405``."""
    return f"{medium_date(day)} {digits(day.year)}"


def short_date(day: ShamsiDate) -> str:
    """``1405/06/15``."""
    return digits(str(day))


def time_of(instant: datetime) -> str:
    """``10:30``, in Iran."""
    return digits(f"{instant.astimezone(TEHRAN):%H:%M}")


def moment(instant: datetime) -> str:
    """``Saturday 15 Shahrivar 1405, 10:30``."""
    return translate("formats", "{date}, {time}").format(date=long_date(shamsi_of(instant)), time=time_of(instant))


def short_moment(instant: datetime) -> str:
    """``1405/06/15 10:30``, for narrow places; kept left-to-right as a date is read."""
    return isolate_ltr(f"{short_date(shamsi_of(instant))} {time_of(instant)}")


def day_word(day: ShamsiDate, today: ShamsiDate) -> str:
    """Today, tomorrow, yesterday and the like; empty for a day further off."""
    away = (day.to_date() - today.to_date()).days
    return {
        -1: translate("formats", "yesterday"),
        0: translate("formats", "today"),
        1: translate("formats", "tomorrow"),
        2: translate("formats", "in two days"),
    }.get(away, "")


def relative_date(day: ShamsiDate, today: ShamsiDate) -> str:
    """``tomorrow, Sunday 16 Shahrivar``; the year is named only where it is another."""
    date = medium_date(day) if day.year == today.year else long_date(day)
    if word := day_word(day, today):
        return translate("formats", "{day}, {date}").format(day=word, date=date)
    return date


def rough_span(span: timedelta) -> str:
    """``15 min``, ``2 h`` or ``3 days``, rounded."""
    if round(span / timedelta(minutes=1)) < _MINUTES_OF_AN_HOUR:
        return minutes(span)
    if (hours := round(span / timedelta(hours=1))) < _HOURS_OF_A_DAY:
        return translate("formats", "{n} h").format(n=digits(hours))
    days = round(hours / _HOURS_OF_A_DAY)
    return translate("formats", "1 day") if days == 1 else translate("formats", "{n} days").format(n=digits(days))


def minutes(span: timedelta) -> str:
    """``15 minutes``."""
    return translate("formats", "{n} min").format(n=digits(int(span.total_seconds() // 60)))
