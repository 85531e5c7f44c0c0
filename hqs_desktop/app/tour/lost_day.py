"""A withdrawn day to work on: patients are booked with one doctor over the real client, then he is away.

Works on the embedded gateway, whose schedules depend on the date: what others have booked of that day is freed first
where the day would be too short.
"""

import asyncio
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hqs_desktop.app.tour.hands import TourError
from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.bookings import IntentKind
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.model import BookingRequest, Slot
from hqs_desktop.desk.writing.outcome import Done, WriteEvent
from hqs_desktop.simulator.people import patient

if TYPE_CHECKING:
    from collections.abc import Callable

    from hqs_desktop.desk.session import Session
    from hqs_desktop.simulator.world import World

FIRST_PATIENT = 7_000_001
_AT_ONCE = 4
_WITHIN_DAYS = 6


async def book_a_day(session: "Session", slots: Sequence[Slot], operator: str) -> None:
    """Book an invented patient on each of these slots. Raises ``TourError`` where one can't be booked."""
    requests = [BookingRequest(slot, patient(FIRST_PATIENT + number)) for number, slot in enumerate(slots)]
    for start in range(0, len(requests), _AT_ONCE):
        await asyncio.gather(*(_book(session, one, operator) for one in requests[start : start + _AT_ONCE]))


def slots_of_a_day(world: "World", count: int) -> Sequence[Slot]:
    """So many slots of a day of the next week, by time, of the doctor who has most besides; free, if need be made so.

    Raises ``TourError`` where nobody has so many on a day.
    """
    now = world.clock.now()
    today = shamsi_of(now)
    week = {today.add_days(away) for away in range(1, _WITHIN_DAYS + 1)}
    fit = [
        (slot, status)
        for slot, status in world.slots()
        if status in {AppointmentStatus.FREE, AppointmentStatus.BOOKED} and slot.start > now and slot.bookable_at(now)
    ]
    whole = Counter(slot.provider.identifier.id for slot, _ in fit)
    days = Counter((slot.provider.identifier.id, shamsi_of(slot.start)) for slot, _ in fit)
    large = [(who, day) for (who, day), size in days.items() if size >= count and day in week]
    if not large:
        raise TourError(f"nobody has {count} slots on a day of this week")
    who, day = max(large, key=lambda one: (whole[one[0]], days[one]))
    chosen = [pair for pair in fit if (pair[0].provider.identifier.id, shamsi_of(pair[0].start)) == (who, day)]
    chosen.sort(key=lambda pair: pair[1] is not AppointmentStatus.FREE)
    for slot, status in chosen[:count]:
        if status is not AppointmentStatus.FREE:
            world.set_status(slot.tqid, AppointmentStatus.FREE)
    return sorted((slot for slot, _ in chosen[:count]), key=lambda slot: slot.start)


async def _book(session: "Session", request: BookingRequest, operator: str) -> None:
    ended: asyncio.Future[WriteEvent] = asyncio.get_running_loop().create_future()

    def hear(event: WriteEvent) -> None:
        if event.kind is IntentKind.BOOK and event.request == request and not ended.done():
            ended.set_result(event)

    unsubscribe: Callable[[], None] = session.writer.subscribe(hear)
    try:
        session.writer.book(request, operator=operator)
        outcome = (await ended).outcome
    finally:
        unsubscribe()
    if not isinstance(outcome, Done):
        raise TourError(f"a patient of the day could not be booked: {outcome}")
