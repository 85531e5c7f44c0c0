"""The basket: one after the other, each with its own outcome, and nothing by itself after a restart."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.basket import BasketItem, BasketState
from hqs_desktop.core.errors import JournalError
from hqs_desktop.core.model import BookingRequest, Person, Slot
from hqs_desktop.desk.basket import Basket
from hqs_desktop.desk.problems import ProblemKind
from hqs_desktop.desk.session import Session
from tests.fakes.gateway import Fault, line_dead, make_provider, make_slot
from tests.fakes.session import FakeDesk

N, B, U, F = BasketState.OPEN, BasketState.BOOKED, BasketState.UNKNOWN, BasketState.FAILED


class Bench:
    """A desk with ``count`` slots in its basket, each for a patient of his own."""

    def __init__(self, desk: FakeDesk, count: int = 3) -> None:
        self.desk = desk
        self.slots = [
            make_slot(number, desk.clock.now() + timedelta(days=2, hours=number), make_provider())
            for number in range(1, count + 1)
        ]
        desk.gateway.add(*self.slots)

    @property
    def basket(self) -> Basket:
        return self.desk.session.basket

    @property
    def states(self) -> list[BasketState]:
        return [item.state for item in self.basket.items]

    @property
    def booked(self) -> list[Slot]:
        """What the gateway has booked, in the order in which it did."""
        return [
            slot
            for line in self.desk.gateway.ledger
            for slot in self.slots
            if (line.kind, line.tqid) == ("book", slot.tqid)
        ]

    async def fill(self) -> None:
        for number, slot in enumerate(self.slots, 1):
            await self.basket.add(slot, {"number": person(number).identifier.id}, operator="Sara")

    def wanted(self) -> list[tuple[BasketItem, BookingRequest]]:
        return [
            (item, BookingRequest(item.slot, person(number)))
            for number, item in enumerate(self.basket.items, 1)
            if item.can_change
        ]

    async def book(self) -> None:
        self.basket.book(self.wanted(), operator="Sara")
        await self.settle()

    async def settle(self) -> None:
        await self.desk.clock.settle(400)

    async def restart(self) -> None:
        """A kill: nothing in memory is left, journal and gateway are as they were."""
        old = self.desk.session
        await old.basket.aclose()
        await old.writer.aclose(timeout_seconds=0)
        self.desk.session = Session.over(self.desk.gateway, self.desk.journal, self.desk.clock)
        await self.desk.session.writer.resolve_pending()
        await self.desk.session.basket.start()
        await self.settle()


def person(number: int) -> Person:
    return FakeDesk.person(number)


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    made = Bench(FakeDesk())
    await made.fill()
    yield made
    await made.desk.session.close()


async def test_all_are_booked_one_after_the_other_in_order(bench: Bench) -> None:
    await bench.book()
    assert bench.states == [B, B, B]
    assert bench.booked == bench.slots
    assert [booking.operator for booking in bench.desk.journal.listed.values()] == ["Sara"] * 3
    assert not bench.basket.running


async def test_never_two_at_once(bench: Bench) -> None:
    bench.desk.gateway.held = asyncio.Event()
    await bench.book()
    assert bench.states == [BasketState.BEGUN, N, N]
    assert len(bench.desk.journal.intents) == 1
    bench.basket.book(bench.wanted(), operator="Sara")  # a second key meanwhile
    bench.desk.gateway.held.set()
    await bench.settle()
    assert bench.booked == bench.slots


async def test_a_refusal_stops_none_of_the_others(bench: Bench) -> None:
    bench.desk.gateway.occupy(bench.slots[1], person(9), AppointmentStatus.BOOKED)
    await bench.book()
    assert bench.states == [B, F, B]
    assert bench.basket.items[1].why == ProblemKind.TAKEN.value


async def test_a_window_that_closed_is_not_asked_for(bench: Bench) -> None:
    item = bench.basket.items[0]
    closed = replace(item.slot, booking_closes=bench.desk.clock.now() - timedelta(minutes=1))
    await bench.basket.change(item, closed, item.typed, operator="Sara")
    await bench.book()
    assert bench.states == [F, B, B]
    assert bench.basket.items[0].why == ProblemKind.WINDOW_CLOSED.value
    assert len(bench.booked) == 2


async def test_a_doubt_is_verified_while_the_others_go_on(bench: Bench) -> None:
    bench.desk.gateway.writes.append(Fault(executed=True, error=line_dead))
    await bench.book()
    assert bench.states[1:] == [B, B]
    assert bench.states[0] in {U, B}
    await bench.desk.clock.advance(120)
    await bench.settle()
    assert bench.states == [B, B, B]
    assert len(bench.booked) == 3


async def test_it_can_be_stopped_between_two(bench: Bench) -> None:
    bench.desk.gateway.held = asyncio.Event()
    await bench.book()
    bench.basket.stop()
    bench.desk.gateway.held.set()
    await bench.settle()
    assert bench.states == [B, N, N]
    await bench.book()
    assert bench.states == [B, B, B]


async def test_what_is_booked_leaves_once_it_was_seen(bench: Bench) -> None:
    bench.desk.gateway.occupy(bench.slots[1], person(9), AppointmentStatus.BOOKED)
    await bench.book()
    await bench.basket.clear()
    assert bench.states == [F]
    await bench.restart()
    assert bench.states == [F]


async def test_order_out_and_back(bench: Bench) -> None:
    first, second, third = bench.basket.items
    await bench.basket.move(third, -1)
    await bench.basket.move(first, -1)
    assert [item.id for item in bench.basket.items] == [first.id, third.id, second.id]
    await bench.basket.take_out(third)
    await bench.restart()
    assert [item.id for item in bench.basket.items] == [first.id, second.id]
    await bench.basket.put_back(replace(third, place=2))
    assert [item.id for item in bench.basket.items] == [first.id, third.id, second.id]


async def test_what_is_booked_elsewhere_at_the_desk_is_booked_here(bench: Bench) -> None:
    item = bench.basket.items[0]
    bench.desk.session.writer.book(BookingRequest(item.slot, person(1)), operator="Sara")
    await bench.settle()
    assert bench.states == [B, N, N]


async def test_a_slot_that_another_patient_got_here_is_told(bench: Bench) -> None:
    bench.desk.session.writer.book(BookingRequest(bench.slots[0], person(8)), operator="Sara")
    await bench.settle()
    assert bench.states == [F, N, N]
    assert bench.basket.items[0].why == ProblemKind.ALREADY_BOOKED.value


async def test_nothing_is_sent_of_what_the_journal_can_not_take(bench: Bench) -> None:
    bench.desk.journal.failing.add("tasks")
    await bench.book()
    assert bench.basket.problem is not None
    assert bench.basket.problem.kind is ProblemKind.JOURNAL
    assert (bench.states, bench.booked) == ([N, N, N], [])
    with pytest.raises(JournalError):
        await bench.basket.take_out(bench.basket.items[0])
    assert len(bench.basket.items) == 3
    bench.desk.journal.failing.clear()
    await bench.book()
    assert bench.booked == bench.slots


async def test_a_kill_before_anything_was_sent_leaves_all_in_the_basket(bench: Bench) -> None:
    item = bench.basket.items[0]
    request = BookingRequest(item.slot, person(1))
    await bench.desk.journal.basket.put(replace(item, state=BasketState.BEGUN, request=request))
    await bench.restart()
    assert bench.states == [N, N, N]
    assert bench.booked == []


@pytest.mark.parametrize("executed", [True, False])
async def test_a_kill_at_any_step_books_nothing_by_itself_and_nothing_twice(*, executed: bool) -> None:
    seen: set[tuple[BasketState, ...]] = set()
    for turns in range(0, 90, 3):
        bench = Bench(FakeDesk())
        await bench.fill()
        bench.desk.gateway.writes.append(Fault(executed=executed, error=line_dead))
        bench.basket.book(bench.wanted(), operator="Sara")
        await bench.desk.clock.settle(turns)
        await bench.restart()
        executions = list(bench.booked)
        await bench.desk.clock.advance(600)
        await bench.settle()
        assert bench.booked == executions, "what was not begun waits for a person's key"
        seen.add(tuple(bench.states))
        assert bench.states.count(B) == len(executions)
        assert set(bench.states) <= {B, N, F}
        for _ in range(2):  # the fault may have waited for the first of them
            await bench.book()
            await bench.desk.clock.advance(600)
            await bench.settle()
        assert bench.states == [B, B, B]
        assert len(bench.booked) == len(set(bench.booked)) == 3
        await bench.desk.session.close()
    assert len(seen) > 2, seen
