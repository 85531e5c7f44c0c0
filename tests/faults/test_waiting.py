"""The matcher over real sockets and a journal file: whose a free slot is, also while others book and the line dies."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.model import BookingRequest
from hqs_desktop.core.wishes import Wish
from hqs_desktop.core.worklist import Step, Task
from hqs_desktop.desk.events import Event, LookedForSlots
from hqs_desktop.desk.problems import ProblemKind
from hqs_desktop.desk.worklist.waitlist import Waiting, Waits
from hqs_desktop.simulator.server import SimulatorServer
from tests.faults.room import PATIENT_CANNOT_COME, Room, patient

OTHERS_PATIENT = patient()


class Waiters(Room):
    """A desk at which two wait for a doctor's day; its slots are taken by others."""

    async def crowd(self) -> tuple[Task, Task]:
        day = shamsi_of(self.slot.start)
        for slot in self.server.world.bookable():
            if slot.provider.identifier == self.slot.provider.identifier and shamsi_of(slot.start) == day:
                await self.gateway.set_appointment(BookingRequest(slot, OTHERS_PATIENT))
        service = self.slot.service or default_service()
        wish = Wish(self.slot.provider.specialty, service, day, day, self.slot.provider, self.slot.facility)
        return await self._wait("0084575948", wish), await self._wait("0012345679", wish)

    async def _wait(self, code: str, wish: Wish) -> Task:
        person = replace(patient(code), mobile="09121234567")
        waits = await self.session.waitlist.put(Waiting(person, wish), operator="Sara")
        assert isinstance(waits, Waits)
        return waits.task

    async def others_book(self) -> None:
        await self.gateway.set_appointment(BookingRequest(self.slot, OTHERS_PATIENT))

    async def others_cancel(self) -> None:
        await self.gateway.remove_appointment(
            person_id=OTHERS_PATIENT.identifier, tqid=self.slot.tqid, reason=PATIENT_CANNOT_COME
        )

    async def look(self) -> None:
        """Look once for everybody."""
        matcher, ended = self.session.matcher, asyncio.Event()
        ran = False

        def hear(event: Event) -> None:
            nonlocal ran
            if isinstance(event, LookedForSlots):
                ran = ran or matcher.looking.running
                if ran and not matcher.looking.running:
                    ended.set()

        silence = self.session.events.subscribe(hear)
        matcher.look_now()
        async with asyncio.timeout(20):
            await ended.wait()
        silence()

    async def steps(self, *tasks: Task) -> list[Step]:
        found = [await self.session.journal.tasks.task(task.id) for task in tasks]
        return [task.step for task in found if task is not None]


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Waiters]:
    with SimulatorServer(seed=7) as server:
        async with Waiters(server, tmp_path / "journal.db") as open_room:
            yield open_room


async def test_a_slot_that_others_free_goes_to_the_first_then_to_the_next_until_others_take_it(room: Waiters) -> None:
    first, second = await room.crowd()
    await room.look()
    assert await room.steps(first, second) == [Step.WAIT, Step.WAIT]
    await room.others_cancel()
    await room.look()
    assert await room.steps(first, second) == [Step.OFFER, Step.WAIT]
    (offer,) = await room.session.matcher.offers_of(first)
    assert offer.slot.tqid == room.slot.tqid
    await room.session.matcher.decline(offer, operator="Sara")
    assert await room.steps(first, second) == [Step.WAIT, Step.OFFER]
    await room.others_book()
    await room.look()
    assert await room.steps(first, second) == [Step.WAIT, Step.WAIT]


async def test_while_the_gateway_is_down_nobody_is_told_anything_and_what_is_offered_stays(room: Waiters) -> None:
    first, second = await room.crowd()
    await room.others_cancel()
    await room.look()
    room.server.stop()
    await room.look()
    problem = room.session.matcher.looking.problem
    assert problem is not None
    assert problem.kind is ProblemKind.LINE
    assert await room.steps(first, second) == [Step.OFFER, Step.WAIT]
