"""When somebody is to be called again, as it is typed or chosen by its number."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.dates import TEHRAN, day_start, shamsi_of
from hqs_desktop.core.shorthand import DateInputError, parse_date
from hqs_desktop.core.text import clean_input, to_ascii_digits
from hqs_desktop.viewmodels import formats

translate = QCoreApplication.translate  # lupdate knows it by this name

_IN_PEACE: Final = timedelta(hours=1)
_MORNING: Final = time(8, 30)
_NIGHT: Final = time(20)
_AFTERNOON: Final = time(16)
_MOST: Final = timedelta(days=1)
_FARTHEST: Final = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Preset:
    """A time that is often meant."""

    words: str
    at: datetime


def presets(now: datetime) -> Sequence[Preset]:
    """In the order of their numbers, the next first; only what is to come."""
    today = day_start(shamsi_of(now))
    afternoon, morning = _on(today, _AFTERNOON), _on(today + _MOST, _MORNING)
    made: Sequence[tuple[Callable[[], str], datetime]] = (
        (lambda: translate("Again", "In a quarter of an hour"), now + timedelta(minutes=15)),
        (lambda: translate("Again", "In an hour"), now + timedelta(hours=1)),
        (lambda: translate("Again", "In the afternoon"), afternoon),
        (lambda: translate("Again", "Tomorrow morning"), morning),
    )
    return [Preset(f"{words()} ({formats.time_of(at)})", at) for words, at in made if at > now]


def after_no_answer(now: datetime) -> datetime:
    """When whoever was not reached is called again: in an hour, but not at night."""
    at = now + _IN_PEACE
    day = day_start(shamsi_of(at))
    if at < _on(day, _MORNING):
        return _on(day, _MORNING)
    return at if at < _on(day, _NIGHT) else _on(day + _MOST, _MORNING)


def parse_again(text: str, now: datetime) -> datetime | None:
    """``+20`` minutes from now, ``14:30`` today or else tomorrow, or a day as it is typed elsewhere and perhaps a time.

    None for anything else, and for what is past or too far away.
    """
    words = to_ascii_digits(clean_input(text)).split()
    typed = "".join(words)
    if typed.startswith("+") and typed[1:].isascii() and typed[1:].isdigit() and len(typed) <= len("+0000"):
        wait = timedelta(minutes=int(typed[1:]))
        return now + wait if timedelta() < wait <= _MOST else None
    if (clock := _clock(typed)) is not None:
        at = _on(day_start(shamsi_of(now)), clock)
        return at if at > now else at + _MOST
    return _on_a_day(words, now)


def _on_a_day(words: Sequence[str], now: datetime) -> datetime | None:
    clock = _clock(words[-1]) if len(words) > 1 else None
    day = " ".join(words if clock is None else words[:-1])
    if not any(sign.isalpha() or sign == "/" for sign in day):
        return None
    try:
        at = _on(day_start(parse_date(day, shamsi_of(now))), clock or _MORNING)
    except DateInputError:
        return None
    return at if now < at <= now + _FARTHEST else None


def _clock(text: str) -> time | None:
    hour, _, minute = text.replace(".", ":").partition(":")
    if not all(part.isascii() and part.isdigit() for part in (hour, minute or "0")):
        return None
    try:
        return time(int(hour), int(minute or "0"))
    except ValueError:
        return None


def _on(day: datetime, at: time) -> datetime:
    local = day.astimezone(TEHRAN)
    return local.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
