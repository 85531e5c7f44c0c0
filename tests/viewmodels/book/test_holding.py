"""What another desk of the centre has taken up: seen among the slots and in the panel."""

from collections.abc import AsyncIterator

import pytest

from hqs_desktop.core.errors import CentreError
from hqs_desktop.core.model import Slot
from hqs_desktop.desk.holds import HOLD, Centre
from hqs_desktop.viewmodels.book.draft import Field
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.book.panel import BookPanel
from hqs_desktop.viewmodels.book.slot import SlotState
from tests.views.book_world import NATIONAL_CODE, BookWorld

pytestmark = pytest.mark.usefixtures("qapp")

MINUTES = HOLD.total_seconds()


@pytest.fixture
async def world() -> AsyncIterator[BookWorld]:
    made = BookWorld(doctors=3)
    made.attach()
    made.session.holds.start()
    criteria = made.view_model.criteria
    criteria.specialty = criteria.specialty_choice(made.specialty)
    made.view_model.search()
    await made.settle()
    yield made
    await made.view_model.aclose()
    await made.session.writer.aclose(timeout_seconds=0)
    await made.session.holds.aclose()


@pytest.fixture
def slot(world: BookWorld) -> Slot:
    found = world.view_model.results.first_free()
    assert found is not None
    return found


@pytest.fixture
def panel(world: BookWorld) -> BookPanel:
    return world.view_model.panel


@pytest.fixture
def neighbour(world: BookWorld) -> Centre:
    return world.centre.desk("میز ۲")


def step_of(panel: BookPanel) -> Step:
    return panel.step


def why_gone(panel: BookPanel) -> str:
    return panel.gone.cause if panel.gone is not None else ""


def held_by(world: BookWorld, slot: Slot) -> str:
    hold = world.centre.running().get(slot.tqid.key)
    return hold.desk if hold is not None else ""


async def test_a_slot_taken_up_is_held_until_it_is_left(world: BookWorld, slot: Slot) -> None:
    world.view_model.open_slot(slot)
    await world.settle()
    assert held_by(world, slot) == "میز ۱"
    world.view_model.back()
    await world.settle()
    assert not held_by(world, slot)


async def test_another_slot_frees_the_first(world: BookWorld) -> None:
    first, second = world.view_model.results.bookable()[:2]
    world.view_model.open_slot(first)
    await world.settle()
    world.view_model.back()
    world.view_model.open_slot(second)
    await world.settle()
    assert (held_by(world, first), held_by(world, second)) == ("", "میز ۱")


async def test_it_stays_held_as_long_as_somebody_types(world: BookWorld, slot: Slot, panel: BookPanel) -> None:
    world.view_model.open_slot(slot)
    for digit in range(1, 5):
        await world.clock.advance(MINUTES * 0.75)
        panel.edit(Field.NUMBER, NATIONAL_CODE[:digit])
        assert held_by(world, slot)
    await world.clock.advance(3 * MINUTES)
    assert not held_by(world, slot), "somebody went to lunch"


async def test_what_another_desk_holds_is_shown_and_can_not_be_opened(
    world: BookWorld, slot: Slot, panel: BookPanel, neighbour: Centre
) -> None:
    book = world.view_model
    free = len(book.results.bookable())
    await neighbour.take(slot.tqid.key, "Ali", MINUTES)
    await world.settle()
    assert book.results.state(slot) is SlotState.HELD
    assert len(book.results.bookable()) == free - 1
    assert book.results.first_free() != slot
    book.open_slot(slot)
    assert book.hint is not None
    assert "میز ۲" in book.hint.title
    assert "Ali" in book.hint.title
    assert step_of(panel) is Step.CHOOSING
    await neighbour.drop(slot.tqid.key)
    await world.settle()
    assert book.results.state(slot) is SlotState.FREE
    book.open_slot(slot)
    assert step_of(panel) is Step.FILLING


async def test_a_new_search_still_shows_what_is_held(world: BookWorld, slot: Slot, neighbour: Centre) -> None:
    await neighbour.take(slot.tqid.key, "Ali", MINUTES)
    await world.settle()
    world.view_model.search()
    await world.settle()
    assert world.view_model.results.state(slot) is SlotState.HELD


async def test_who_types_is_told_that_another_desk_was_first(
    world: BookWorld, slot: Slot, panel: BookPanel, neighbour: Centre, caplog: pytest.LogCaptureFixture
) -> None:
    world.centre.failure = CentreError("gone")
    world.view_model.open_slot(slot)
    await world.settle()
    caplog.clear()
    world.centre.failure = None
    await neighbour.take(slot.tqid.key, "Ali", 2 * MINUTES)
    panel.edit(Field.NUMBER, NATIONAL_CODE)
    await world.clock.advance(60)
    assert "میز ۲" in why_gone(panel)
    assert panel.draft.number == NATIONAL_CODE, "nothing typed is lost"
    await neighbour.drop(slot.tqid.key)
    await world.settle()
    assert why_gone(panel) == ""
    assert held_by(world, slot) == "میز ۱"
