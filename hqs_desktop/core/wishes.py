"""What a patient waits for: a slot of a doctor or specialty, on days and at times that suit, whenever one is free."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import ShamsiDate, day_start, shamsi_of
from hqs_desktop.core.day_parts import part_of_day
from hqs_desktop.core.model import Facility, Provider, Slot

_WEEK: Final = 7  # days
_EIGHT: Final = timedelta(hours=8)


class WishFault(StrEnum):
    """Why a wish can't be kept: nothing could ever be found for it."""

    NOTHING_WANTED = "nothing_wanted"  # neither a specialty nor a doctor
    NO_SPECIALTY = "no_specialty"  # of the doctor, which the gateway wants
    END_BEFORE_START = "end_before_start"
    PAST = "past"
    NO_SUCH_DAY = "no_such_day"  # none of the days of the week that suit lies in the range


@dataclass(frozen=True, slots=True)
class Wish:
    """Both days are included, in Iran's time. ``weekdays`` are digits, 0 for Saturday; empty where any day suits.

    ``doctor`` None: any of the specialty, ``at`` one place only where given. ``quota`` is a code of appendix 5, empty
    for any. ``part`` is a ``PartOfDay``, empty for any. ``insurer`` narrows a search for referrals; no slot names one.
    """

    specialty: CodedText | None
    service: CodedText
    first_day: ShamsiDate
    last_day: ShamsiDate
    doctor: Provider | None = None
    at: Facility | None = None
    weekdays: str = ""
    part: str = ""
    quota: str = ""
    insurer: CodedText | None = None

    @property
    def group(self) -> str:
        """What is asked of the gateway for it, as a key: wishes of one group are looked for together."""
        doctor = self.doctor.identifier.id.strip() if self.doctor is not None else ""
        place = self.at.identifier.id.strip().casefold() if self.at is not None and self.at.identifier else ""
        specialty = self.specialty.code.strip() if self.specialty is not None else ""
        return "|".join((specialty, doctor, place, self.service.code.strip()))

    def fault(self, today: ShamsiDate) -> WishFault | None:
        """Why it could never be met from today on; None where it could."""
        if self.specialty is None or not self.specialty.code.strip():
            return WishFault.NOTHING_WANTED if self.doctor is None else WishFault.NO_SPECIALTY
        if self.last_day < self.first_day:
            return WishFault.END_BEFORE_START
        if self.last_day < today:
            return WishFault.PAST
        if self.weekdays and not any(
            str(day.weekday) in self.weekdays for day in _days(max(self.first_day, today), self.last_day)
        ):
            return WishFault.NO_SUCH_DAY
        return None

    def is_met_by(self, slot: Slot) -> bool:
        """Whether a free slot of its group is one that suits."""
        day = shamsi_of(slot.start)
        if not self.first_day <= day <= self.last_day:
            return False
        if self.weekdays and str(day.weekday) not in self.weekdays:
            return False
        if self.part and self.part != part_of_day(slot.start):
            return False
        if self.quota and (slot.quota is None or slot.quota.code.strip() != self.quota):
            return False
        if self.doctor is not None and slot.provider.identifier.id.strip() != self.doctor.identifier.id.strip():
            return False
        return self.at is None or _same_place(slot.facility, self.at)

    def groups_of(self, slot: Slot) -> frozenset[str]:
        """The groups whose wishes a slot may meet that was found for this one's: of anybody, of its doctor, there."""
        doctors, places = (None, slot.provider), (None, slot.facility)
        return frozenset(replace(self, doctor=doctor, at=at).group for doctor in doctors for at in places)

    def due_at(self, now: datetime) -> datetime:
        """When whoever waits for it in vain is to be seen to: at eight on the last day that suits."""
        return max(now, day_start(self.last_day) + _EIGHT)

    def until(self, day: ShamsiDate) -> "Wish":
        """The same, but of no later day."""
        return replace(self, last_day=min(self.last_day, day))


def _days(first: ShamsiDate, last: ShamsiDate) -> list[ShamsiDate]:
    """At most a week of them: after that the days of the week repeat."""
    length = (last.to_date() - first.to_date()).days + 1
    return [first.add_days(away) for away in range(min(length, _WEEK))]


def _same_place(one: Facility, other: Facility) -> bool:
    if one.identifier is None or other.identifier is None:
        return False
    return one.identifier.id.strip().casefold() == other.identifier.id.strip().casefold()
