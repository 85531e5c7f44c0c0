"""What the clock does to F2: days that were to be searched, and windows in which slots can be booked."""

from collections.abc import AsyncIterator

import pytest

from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.viewmodels.book.slot import SlotState
from hqs_desktop.viewmodels.find.days import CELL, DayCell
from tests.views.book_world import BookWorld

pytestmark = pytest.mark.usefixtures("qapp")
WEEK = 6
DAY = 24 * 3600.0


@pytest.fixture
async def world() -> AsyncIterator[BookWorld]:
    made = BookWorld(doctors=2)
    made.attach()
    await made.settle()
    yield made
    await made.view_model.aclose()
    await made.session.writer.aclose(timeout_seconds=0)


async def pass_time(world: BookWorld, seconds: float) -> None:
    await world.clock.advance(seconds)
    world.view_model.come()


async def search(world: BookWorld) -> None:
    criteria = world.view_model.criteria
    criteria.specialty = criteria.specialty_choice(world.specialty)
    world.view_model.search()
    await world.settle()


def span_after(world: BookWorld, first: int, last: int) -> tuple[ShamsiDate, ShamsiDate]:
    today = world.view_model.criteria.today()
    return today.add_days(first), today.add_days(last)


@pytest.mark.parametrize("days", [1, 8, 400])
async def test_days_that_nobody_chose_begin_today(world: BookWorld, days: int) -> None:
    await pass_time(world, days * DAY)
    assert world.view_model.criteria.span == span_after(world, 0, WEEK)
    await pass_time(world, days * DAY)
    assert world.view_model.criteria.span == span_after(world, 0, WEEK)


@pytest.mark.parametrize(
    ("chosen", "days", "left"),
    [
        ((3, 5), 1, (2, 4)),  # still to come: they stay
        ((0, 5), 2, (0, 3)),  # the first of them are over
        ((0, 0), 1, (0, 0)),  # "today" is another day now
        ((1, 3), 9, (0, 2)),  # all are over: as many from today
    ],
)
async def test_of_chosen_days_only_those_that_are_over_go(
    world: BookWorld, chosen: tuple[int, int], days: int, left: tuple[int, int]
) -> None:
    world.view_model.criteria.span = span_after(world, *chosen)
    await pass_time(world, days * DAY)
    assert world.view_model.criteria.span == span_after(world, *left)


async def test_days_that_are_not_written_out_are_left_alone(world: BookWorld) -> None:
    world.view_model.criteria.span = None
    await pass_time(world, DAY)
    assert world.view_model.criteria.span is None


async def test_another_day_of_the_strip_is_today(world: BookWorld) -> None:
    await search(world)
    await pass_time(world, DAY)
    days = world.view_model.results.days
    cells = [days.index(row, 0).data(CELL) for row in range(days.rowCount())]
    assert [cell.today for cell in cells if isinstance(cell, DayCell)] == [False, True, *[False] * 5]


async def test_windows_close_and_open_by_the_minute(world: BookWorld) -> None:
    await search(world)
    results = world.view_model.results
    slot = results.first_free()
    assert slot is not None
    world.view_model.panel.preview(slot)
    told: list[SlotState] = []
    results.states_changed.connect(lambda: told.append(results.state(slot)))
    closes = slot.booking_closes
    assert closes is not None
    await pass_time(world, (closes - world.clock.now()).total_seconds() - 60)
    assert told[-1:] == [SlotState.FREE]
    before = results.days.count_of(day_of(world)).free
    await pass_time(world, 60)
    assert told[-1:] == [SlotState.CLOSED]
    assert results.days.count_of(day_of(world)).free < before
    assert results.first_free() != slot


async def test_a_window_that_opens_counts(world: BookWorld) -> None:
    await search(world)
    days = world.view_model.results.days
    last = world.view_model.criteria.today().add_days(5)  # opens five days before, each slot at its own time
    before = days.count_of(last)
    assert before.other
    await pass_time(world, DAY)
    assert days.count_of(last).other == 0


def day_of(world: BookWorld) -> ShamsiDate:
    day = world.view_model.results.day
    assert day is not None
    return day
