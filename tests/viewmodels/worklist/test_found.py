"""The notice of slots that were found for people who wait: one for all, as long as it is true."""

from collections.abc import AsyncIterator

import pytest_asyncio

from hqs_desktop.viewmodels.navigation import ShowWaiting
from hqs_desktop.viewmodels.worklist.screen import WorklistViewModel
from tests.desk.worklist.test_matcher import Waiters
from tests.fakes.shared import journeys


class World(Waiters):
    """People who wait, and the worklist over them."""

    def __init__(self) -> None:
        super().__init__()
        self.model = WorklistViewModel(self.shared)

    async def told_after_a_look(self) -> list[str]:
        await self.look()
        await self.clock.settle(80)
        return self.told()

    def told(self) -> list[str]:
        return [notice.title for notice in self.shared.notices.shown]


@pytest_asyncio.fixture
async def world(qapp: object) -> AsyncIterator[World]:
    assert qapp is not None
    made = World()
    made.shared.slot.put(made.session)
    yield made
    await made.model.aclose()
    await made.session.close()


async def test_one_notice_stands_for_all_who_have_a_slot_offered(world: World) -> None:
    await world.wait(1)
    await world.wait(2)
    world.free(1)
    assert await world.told_after_a_look() == ["Free slots were found for people who wait: 1"]
    world.free(2)
    assert await world.told_after_a_look() == ["Free slots were found for people who wait: 2"]


async def test_it_leads_to_those_who_wait(world: World) -> None:
    went = journeys(world.shared)
    await world.wait(1)
    world.free(1)
    await world.told_after_a_look()
    world.shared.notices.act_on_newest()
    assert went == [ShowWaiting()]
    assert world.told() == []


async def test_put_away_it_comes_again_only_when_there_are_more(world: World) -> None:
    await world.wait(1)
    await world.wait(2)
    world.free(1)
    await world.told_after_a_look()
    world.shared.notices.dismiss(world.shared.notices.standing[0].number)
    assert await world.told_after_a_look() == []
    world.free(2)
    assert await world.told_after_a_look() == ["Free slots were found for people who wait: 2"]


async def test_it_goes_when_the_slot_is_gone(world: World) -> None:
    await world.wait(1)
    slot = world.free(1)
    await world.told_after_a_look()
    del world.gateway.slots[slot.tqid]
    assert await world.told_after_a_look() == []
