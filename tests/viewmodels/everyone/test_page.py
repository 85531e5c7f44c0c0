"""Whoever waits, among everyone: what was found for him is taken or declined there, too."""

from collections.abc import AsyncIterator

import pytest_asyncio

from hqs_desktop.core.model import Slot
from hqs_desktop.core.worklist import Step, Task
from hqs_desktop.viewmodels.everyone.page import EveryoneViewModel, Which
from hqs_desktop.viewmodels.navigation import BookWaiting
from tests.desk.worklist.test_matcher import Waiters
from tests.fakes.shared import journeys


class World(Waiters):
    """People who wait, and the page of everyone over them."""

    def __init__(self) -> None:
        super().__init__()
        self.shared.slot.put(self.session)
        self.went = journeys(self.shared)
        self.page = EveryoneViewModel(self.shared)
        self.page.set_which(Which.ALL)

    async def find(self) -> None:
        """Have the matcher look once."""
        await self.look()
        await self.clock.settle(80)

    @property
    def facts(self) -> dict[str, str]:
        """What is said of the one who is chosen."""
        assert self.page.details is not None
        return {fact.label: fact.value for fact in self.page.details.facts}

    @property
    def offered(self) -> Slot | None:
        """What is offered to the one who is chosen."""
        return self.page.offer.slot if self.page.offer is not None else None


@pytest_asyncio.fixture
async def world(qapp: object) -> AsyncIterator[World]:
    assert qapp is not None
    made = World()
    yield made
    await made.page.aclose()
    await made.session.close()


async def chosen(world: World) -> Task:
    await world.clock.settle(80)
    assert world.page.task is not None
    return world.page.task


async def test_a_slot_that_was_found_is_shown_and_the_next_step_books_it(world: World) -> None:
    await world.wait(1)
    slot = world.free(1)
    await world.find()
    task = await chosen(world)
    assert (task.step, world.offered) == (Step.OFFER, slot)
    assert world.page.go_on_text == "Book that slot (Enter)"
    assert "Found" in world.facts
    assert world.page.go_on() is None
    assert world.went == [BookWaiting(task, slot)]


async def test_declined_it_is_offered_to_the_next_and_the_patient_waits_on(world: World) -> None:
    await world.wait(1)
    await world.clock.advance(1)
    other = await world.wait(2)
    slot = world.free(1)
    await world.find()
    first = await chosen(world)
    world.page.decline()
    task = await chosen(world)
    assert (task.id, task.step, world.offered) == (first.id, Step.WAIT, None)
    (offer,) = await world.session.matcher.offers_of(other)
    assert offer.slot == slot


async def test_without_one_the_next_step_searches_for_what_is_wanted(world: World) -> None:
    await world.wait(1)
    await world.find()
    task = await chosen(world)
    assert world.page.go_on_text == "Search for it (Enter)"
    world.page.go_on()
    assert world.went == [BookWaiting(task, None)]


async def test_it_is_said_when_was_looked_for_last(world: World) -> None:
    await world.wait(1)
    await chosen(world)
    assert world.facts["Last search"] == "not yet"
    await world.find()
    await chosen(world)
    assert world.facts["Last search"] not in {"", "not yet"}
