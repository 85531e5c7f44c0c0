"""The day board's view-model: days, choices, what Enter does, and the reading anew."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from PySide6.QtWidgets import QApplication

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.viewmodels.dayboard.board import Block, BlockKind
from hqs_desktop.viewmodels.navigation import BookSlot, ShowBooking
from tests.views.dayboard_world import TODAY, BoardWorld, board_world


@pytest_asyncio.fixture
async def world(qapp: QApplication) -> AsyncIterator[BoardWorld]:
    async with board_world(qapp) as made:
        yield made


def blocks(world: BoardWorld) -> list[Block]:
    return [block for column in world.model.board.columns for block in column.blocks]


def choose(world: BoardWorld, kind: BlockKind) -> Block:
    for column in world.model.board.columns:
        for block in column.blocks:
            if block.kind is kind:
                world.model.choose(block, column)
                return block
    raise AssertionError(kind)


async def test_a_free_slot_is_taken_up_and_a_booking_shown_in_the_list(world: BoardWorld) -> None:
    of = world.doctor()
    free = world.slot(of, 10)
    ours = world.book(world.slot(of, 11))
    world.read(of, [free])
    await world.open()
    choose(world, BlockKind.FREE)
    world.model.open()
    choose(world, BlockKind.BOOKED)
    world.model.open()
    assert world.went == [BookSlot(free), ShowBooking(ours)]


async def test_what_is_past_is_not_taken_up(world: BoardWorld) -> None:
    of = world.doctor()
    world.read(of, [world.slot(of, 7)])
    await world.open()
    assert choose(world, BlockKind.FREE).past
    assert world.model.act_text == ""
    world.model.open()
    assert world.went == []


async def test_another_day_is_another_board(world: BoardWorld) -> None:
    of = world.doctor()
    world.read(of, [world.slot(of, 9)])
    world.read(of, [world.slot(of, 9, day=1), world.slot(of, 10, day=1)], day=1)
    await world.open()
    assert len(blocks(world)) == 1
    world.model.step(1)
    await world.keys.settle()
    assert (world.model.day, len(blocks(world))) == (TODAY.add_days(1), 2)
    world.model.step(1)
    await world.keys.settle()
    assert world.model.emptiness is not None
    assert "Monday" in world.model.emptiness.title


async def test_one_specialty_and_one_centre_can_be_shown_alone(world: BoardWorld) -> None:
    for _ in range(8):
        world.read(world.doctor(), [])
    await world.open()
    assert len(world.model.board.columns) == 8
    assert len(world.model.specialties) == 4
    world.model.set_specialty("1064")
    assert {world.model.specialty_of(column) for column in world.model.board.columns} == {"قلب و عروق"}
    world.model.set_facility("other")
    assert world.model.board.columns == []
    assert world.model.emptiness is not None
    world.model.set_specialty(None)
    assert len(world.model.board.columns) == 2


async def test_reading_anew_asks_for_the_shown_doctors_of_this_day_only(world: BoardWorld) -> None:
    first, second = world.doctor(), world.doctor()
    for of in (first, second):
        world.read(of, [world.slot(of, 9)], ago=120)
    world.gateway.add(world.slot(first, 12))
    world.gateway.add(world.slot(first, 12, day=1))
    await world.open()
    before = len(world.gateway.schedule_calls)
    world.model.read()
    await world.session.readings.settled()
    await world.keys.settle()
    assert len(world.gateway.schedule_calls) - before == 2
    assert [len(column.blocks) for column in world.model.board.columns] == [1, 0]
    assert {column.read_at for column in world.model.board.columns} == {world.clock.now()}
    assert not world.model.reading


async def test_without_an_answer_the_older_reading_stays_with_its_time(world: BoardWorld) -> None:
    of = world.doctor()
    world.read(of, [world.slot(of, 9)], ago=120)
    await world.open()
    world.lose_the_line()
    world.model.read()
    await world.keys.settle()
    assert world.model.problem is not None
    assert world.model.progress_text == "without an answer: 1"
    assert world.model.board.columns[0].stale_at(world.clock.now())
    assert len(blocks(world)) == 1


async def test_a_reading_can_be_stopped(world: BoardWorld) -> None:
    of = world.doctor()
    world.read(of, [])
    await world.open()
    world.gateway.held = asyncio.Event()
    world.model.read()
    await world.keys.settle()
    assert world.model.reading
    assert "Reading: 0 of 1 doctors" in world.model.progress_text
    assert [world.model.stop(), world.model.stop()] == [True, False]
    world.gateway.held.set()
    await world.keys.settle()


async def test_a_day_that_is_over_is_not_asked_for(world: BoardWorld) -> None:
    of = world.doctor()
    world.read(of, [], day=-1)
    await world.open()
    world.model.set_day(TODAY.add_days(-1))
    await world.keys.settle()
    before = len(world.gateway.schedule_calls)
    world.model.read()
    await world.keys.settle()
    assert len(world.gateway.schedule_calls) == before
    assert world.model.problem is not None


async def test_what_is_booked_meanwhile_stands_on_the_board(world: BoardWorld) -> None:
    of = world.doctor()
    free = world.slot(of, 10)
    world.read(of, [free])
    await world.open()
    assert [block.kind for block in blocks(world)] == [BlockKind.FREE]
    world.book(free, BookingState.BOOKED)
    world.model.refresh()
    await world.keys.settle()
    assert [block.kind for block in blocks(world)] == [BlockKind.BOOKED]


async def test_while_nobody_looks_nothing_is_read(world: BoardWorld) -> None:
    of = world.doctor()
    await world.open()
    world.page.hide()
    world.read(of, [world.slot(of, 10)])
    await world.session.readings.settled()
    await world.keys.settle()
    assert world.model.board.columns == []
    world.page.show()
    await world.keys.settle()
    assert len(world.model.board.columns) == 1


async def test_midnight_brings_the_new_day_to_who_looked_at_today(world: BoardWorld) -> None:
    await world.open()
    await world.clock.advance(17 * 3600)
    world.shared.ticks.look()
    await world.keys.settle()
    assert world.model.day == TODAY.add_days(1)


async def test_another_journal_s_bookings_are_shown_no_more(world: BoardWorld) -> None:
    of = world.doctor()
    world.book(world.slot(of, 10))
    await world.open()
    assert blocks(world)
    world.shared.slot.clear()
    assert blocks(world) == []
    world.shared.slot.set_trouble(Problem(ProblemKind.JOURNAL))
    assert world.model.emptiness is not None
    assert world.model.emptiness.icon == "error_circle"


@pytest.mark.parametrize("method", ["tasks", "bookings", "directory"])
async def test_a_journal_that_fails_is_told_of(
    world: BoardWorld, method: str, caplog: pytest.LogCaptureFixture
) -> None:
    world.journal.failing.add(method)
    await world.open()
    assert world.model.emptiness is not None
    assert world.model.emptiness.icon == "error_circle"
    caplog.clear()  # others tell of it, too
    world.journal.failing.clear()


async def test_what_is_as_it_was_is_not_shown_anew(world: BoardWorld) -> None:
    of, other = world.doctor(), world.doctor()
    for one in (of, other):
        world.read(one, [world.slot(one, 9)])
    await world.open()
    first, second = world.model.board.columns
    shown: list[object] = []
    world.model.board_changed.connect(lambda: shown.append(world.model.board))
    world.model.refresh()
    await world.keys.settle()
    assert shown == []
    world.read(of, [world.slot(of, 10)])
    await world.session.readings.settled()
    await world.keys.settle()
    assert shown
    assert world.model.board.columns[0] != first
    assert world.model.board.columns[1] is second


async def test_what_comes_late_of_another_day_is_dropped(world: BoardWorld) -> None:
    of = world.doctor()
    world.read(of, [world.slot(of, 9)])
    await world.open()
    world.model.refresh()
    await world.clock.settle(1)
    world.model.look_on(looking=False)
    world.model.step(1)
    await world.keys.settle()
    assert blocks(world) == []
