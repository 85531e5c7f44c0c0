"""Slots that this desk has booked, and what F2 leaves standing while it searches."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.model import BookingRequest, Slot
from hqs_desktop.viewmodels.book.draft import Field
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.book.slot import SlotState
from hqs_desktop.viewmodels.navigation import ShowBooking
from tests.fakes.gateway import PATIENT_CANNOT_COME, Fault, line_dead, make_person, refused
from tests.fakes.shared import journeys
from tests.views.book_world import NATIONAL_CODE, BookWorld

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
async def world() -> AsyncIterator[BookWorld]:
    made = BookWorld(doctors=2)
    made.attach()
    await made.settle()
    yield made
    await made.view_model.aclose()
    await made.session.writer.aclose(timeout_seconds=0)


async def search(world: BookWorld) -> Slot:
    criteria = world.view_model.criteria
    criteria.specialty = criteria.specialty_choice(world.specialty)
    world.view_model.search()
    await world.settle()
    slot = world.view_model.results.first_free()
    assert slot is not None
    return slot


async def book(world: BookWorld) -> Slot:
    slot = await search(world)
    panel = world.view_model.panel
    world.view_model.open_slot(slot)
    panel.edit(Field.NUMBER, NATIONAL_CODE)
    await world.settle()
    panel.read_back()
    panel.confirm()
    await world.settle()
    return slot


def state(world: BookWorld, slot: Slot) -> SlotState:
    return world.view_model.results.state(slot)


async def test_ones_own_slot_is_not_lost_and_leads_to_its_booking(world: BookWorld) -> None:
    slot = await book(world)
    gone = journeys(world.shared)
    assert state(world, slot) is SlotState.MINE
    assert world.view_model.results.slots.state_word(slot) == "Booked, by this desk"
    world.view_model.new_booking()
    world.view_model.open_slot(slot)
    await world.settle()
    assert world.view_model.panel.step is Step.CHOOSING
    (journey,) = gone
    assert isinstance(journey, ShowBooking)
    assert journey.booking.tqid == slot.tqid


async def test_a_slot_cancelled_elsewhere_in_the_program_is_free_again(world: BookWorld) -> None:
    slot = await book(world)
    world.session.cancel.cancel(world.booked(), PATIENT_CANNOT_COME, "Sara")
    await world.settle()
    assert state(world, slot) is SlotState.FREE


async def test_a_refused_cancellation_leaves_the_slot_to_its_booking(world: BookWorld) -> None:
    slot = await book(world)
    world.gateway.writes.append(Fault(executed=False, error=refused))
    world.session.cancel.cancel(world.booked(), PATIENT_CANNOT_COME, "Sara")
    await world.settle()
    assert state(world, slot) is SlotState.MINE


async def test_a_cancellation_that_is_not_known_is_being_checked(world: BookWorld) -> None:
    slot = await book(world)
    world.gateway.writes.append(Fault(executed=True, error=line_dead))
    world.session.cancel.cancel(world.booked(), PATIENT_CANNOT_COME, "Sara")
    await world.settle()
    assert state(world, slot) is SlotState.CHECKING


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        (BookingState.BOOKED, SlotState.MINE),
        (BookingState.UNRESOLVED, SlotState.CHECKING),
        (BookingState.CANCELLED, SlotState.FREE),
        (BookingState.CHANGED, SlotState.FREE),  # the gateway offers it again
    ],
)
async def test_what_an_earlier_run_booked_is_found_in_the_journal(
    world: BookWorld, kept: BookingState, shown: SlotState
) -> None:
    slot = await search(world)
    now = world.clock.now()
    booking = Booking(1, BookingRequest(slot, make_person()), kept, "Sara", now, now)
    world.journal.listed[1] = booking
    await search(world)
    assert state(world, slot) is shown
    if kept is BookingState.BOOKED:
        world.gateway.occupy(slot, booking.person, AppointmentStatus.BOOKED)
        world.session.cancel.cancel(booking, PATIENT_CANNOT_COME, "Sara")
        await world.settle()
        assert state(world, slot) is SlotState.FREE


async def test_a_journal_that_fails_does_not_end_the_search(world: BookWorld) -> None:
    world.journal.failing.add("bookings")
    await search(world)
    assert world.view_model.problem is None


@pytest.mark.parametrize("end", ["loading", "failing", "empty"])
async def test_no_slot_can_be_taken_up_while_none_is_shown(world: BookWorld, end: str) -> None:
    slot = await search(world)
    panel = world.view_model.panel
    panel.preview(slot)
    told = []
    panel.slot_changed.connect(lambda: told.append(panel.slot))
    if end == "failing":
        world.journal.failing.add("directory")
    elif end == "empty":
        today = world.view_model.criteria.today()
        world.view_model.criteria.span = (today.add_days(40), today.add_days(41))
    world.view_model.search()
    if end != "loading":
        await world.settle()
    else:
        await world.clock.settle(1)
    assert told == [None]


@pytest.mark.parametrize(
    ("field", "typed"), [("provider", "\u0645\u0648\u0633\u0648\u06cc"), ("facility", "12345"), ("specialty", "xx")]
)
async def test_a_criterion_that_matches_nothing_is_named_and_nothing_is_sought(
    world: BookWorld, field: str, typed: str
) -> None:
    focused: list[str] = []
    world.view_model.focus_requested.connect(focused.append)
    criteria = world.view_model.criteria
    criteria.specialty = criteria.specialty_choice(world.specialty)
    criteria.set_unmatched(field, typed)
    world.view_model.search()
    await world.settle()
    assert world.gateway.schedule_calls == []
    assert world.view_model.hint is not None
    assert typed in world.view_model.hint.title
    assert focused == [field]
    criteria.set_unmatched(field, "")
    world.view_model.search()
    await world.settle()
    assert world.gateway.schedule_calls


@pytest.mark.parametrize("text", ["09121234567", "\u06f0\u06f9\u06f1\u06f2", "Code 0912", "12345", "97001a"])
def test_a_service_that_is_none_is_no_choice(world: BookWorld, text: str) -> None:
    assert list(world.view_model.criteria.search_services(text)) == []


@pytest.mark.parametrize("text", ["100010", "\u06f1\u06f0\u06f0\u06f0\u06f1\u06f0", "Code 100010"])
def test_a_service_is_known_by_its_six_digits(world: BookWorld, text: str) -> None:
    (choice,) = world.view_model.criteria.search_services(text)
    assert choice.value == replace(choice.value, code="100010")  # type: ignore[type-var]


def test_a_centre_is_found_by_its_number(world: BookWorld) -> None:
    number = world.entries[1].facility.identifier
    assert number is not None
    (choice,) = world.view_model.criteria.search_facilities(number.id.upper())
    assert choice.value == world.entries[1].facility
