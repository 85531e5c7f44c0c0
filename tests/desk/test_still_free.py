"""Whether a slot that was found a while ago can still be booked."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.errors import JournalError, LineError
from hqs_desktop.desk.problems import ProblemKind
from hqs_desktop.desk.still_free import StillFree
from tests.fakes.gateway import line_dead, make_person, make_slot
from tests.fakes.session import FakeDesk


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


async def test_a_free_slot_is_fresh_for_a_minute(desk: FakeDesk) -> None:
    slot = make_slot(1, desk.clock.now() + timedelta(days=1))
    desk.gateway.add(slot)
    asked = StillFree(desk.gateway, desk.journal, desk.clock)
    assert not asked.is_fresh(slot)
    assert await asked.ask(slot) is None
    assert asked.is_fresh(slot)
    assert not asked.is_fresh(make_slot(2, slot.start))
    await desk.clock.advance(59)
    assert asked.is_fresh(slot)
    await desk.clock.advance(1)
    assert not asked.is_fresh(slot)


async def test_a_clock_that_was_set_back_makes_nothing_fresh_again(desk: FakeDesk) -> None:
    slot = make_slot(1, desk.clock.now() + timedelta(days=1))
    desk.gateway.add(slot)
    asked = StillFree(desk.gateway, desk.journal, desk.clock)
    await asked.ask(slot)
    desk.clock.set_back(timedelta(hours=1))
    assert not asked.is_fresh(slot)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (AppointmentStatus.BOOKED.value, ProblemKind.TAKEN),
        (AppointmentStatus.VISITED.value, ProblemKind.TAKEN),
        (AppointmentStatus.CANCELLED_BY_DOCTOR.value, ProblemKind.SLOT_WITHDRAWN),
        (AppointmentStatus.CANCELLED_BY_PATIENT.value, None),
        (AppointmentStatus.FREE.value, None),
        (" 1 ", None),
        ("77", None),
    ],
)
async def test_what_the_gateway_says_of_it(desk: FakeDesk, status: str, kind: ProblemKind | None) -> None:
    slot = make_slot(1, desk.clock.now() + timedelta(days=1))
    desk.gateway.occupy(slot, make_person(), status)
    asked = StillFree(desk.gateway, desk.journal, desk.clock)
    problem = await asked.ask(slot)
    assert (problem.kind if problem is not None else None) is kind
    assert asked.is_fresh(slot) is (kind is None)


@pytest.mark.parametrize("state", [BookingState.BOOKED, BookingState.UNRESOLVED, BookingState.CANCELLING])
async def test_of_its_own_slots_the_writer_knows_more(desk: FakeDesk, state: BookingState) -> None:
    booking = desk.booking(state=state)
    await desk.clock.advance(3600)
    assert await desk.session.still_free.ask(booking.request.slot) is None
    assert desk.gateway.read_count == 0
    assert not desk.session.still_free.is_fresh(booking.request.slot)


async def test_the_gateway_may_still_tell_of_what_was_just_cancelled(desk: FakeDesk) -> None:
    booking = desk.booking(state=BookingState.CANCELLED)
    assert await desk.session.still_free.ask(booking.request.slot) is None
    await desk.clock.advance(20)
    problem = await desk.session.still_free.ask(booking.request.slot)
    assert problem is not None
    assert problem.kind is ProblemKind.TAKEN


async def test_what_fails_is_raised_and_leaves_nothing_fresh(desk: FakeDesk) -> None:
    slot = make_slot(1, desk.clock.now() + timedelta(days=1))
    desk.gateway.add(slot)
    desk.gateway.reads.append(line_dead("GetAppointmentStatus"))
    with pytest.raises(LineError):
        await desk.session.still_free.ask(slot)
    desk.journal.failing.add("booking")
    with pytest.raises(JournalError):
        await desk.session.still_free.ask(replace(slot, queue_number="2"))
    assert not desk.session.still_free.is_fresh(slot)
