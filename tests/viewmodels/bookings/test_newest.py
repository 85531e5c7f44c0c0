"""The booking just made is the one that is listed and chosen; a search looks everywhere; the list follows the day."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio

from hqs_desktop.core.bookings import Booking, BookingState, Day
from hqs_desktop.core.model import BookingRequest
from hqs_desktop.viewmodels.bookings.words import NextStep
from tests.fakes.gateway import PATIENT_CANNOT_COME, make_person, make_provider, make_slot
from tests.viewmodels.bookings.test_screen import World, steps

DAY = 24 * 3600.0


@pytest_asyncio.fixture
async def world() -> AsyncIterator[World]:
    made = World()
    made.booking(hours=1)
    made.booking(hours=3)
    await made.open()
    yield made
    await made.model.aclose()
    await made.session.writer.aclose(0)


async def book(world: World, *, hours: float) -> Booking:
    slot = make_slot(77, world.clock.now() + timedelta(hours=hours), make_provider())
    world.gateway.add(slot)
    world.session.writer.book(BookingRequest(slot, make_person()), operator="Sara")
    await world.settle()
    made = await world.journal.booking(slot.tqid)
    assert made is not None
    assert made.state is BookingState.BOOKED
    return made


@pytest.mark.parametrize("hours", [2, 50])
@pytest.mark.parametrize("left_over", ["", "search", "state", "doctor", "past"])
async def test_the_newest_booking_is_chosen_and_listed_whatever_the_filter(
    world: World, hours: float, left_over: str
) -> None:
    match left_over:
        case "search":
            world.model.set_text("No2")
        case "state":
            world.model.set_state("cancelled")
        case "doctor":
            world.model.set_doctor("nobody")
        case "past":
            world.model.set_day(Day.PAST)
    await world.clock.advance(1)
    world.model.select(2)
    made = await book(world, hours=hours)
    assert world.selected_id() == made.id
    assert made.id in world.listed()


async def test_a_filter_that_lists_the_newest_stays(world: World) -> None:
    before = world.model.filter
    made = await book(world, hours=2)
    assert world.model.filter == before
    assert world.selected_id() == made.id


async def test_at_once_and_before_the_list_is_read_it_is_chosen(world: World) -> None:
    made = await book(world, hours=50)
    older = world.model.table.bookings[-1]
    world.model.show(made)
    world.model.select(older.id)  # the focus came back to the row that was chosen before
    assert world.selected_id() == made.id
    await world.settle()
    assert world.selected_id() == made.id
    world.model.select(older.id)
    assert world.selected_id() == older.id


async def test_whoever_looks_at_the_list_keeps_his_choice(world: World) -> None:
    world.model.look_on(looking=True)
    world.model.select(2)
    await book(world, hours=2)
    assert world.selected_id() == 2
    world.model.look_on(looking=False)
    made = world.journal.listed[3]
    world.model.show(made)
    assert world.selected_id() == made.id


async def test_a_cancellation_takes_the_choice_nowhere(world: World) -> None:
    world.model.select(1)
    world.session.cancel.cancel(world.journal.listed[2], PATIENT_CANNOT_COME, "Sara")
    await world.settle()
    assert world.selected_id() == 1


async def test_an_old_booking_is_shown_among_all(world: World) -> None:
    old = world.booking(hours=-24)
    await world.clock.advance(3 * DAY)
    world.model.set_state("withdrawn")
    world.model.show(old)
    await world.settle()
    assert (world.model.filter.day, world.selected_id()) == (Day.ALL, old.id)
    assert old.id in world.listed()


async def test_of_very_many_bookings_the_one_that_is_meant_is_listed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hqs_desktop.viewmodels.bookings.screen.PAGE", 2)
    first = world.booking(hours=-48)
    await world.clock.advance(DAY)
    world.model.show(first)
    await world.settle()
    assert world.listed() == [first.id]


async def test_a_journal_that_fails_leaves_the_list_usable(world: World) -> None:
    world.journal.failing.add("bookings")
    world.model.show(world.journal.listed[2])
    await world.settle()
    world.journal.failing.clear()
    world.model.select(1)
    assert world.selected_id() == 1


async def test_booked_today_lists_by_when_it_was_booked(world: World) -> None:
    await world.clock.advance(DAY)
    world.model.set_day(Day.BOOKED_TODAY)
    await world.settle()
    assert steps(world.emptiness()) == [NextStep.ALL_DAYS]
    made = [world.booking(hours=hours).id for hours in (30, 2)]
    world.model.refresh()
    await world.settle()
    assert sorted(world.listed()) == made


async def test_a_search_looks_in_all_days_and_says_so(world: World) -> None:
    later = world.booking(hours=50)
    world.booking(hours=-50)
    world.model.set_text(f"No{later.id}")
    await world.clock.advance(1)
    await world.settle()
    assert world.listed() == [later.id]
    assert world.model.count_text == "Found in all days: 1"
    world.model.set_text("")
    await world.clock.advance(1)
    await world.settle()
    assert world.model.filter.day is Day.TODAY
    assert "all days" not in world.model.count_text


async def test_a_day_chosen_while_one_searches_narrows_the_search(world: World) -> None:
    later = world.booking(hours=50)
    world.model.set_text(f"No{later.id}")
    world.model.set_day(Day.PAST)
    await world.clock.advance(1)
    await world.settle()
    assert steps(world.emptiness()) == [NextStep.ALL_DAYS, NextStep.CLEAR_FILTERS]
    world.model.clear_filters()
    assert world.model.filter.day is Day.PAST


async def test_clearing_a_search_leads_back_to_the_day_before_it(world: World) -> None:
    world.model.set_day(Day.UPCOMING)
    world.model.set_text("nobody")
    await world.clock.advance(1)
    await world.settle()
    emptiness = world.emptiness()
    assert steps(emptiness) == [NextStep.CLEAR_FILTERS]
    assert emptiness is not None
    assert "All days were searched" in emptiness.advice
    world.model.clear_filters()
    assert world.model.filter.day is Day.UPCOMING


async def test_after_midnight_today_is_another_day(world: World) -> None:
    tomorrow = world.booking(hours=24)
    world.model.show(tomorrow)
    world.model.set_day(Day.TODAY)
    await world.settle()
    world.model.show(tomorrow)
    await world.settle()
    told = []
    world.model.selected_changed.connect(lambda: told.append(world.details().facts[1].value))
    assert any("tomorrow" in fact.value for fact in world.details().facts)
    world.model.set_day(Day.TODAY)
    await world.settle()
    await world.clock.advance(DAY)
    world.model.come()
    await world.settle()
    assert world.listed() == [tomorrow.id]
    assert any("today" in fact.value for fact in world.details().facts)
    assert told


async def test_undoing_told_is_told(world: World) -> None:
    made = world.booking(hours=2, state=BookingState.WITHDRAWN, to_call=True)
    world.model.show(made)
    await world.settle()
    world.model.mark_told()
    await world.settle()
    seen: list[bool] = []
    world.model.selected_changed.connect(lambda: seen.append(world.can("can_tell")))
    world.model.undo()
    await world.settle()
    assert seen == [True]
