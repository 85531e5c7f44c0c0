"""The slots that a search has found, by day, provider and part of the day, without Qt.

What a ``Sieve`` holds back is found all the same: it is neither shown nor counted until the sieve lets it through.
"""

import math
from bisect import insort
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import chain
from typing import Final

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.dates import TEHRAN, ShamsiDate
from hqs_desktop.core.day_parts import NOON, PartOfDay
from hqs_desktop.core.model import Facility, Slot, Tqid
from hqs_desktop.core.text import sort_key
from hqs_desktop.desk.find import Near
from hqs_desktop.viewmodels.book.slot import Marks, SlotState

_EVENING: Final = 17


class Part(StrEnum):
    """A part of the day, in Iran's time: before noon, before 17:00, after."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is shown: the slots of a quota (a code of appendix 5), of a part of the day; None: of all."""

    quota: str | None = None
    part: PartOfDay | None = None

    @property
    def open(self) -> bool:
        """Whether it holds nothing back."""
        return self.quota is None and self.part is None

    def lets(self, part: Part, quota: str) -> bool:
        """Whether slots of this part of the day and quota are shown."""
        return self.lets_part(part) and self.quota in {None, quota}

    def lets_part(self, part: Part) -> bool:
        """Whether slots of this part of the day are shown."""
        return self.part is None or (part is Part.MORNING) == (self.part is PartOfDay.MORNING)


class Order(StrEnum):
    """By what the providers of a day are sorted: the time of their first slot, their name, how far off they are."""

    TIME = "time"
    PROVIDER = "provider"
    DISTANCE = "distance"


@dataclass(slots=True)
class DayCount:
    """The slots of a day: bookable ones (and of them by quota's code), others, and bookable ones held back."""

    free: int = 0
    other: int = 0
    by_quota: dict[str, int] = field(default_factory=dict)
    hidden: int = 0


Tally = dict[tuple[Part, str], list[int]]
"""By part of the day and quota's code: how many slots are free, and how many are not."""


@dataclass(slots=True)
class Group:
    """A provider's slots on a day, by part of the day and time; ``metres`` is how far off, None where not known."""

    entry: DirectoryEntry
    parts: dict[Part, list[Slot]] = field(default_factory=dict)
    metres: float | None = None
    kinds: set[tuple[Part, str]] = field(default_factory=set)
    tally: Tally | None = None  # as of when it was last counted
    count_until: datetime | None = None  # the next moment at which a slot's window opens or closes, or it begins

    @property
    def slots(self) -> Iterator[Slot]:
        """All of them."""
        return chain.from_iterable(self.parts.values())


def quota_of(slot: Slot) -> str:
    """The code of a slot's quota; empty where it has none."""
    return slot.quota.code.strip() if slot.quota is not None else ""


def _by_name(group: Group) -> tuple[tuple[str, str], str, str]:
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
    return Part.MORNING if hour < NOON else Part.AFTERNOON if hour < _EVENING else Part.EVENING


class Board:
    """Slots over a span of days, sought around a point or not; a day's providers in order, whoever answered first."""

    def __init__(
        self, first: ShamsiDate | None = None, last: ShamsiDate | None = None, near: Near | None = None
    ) -> None:
        count = (last.to_date() - first.to_date()).days + 1 if first is not None and last is not None else 0
        self.days: tuple[ShamsiDate, ...] = tuple(first.add_days(away) for away in range(count)) if first else ()
        self._near = near
        self._groups: dict[ShamsiDate, list[Group]] = {day: [] for day in self.days}
        self._marks = Marks()
        self._sieve = Sieve()
        self._order = Order.PROVIDER
        self.total = 0
        self.knows_distances = False

    @property
    def is_around_a_point(self) -> bool:
        """Whether the slots were sought near a point, so that one asks how far off they are."""
        return self._near is not None

    @property
    def sieve(self) -> Sieve:
        """What is shown of what was found."""
        return self._sieve

    @property
    def order(self) -> Order:
        """By what a day's providers are sorted."""
        return self._order

    def add(self, entry: DirectoryEntry, slots: Sequence[Slot]) -> dict[ShamsiDate, Group]:
        """Take a provider's slots (by time); gives the new group of each day. Days outside the span are left out."""
        new: dict[ShamsiDate, Group] = {}
        metres = self.metres_to(slots[0].facility) if slots else None
        self.knows_distances = self.knows_distances or metres is not None
        for slot in slots:
            local = slot.start.astimezone(TEHRAN)
            day = ShamsiDate.from_date(local)
            if day not in self._groups:
                continue
            group = new.get(day)
            if group is None:
                group = new[day] = Group(entry, metres=metres)
            part = part_at(local.hour)
            group.parts.setdefault(part, []).append(slot)
            group.kinds.add((part, quota_of(slot)))
            self.total += 1
        for day, group in new.items():
            insort(self._groups[day], group, key=self._key)
        return new

    def metres_to(self, facility: Facility) -> float | None:
        """How far a facility is from the point of the search; None where there is none, or nobody knows."""
        return self._near.metres_to(facility) if self._near is not None else None

    def show(self, sieve: Sieve, order: Order) -> None:
        """Show other slots, or the same in another order."""
        anew = order is not self._order or (order is Order.TIME and sieve != self._sieve)
        self._sieve, self._order = sieve, order
        if anew:
            for groups in self._groups.values():
                groups.sort(key=self._key)

    def groups(self, day: ShamsiDate) -> Sequence[Group]:
        """The providers with slots on a day that are shown."""
        groups = self._groups.get(day, [])
        return groups if self._sieve.open else [group for group in groups if self.shows(group)]

    def shows(self, group: Group) -> bool:
        """Whether any slot of a provider is shown."""
        return any(self._sieve.lets(*kind) for kind in group.kinds)

    def parts(self, group: Group) -> Mapping[Part, Sequence[Slot]]:
        """The slots of a provider that are shown."""
        sieve = self._sieve
        if sieve.open:
            return group.parts
        return {
            part: slots if sieve.quota is None else [slot for slot in slots if quota_of(slot) == sieve.quota]
            for part, slots in group.parts.items()
            if sieve.lets_part(part)
        }

    @property
    def shows_any(self) -> bool:
        """Whether any slot of any day is shown."""
        return any(self.shows(group) for groups in self._groups.values() for group in groups)

    def state(self, slot: Slot, now: datetime) -> SlotState:
        """Whether a slot can be booked at an instant."""
        return self._marks.state(slot, now)

    def mark(self, tqid: Tqid, state: SlotState | None) -> None:
        """A slot was booked meanwhile, or that is being found out; None: it may be free again."""
        self._marks.mark(tqid, state)
        self._count_anew()

    def hold(self, tqid_keys: Collection[str]) -> None:
        """Other desks have these slots taken up, and no others."""
        self._marks.hold(tqid_keys)
        self._count_anew()

    def count(self, day: ShamsiDate, now: datetime) -> DayCount:
        """How many slots a day has. A provider's are counted anew only once one of its slots stands otherwise."""
        total = DayCount()
        for group in self._groups.get(day, ()):
            self._count_into(total, group, now)
        return total

    def count_of(self, group: Group, now: datetime) -> DayCount:
        """How many slots a provider has on a day."""
        count = DayCount()
        self._count_into(count, group, now)
        return count

    def quotas(self, now: datetime) -> Mapping[str, int]:
        """The quotas that were found, by code, each with how many of its slots are free in the shown parts of days."""
        found: dict[str, int] = {}
        for group in chain.from_iterable(self._groups.values()):
            for (part, quota), (free, _) in self._tally(group, now).items():
                found[quota] = found.get(quota, 0) + (free if self._sieve.lets_part(part) else 0)
        return dict(sorted(found.items()))

    def free(self, now: datetime) -> int:
        """How many slots of all days can be booked."""
        return sum(self.count(day, now).free for day in self.days)

    def hidden(self, now: datetime) -> int:
        """How many slots that can be booked are held back."""
        return sum(self.count(day, now).hidden for day in self.days)

    def bookable(self, now: datetime) -> Sequence[Slot]:
        """All slots that are shown and can be booked, a day after the other."""
        return [
            slot
            for day in self.days
            for group in self.groups(day)
            for slot in chain.from_iterable(self.parts(group).values())
            if self.state(slot, now) is SlotState.FREE
        ]

    def first_free(self, now: datetime, part: Part | None = None) -> Slot | None:
        """The earliest slot that is shown and can be booked, of a part of the day only where given."""
        for day in self.days:
            free = [
                slot
                for group in self.groups(day)
                for of, slots in self.parts(group).items()
                if part in {None, of}
                for slot in slots
                if self.state(slot, now) is SlotState.FREE
            ]
            if free:
                return min(free, key=lambda slot: slot.start)
        return None

    def _count_anew(self) -> None:
        for groups in self._groups.values():
            for group in groups:
                group.tally = None

    def _count_into(self, count: DayCount, group: Group, now: datetime) -> None:
        for (part, quota), (free, other) in self._tally(group, now).items():
            if not self._sieve.lets(part, quota):
                count.hidden += free
                continue
            count.free += free
            count.other += other
            if free:
                count.by_quota[quota] = count.by_quota.get(quota, 0) + free

    def _tally(self, group: Group, now: datetime) -> Tally:
        if group.tally is None or (group.count_until is not None and group.count_until <= now):
            tally: Tally = {}
            group.tally = tally
            group.count_until = min((moment for moment in _moments(group.slots) if now < moment), default=None)
            for part, slots in group.parts.items():
                for slot in slots:
                    counted = tally.setdefault((part, quota_of(slot)), [0, 0])
                    counted[0 if self.state(slot, now) is SlotState.FREE else 1] += 1
        return group.tally

    def _key(self, group: Group) -> tuple[float, object]:
        match self._order:
            case Order.TIME:
                first = next(chain.from_iterable(self.parts(group).values()), None)
                return first.start.timestamp() if first is not None else math.inf, _by_name(group)
            case Order.DISTANCE:
                return group.metres if group.metres is not None else math.inf, _by_name(group)
            case Order.PROVIDER:
                return 0.0, _by_name(group)
