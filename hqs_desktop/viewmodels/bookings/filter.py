"""What the desk's list is narrowed to."""

from dataclasses import dataclass

from hqs_desktop.core.bookings import BookingState, Day

__all__ = ["Choice", "Day", "Filter"]


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list is narrowed to; None is everything."""

    day: Day = Day.TODAY
    text: str = ""
    provider_id: str | None = None
    state: BookingState | None = None
    operator: str | None = None

    @property
    def narrowed(self) -> bool:
        """Whether more than a day was chosen."""
        return self != Filter(day=self.day)


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a filter's list; ``value`` None is "all"."""

    value: str | None
    text: str
