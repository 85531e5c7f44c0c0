from dataclasses import replace
from datetime import timedelta

import pytest

from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.model import BookingRequest, Slot
from hqs_desktop.viewmodels.words.tone import Tone
from tests.fakes.gateway import make_person, make_slot
from tests.views.book_world import BookWorld

PATIENT = replace(make_person("0012345679"), first_name="Mina", last_name="Sample", mobile="09121234567")
pytestmark = pytest.mark.usefixtures("qapp")


class FollowUpWorld(BookWorld):
    """A visit of a doctor, and slots of the same around two weeks later."""

    def __init__(self, *, visit: timedelta, free: list[timedelta]) -> None:
        super().__init__(doctors=1, days=0)
        known = self.entries[0]
        self.visit = self.clock.now() + visit
        slot = make_slot(1, self.visit, known.provider, known.facility)
        self.booking = Booking(1, BookingRequest(slot, PATIENT), BookingState.BOOKED, "op", self.visit, self.visit)
        slots = [make_slot(n, self.visit + after, known.provider, known.facility) for n, after in enumerate(free, 2)]
        self.gateway.add(*slots)
        self.wanted: list[Slot] = []
        self.view_model.slot_wanted.connect(self.wanted.append)
        self.attach()

    async def follow_up(self) -> timedelta | None:
        """How long after the visit the chosen slot is; None where none was chosen."""
        self.view_model.follow_up(self.booking)
        await self.settle()
        return self.wanted[-1].start - self.visit if self.wanted else None

    async def end(self) -> None:
        await self.view_model.aclose()
        await self.session.writer.aclose(timeout_seconds=0)


DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.mark.parametrize(
    ("free", "chosen", "tone"),
    [
        ([14 * DAY - 2 * HOUR, 14 * DAY + HOUR, 13 * DAY], 14 * DAY + HOUR, Tone.INFO),
        ([12 * DAY, 16 * DAY, 13 * DAY + HOUR], 13 * DAY + HOUR, Tone.WARN),
        ([13 * DAY, 14 * DAY + 3 * HOUR], 14 * DAY + 3 * HOUR, Tone.INFO),
        ([12 * DAY + HOUR, 12 * DAY + 3 * HOUR], 12 * DAY + HOUR, Tone.WARN),
    ],
)
async def test_the_nearest_slot_two_weeks_later_is_chosen(free: list[timedelta], chosen: timedelta, tone: Tone) -> None:
    world = FollowUpWorld(visit=24 * HOUR, free=free)
    assert await world.follow_up() == chosen
    assert world.view_model.panel.draft.last_name == "Sample"
    assert world.view_model.hint is not None
    assert world.view_model.hint_tone is tone
    assert world.view_model.results.day == shamsi_of(world.visit + chosen)
    await world.end()


async def test_where_two_weeks_are_over_the_next_slot_is_chosen() -> None:
    world = FollowUpWorld(visit=-40 * DAY, free=[41 * DAY, 43 * DAY])
    assert await world.follow_up() == 41 * DAY
    assert world.view_model.criteria.span is not None
    assert world.view_model.criteria.span[0] == world.view_model.criteria.today()
    await world.end()


async def test_nothing_is_chosen_where_nothing_is_free() -> None:
    world = FollowUpWorld(visit=24 * HOUR, free=[30 * DAY])
    assert await world.follow_up() is None
    await world.end()


async def test_a_search_of_another_kind_chooses_nothing() -> None:
    world = FollowUpWorld(visit=24 * HOUR, free=[14 * DAY])
    world.view_model.follow_up(world.booking)
    world.view_model.criteria.span = (world.view_model.criteria.today(), world.view_model.criteria.today().add_days(20))
    world.view_model.search()
    await world.settle()
    assert world.wanted == []
    await world.end()


@pytest.mark.parametrize("lacks", ["specialty", "provider", "facility"])
async def test_what_is_missing_is_named_and_the_patient_filled_in(lacks: str) -> None:
    world = FollowUpWorld(visit=24 * HOUR, free=[14 * DAY])
    slot = world.booking.request.slot
    match lacks:
        case "specialty":
            slot = replace(slot, provider=replace(slot.provider, specialty=None))
        case "provider":
            slot = replace(slot, provider=replace(slot.provider, identifier=replace(slot.provider.identifier, id="")))
        case _:
            slot = replace(slot, facility=replace(slot.facility, identifier=None))
    world.booking = replace(world.booking, request=replace(world.booking.request, slot=slot))
    assert await world.follow_up() is None
    assert world.view_model.hint is not None
    assert world.view_model.panel.draft.last_name == "Sample"
    await world.end()
