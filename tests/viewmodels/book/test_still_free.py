"""The panel asks for its slot again: when it opens, and before it books what was found a while ago."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.model import Slot
from hqs_desktop.viewmodels.book import panel as panel_module
from hqs_desktop.viewmodels.book.draft import Field
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.book.panel import BookPanel
from hqs_desktop.viewmodels.book.slot import SlotState
from tests.fakes.gateway import line_dead, make_person
from tests.views.book_world import NATIONAL_CODE, BookWorld

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
async def world() -> AsyncIterator[BookWorld]:
    made = BookWorld(doctors=3)
    made.attach()
    criteria = made.view_model.criteria
    criteria.specialty = criteria.specialty_choice(made.specialty)
    made.view_model.search()
    await made.settle()
    yield made
    if made.gateway.held is not None:
        made.gateway.held.set()
    await made.view_model.aclose()
    await made.session.writer.aclose(timeout_seconds=0)


@pytest.fixture
def slot(world: BookWorld) -> Slot:
    found = world.view_model.results.first_free()
    assert found is not None
    return found


@pytest.fixture
def panel(world: BookWorld) -> BookPanel:
    return world.view_model.panel


def step_of(panel: BookPanel) -> Step:
    return panel.step


def is_gone(panel: BookPanel) -> bool:
    return panel.gone is not None


def take_away(world: BookWorld, slot: Slot, status: str = AppointmentStatus.BOOKED) -> None:
    world.gateway.occupy(slot, make_person("0499370899"), status)


def sent(world: BookWorld) -> list[str]:
    return [operation for operation, _ in world.gateway.posts]


async def fill(world: BookWorld, slot: Slot) -> None:
    world.view_model.open_slot(slot)
    world.view_model.panel.edit(Field.NUMBER, NATIONAL_CODE)
    await world.settle()


async def test_what_is_gone_is_told_while_one_types(world: BookWorld, panel: BookPanel, slot: Slot) -> None:
    take_away(world, slot)
    world.view_model.open_slot(slot)
    assert not is_gone(panel)
    panel.edit(Field.NUMBER, "001")
    await world.settle()
    assert is_gone(panel)
    assert (step_of(panel), panel.draft.number) == (Step.FILLING, "001")
    assert world.view_model.results.state(slot) is SlotState.GONE
    panel.read_back()
    assert step_of(panel) is Step.REFUSED
    assert panel.why is not None
    assert panel.alternatives
    other = panel.alternatives[0]
    panel.take_alternative(other)  # the number is not whole yet
    assert (step_of(panel), panel.slot, panel.draft.number) == (Step.FILLING, other, "001")
    assert not is_gone(panel)


async def test_a_whole_form_goes_on_with_another_slot_at_once(world: BookWorld, panel: BookPanel, slot: Slot) -> None:
    take_away(world, slot, AppointmentStatus.CANCELLED_BY_DOCTOR)
    await fill(world, slot)
    panel.read_back()
    other = panel.alternatives[0]
    panel.take_alternative(other)
    assert step_of(panel) is Step.READING_BACK
    await world.settle()
    panel.confirm()
    await world.settle()
    assert step_of(panel) is Step.DONE
    assert world.gateway.posts == [("SetAppointment", other.tqid)]


async def test_a_minute_later_it_is_asked_again_before_it_is_sent(
    world: BookWorld, panel: BookPanel, slot: Slot
) -> None:
    await fill(world, slot)
    panel.read_back()
    await world.clock.advance(61)
    take_away(world, slot)
    panel.confirm()
    assert step_of(panel) is Step.ASKING
    await world.settle()
    assert step_of(panel) is Step.REFUSED
    assert panel.alternatives
    assert sent(world) == []
    assert world.journal.intents == {}
    assert panel.back()
    assert panel.draft.number == NATIONAL_CODE


async def test_a_slot_that_is_still_free_is_booked_by_the_one_key(
    world: BookWorld, panel: BookPanel, slot: Slot
) -> None:
    await fill(world, slot)
    panel.read_back()
    await world.clock.advance(61)
    before = world.gateway.read_count
    panel.confirm()
    await world.settle()
    assert step_of(panel) is Step.DONE
    assert world.gateway.read_count == before + 1


async def test_within_the_minute_nothing_is_asked_twice(world: BookWorld, panel: BookPanel, slot: Slot) -> None:
    await fill(world, slot)
    panel.read_back()
    await world.clock.advance(30)
    before = world.gateway.read_count
    panel.confirm()
    assert step_of(panel) is Step.RUNNING
    await world.settle()
    assert step_of(panel) is Step.DONE
    assert world.gateway.read_count == before


async def test_a_gateway_that_answers_nothing_keeps_nobody_from_booking(
    world: BookWorld, panel: BookPanel, slot: Slot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panel_module, "ASK_SECONDS", 0.01)
    world.gateway.held = asyncio.Event()
    await fill(world, slot)
    panel.read_back()
    panel.confirm()
    assert step_of(panel) is Step.ASKING
    async with asyncio.timeout(5):
        while step_of(panel) is Step.ASKING:  # noqa: ASYNC110  (a real time-out)
            await asyncio.sleep(0.01)
    assert step_of(panel) is Step.RUNNING
    world.gateway.held.set()
    await world.settle()
    assert step_of(panel) is Step.DONE


async def test_a_failing_question_speaks_against_nothing(world: BookWorld, panel: BookPanel, slot: Slot) -> None:
    world.gateway.reads.extend([line_dead("GetAppointmentStatus")] * 2)
    await fill(world, slot)
    assert not is_gone(panel)
    panel.read_back()
    panel.confirm()
    await world.settle()
    assert step_of(panel) is Step.DONE


async def test_esc_while_it_is_asked_sends_nothing(world: BookWorld, panel: BookPanel, slot: Slot) -> None:
    await fill(world, slot)
    panel.read_back()
    await world.clock.advance(61)
    world.gateway.held = asyncio.Event()
    panel.confirm()
    await world.settle()
    assert step_of(panel) is Step.ASKING
    panel.confirm()  # a second Enter changes nothing
    assert panel.back()
    assert step_of(panel) is Step.READING_BACK
    world.gateway.held.set()
    await world.settle()
    assert step_of(panel) is Step.READING_BACK
    assert sent(world) == []


async def test_a_session_that_goes_while_it_is_asked_leaves_no_doubt(
    world: BookWorld, panel: BookPanel, slot: Slot
) -> None:
    await fill(world, slot)
    panel.read_back()
    await world.clock.advance(61)
    world.gateway.held = asyncio.Event()
    panel.confirm()
    await world.settle()
    world.shared.slot.clear()
    assert step_of(panel) is Step.READING_BACK
    world.gateway.held.set()
    await world.settle()
    assert sent(world) == []


async def test_what_this_desk_has_booked_is_left_to_the_writer(world: BookWorld, panel: BookPanel, slot: Slot) -> None:
    await fill(world, slot)
    panel.read_back()
    panel.confirm()
    await world.settle()
    await world.clock.advance(61)
    panel.restart()
    panel.open(slot)
    panel.edit(Field.NUMBER, NATIONAL_CODE)
    await world.settle()
    assert not is_gone(panel)
    panel.read_back()
    panel.confirm()
    await world.settle()
    assert step_of(panel) is Step.NOT_SENT
    problem = panel.why
    assert problem is not None
    assert not panel.can_retry
    assert [one.state for one in world.journal.listed.values()] == [BookingState.BOOKED]
