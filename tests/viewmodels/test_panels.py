"""Two screens have a panel each: what one of them books is told by that one, and by no notice beside."""

from collections.abc import AsyncIterator

import pytest

from hqs_desktop.core.model import BookingRequest, Slot
from hqs_desktop.viewmodels.book.draft import Field
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.book.panel import BookPanel
from tests.fakes.gateway import make_person
from tests.views.book_world import NATIONAL_CODE, BookWorld

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
async def world() -> AsyncIterator[BookWorld]:
    made = BookWorld(doctors=1)
    made.attach()
    criteria = made.view_model.criteria
    criteria.specialty = criteria.specialty_choice(made.specialty)
    made.view_model.search()
    await made.settle()
    yield made
    await made.view_model.aclose()
    await made.session.writer.aclose(timeout_seconds=0)


@pytest.fixture
async def other(world: BookWorld) -> AsyncIterator[BookPanel]:
    """Of a screen that came later."""
    made = BookPanel(world.shared)
    yield made
    await made.aclose()


def free(world: BookWorld) -> Slot:
    slot = world.view_model.results.first_free()
    assert slot is not None
    return slot


async def book(world: BookWorld, panel: BookPanel) -> None:
    panel.open(free(world))
    panel.edit(Field.NUMBER, NATIONAL_CODE)
    await world.settle()
    panel.read_back()
    panel.confirm()
    await world.settle()


@pytest.mark.parametrize("number", [0, 1])
async def test_the_panel_that_booked_shows_it_and_no_notice_does(
    world: BookWorld, other: BookPanel, number: int
) -> None:
    panel = (world.view_model.panel, other)[number]
    await book(world, panel)
    assert panel.step is Step.DONE
    assert not world.shared.notices.shown


@pytest.mark.usefixtures("other")
async def test_what_no_panel_shows_is_told_once(world: BookWorld) -> None:
    world.session.writer.book(BookingRequest(free(world), make_person()), operator="")
    await world.settle()
    assert len(world.shared.notices.shown) == 1
