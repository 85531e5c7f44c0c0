"""A slot as one says it on the telephone: the day, the time, with whom, where, how far."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.dates import TEHRAN, shamsi_of
from hqs_desktop.core.model import Slot
from hqs_desktop.core.text import clean_input
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.words.terms import doctor_name

translate = QCoreApplication.translate  # lupdate knows it by this name

_DIAL: Final = 12
_HOUR: Final = 60
_QUARTER: Final = 15
_HALF: Final = 30
_DAWN, _NOON, _EVENING, _NIGHT = 5, 12, 17, 20  # o'clock, when each begins
_KM: Final = 1000
_HUNDRED: Final = 100
_BELOW_A_KM: Final = 950
_FAR: Final = 10_000  # from there on nobody counts halves


def spoken(slot: Slot, now: datetime, metres: float | None = None) -> str:
    """``tomorrow, Sunday 15 Shahrivar, at quarter past 9 in the morning, Dr. A, Clinic B, 2 km away``."""
    return formats.listed(
        formats.relative_date(shamsi_of(slot.start), shamsi_of(now)),
        spoken_time(slot.start),
        doctor_name(slot.provider),
        formats.digits(clean_input(slot.facility.name)),
        spoken_distance(metres) if metres is not None else "",
        by=translate("Spoken", ", "),
    )


def spoken_time(instant: datetime) -> str:
    """``at quarter to 10 in the morning``, in Iran."""
    local = instant.astimezone(TEHRAN)
    past = local.minute <= _HALF
    named = local.hour if past else (local.hour + 1) % (2 * _DIAL)
    return _part(named).format(time=_on_the_dial(local.minute, formats.digits(named % _DIAL or _DIAL)))


def _on_the_dial(minute: int, hour: str) -> str:
    match minute:
        case 0:
            return translate("Spoken", "at {hour} o'clock").format(hour=hour)
        case 15:
            return translate("Spoken", "at quarter past {hour}").format(hour=hour)
        case 30:
            return translate("Spoken", "at half past {hour}").format(hour=hour)
        case 45:
            return translate("Spoken", "at quarter to {hour}").format(hour=hour)
        case _ if minute < _HALF:
            return translate("Spoken", "at {n} past {hour}").format(n=formats.digits(minute), hour=hour)
        case _:
            return translate("Spoken", "at {n} to {hour}").format(n=formats.digits(_HOUR - minute), hour=hour)


def _part(hour: int) -> str:
    if hour == _NOON:
        return translate("Spoken", "{time}, midday")
    if _DAWN <= hour < _NOON:
        return translate("Spoken", "{time} in the morning")
    if _NOON < hour < _EVENING:
        return translate("Spoken", "{time} in the afternoon")
    if _EVENING <= hour < _NIGHT:
        return translate("Spoken", "{time} in the evening")
    return translate("Spoken", "{time} at night")


def spoken_distance(metres: float) -> str:
    """``300 m away``, ``2 and a half km away``."""
    if metres < _BELOW_A_KM:
        hundreds = max(1, round(metres / _HUNDRED)) * _HUNDRED
        return translate("Spoken", "{n} m away").format(n=formats.digits(hundreds))
    if metres < _FAR:
        whole, half = divmod(round(metres * 2 / _KM), 2)
    else:
        whole, half = round(metres / _KM), 0
    if half:
        return translate("Spoken", "{n} and a half km away").format(n=formats.digits(whole))
    return translate("Spoken", "{n} km away").format(n=formats.digits(whole))
