"""The slots that a search has found, by day, provider and part of the day, without Qt."""

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import chain
from typing import Final

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.dates import TEHRAN, ShamsiDate
from hqs_desktop.core.model import Slot, Tqid
from hqs_desktop.core.text import sort_key
from hqs_desktop.viewmodels.book.slot import SlotState, state_at

_NOON: Final = 12
_EVENING: Final = 17


class Part(StrEnum):
    """A part of the day, in Iran's time: before noon, before 17:00, after."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(slots=True)
class DayCount:
    """The slots of a day: bookable ones (and of them by quota's code), and others."""

    free: int = 0
    other: int = 0
    by_quota: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Group:
    """A provider's slots on a day, by part of the day and time."""

    entry: DirectoryEntry
    parts: dict[Part, list[Slot]] = field(default_factory=dict)
    count: DayCount | None = None  # as of when it was last counted
    count_until: datetime | None = None  # the next moment at which a slot's window opens or closes, or it begins

    @property
    def slots(self) -> Iterator[Slot]:
        """All of them."""
        return chain.from_iterable(self.parts.values())


def _order(group: Group) -> tuple[tuple[str, str], str, str]:
    provider = group.entry.provider
    return sort_key(provider.display_name), provider.identifier.id, group.entry.facility.name


def _moments(slots: Iterable[Slot]) -> Iterator[datetime]:
    """When slots come to stand otherwise by themselves."""
    for slot in slots:
        yield slot.start
        if slot.booking_opens is not None:
            yield slot.booking_opens
        if slot.booking_closes is not None:
            yield slot.booking_closes


def part_at(hour: int) -> Part:
    """The part of the day of an hour in Iran."""
    return Part.MORNING if hour < _NOON else Part.AFTERNOON if hour < _EVENING else Part.EVENING


class Board:
    """Slots over a span of days; a day's providers by name, whoever answered first."""

    def __init__(self, first: ShamsiDate | None = None, last: ShamsiDate | None = None) -> None:
        count = (last.to_date() - first.to_date()).days + 1 if first is not None and last is not None else 0
        self.days: tuple[ShamsiDate, ...] = tuple(first.add_days(away) for away in range(count)) if first else ()
        self._groups: dict[ShamsiDate, list[Group]] = {day: [] for day in self.days}
        self._marks: dict[Tqid, SlotState] = {}
        self.total = 0

    def add(self, entry: DirectoryEntry, slots: Sequence[Slot]) -> dict[ShamsiDate, Group]:
        """Take a provider's slots (by time); gives the new group of each day. Days outside the span are left out."""
        new: dict[ShamsiDate, Group] = {}
        for slot in slots:
            local = slot.start.astimezone(TEHRAN)
            day = ShamsiDate.from_date(local)
            if day not in self._groups:
                continue
            if day not in new:
                new[day] = Group(entry)
                insort(self._groups[day], new[day], key=_order)
            new[day].parts.setdefault(part_at(local.hour), []).append(slot)
            self.total += 1
        return new

    def groups(self, day: ShamsiDate) -> Sequence[Group]:
        """The providers with slots on a day."""
        return self._groups.get(day, [])

    def state(self, slot: Slot, now: datetime) -> SlotState:
        """Whether a slot can be booked at an instant."""
        return state_at(slot, now, self._marks)

    def mark(self, tqid: Tqid, state: SlotState | None) -> None:
        """A slot was booked meanwhile, or that is being found out; None: it may be free again."""
        if state is None:
            self._marks.pop(tqid, None)
        else:
            self._marks[tqid] = state
        for groups in self._groups.values():
            for group in groups:
                group.count = None

    def count(self, day: ShamsiDate, now: datetime) -> DayCount:
        """How many slots a day has. A provider's are counted anew only once one of its slots stands otherwise."""
        total = DayCount()
        for group in self.groups(day):
            count = self.count_of(group, now)
            total.free += count.free
            total.other += count.other
            for code, free in count.by_quota.items():
                total.by_quota[code] = total.by_quota.get(code, 0) + free
        return total

    def count_of(self, group: Group, now: datetime) -> DayCount:
        """How many slots a provider has on a day."""
        if group.count is None or (group.count_until is not None and group.count_until <= now):
            group.count = count = DayCount()
            group.count_until = min((moment for moment in _moments(group.slots) if now < moment), default=None)
            for slot in group.slots:
                if self.state(slot, now) is not SlotState.FREE:
                    count.other += 1
                    continue
                count.free += 1
                code = slot.quota.code.strip() if slot.quota is not None else ""
                count.by_quota[code] = count.by_quota.get(code, 0) + 1
        return group.count

    def free(self, now: datetime) -> int:
        """How many slots of all days can be booked."""
        return sum(self.count(day, now).free for day in self.days)

    def bookable(self, now: datetime) -> Sequence[Slot]:
        """All slots that can be booked, a day after the other."""
        return [
            slot
            for day in self.days
            for group in self.groups(day)
            for slot in group.slots
            if self.state(slot, now) is SlotState.FREE
        ]

    def first_free(self, now: datetime) -> Slot | None:
        """The earliest slot that can be booked."""
        for day in self.days:
            free = [
                slot for group in self.groups(day) for slot in group.slots if self.state(slot, now) is SlotState.FREE
            ]
            if free:
                return min(free, key=lambda slot: slot.start)
        return None
