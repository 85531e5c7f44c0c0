"""The basket over real sockets: each its own intent and outcome, nothing booked twice, and the rest can go on."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path

import pytest

from hqs_desktop.core.basket import BasketState
from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.model import BookingRequest, Person, Slot
from hqs_desktop.desk.basket import Basket
from hqs_desktop.desk.problems import ProblemKind
from hqs_desktop.desk.writing.writer import Done
from hqs_desktop.simulator.server import SimulatorServer
from tests.faults.room import Room, patient

SET = "SetAppointment"
OPEN, BEGUN, UNKNOWN, BOOKED, FAILED = BasketState
FAMILY = [patient(code) for code in ("0012345679", "0499370899", "0084575948", "0013542419")]


class BasketRoom(Room):
    """A desk with a family of four in its basket."""

    @property
    def basket(self) -> Basket:
        return self.session.basket

    @property
    def states(self) -> list[BasketState]:
        return [item.state for item in self.basket.items]

    async def start(self) -> None:
        await super().start()
        await self.basket.start()

    async def fill(self) -> None:
        self.slots: Sequence[Slot] = self.server.world.bookable()[-len(FAMILY) :]
        for slot, person in zip(self.slots, FAMILY, strict=True):
            await self.basket.add(slot, {"number": person.identifier.id}, operator="operator")

    def run(self) -> None:
        """Have all booked that can be, as a person has confirmed."""
        persons = {person.identifier.id: person for person in FAMILY}
        can = [item for item in self.basket.items if item.can_change]
        wanted = [(item, BookingRequest(item.slot, persons[item.typed["number"]])) for item in can]
        self.basket.book(wanted, operator="operator")

    async def until(self, *states: BasketState) -> None:
        """Until they stand so, and no run goes on."""
        async with asyncio.timeout(20):
            while self.states != [*states] or self.basket.running:  # noqa: ASYNC110  (threads, sockets)
                await asyncio.sleep(0.005)

    def executions(self) -> list[int]:
        """How often each slot was booked at the gateway."""
        return [len(self.server.ledger.of(SET, slot.tqid)) for slot in self.slots]

    async def booked_for(self) -> list[Person | None]:
        """Whom the desk's own list has in each slot."""
        found = await self.session.desk.bookings()
        booked = {one.tqid: one.request.person for one in found if one.state is BookingState.BOOKED}
        return [booked.get(slot.tqid) for slot in self.slots]


@pytest.fixture(scope="module")
def module_server() -> Iterator[SimulatorServer]:
    with SimulatorServer(seed=7) as running:
        yield running


@pytest.fixture
async def room(module_server: SimulatorServer, tmp_path: Path) -> AsyncIterator[BasketRoom]:
    module_server.faults.clear()
    module_server.ledger.clear()
    async with BasketRoom(module_server, tmp_path / "journal.db") as room:
        await room.fill()
        yield room


async def test_a_family_is_booked_each_by_an_intent_of_its_own(room: BasketRoom) -> None:
    room.run()
    await room.until(BOOKED, BOOKED, BOOKED, BOOKED)
    assert room.executions() == [1, 1, 1, 1]
    assert await room.booked_for() == FAMILY
    assert await room.open_intents() == 0


@pytest.mark.parametrize(("fault", "executed"), [("drop_after", True), ("drop_before", False)])
async def test_a_reply_lost_in_the_middle_is_found_out_while_the_rest_is_booked(
    room: BasketRoom,
    fault: str,
    executed: bool,  # noqa: FBT001
) -> None:
    room.server.faults.inject(fault, operation=SET, skip=1)
    room.server.faults.inject("status", operation="GetAppointmentStatus", times=2, status=503)
    room.run()
    await room.until(BOOKED, BOOKED if executed else FAILED, BOOKED, BOOKED)
    assert room.executions() == [1, int(executed), 1, 1]
    assert room.posts(SET) == len(FAMILY), "nothing is sent twice by itself"
    room.run()
    await room.until(BOOKED, BOOKED, BOOKED, BOOKED)
    assert room.executions() == [1, 1, 1, 1]
    assert await room.booked_for() == FAMILY


async def test_a_slot_that_another_desk_took_meanwhile_fails_alone(room: BasketRoom, tmp_path: Path) -> None:
    async with Room(room.server, tmp_path / "other.db") as other:
        assert isinstance(await other.book(patient("0010350829"), room.slots[1]), Done)
    room.run()
    await room.until(BOOKED, FAILED, BOOKED, BOOKED)
    assert room.basket.items[1].why == ProblemKind.TAKEN.value
    assert room.executions() == [1, 1, 1, 1]
    assert await room.booked_for() == [FAMILY[0], None, *FAMILY[2:]]
    await room.basket.clear()
    (left,) = room.basket.items
    assert (left.slot, left.can_change) == (room.slots[1], True), "it stays, for another slot"


async def test_a_line_that_dies_at_the_third_leaves_the_rest_to_be_booked_later(room: BasketRoom) -> None:
    room.server.faults.inject("drop_before", operation=SET, times=None, skip=2)
    room.run()
    await room.until(BOOKED, BOOKED, FAILED, FAILED)
    assert room.executions() == [1, 1, 0, 0]
    assert await room.booked_for() == [*FAMILY[:2], None, None]
    assert await room.open_intents() == 0
    room.server.faults.clear()
    room.run()
    await room.until(BOOKED, BOOKED, BOOKED, BOOKED)
    assert room.executions() == [1, 1, 1, 1]


async def test_no_gateway_at_all_sends_nothing(room: BasketRoom) -> None:
    room.server.stop()
    try:
        room.run()
        await room.until(FAILED, FAILED, FAILED, FAILED)
    finally:
        room.server.start()
    assert room.executions() == [0, 0, 0, 0]
    assert {item.why for item in room.basket.items} <= {kind.value for kind in ProblemKind}
    assert await room.open_intents() == 0


@pytest.mark.parametrize("executed", [True, False])
async def test_killed_in_the_middle_it_goes_on_by_a_persons_key_only(
    room: BasketRoom,
    executed: bool,  # noqa: FBT001
) -> None:
    room.server.faults.inject("slow", operation=SET, executed=executed, skip=1, seconds=0.3)
    room.run()
    async with asyncio.timeout(5):
        while not (room.executions()[1] if executed else room.posts(SET) == 2):  # noqa: ASYNC110  (another thread's)
            await asyncio.sleep(0.005)
    await room.stop()
    await room.start()
    # Executed although its caller is gone, maybe after the next start has begun to ask.
    await room.until(BOOKED, BOOKED, OPEN, OPEN)
    assert (room.posts(SET), room.executions()) == (2, [1, 1, 0, 0])
    room.run()
    await room.until(BOOKED, BOOKED, BOOKED, BOOKED)
    assert room.executions() == [1, 1, 1, 1]
    assert await room.booked_for() == FAMILY
