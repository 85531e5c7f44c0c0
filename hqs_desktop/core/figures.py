"""What was done at the desks over some days, counted: no patient is in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from hqs_desktop.core.dates import ShamsiDate


class Deed(StrEnum):
    """What is counted of what was sent to the gateway."""

    BOOKED = "booked"
    CANCELLED = "cancelled"
    REFUSED = "refused"


class Fate(StrEnum):
    """What became of those whose slot the doctor withdrew."""

    REBOOKED = "rebooked"
    REACHED = "reached"  # and not rebooked, nor waiting
    WAITING = "waiting"  # for another slot
    UNREACHABLE = "unreachable"
    OPEN = "open"  # not reached yet
    OVER = "over"  # closed otherwise


Tally = Mapping[Deed, int]


@dataclass(frozen=True, slots=True)
class Named:
    """Counts of somebody who works: a doctor or an operator."""

    name: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts of the days from ``first`` to ``last``, both included, in Iran's time.

    ``by_hour`` is by the hour of the day, 0 to 23. ``reasons`` are codes of appendix 6, ``refusals`` the gateway's
    errorCodes, -1 where it gave none; the most frequent first.
    """

    first: ShamsiDate
    last: ShamsiDate
    total: Tally = field(default_factory=dict)
    by_day: Mapping[ShamsiDate, Tally] = field(default_factory=dict)
    by_hour: Mapping[int, Tally] = field(default_factory=dict)
    doctors: Sequence[Named] = ()
    operators: Sequence[Named] = ()
    reasons: Sequence[tuple[str, int]] = ()
    refusals: Sequence[tuple[int, int]] = ()
    withdrawn: Mapping[Fate, int] = field(default_factory=dict)

    @property
    def days(self) -> Sequence[ShamsiDate]:
        """Every day of the span."""
        count = (self.last.to_date() - self.first.to_date()).days + 1
        return [self.first.add_days(number) for number in range(count)]


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many days away the third next free slot of a specialty is: the median of its doctors who were read.

    ``days`` None: of none of them are three free ones known. ``read_at`` is of the oldest reading that counted.
    """

    specialty: str  # a code of appendix 3
    days: float | None
    doctors: int
    read_at: datetime
