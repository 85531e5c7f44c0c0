"""Why a search found nothing: what it would find were one of its criteria wider, counted where nobody waits for it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.core.day_parts import part_of_day
from hqs_desktop.core.model import Facility, Slot
from hqs_desktop.desk.find import (
    Criteria,
    FindSlots,
    Near,
    ProviderFailed,
    SearchDone,
    SearchEvent,
    SearchStarted,
    SlotsFound,
)

MOST_CALLS: Final = 60
"""How many calls may be made for one empty search, all ways of widening it together."""
NEXT_DAYS: Final = 7
MONTH_DAYS: Final = 30
NEARBY_KM: Final = 10.0
FARTHEST_KM: Final = 100.0


class Relaxation(StrEnum):
    """The one criterion that is made wider."""

    NEXT_DAYS = "next_days"
    MONTH = "month"
    ALL_QUOTAS = "all_quotas"
    WHOLE_DAY = "whole_day"
    ALL_DOCTORS = "all_doctors"
    ALL_FACILITIES = "all_facilities"
    NEARBY = "nearby"
    FARTHER = "farther"
    WHOLE_COUNTY = "whole_county"
    WHOLE_PROVINCE = "whole_province"
    USUAL_SERVICE = "usual_service"


@dataclass(frozen=True, slots=True)
class Counted:
    """What a search would show: ``free`` slots that can be booked now, and ``other`` ones.

    ``sure`` is False where somebody did not answer, or sent what could not be read: nothing found is then not nothing.
    """

    free: int
    other: int
    sure: bool
    events: Sequence[SearchEvent]
    calls: int = 0

    @property
    def dead(self) -> bool:
        """Whether all who were asked failed alike, as on a dead line."""
        last = self.events[-1] if self.events else None
        return isinstance(last, SearchDone) and last.failed > 0 and last.problem is not None


def asked_alike(one: Criteria, other: Criteria) -> bool:
    """Whether the gateway would be asked the same: no operation takes a quota or a part of the day."""
    return _asked(one) == _asked(other)


def relaxations(criteria: Criteria, today: ShamsiDate, point: Near | None) -> Iterator[tuple[Relaxation, Criteria]]:
    """Each way of widening one criterion, with what is then sought, the likeliest first.

    ``point`` is where the centre stands, None where that is not known.
    """
    over = criteria.last_day < today
    yield from _days(criteria, today)
    if over:
        return
    if criteria.quota is not None:
        yield Relaxation.ALL_QUOTAS, replace(criteria, quota=None)
    if criteria.part is not None:
        yield Relaxation.WHOLE_DAY, replace(criteria, part=None)
    yield from _people_and_places(criteria, point)
    if criteria.service.code.strip() != default_service().code:
        yield Relaxation.USUAL_SERVICE, replace(criteria, service=default_service())


def point_of(facility: Facility | None, km: float = NEARBY_KM) -> Near | None:
    """Where a facility stands, with so many kilometres around it; None where that is not known."""
    if facility is None or facility.latitude is None or facility.longitude is None:
        return None
    return Near(facility.latitude, facility.longitude, km)


def fits(slot: Slot, criteria: Criteria) -> bool:
    """Whether a slot that was found is of the quota and the part of the day that are sought."""
    if criteria.quota is not None and (slot.quota is None or slot.quota.code.strip() != criteria.quota):
        return False
    return criteria.part in {None, part_of_day(slot.start)}


def counted(events: Iterable[SearchEvent], criteria: Criteria, now: datetime, calls: int = 0) -> Counted:
    """What of a search's events fits the criteria."""
    free = other = 0
    sure = True
    kept = tuple(events)
    for event in kept:
        match event:
            case SlotsFound(_, slots, unreadable):
                sure = sure and not unreadable
                for slot in slots:
                    if fits(slot, criteria):
                        if slot.start > now and slot.bookable_at(now):
                            free += 1
                        else:
                            other += 1
            case ProviderFailed():
                sure = False
    return Counted(free, other, sure, kept, calls)


Known = Sequence[tuple[Criteria, Sequence[SearchEvent]]]
"""What was found just now, and by which searches."""


async def count(
    find: FindSlots, criteria: Criteria, now: datetime, most_calls: int, known: Known = ()
) -> Counted | None:
    """Search; None where it would take more calls than ``most_calls``, and nobody was asked.

    The first days are not asked for where ``known`` has them. To be run as background work (``core.urgency``). Raises
    ``JournalError`` where the directory can't be read.
    """
    rest, before = _rest_of(criteria, known)
    events: list[SearchEvent] = []
    calls = 0
    async with aclosing(find.search(rest)) as coming:
        async for event in coming:
            if isinstance(event, SearchStarted):
                calls = event.calls
                if calls > most_calls:
                    return None
                events += [event, *before]
            elif isinstance(event, SearchDone):
                events.append(replace(event, found=event.found + sum(len(one.slots) for one in before)))
            else:
                events.append(event)
    return counted(events, criteria, now, calls)


def _rest_of(criteria: Criteria, known: Known) -> tuple[Criteria, Sequence[SlotsFound]]:
    """What is left to be asked for, and what is known of the days before; at least a day is left."""
    before: list[SlotsFound] = []
    for other, events in known:
        last = events[-1] if events else None
        whole = isinstance(last, SearchDone) and not last.failed and last.problem is None
        alike = asked_alike(replace(other, first_day=criteria.first_day, last_day=criteria.last_day), criteria)
        if whole and alike and other.first_day <= criteria.first_day <= other.last_day < criteria.last_day:
            before += [event for event in events if isinstance(event, SlotsFound)]
            criteria = replace(criteria, first_day=other.last_day.add_days(1))
    return criteria, before


def _days(criteria: Criteria, today: ShamsiDate) -> Iterator[tuple[Relaxation, Criteria]]:
    first = max(criteria.first_day, today)
    later = today if criteria.last_day < today else criteria.last_day.add_days(1)
    yield Relaxation.NEXT_DAYS, replace(criteria, first_day=later, last_day=later.add_days(NEXT_DAYS - 1))
    month = replace(criteria, first_day=first, last_day=first.add_days(MONTH_DAYS - 1))
    if month.last_day > criteria.last_day:
        yield Relaxation.MONTH, month


def _people_and_places(criteria: Criteria, point: Near | None) -> Iterator[tuple[Relaxation, Criteria]]:
    if criteria.provider is not None:
        yield Relaxation.ALL_DOCTORS, replace(criteria, provider=None)
    elif criteria.facility_id is not None and criteria.near is None:
        yield Relaxation.ALL_FACILITIES, replace(criteria, facility_id=None)
    if criteria.near is not None:
        if criteria.near.km < FARTHEST_KM:
            near = replace(criteria.near, km=min(FARTHEST_KM, criteria.near.km * 2))
            yield Relaxation.FARTHER, replace(criteria, near=near)
    elif criteria.area is None and point is not None:
        yield Relaxation.NEARBY, replace(criteria, near=point, provider=None, facility_id=None)
    if (area := criteria.area) is not None:
        if area.town is not None and area.city is not None:
            yield Relaxation.WHOLE_COUNTY, replace(criteria, area=replace(area, town=None))
        if area.city is not None and area.province is not None:
            yield Relaxation.WHOLE_PROVINCE, replace(criteria, area=replace(area, town=None, city=None))


def _asked(criteria: Criteria) -> tuple[object, ...]:
    doctor = criteria.provider
    return (
        criteria.specialty.code.strip(),
        None if doctor is None else (doctor.provider.identifier.id, doctor.facility.identifier),
        criteria.facility_id,
        criteria.service.code.strip(),
        criteria.first_day,
        criteria.last_day,
        criteria.near,
        criteria.area,
    )
