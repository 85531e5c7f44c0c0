"""When it locks, who unlocks it, and what goes on meanwhile."""

import asyncio
from datetime import timedelta

import pytest

from hqs_desktop.core.audit import Act, AuditFilter
from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.model import BookingRequest
from hqs_desktop.core.operators import Operator, Role
from hqs_desktop.viewmodels.shell.lock import LockViewModel
from tests.fakes.gateway import make_person, make_slot
from tests.fakes.session import FakeDesk

SARA = Operator("1", "Sara", "Karimi", Role.SHIFT_HEAD)
ALI = Operator("2", "Ali", "Rad", Role.RECEPTIONIST)
PIN = "2580"


class World(FakeDesk):
    """A desk with its lock."""

    def __init__(self) -> None:
        super().__init__()
        self.lock = LockViewModel(self.shared)

    def is_locked(self) -> bool:
        return self.lock.locked

    async def staff(self) -> None:
        await self.shared.operators.open(self.journal.operators)
        await self.shared.operators.add(SARA, PIN)
        await self.shared.operators.add(ALI, PIN)

    async def unlock(self, one: Operator, pin: str = PIN) -> None:
        self.lock.unlock(list(self.lock.people).index(one), pin)
        while self.lock.busy:  # noqa: ASYNC110  (a thread hashes)
            await asyncio.sleep(0.005)

    async def pass_by(self, minutes: float) -> None:
        await self.clock.advance(minutes * 60)
        self.shared.ticks.look()


@pytest.fixture
def world() -> World:
    return World()


async def test_it_locks_once_nobody_was_there_for_long(world: World) -> None:
    await world.pass_by(4)
    world.lock.touched()
    await world.pass_by(4)
    assert not world.is_locked()
    await world.pass_by(1)
    assert world.is_locked()
    world.lock.unlock()
    await world.pass_by(4)
    assert not world.is_locked()
    world.lock.idle_after = timedelta()
    await world.pass_by(600)
    assert not world.is_locked()


async def test_until_somebody_signs_in_it_is_locked(world: World) -> None:
    await world.staff()
    other = World()
    await other.shared.operators.open(world.journal.operators)
    assert (other.lock.locked, other.lock.first, other.lock.can_go_back) == (True, None, False)
    other.lock.unlock()
    assert other.lock.locked
    await other.unlock(ALI)
    assert (other.lock.locked, other.shared.operators.here) == (False, ALI)


async def test_another_may_unlock_it_and_works_here_then(world: World) -> None:
    await world.staff()
    world.lock.lock()
    assert world.lock.people[0] == SARA
    await world.unlock(ALI, "9999")
    assert world.is_locked()
    assert world.lock.said
    assert world.shared.operators.here == SARA
    await world.unlock(ALI)
    assert (world.is_locked(), world.shared.operators.here) == (False, ALI)


async def test_a_switch_that_was_begun_can_be_left_but_a_lock_can_not(world: World) -> None:
    world.lock.switch()
    assert not world.is_locked()  # nobody to switch to
    await world.staff()
    world.lock.switch()
    assert (world.is_locked(), world.lock.can_go_back) == (True, True)
    world.lock.go_back()
    assert not world.is_locked()
    world.lock.switch()
    world.lock.lock()
    world.lock.go_back()
    assert world.is_locked()
    await world.clock.settle()
    (newest, *_) = await world.journal.audit.entries(AuditFilter())
    assert newest.act is Act.LOCK


async def test_what_is_under_way_goes_on_and_is_recorded(world: World) -> None:
    request = BookingRequest(make_slot(1, world.clock.now() + timedelta(hours=2)), make_person())
    world.gateway.add(request.slot)
    world.session.writer.book(request, operator="Sara Karimi")
    world.lock.lock()
    await world.clock.settle()
    (booking,) = world.journal.listed.values()
    assert (booking.state, booking.operator, world.is_locked()) == (BookingState.BOOKED, "Sara Karimi", True)
