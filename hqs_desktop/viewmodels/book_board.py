"""The slots that a search has found, by day, provider and part of the day, without Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from hqs_desktop.core.dates import TEHRAN, ShamsiDate, shamsi_of
from hqs_desktop.core.model import Slot, Tqid
from hqs_desktop.journal.records import DirectoryEntry

_NOON: Final = 12
_EVENING: Final = 17


class Part(StrEnum):
    """A part of the day, in Iran's time: before noon, before 17:00, after."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class SlotState(StrEnum):
    """Whether a slot can be booked now, and if not why."""

    FREE = "free"
    NOT_YET = "not_yet"  # its booking window has not opened
    CLOSED = "closed"  # its booking window is over
    PAST = "past"
    GONE = "gone"  # booked meanwhile, by this desk or another


@dataclass(slots=True)
class DayCount:
    """The slots of a day: bookable ones (and of them by quota's code), and others."""

    free: int = 0
    other: int = 0
    by_quota: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Group:
    """A provider's slots on a day, by time."""

    entry: DirectoryEntry
    slots: list[Slot]


def part_of(slot: Slot) -> Part:
    """The part of the day in which a slot begins."""
    hour = slot.start.astimezone(TEHRAN).hour
    return Part.MORNING if hour < _NOON else Part.AFTERNOON if hour < _EVENING else Part.EVENING


class Board:
    """Slots over a span of days. Providers keep the order in which they answered, so that nothing jumps."""

    def __init__(self, first: ShamsiDate | None = None, last: ShamsiDate | None = None) -> None:
        count = (last.to_date() - first.to_date()).days + 1 if first is not None and last is not None else 0
        self.days: tuple[ShamsiDate, ...] = tuple(first.add_days(away) for away in range(count)) if first else ()
        self._groups: dict[ShamsiDate, list[Group]] = {day: [] for day in self.days}
        self._gone: set[Tqid] = set()
        self.total = 0

    def add(self, entry: DirectoryEntry, slots: Sequence[Slot]) -> dict[ShamsiDate, Group]:
        """Take a provider's slots (by time); gives the new group of each day. Days outside the span are left out."""
        new: dict[ShamsiDate, Group] = {}
        for slot in slots:
            day = shamsi_of(slot.start)
            if day not in self._groups:
                continue
            if day not in new:
                new[day] = Group(entry, [])
                self._groups[day].append(new[day])
            new[day].slots.append(slot)
            self.total += 1
        return new

    def groups(self, day: ShamsiDate) -> Sequence[Group]:
        """The providers with slots on a day."""
        return self._groups.get(day, [])

    def slots(self) -> Iterator[Slot]:
        """Every slot."""
        for groups in self._groups.values():
            for group in groups:
                yield from group.slots

    def state(self, slot: Slot, now: datetime) -> SlotState:
        """Whether a slot can be booked at an instant."""
        if slot.tqid in self._gone:
            return SlotState.GONE
        if slot.start <= now:
            return SlotState.PAST
        if slot.bookable_at(now):
            return SlotState.FREE
        opens = slot.booking_opens
        return SlotState.NOT_YET if opens is not None and now < opens else SlotState.CLOSED

    def mark_gone(self, tqid: Tqid) -> None:
        """A slot was booked meanwhile."""
        self._gone.add(tqid)

    def mark_free(self, tqid: Tqid) -> None:
        """A slot that was thought booked is free again."""
        self._gone.discard(tqid)

    def count(self, day: ShamsiDate, now: datetime) -> DayCount:
        """How many slots a day has."""
        count = DayCount()
        for group in self.groups(day):
            for slot in group.slots:
                if self.state(slot, now) is not SlotState.FREE:
                    count.other += 1
                    continue
                count.free += 1
                code = slot.quota.code.strip() if slot.quota is not None else ""
                count.by_quota[code] = count.by_quota.get(code, 0) + 1
        return count

    def first_free(self, now: datetime) -> Slot | None:
        """The earliest slot that can be booked."""
        for day in self.days:
            free = [
                slot for group in self.groups(day) for slot in group.slots if self.state(slot, now) is SlotState.FREE
            ]
            if free:
                return min(free, key=lambda slot: slot.start)
        return None
