"""What the gateway last said of a doctor's day: its free slots, and when it was asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.core.directory import facility_key, provider_key
from hqs_desktop.core.model import Facility, Provider, Slot

THIRD = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """The slots of a provider at a facility that were free on a day (maybe none), for a service.

    ``read_at`` is when the gateway was asked; what has become of the slots since, nobody knows here.
    """

    day: ShamsiDate
    provider: Provider
    facility: Facility
    service_code: str
    read_at: datetime
    slots: Sequence[Slot]

    @property
    def key(self) -> tuple[str, str]:
        """Whose it is, as ``core.directory.entry_key`` has it."""
        return provider_key(self.provider.identifier), facility_key(self.facility.identifier)


@dataclass(frozen=True, slots=True)
class ThirdNext:
    """How many days a provider's third next free slot is away by the last readings; 0 is today.

    ``days`` None: fewer than three are known up to ``read_until``. ``read_at`` is of the oldest reading that counted.
    """

    provider: Provider
    facility: Facility
    days: int | None
    read_until: ShamsiDate
    read_at: datetime


def third_next(readings: Iterable[Reading], now: datetime) -> Sequence[ThirdNext]:
    """Of each provider at each facility, from the readings of today and later days, in any order."""
    today = shamsi_of(now)
    of: dict[tuple[str, str], list[Reading]] = {}
    for reading in readings:
        if reading.day >= today:
            of.setdefault(reading.key, []).append(reading)
    return [_third_of(sorted(days, key=lambda reading: reading.day), now) for days in of.values()]


def _third_of(readings: Sequence[Reading], now: datetime) -> ThirdNext:
    today = shamsi_of(now)
    free: set[str] = set()
    counted: list[Reading] = []
    days: int | None = None
    for reading in readings:
        counted.append(reading)
        free.update(slot.tqid.key for slot in reading.slots if slot.start > now and slot.bookable_at(now))
        if len(free) >= THIRD:
            days = (reading.day.to_date() - today.to_date()).days
            break
    last = counted[-1]
    return ThirdNext(last.provider, last.facility, days, last.day, min(one.read_at for one in counted))
