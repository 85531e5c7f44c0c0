"""Saved searches: kept with days that stay meaningful, used by place, seen to without losing anything."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.searches import PLACES, SavedSearch, SavedSpan, Until
from hqs_desktop.viewmodels.find.results import Phase
from hqs_desktop.viewmodels.find.saved import LONGEST_NAME, SavedSearchesViewModel
from hqs_desktop.viewmodels.find.screen import BookViewModel
from hqs_desktop.viewmodels.words.tone import Tone
from tests.views.book_world import BookWorld

pytestmark = pytest.mark.usefixtures("qapp")

WEEK = SavedSpan(0, 7)


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


@pytest.fixture
def saved(world: BookWorld) -> SavedSearchesViewModel:
    return world.view_model.saved


def names(saved: SavedSearchesViewModel) -> dict[int, str]:
    return {one.place: one.name for one in saved.searches}


async def save(world: BookWorld, place: int = 1, name: str = "one", span: SavedSpan = WEEK) -> None:
    assert world.view_model.saved.save(place, name, span) == ""
    await world.settle()


async def test_a_saved_search_is_made_from_today_on(world: BookWorld, book: BookViewModel) -> None:
    book.criteria.provider = book.criteria.search_providers("33701")[0]
    book.criteria.facility = book.criteria.search_facilities(world.entries[1].facility.name)[0]
    await save(world)
    book.criteria.provider = book.criteria.facility = None
    today = book.criteria.today()
    await world.clock.advance(2 * 24 * 3600)
    book.search_saved(1)
    await world.settle()
    assert book.results.phase is Phase.SHOWN
    assert book.criteria.entry == world.entries[1]
    sought = book.criteria.criteria()
    assert sought is not None
    assert sought.facility_id is not None
    assert (sought.first_day, sought.last_day) == (today.add_days(2), today.add_days(8))
    assert book.hint is None


async def test_it_is_there_at_the_next_start(world: BookWorld, saved: SavedSearchesViewModel) -> None:
    await save(world, 4)
    world.shared.slot.clear()
    assert saved.searches == ()
    world.attach()
    await world.settle()
    assert names(saved) == {4: "one"}


async def test_an_empty_place_says_how_to_fill_it(book: BookViewModel) -> None:
    book.search_saved(7)
    assert book.hint is not None
    assert book.hint.title == "Nothing is saved at 7"
    assert "Ctrl+Shift+S" in book.hint.advice


@pytest.mark.parametrize("name", ["", "   ", "\u200c \u200f"])
async def test_a_search_without_a_name_is_not_kept(world: BookWorld, saved: SavedSearchesViewModel, name: str) -> None:
    assert saved.save(1, name, WEEK) == "Type a name, to know the search by."
    await save(world)
    assert saved.rename(1, name) == "Type a name, to know the search by."
    await world.settle()
    assert names(saved) == {1: "one"}


async def test_the_days_of_a_week_may_be_meant_to_its_end(world: BookWorld, saved: SavedSearchesViewModel) -> None:
    assert saved.spans() == (WEEK, SavedSpan(0, 7, Until.WEEK))  # it is Saturday
    today = world.view_model.criteria.today()
    world.view_model.criteria.span = (today, today)
    assert saved.spans() == (SavedSpan(0, 1),)
    world.view_model.criteria.span = None
    assert saved.spans() == ()
    assert "days" in saved.missing()


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (SavedSpan(0, 1), "today"),
        (SavedSpan(1, 1), "tomorrow"),
        (SavedSpan(0, 7), "7 days"),
        (SavedSpan(0, 3, Until.WEEK), "until the end of the week"),
        (SavedSpan(0, 3, Until.MONTH), "until the end of the month"),
        (SavedSpan(5, 1), "1 days, 5 days ahead"),
        (SavedSpan(7, 7), "7 days, 7 days ahead"),
    ],
)
async def test_what_days_are_called(saved: SavedSearchesViewModel, span: SavedSpan, words: str) -> None:
    assert saved.span_words(span) == words


async def test_a_name_is_proposed_and_never_too_long(world: BookWorld, saved: SavedSearchesViewModel) -> None:
    assert saved.proposed_name() == world.view_model.criteria.specialty_choice(world.specialty).text
    world.view_model.criteria.provider = world.view_model.criteria.search_providers("33701")[0]
    assert saved.proposed_name().startswith("دکتر مینا آزمایشی")
    await save(world, 1, "x" * 500)
    assert len(names(saved)[1]) == LONGEST_NAME


async def test_they_change_places_and_names(world: BookWorld, saved: SavedSearchesViewModel) -> None:
    await save(world, 1, "one")
    await save(world, 2, "two")
    assert saved.first_free() == 3
    assert saved.move(1, 1)
    assert names(saved) == {1: "two", 2: "one"}
    assert saved.move(2, 1)
    assert names(saved) == {1: "two", 3: "one"}
    assert not saved.move(1, -1)
    assert not saved.move(9, -1)
    assert saved.rename(3, " three ") == ""
    await world.settle()
    assert {place: one.name for place, one in world.journal.searches.items()} == {1: "two", 3: "three"}


async def test_what_was_removed_is_put_back(world: BookWorld, saved: SavedSearchesViewModel) -> None:
    await save(world, 2)
    saved.put_back()
    saved.remove(2)
    assert saved.removed is not None
    await world.settle()
    assert world.journal.searches == {}
    await save(world, 2, "other")
    saved.put_back()
    await world.settle()
    assert names(saved) == {1: "one", 2: "other"}
    assert saved.removed is None


async def test_a_full_desk_keeps_all(world: BookWorld, saved: SavedSearchesViewModel) -> None:
    await save(world, 1, "gone")
    saved.remove(1)
    for place in PLACES:
        await save(world, place, f"{place}")
    saved.put_back()  # no room
    await world.settle()
    assert names(saved) == {place: f"{place}" for place in PLACES}
    assert saved.first_free() == 9


async def test_a_journal_that_fails_is_told_and_what_is_kept_is_shown(
    world: BookWorld, saved: SavedSearchesViewModel
) -> None:
    await save(world)
    world.journal.failing.add("change_searches")
    saved.rename(1, "new")
    saved.remove(1)
    await world.settle()
    assert saved.problem is not None
    assert names(saved) == {1: "one"}
    assert saved.removed is None
    world.journal.failing.clear()
    await save(world, 2, "two")
    assert saved.problem is None


async def test_without_a_session_nothing_is_saved(world: BookWorld, saved: SavedSearchesViewModel) -> None:
    world.shared.slot.clear()
    assert saved.missing()
    assert saved.save(1, "one", WEEK) == ""
    assert saved.problem is not None
    assert world.journal.searches == {}


async def test_what_is_not_known_any_more_is_named_and_searched_for(world: BookWorld, book: BookViewModel) -> None:
    book.criteria.provider = book.criteria.search_providers("33701")[0]
    book.criteria.facility = book.criteria.search_facilities(world.entries[1].facility.name)[0]
    await save(world)
    world.journal.entries = world.journal.entries[:1]
    world.shared.slot.clear()
    world.attach()
    await world.settle()
    book.search_saved(1)
    await world.settle()
    assert world.gateway.schedule_calls[-1][0].identifier.id == "33701"
    assert book.results.phase is Phase.SHOWN
    assert book.hint is not None
    assert world.entries[1].provider.full_name in book.hint.title
    assert world.entries[1].facility.name in book.hint.title
    assert book.hint_tone is Tone.WARN
    assert book.criteria.facility is not None
    assert book.criteria.facility.text == world.entries[1].facility.name


async def test_a_specialty_that_the_guide_does_not_have_is_named(world: BookWorld, book: BookViewModel) -> None:
    await save(world)
    kept = world.journal.searches[1]
    strange = CodedText("999999", world.specialty.system, "a specialty of old")
    world.journal.searches[1] = SavedSearch(1, "old", replace(kept.wanted, specialty=strange))
    world.shared.slot.clear()
    world.attach()
    await world.settle()
    book.search_saved(1)
    await world.settle()
    assert book.results.phase is Phase.EMPTY
    assert book.hint is not None
    assert "a specialty of old" in book.hint.title
    assert book.criteria.specialty is not None
    assert book.criteria.specialty.value == strange
