"""From an empty search: what is offered instead, counted in the background, and shown without a second call."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.urgency import in_background
from hqs_desktop.desk.relaxed import MOST_CALLS, Relaxation
from hqs_desktop.viewmodels.find.empty import Act, Standing, WayOn
from hqs_desktop.viewmodels.find.results import Phase
from hqs_desktop.viewmodels.find.screen import BookViewModel
from hqs_desktop.viewmodels.navigation import PutOnWaitlist
from tests.fakes.gateway import FakeGateway, line_dead, make_person
from tests.fakes.languages import speaking
from tests.fakes.shared import journeys
from tests.views.book_world import BookWorld, entry, slots_of

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
async def world() -> AsyncIterator[BookWorld]:
    """Two doctors with slots from the 8th day on."""
    made = BookWorld(doctors=2, days=0)
    for number, known in enumerate(made.entries):
        later = slots_of(known, made.clock.now(), start=number, days=10)
        made.gateway.add(
            *(replace(slot, booking_opens=None) for slot in later if (slot.start - made.clock.now()).days > 6)
        )
    made.attach()
    await made.settle()
    yield made
    await made.view_model.aclose()
    await made.session.writer.aclose(timeout_seconds=0)


@pytest.fixture
def book(world: BookWorld) -> BookViewModel:
    return world.view_model


def phase_of(book: BookViewModel) -> Phase:
    return book.results.phase


def way(book: BookViewModel, kind: Act | Relaxation) -> WayOn:
    return next(one for one in book.ways.ways if one.kind is kind)


def standings(book: BookViewModel) -> dict[Act | Relaxation, Standing]:
    return {one.kind: one.standing for one in book.ways.ways}


async def search(world: BookWorld, turns: int = 30) -> None:
    criteria = world.view_model.criteria
    criteria.specialty = criteria.specialty_choice(world.specialty)
    world.view_model.search()
    await world.settle(turns)


async def test_other_days_are_counted_and_shown_without_a_second_call(world: BookWorld, book: BookViewModel) -> None:
    await search(world)
    assert phase_of(book) is Phase.EMPTY
    assert standings(book) == {
        Relaxation.NEXT_DAYS: Standing.FOUND,
        Relaxation.MONTH: Standing.FOUND,
        Act.WAIT: Standing.ACT,
        Act.ADD_DOCTOR: Standing.ACT,
    }
    calls = len(world.gateway.schedule_calls)
    assert calls == 2 + 2 + 2 * 3  # of a month the weeks that are not known yet
    found = way(book, Relaxation.NEXT_DAYS)
    assert found.counted is not None
    assert book.ways.count_words(found) == f"{found.counted.free} free"
    book.take_way(found)
    await world.settle()
    assert phase_of(book) is Phase.SHOWN
    assert book.results.found == found.counted.free
    assert len(world.gateway.schedule_calls) == calls
    today = book.criteria.today()
    assert book.criteria.span == (today.add_days(7), today.add_days(13))
    assert book.ways.ways == ()


async def test_what_was_counted_a_minute_ago_is_asked_again(world: BookWorld, book: BookViewModel) -> None:
    await search(world)
    calls = len(world.gateway.schedule_calls)
    await world.clock.advance(60)
    book.take_way(way(book, Relaxation.MONTH))
    await world.settle()
    assert phase_of(book) is Phase.SHOWN
    assert len(world.gateway.schedule_calls) == calls + 2 * 5


async def test_what_found_nothing_says_so_and_is_not_offered(world: BookWorld, book: BookViewModel) -> None:
    world.gateway.slots.clear()
    await search(world)
    assert standings(book)[Relaxation.NEXT_DAYS] is Standing.NONE
    assert book.ways.count_words(way(book, Relaxation.NEXT_DAYS)) == "none"
    assert book.ways.numbered(1) is None
    assert book.ways.numbered(4) == WayOn(Act.ADD_DOCTOR)
    assert (book.ways.numbered(0), book.ways.numbered(9)) == (None, None)


async def test_what_nobody_answered_is_not_claimed_as_nothing(world: BookWorld, book: BookViewModel) -> None:
    world.gateway.slots.clear()
    world.gateway.schedule_errors["33701"] = line_dead("GetProviderScheduling")
    await search(world)
    assert standings(book)[Relaxation.NEXT_DAYS] is Standing.FAILED
    assert book.ways.count_words(way(book, Relaxation.NEXT_DAYS)) == "not answered"
    assert book.ways.numbered(1) is not None


async def test_a_line_that_dies_meanwhile_is_not_asked_on(world: BookWorld, book: BookViewModel) -> None:
    world.gateway.held = asyncio.Event()
    await search(world)
    gate, world.gateway.held = world.gateway.held, asyncio.Event()
    gate.set()  # the search itself is answered
    await world.settle()
    assert standings(book)[Relaxation.NEXT_DAYS] is Standing.COUNTING
    assert book.ways.count_words(book.ways.ways[0]) == "counting\u2026"
    for known in world.entries:
        world.gateway.schedule_errors[known.provider.identifier.id] = line_dead("GetProviderScheduling")
    world.gateway.held.set()
    world.gateway.held = None
    calls = len(world.gateway.schedule_calls)
    await world.settle()
    assert [one.standing for one in book.ways.ways[:2]] == [Standing.FAILED] * 2
    assert len(world.gateway.schedule_calls) <= calls + 2


async def test_counting_is_what_nobody_waits_for(world: BookWorld) -> None:
    urgent: list[bool] = []

    class Watched(FakeGateway):
        @asynccontextmanager
        async def _call(self) -> AsyncIterator[None]:
            urgent.append(not in_background())
            async with super()._call():
                yield

    object.__setattr__(world.session.find, "_gateway", Watched())
    await search(world)
    assert urgent == [True] * 2 + [False] * 2 * 4


async def test_counting_has_a_bound(world: BookWorld, book: BookViewModel) -> None:
    world.journal.entries = [entry(number, world.specialty) for number in range(20)]
    await search(world, 200)
    counts = standings(book)
    assert counts[Relaxation.NEXT_DAYS] is Standing.FOUND
    assert counts[Relaxation.MONTH] is Standing.UNCOUNTED  # 20 doctors over 5 weeks
    assert book.ways.count_words(way(book, Relaxation.MONTH)) == "not counted"
    assert len(world.gateway.schedule_calls) <= 20 + MOST_CALLS
    book.take_way(way(book, Relaxation.MONTH))
    await world.settle(200)
    assert phase_of(book) is Phase.SHOWN


async def test_a_new_search_ends_the_counting(world: BookWorld, book: BookViewModel) -> None:
    await search(world)
    world.gateway.slots.clear()
    world.gateway.held = asyncio.Event()
    await search(world)
    gate, world.gateway.held = world.gateway.held, asyncio.Event()
    gate.set()
    await world.settle()
    assert world.gateway.running == 2
    book.search()
    await world.settle()
    assert book.ways.ways == ()
    assert world.gateway.running == 2  # the new search's
    book.stop()
    await world.settle()
    assert world.gateway.running == 0


async def test_nobody_is_asked_while_nobody_looks(world: BookWorld, book: BookViewModel) -> None:
    book.ways.pause()
    await search(world)
    assert len(world.gateway.schedule_calls) == 2
    assert standings(book)[Relaxation.NEXT_DAYS] is Standing.COUNTING
    book.ways.resume()
    await world.settle()
    assert standings(book)[Relaxation.NEXT_DAYS] is Standing.FOUND


async def test_a_session_that_goes_takes_the_offers_with_it(world: BookWorld, book: BookViewModel) -> None:
    await search(world)
    assert book.ways.ways
    world.shared.slot.clear()
    assert book.ways.ways == ()
    await world.settle()
    assert world.gateway.running == 0


async def test_a_journal_that_fails_is_no_nothing(world: BookWorld, book: BookViewModel) -> None:
    world.gateway.held = asyncio.Event()
    await search(world)
    world.journal.failing.add("directory")
    world.gateway.held.set()
    await world.settle()
    assert standings(book)[Relaxation.NEXT_DAYS] is Standing.FAILED


async def test_one_centre_that_has_none_leads_to_all(world: BookWorld, book: BookViewModel) -> None:
    elsewhere = entry(2, world.specialty).facility
    other = DirectoryEntry(replace(world.entries[0].provider, full_name="X"), elsewhere, "seen")
    await world.session.directory.learn([other])
    await search(world)
    book.criteria.facility = book.criteria.search_facilities(elsewhere.name)[0]
    today = book.criteria.today()
    book.criteria.span = (today.add_days(8), today.add_days(9))
    await search(world)
    assert phase_of(book) is Phase.EMPTY
    everywhere = way(book, Relaxation.ALL_FACILITIES)
    assert everywhere.standing is Standing.FOUND
    book.take_way(everywhere)
    await world.settle()
    sought = book.criteria.criteria()
    assert sought is not None
    assert sought.facility_id is None
    assert phase_of(book) is Phase.SHOWN


@pytest.mark.parametrize("language", ["fa", "en"])
async def test_each_way_has_its_words(book: BookViewModel, language: str) -> None:
    with speaking(language):
        words = [book.ways.words(WayOn(kind)) for kind in (*Act, *Relaxation)]
    assert all(words)
    assert len(set(words)) == len(words)


async def test_what_found_nothing_is_waited_for_by_the_patient_who_is_typed(
    world: BookWorld, book: BookViewModel
) -> None:
    await search(world)
    taken = journeys(world.shared)
    book.panel.prefill_person(make_person("0012345679"))
    book.take_way(way(book, Act.WAIT))
    (wish,) = taken
    assert isinstance(wish, PutOnWaitlist)
    assert (wish.unmet, wish.typed["number"]) == (True, "0012345679")
    assert wish.wish == book.wish
