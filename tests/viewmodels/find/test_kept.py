"""The last searches of this run: back to one, without a call while it is fresh."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.desk.events import WithdrawnFound
from hqs_desktop.desk.find import Criteria, SearchDone, SlotsFound
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.viewmodels.book.draft import Field
from hqs_desktop.viewmodels.book.slot import SlotState
from hqs_desktop.viewmodels.find.kept import MOST_SEARCHES, MOST_SLOTS, KeptSearches
from hqs_desktop.viewmodels.find.results import Phase
from hqs_desktop.viewmodels.find.screen import BookViewModel
from hqs_desktop.viewmodels.words.tone import Tone
from tests.fakes.clock import START
from tests.fakes.gateway import line_dead, make_slot
from tests.views.book_world import NATIONAL_CODE, BookWorld

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
async def world() -> AsyncIterator[BookWorld]:
    made = BookWorld(doctors=3)
    made.attach()
    await made.settle()
    criteria = made.view_model.criteria
    criteria.specialty = criteria.specialty_choice(made.specialty)
    yield made
    await made.view_model.aclose()
    await made.session.writer.aclose(timeout_seconds=0)


@pytest.fixture
def book(world: BookWorld) -> BookViewModel:
    return world.view_model


async def search(world: BookWorld, doctor: str = "") -> None:
    criteria = world.view_model.criteria
    criteria.provider = criteria.search_providers(doctor)[0] if doctor else None
    world.view_model.search()
    await world.settle()


async def test_back_to_the_search_before_without_a_call(world: BookWorld, book: BookViewModel) -> None:
    await search(world)
    found = book.results.found
    await world.clock.advance(40)
    await search(world, "33701")
    calls = len(world.gateway.schedule_calls)
    assert book.results.found < found
    book.go_back(1)
    await world.settle()
    assert book.results.phase is Phase.SHOWN
    assert book.results.found == found
    assert book.criteria.provider is None
    assert len(world.gateway.schedule_calls) == calls
    assert book.hint is not None
    assert book.hint.title == "As it was found 40 s ago"
    assert book.hint_tone is Tone.INFO
    book.go_back(1)  # and to the one that was the present one
    await world.settle()
    assert book.criteria.entry == world.entries[1]
    assert len(world.gateway.schedule_calls) == calls


async def test_what_is_a_minute_old_is_searched_again(world: BookWorld, book: BookViewModel) -> None:
    await search(world)
    await search(world, "33701")
    await world.clock.advance(60)
    calls = len(world.gateway.schedule_calls)
    book.go_back(1)
    await world.settle()
    assert len(world.gateway.schedule_calls) == calls + 3
    assert book.hint is not None
    assert (book.hint.title, book.hint.advice) == ("Searched again", "What was found was from 60 s ago.")
    await world.clock.advance(600)
    book.go_back(1)
    assert book.hint is not None
    assert book.hint.advice.endswith("11 min ago.")


async def test_what_was_stopped_or_failed_is_searched_again(world: BookWorld, book: BookViewModel) -> None:
    world.gateway.held = asyncio.Event()
    await search(world)
    book.stop()
    world.gateway.held = None
    await search(world, "33701")
    calls = len(world.gateway.schedule_calls)
    book.go_back(1)
    await world.settle()
    assert len(world.gateway.schedule_calls) == calls + 3
    world.gateway.schedule_errors["33702"] = line_dead("GetProviderScheduling")
    await search(world, "33702")
    world.gateway.schedule_errors.clear()
    await search(world)
    book.go_back(1)
    await world.settle()
    assert book.criteria.entry == world.entries[2]
    assert book.results.phase is Phase.SHOWN


async def test_a_search_that_is_not_there_is_told(book: BookViewModel) -> None:
    book.go_back(1)
    assert book.hint is not None
    assert "no search so far back" in book.hint.title
    assert book.hint_tone is Tone.WARN


async def test_searching_the_same_again_is_no_other_search(world: BookWorld, book: BookViewModel) -> None:
    await search(world)
    await search(world)
    assert book.kept.earlier == []


async def test_a_slot_booked_or_withdrawn_meanwhile_is_so_in_the_earlier_search(
    world: BookWorld, book: BookViewModel
) -> None:
    await search(world)
    slot = book.results.first_free()
    assert slot is not None
    other = next(world_.slot for tqid, world_ in world.gateway.slots.items() if tqid != slot.tqid)
    await search(world, "33702")
    await search(world, slot.provider.identifier.id)
    book.open_slot(slot)
    book.panel.edit(Field.NUMBER, NATIONAL_CODE)
    await world.settle()
    book.panel.read_back()
    book.panel.confirm()
    await world.settle()
    world.session.events.publish(WithdrawnFound(frozenset({other.tqid})))
    book.go_back(2)
    await world.settle()
    assert book.criteria.provider is None
    assert book.results.state(slot) is SlotState.MINE
    assert book.results.state(other) is SlotState.GONE


async def test_another_session_knows_no_earlier_search(world: BookWorld, book: BookViewModel) -> None:
    await search(world)
    await search(world, "33701")
    world.shared.slot.clear()
    world.attach()
    await world.settle()
    assert book.kept.earlier == []


async def test_without_a_session_nothing_old_is_shown(world: BookWorld, book: BookViewModel) -> None:
    await search(world)
    kept = book.kept.present
    assert kept is not None
    world.shared.slot.clear()
    assert not book._show_kept(kept)


def make_criteria(world: BookWorld, away: int) -> Criteria:
    criteria = world.view_model.criteria.criteria()
    assert criteria is not None
    day = shamsi_of(START).add_days(away)
    return replace(criteria, first_day=day, last_day=day)


async def test_only_so_many_are_kept(world: BookWorld) -> None:
    kept = KeptSearches()
    for away in range(MOST_SEARCHES + 3):
        kept.begin(make_criteria(world, away), START)
    assert len(kept.earlier) == MOST_SEARCHES - 1
    assert kept.earlier[0].criteria == make_criteria(world, MOST_SEARCHES + 1)


async def test_the_oldest_are_known_by_their_criteria_once_too_much_was_found(world: BookWorld) -> None:
    kept = KeptSearches()
    slots = [make_slot(1, START)] * (MOST_SLOTS // 2)
    for away in range(3):
        search = kept.begin(make_criteria(world, away), START)
        search.add(SlotsFound(world.entries[0], slots))
        search.add(SearchDone(len(slots), 0, 1))
        kept.bound()
    assert [one.is_fresh(START + timedelta(seconds=1)) for one in kept.earlier] == [True, False]
    assert [one.slots for one in kept.earlier] == [len(slots), 0]
    assert kept.earlier[1].criteria == make_criteria(world, 0)


async def test_results_of_the_future_are_not_fresh(world: BookWorld) -> None:
    """The computer's clock was set back."""
    search = KeptSearches().begin(make_criteria(world, 0), START)
    search.add(SearchDone(0, 0, 1))
    assert search.is_fresh(START)
    assert not search.is_fresh(START - timedelta(seconds=1))
    search.add(SearchDone(0, 1, 1, Problem(ProblemKind.LINE)))
    assert not search.is_fresh(START)
