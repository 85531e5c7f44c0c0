"""Looking through what was found: filters, order, first free, and what is said where they hide all. No call is made."""

import time
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import day_start, shamsi_of
from hqs_desktop.core.day_parts import PartOfDay
from hqs_desktop.core.model import Slot
from hqs_desktop.desk.find import Near
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.book.slot import SlotState
from hqs_desktop.viewmodels.find.board import Board, Order, Part, Sieve
from hqs_desktop.viewmodels.find.days import CELL, DayModel
from hqs_desktop.viewmodels.find.results import Phase
from hqs_desktop.viewmodels.find.screen import BookViewModel
from hqs_desktop.viewmodels.find.slots import ProviderRow, SlotModel
from tests.fakes.clock import START, FakeClock
from tests.fakes.gateway import make_facility, make_provider, make_slot
from tests.views.book_world import BookWorld

pytestmark = pytest.mark.usefixtures("qapp")
TODAY = shamsi_of(START)
TOMORROW = TODAY.add_days(1)
INTERNET, IN_PERSON = "104", "102"
HERE = Near(35.70, 51.40, 10)
PLACES = {1: (35.75, 51.40), 2: (35.701, 51.401), 3: (None, None)}


def slot_at(number: int, hour: float, quota: str | None = IN_PERSON, doctor: int = 1, away: int = 1) -> Slot:
    start = day_start(TODAY.add_days(away)) + timedelta(hours=hour)
    latitude, longitude = PLACES[doctor]
    facility = replace(make_facility(doctor), latitude=latitude, longitude=longitude)
    made = make_slot(number, start, make_provider(doctor), facility)
    return replace(made, quota=CodedText(quota, "HQS", "") if quota is not None else None)


@pytest.fixture
def board() -> Board:
    """Doctor 1: 10:00, 12:00 (internet), 18:00; doctor 2: 9:00 (internet), of no quota 13:00; doctor 3: 8:00."""
    made = Board(TODAY, TODAY.add_days(2), HERE)
    for slots in (
        [slot_at(1, 10), slot_at(2, 12, INTERNET), slot_at(3, 18)],
        [slot_at(4, 9, INTERNET, doctor=2), slot_at(5, 13, None, doctor=2)],
        [slot_at(6, 8, doctor=3)],
    ):
        made.add(DirectoryEntry(slots[0].provider, slots[0].facility, "seen"), slots)
    return made


def shown(board: Board) -> list[int]:
    return [
        int(slot.tqid.key[-2:])
        for group in board.groups(TOMORROW)
        for slots in board.parts(group).values()
        for slot in slots
    ]


def free(board: Board) -> tuple[int, int]:
    count = board.count(TOMORROW, START)
    return count.free, count.hidden


@pytest.mark.parametrize(
    ("sieve", "slots"),
    [
        (Sieve(), [1, 2, 3, 4, 5, 6]),
        (Sieve(part=PartOfDay.MORNING), [1, 4, 6]),
        (Sieve(part=PartOfDay.AFTERNOON), [2, 3, 5]),
        (Sieve(quota=INTERNET), [2, 4]),
        (Sieve(quota=""), [5]),
        (Sieve(INTERNET, PartOfDay.MORNING), [4]),
        (Sieve("999"), []),
    ],
)
def test_a_sieve_holds_in_slots_and_counts(board: Board, sieve: Sieve, slots: list[int]) -> None:
    board.show(sieve, Order.PROVIDER)
    assert shown(board) == slots
    assert free(board) == (len(slots), 6 - len(slots))
    assert (board.free(START), board.hidden(START)) == (len(slots), 6 - len(slots))
    assert board.shows_any == bool(slots)
    assert len(board.bookable(START)) == len(slots)
    first = board.first_free(START)
    assert (first is None) == (not slots)
    assert board.total == 6


def test_a_slot_that_is_gone_is_counted_nowhere_however_it_is_sifted(board: Board) -> None:
    gone = slot_at(4, 9, INTERNET, doctor=2)
    assert free(board) == (6, 0)
    board.mark(gone.tqid, SlotState.GONE)
    board.show(Sieve(INTERNET), Order.PROVIDER)
    assert free(board) == (1, 4)
    board.show(Sieve(IN_PERSON), Order.PROVIDER)
    assert free(board) == (3, 2)


def test_the_first_in_the_morning_is_before_noon_in_iran(board: Board) -> None:
    first = board.first_free(START, Part.MORNING)
    assert first == slot_at(6, 8, doctor=3)
    board.show(Sieve(part=PartOfDay.AFTERNOON), Order.PROVIDER)
    assert board.first_free(START, Part.MORNING) is None


def test_quotas_are_counted_in_the_shown_part_of_the_day_whatever_quota_is_shown(board: Board) -> None:
    assert board.quotas(START) == {"": 1, IN_PERSON: 3, INTERNET: 2}
    board.show(Sieve(IN_PERSON, PartOfDay.MORNING), Order.PROVIDER)
    assert board.quotas(START) == {"": 0, IN_PERSON: 2, INTERNET: 1}


@pytest.mark.parametrize(
    ("order", "doctors"),
    [(Order.PROVIDER, "123"), (Order.TIME, "321"), (Order.DISTANCE, "213")],
)
def test_a_days_doctors_are_sorted_whoever_answers_when(board: Board, order: Order, doctors: str) -> None:
    board.show(Sieve(), order)
    assert "".join(group.entry.provider.identifier.id[-1] for group in board.groups(TOMORROW)) == doctors
    early = slot_at(9, 7, doctor=2)
    board.add(DirectoryEntry(early.provider, early.facility, "seen"), [early])
    expected = {Order.PROVIDER: "1223", Order.TIME: "2321", Order.DISTANCE: "2213"}[order]
    assert "".join(group.entry.provider.identifier.id[-1] for group in board.groups(TOMORROW)) == expected


def test_by_time_is_by_the_time_of_what_is_shown(board: Board) -> None:
    board.show(Sieve(INTERNET), Order.TIME)
    assert shown(board) == [4, 2]
    board.show(Sieve(part=PartOfDay.AFTERNOON), Order.TIME)
    assert shown(board) == [2, 3, 5]


def test_distances_are_told_and_unknown_ones_are_said_to_be(board: Board) -> None:
    model = SlotModel(FakeClock(), lambda code: code)
    board.show(Sieve(), Order.DISTANCE)
    model.show_day(board, TOMORROW)
    cells = [model.index(row, 0).data(CELL) for row in range(model.rowCount())]
    assert [cell.distance for cell in cells if isinstance(cell, ProviderRow)] == ["140 m", "5.6 km", "distance unknown"]
    assert board.knows_distances


def test_without_a_point_nobody_asks_for_distances() -> None:
    board = Board(TODAY, TOMORROW)
    slot = slot_at(1, 10)
    board.add(DirectoryEntry(slot.provider, slot.facility, "seen"), [slot])
    model = SlotModel(FakeClock(), lambda code: code)
    model.show_day(board, TOMORROW)
    head = model.index(0, 0).data(CELL)
    assert isinstance(head, ProviderRow)
    assert head.distance == ""
    assert not board.knows_distances


@pytest.mark.parametrize(
    ("metres", "words"),
    [(0, "0 m"), (143, "140 m"), (994, "990 m"), (996, "1.0 km"), (3409, "3.4 km"), (9940, "9.9 km"), (12345, "12 km")],
)
def test_a_distance_is_said_as_exactly_as_one_chooses_by(metres: float, words: str) -> None:
    assert formats.distance(metres) == words


def test_a_day_says_how_much_of_it_is_held_back(board: Board) -> None:
    days = DayModel(FakeClock(), lambda code: f"quota {code}")
    days.show_board(board)
    board.show(Sieve(INTERNET), Order.PROVIDER)
    days.follow_clock()
    assert formats_plain(days.summary(TOMORROW)) == "2 free: 2 quota 104; 4 hidden by the filter"
    board.show(Sieve("999"), Order.PROVIDER)
    days.follow_clock()
    assert formats_plain(days.summary(TOMORROW)) == "none; 6 hidden by the filter"


def formats_plain(text: str) -> str:
    return "".join(char for char in text if char not in "\u2066\u2067\u2068\u2069")


def test_ten_thousand_slots_are_sifted_within_a_frame_or_three() -> None:
    board = Board(TODAY, TODAY.add_days(6))
    for doctor in range(40):
        slots = [
            slot_at(doctor * 1000 + number, 8 + number % 40 / 4, (IN_PERSON, INTERNET)[number % 2], away=number // 40)
            for number in range(280)
        ]
        board.add(DirectoryEntry(make_provider(doctor), make_facility(doctor), "seen"), slots)
    board.free(START)
    began = time.perf_counter()
    board.show(Sieve(INTERNET, PartOfDay.MORNING), Order.PROVIDER)
    found = board.free(START)
    taken = time.perf_counter() - began
    assert 0 < found < board.total
    assert taken < 0.5  # some milliseconds; a machine may be busy


# The whole view-model


@pytest.fixture
async def world() -> AsyncIterator[BookWorld]:
    made = BookWorld(doctors=3)
    made.attach()
    await made.settle()
    criteria = made.view_model.criteria
    criteria.specialty = criteria.specialty_choice(made.specialty)
    made.view_model.search()
    await made.settle()
    yield made
    await made.view_model.aclose()
    await made.session.writer.aclose(timeout_seconds=0)


@pytest.fixture
def book(world: BookWorld) -> BookViewModel:
    return world.view_model


async def test_a_key_goes_from_all_to_mornings_to_afternoons_to_all(world: BookWorld, book: BookViewModel) -> None:
    calls = len(world.gateway.schedule_calls)
    hours: list[set[bool]] = []
    for words in ("Mornings", "Afternoons", "Whole day"):
        book.looking.next_part()
        assert book.looking.part_words == words
        hours.append({slot.start.hour < 9 for slot in book.results.bookable()})  # half past eight in UTC is noon
    assert hours == [{True}, {False}, {True, False}]
    assert len(world.gateway.schedule_calls) == calls


async def test_quotas_are_offered_with_their_counts_and_the_chosen_one_stays(book: BookViewModel) -> None:
    everything = book.looking.quotas()
    assert everything[0].text == "All quotas"
    assert sum(int(line.beside) for line in everything[1:]) == int(everything[0].beside)
    book.looking.choose_quota("102")
    assert {slot.quota.code for slot in book.results.bookable() if slot.quota} == {"102"}
    assert book.looking.quota_words == next(line.text for line in book.looking.quotas() if line.value == "102")
    book.looking.choose_quota("999")
    assert [line.beside for line in book.looking.quotas() if line.value == "999"] == ["0"]


async def test_a_filter_holds_for_the_next_search_too(world: BookWorld, book: BookViewModel) -> None:
    book.looking.choose_quota("102")
    book.search()
    await world.settle()
    assert {slot.quota.code for slot in book.results.bookable() if slot.quota} == {"102"}
    assert book.kept.present is not None
    assert book.kept.present.criteria.quota == "102"


async def test_where_filters_hide_all_that_is_said_and_one_act_shows_all(book: BookViewModel) -> None:
    assert book.results.phase is Phase.SHOWN
    found = len(book.results.bookable())
    book.looking.choose_quota("999")
    book.looking.next_part()
    assert book.results.hides_all
    assert book.results.held_back.title == f"The filters hide {found} free slots"
    assert book.results.held_back.advice == "Ctrl+U or Ctrl+H shows others."
    assert book.results.first_free() is None
    book.looking.show_all()
    assert len(book.results.bookable()) == found


async def test_what_is_left_and_closed_is_not_taken_for_all_there_is(world: BookWorld, book: BookViewModel) -> None:
    free = book.results.bookable()
    world.gateway.slots.clear()
    world.gateway.add(replace(free[0], quota=CodedText("101", "HQS", ""), booking_opens=free[0].start), *free[1:3])
    book.search()
    await world.settle()
    book.looking.choose_quota("101")
    assert not book.results.hides_all
    told = book.results.closed
    assert told is not None
    assert "The filters hide 2 free slots" in told.title
    book.looking.show_all()
    assert book.results.closed is None


async def test_the_first_in_the_morning_shows_its_day_and_lifts_a_filter_of_afternoons(book: BookViewModel) -> None:
    book.looking.next_part()
    book.looking.next_part()
    slot = book.first_in_the_morning()
    assert slot is not None
    assert slot.start.hour < 9
    assert book.results.day == shamsi_of(slot.start)
    assert book.criteria.part is None


async def test_where_no_morning_is_free_that_is_told(world: BookWorld, book: BookViewModel) -> None:
    late = [slot for slot in book.results.bookable() if slot.start.hour > 9]
    world.gateway.slots.clear()
    world.gateway.add(*late)
    book.search()
    await world.settle()
    assert book.first_in_the_morning() is None
    assert book.hint is not None
    assert "before noon" in book.hint.title


async def test_a_day_of_which_nothing_is_left_gives_way_to_the_first_that_has(book: BookViewModel) -> None:
    last = book.results.days.day_at(book.results.days.index(6, 0))
    today = book.results.day
    assert today is not None
    morning_free = [slot for slot in book.results.bookable() if slot.start.hour < 9]
    assert last is not None
    for slot in morning_free:
        if shamsi_of(slot.start) == today:
            book.results.mark(slot.tqid, SlotState.GONE)
    book.results.show_day(today)
    book.looking.next_part()
    assert book.results.day == today  # what is gone is shown as such
    book.looking.choose_quota("999")
    book.looking.show_all()
    assert book.results.day == today


async def test_the_order_goes_round_and_has_distance_only_near_a_point(world: BookWorld, book: BookViewModel) -> None:
    words = []
    for _ in range(3):
        words.append(book.looking.order_words)
        book.looking.next_order()
    assert words == ["By doctor", "By time", "By doctor"]
    place = book.criteria.place
    book.change_way()
    place.point = place.search_points("35.75, 51.41")[0]
    book.search()
    await world.settle()
    seen = set()
    for _ in range(3):
        seen.add(book.looking.order_words)
        book.looking.next_order()
    assert seen == {"By doctor", "By time", "By distance"}
