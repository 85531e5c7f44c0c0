"""Moving a booking in F2's panel, over the real use cases and fakes."""

from collections.abc import AsyncIterator

import pytest

from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.moves import MoveState
from hqs_desktop.viewmodels.book.draft import Field
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.book.panel import BookPanel
from hqs_desktop.viewmodels.dialogs.half_move import HalfMove, Way
from tests.fakes.gateway import Fault, refused
from tests.views.book_world import NATIONAL_CODE, BookWorld

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
async def world() -> AsyncIterator[BookWorld]:
    made = BookWorld(doctors=2)
    made.attach()
    criteria = made.view_model.criteria
    criteria.specialty = criteria.specialty_choice(made.specialty)
    made.view_model.search()
    await made.settle()
    yield made
    await made.view_model.aclose()
    await made.session.mover.aclose()
    await made.session.writer.aclose(timeout_seconds=0)


@pytest.fixture
def panel(world: BookWorld) -> BookPanel:
    return world.view_model.panel


def step_of(panel: BookPanel) -> Step:
    return panel.step


async def open_next(world: BookWorld) -> None:
    slot = world.view_model.results.first_free()
    assert slot is not None
    world.view_model.open_slot(slot)
    await world.settle()


async def moving(world: BookWorld) -> Booking:
    """A booking that stands, about to be moved."""
    await open_next(world)
    world.view_model.panel.edit(Field.NUMBER, NATIONAL_CODE)
    await world.settle()
    world.view_model.panel.read_back()
    world.view_model.panel.confirm()
    await world.settle()
    booking = world.booked()
    world.view_model.new_booking()
    world.view_model.move(booking)
    await world.settle()
    return booking


async def test_a_slot_leads_to_the_read_back_and_enter_moves(world: BookWorld, panel: BookPanel) -> None:
    old = await moving(world)
    assert panel.move.banner
    await open_next(world)
    assert step_of(panel) is Step.READING_BACK
    assert panel.move.booking == old
    assert panel.move.reason == 0
    assert panel.move.choose("\u06f3")
    panel.confirm()
    await world.settle(60)
    assert step_of(panel) is Step.DONE
    assert [one.state for one in world.journal.listed.values()] == [BookingState.CANCELLED, BookingState.BOOKED]
    reason = world.journal.moves[1].reason
    assert reason.code == "303"
    assert panel.move.status
    assert panel.move.banner == ""


async def test_the_slot_that_it_has_is_named(world: BookWorld, panel: BookPanel) -> None:
    old = await moving(world)
    world.view_model.open_slot(old.request.slot)
    assert panel.choosing
    assert world.view_model.hint is not None


async def test_esc_leaves_the_mode(world: BookWorld, panel: BookPanel) -> None:
    await moving(world)
    await open_next(world)
    assert world.view_model.back()
    assert step_of(panel) is Step.FILLING
    assert world.view_model.back()
    assert panel.move.booking is not None
    assert world.view_model.back()
    assert panel.move.banner == ""
    assert panel.draft.number == ""
    assert not world.view_model.back()


async def test_another_patients_number_moves_nothing(world: BookWorld, panel: BookPanel) -> None:
    await moving(world)
    await open_next(world)
    panel.back()
    panel.edit(Field.NUMBER, "0499370899")
    await world.settle()
    panel.read_back()
    assert panel.move.booking is None
    panel.confirm()
    await world.settle()
    assert world.journal.moves == {}
    assert [one.state for one in world.journal.listed.values()] == [BookingState.BOOKED] * 2


async def test_the_next_booking_is_no_move(world: BookWorld, panel: BookPanel) -> None:
    await moving(world)
    await open_next(world)
    panel.confirm()
    await world.settle(60)
    world.view_model.same_patient()
    await open_next(world)
    assert step_of(panel) is Step.FILLING
    assert panel.move.booking is None


@pytest.mark.parametrize(("way", "ends"), [(Way.FINISH, MoveState.DONE), (Way.UNDO, MoveState.UNDONE)])
async def test_what_is_half_done_is_ended_by_a_person(
    world: BookWorld, panel: BookPanel, way: Way, ends: MoveState
) -> None:
    await moving(world)
    world.gateway.writes.extend([None, Fault(executed=False, error=refused)])
    await open_next(world)
    panel.confirm()
    await world.settle(60)
    await world.clock.advance(60)
    (move,) = world.session.mover.to_see_to
    half = HalfMove(move, world.shared)
    ended: list[bool] = []
    half.ended.connect(lambda: ended.append(True))
    half.decide(way)
    await world.settle(60)
    assert ended == [True]
    assert world.journal.moves[1].state is ends
    await half.aclose()
