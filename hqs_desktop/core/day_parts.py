"""The halves of a day in Iran, as people ask for them."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from hqs_desktop.core.dates import TEHRAN

NOON: Final = 12


class PartOfDay(StrEnum):
    """Before noon in Iran, or from noon on."""

    MORNING = "morning"
    AFTERNOON = "afternoon"


def is_morning(instant: datetime) -> bool:
    """Whether it is before noon in Iran."""
    return instant.astimezone(TEHRAN).hour < NOON


def part_of_day(instant: datetime) -> PartOfDay:
    """Which of the two it is."""
    return PartOfDay.MORNING if is_morning(instant) else PartOfDay.AFTERNOON
