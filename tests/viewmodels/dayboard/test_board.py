"""The board of a day without a screen: what a block is, whose columns there are, how blocks that overlap share one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.core.bookings import Booking, BookingState, DirectoryEntry
from hqs_desktop.core.dates import day_start, shamsi_of
from hqs_desktop.core.model import BookingRequest, Slot
from hqs_desktop.core.readings import Reading
from hqs_desktop.viewmodels.dayboard.board import Block, BlockKind, Board, board_of, columns_of
from hqs_desktop.viewmodels.dayboard.model import BlockModel
from tests.fakes.clock import START
from tests.fakes.gateway import make_facility, make_person, make_provider, make_slot

TODAY = shamsi_of(START)  # it is 08:00
MIDNIGHT = day_start(TODAY)
DOCTOR, OTHER = make_provider(1), make_provider(2)


def slot(number: int, hours: float, minutes: int = 15) -> Slot:
    made = make_slot(number, MIDNIGHT + timedelta(hours=hours), DOCTOR)
    return replace(made, duration=timedelta(minutes=minutes))


def reading(*slots: Slot, ago: float = 10, service: str = "1") -> Reading:
    return Reading(TODAY, DOCTOR, make_facility(), service, START - timedelta(minutes=ago), slots)


def booking(number: int, of: Slot, state: BookingState = BookingState.BOOKED, *, changed: float = 60) -> Booking:
    at = START - timedelta(minutes=changed)
    return Booking(number, BookingRequest(of, make_person()), state, "", at, at)


def board(readings: Sequence[Reading] = (), bookings: Sequence[Booking] = ()) -> Board:
    return board_of(TODAY, columns_of(TODAY, readings, bookings, (), START))


def kinds(shown: Board) -> list[BlockKind]:
    return [block.kind for column in shown.columns for block in column.blocks]


@pytest.mark.parametrize(
    ("opens", "closes", "kind"),
    [
        (None, None, BlockKind.FREE),
        (-1, 1, BlockKind.FREE),
        (0, None, BlockKind.FREE),
        (1, 2, BlockKind.NOT_OPEN),
        (-2, 0, BlockKind.CLOSED),
    ],
)
def test_a_free_slot_is_what_its_window_makes_it(opens: int | None, closes: int | None, kind: BlockKind) -> None:
    window = [None if hours is None else START + timedelta(hours=hours) for hours in (opens, closes)]
    shown = board([reading(replace(slot(1, 10), booking_opens=window[0], booking_closes=window[1]))])
    assert kinds(shown) == [kind]


@pytest.mark.parametrize("state", BookingState)
def test_a_booking_stands_before_what_was_read_of_its_slot(state: BookingState) -> None:
    shown = board([reading(slot(1, 10))], [booking(1, slot(1, 10), state, changed=5)])
    assert len(kinds(shown)) == 1
    assert kinds(shown) != [BlockKind.FREE]


@pytest.mark.parametrize(("changed", "kind"), [(60, BlockKind.FREE), (5, BlockKind.CANCELLED)])
def test_a_cancelled_one_is_free_again_only_where_that_was_read_since(changed: float, kind: BlockKind) -> None:
    cancelled = booking(1, slot(1, 10), BookingState.CANCELLED, changed=changed)
    assert kinds(board([reading(slot(1, 10), ago=10)], [cancelled])) == [kind]


def test_of_two_bookings_of_a_slot_the_one_that_stands_is_shown() -> None:
    first, second = booking(1, slot(1, 10)), booking(2, slot(1, 10), BookingState.CANCELLED)
    for order in ([first, second], [second, first]):
        assert kinds(board(bookings=order)) == [BlockKind.BOOKED]


def test_what_has_begun_is_past() -> None:
    shown = board([reading(slot(1, 7.75), slot(2, 8), slot(3, 8.25))])
    assert [block.past for block in shown.columns[0].blocks] == [True, True, False]


def test_pinned_ones_come_first_then_by_name_as_the_desk_says_it() -> None:
    names = {1: "ب", 2: "الف", 3: "ج"}
    providers = {number: replace(make_provider(number), full_name=name) for number, name in names.items()}
    readings = [Reading(TODAY, make_provider(number), make_facility(), "", START, ()) for number in names]
    entries = [DirectoryEntry(providers[n], make_facility(), "seen", pinned=n == 3) for n in names]
    shown = board_of(TODAY, columns_of(TODAY, readings, (), entries, START))
    assert [column.provider.full_name for column in shown.columns] == ["ج", "الف", "ب"]


def test_readings_for_several_services_are_one_column_as_old_as_the_oldest() -> None:
    shown = board([reading(slot(1, 9), ago=5), reading(slot(2, 10), ago=45, service="2")])
    assert [len(column.blocks) for column in shown.columns] == [2]
    assert shown.columns[0].read_at == START - timedelta(minutes=45)


def test_the_axis_goes_over_whole_hours_of_what_there_is() -> None:
    shown = board([reading(slot(1, 7.5), slot(2, 12.5, 45))])
    assert (shown.first, shown.last) == (7 * 60, 14 * 60)
    late = board([reading(slot(1, 23.75, 60))])
    assert (late.first, late.last) == (23 * 60, 24 * 60)


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 60)), max_size=25))
def test_no_two_blocks_stand_in_the_same_place(times: list[tuple[int, int]]) -> None:
    slots = [slot(number, 6 + start / 6, minutes) for number, (start, minutes) in enumerate(times)]
    blocks = board([reading(*slots)]).columns[0].blocks
    assert len(blocks) == len(slots)
    for number, one in enumerate(blocks):
        assert 0 <= one.lane < one.lanes
        assert not any(_share(one, other) for other in blocks[number + 1 :])


def _share(one: Block, other: Block) -> bool:
    together = one.top < other.bottom and other.top < one.bottom
    left = max(one.lane / one.lanes, other.lane / other.lanes)
    right = min((one.lane + 1) / one.lanes, (other.lane + 1) / other.lanes)
    return together and left + 1e-9 < right


def test_the_model_gives_each_block_its_words(qapp: object) -> None:
    assert qapp is not None
    shown = board([reading(slot(1, 9))], [booking(1, slot(2, 10))])
    model = BlockModel(shown)
    spoken = [str(model.index(row, 0).data(0x0B)) for row in range(model.rowCount())]  # AccessibleTextRole
    assert "09:00 to 09:15" in spoken[0]
    assert "Free" in spoken[0]
    assert "Read at 07:50" in spoken[0]
    assert "Booked by us" in spoken[1] or "Booked" in spoken[1]
    assert model.index_of(slot(2, 10).tqid).row() == 1
    assert model.nearest(0, 9 * 60 + 50).row() == 1
    assert model.nearest(0, 0).row() == 0
    assert not model.nearest(1, 0).isValid()
