"""The board of slots, and the item models over it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import day_start, shamsi_of
from hqs_desktop.core.model import Slot
from hqs_desktop.viewmodels.book.slot import SlotState
from hqs_desktop.viewmodels.find.board import Board, Part
from hqs_desktop.viewmodels.find.days import CELL, DayModel
from hqs_desktop.viewmodels.find.slots import PartCell, ProviderRow, SlotCell, SlotModel
from tests.fakes.clock import START, FakeClock
from tests.fakes.gateway import make_facility, make_provider, make_slot

TODAY = shamsi_of(START)


def slot_at(number: int, hour: float, away: int = 1, doctor: int = 1) -> Slot:
    start = day_start(TODAY.add_days(away)) + timedelta(hours=hour)
    made = make_slot(number, start, make_provider(doctor), make_facility(doctor))
    return replace(made, quota=CodedText("102" if number % 2 else "104", "HQS", ""))


def entry(doctor: int = 1) -> DirectoryEntry:
    return DirectoryEntry(make_provider(doctor), make_facility(doctor), "seen")


@pytest.fixture
def board() -> Board:
    made = Board(TODAY, TODAY.add_days(2))
    made.add(entry(1), [slot_at(number, 9 + number / 4) for number in range(1, 6)] + [slot_at(9, 18)])
    made.add(entry(2), [slot_at(20, 9, doctor=2), slot_at(21, 13, away=2, doctor=2)])
    return made


@pytest.fixture
def model(board: Board) -> SlotModel:
    made = SlotModel(FakeClock(), lambda code: f"quota {code}")
    made.set_columns(3)
    made.show_day(board, TODAY.add_days(1))
    return made


def laid_out(model: SlotModel) -> list[list[str]]:
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_parts_of_the_day_are_irans() -> None:
    made = Board(TODAY, TODAY.add_days(1))
    group = made.add(entry(), [slot_at(n, hour) for n, hour in enumerate((11.9, 12, 16.9, 17))])[TODAY.add_days(1)]
    assert [part for part, slots in group.parts.items() for _ in slots] == [
        Part.MORNING,
        Part.AFTERNOON,
        Part.AFTERNOON,
        Part.EVENING,
    ]


def test_rows_are_cut_at_providers_and_parts_of_the_day(model: SlotModel) -> None:
    assert laid_out(model) == [
        ["Doctor 1", "", "", ""],
        ["Morning", "09:15", "09:30", "09:45"],
        ["", "10:00", "10:15", ""],
        ["Evening", "18:00", "", ""],
        ["Doctor 2", "", "", ""],
        ["Morning", "09:00", "", ""],
    ]
    heads = [index.data(CELL) for index in (model.index(0, 0), model.index(4, 0))]
    assert [head.free for head in heads if isinstance(head, ProviderRow)] == [6, 1]
    assert model.index(1, 0).data(CELL) == PartCell("Morning")


def test_models_keep_qts_rules(model: SlotModel, board: Board, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt does not type it
    days = DayModel(FakeClock(), str)
    days.show_board(board)
    qtmodeltester.check(days)  # type: ignore[no-untyped-call]  # pytest-qt does not type it
    model.insert(board.add(entry(3), [slot_at(30, 8, doctor=3)])[TODAY.add_days(1)])
    assert laid_out(model)[-1] == ["Morning", "08:00", "", ""]
    model.insert(board.add(entry(0), [slot_at(31, 8, doctor=0)])[TODAY.add_days(1)])
    assert laid_out(model)[:2] == [["Doctor 0", "", "", ""], ["Morning", "08:00", "", ""]]


NAMES = ("آرش", "پریسا", "تورج", "گیتی", "یاسر")
"""In the order of the Persian alphabet, which is not that of their characters' codes."""


@pytest.mark.parametrize("arrival", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (2, 0, 4, 1, 3)])
def test_providers_stand_by_name_whoever_answered_first(arrival: tuple[int, ...]) -> None:
    board = Board(TODAY, TODAY.add_days(1))
    model = SlotModel(FakeClock(), str)
    model.show_day(board, TODAY.add_days(1))
    for doctor in arrival:
        known = DirectoryEntry(replace(make_provider(doctor), full_name=NAMES[doctor]), make_facility(doctor), "seen")
        model.insert(board.add(known, [slot_at(doctor, 9, doctor=doctor)])[TODAY.add_days(1)])
    shown = [name for name, *_ in laid_out(model) if name in NAMES]
    assert shown == ["آرش", "پریسا", "تورج", "گیتی", "یاسر"]
    model.show_day(board, TODAY.add_days(1))
    assert [name for name, *_ in laid_out(model) if name in NAMES] == shown


def test_what_can_be_booked_is_counted_and_nothing_else() -> None:
    board = Board(TODAY, TODAY.add_days(2))
    closed = replace(slot_at(7, 10), booking_closes=START - timedelta(hours=1))
    board.add(entry(1), [slot_at(1, 9), closed, slot_at(2, 11)])
    board.add(entry(2), [slot_at(3, 9, away=2, doctor=2)])
    assert (board.free(START), board.total) == (3, 4)
    board.mark(slot_at(2, 11).tqid, SlotState.GONE)
    assert board.free(START) == 2


def test_only_slots_can_be_reached(model: SlotModel) -> None:
    reachable = [
        str(model.index(row, column).data())
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        if model.flags(model.index(row, column)) & Qt.ItemFlag.ItemIsSelectable
    ]
    assert reachable == ["09:15", "09:30", "09:45", "10:00", "10:15", "18:00", "09:00"]


def walk(model: SlotModel, step: int) -> list[str]:
    index, seen = model.first() if step > 0 else model.index(5, 1), []
    while True:
        seen.append(str(index.data()))
        other = model.beside(index, step)
        if other == index:
            return seen
        index = other


def test_sideways_goes_through_every_slot_and_stops_at_the_ends(model: SlotModel) -> None:
    model.show_day(model._board, TODAY.add_days(1))
    index = model.index(1, 1)
    seen = [str(index.data())]
    while (other := model.beside(index, 1)) != index:
        index = other
        seen.append(str(index.data()))
    assert seen == ["09:15", "09:30", "09:45", "10:00", "10:15", "18:00", "09:00"]
    assert walk(model, -1) == seen[::-1]


def test_down_keeps_the_column_where_it_can_and_skips_heads(model: SlotModel) -> None:
    index = model.index(1, 3)
    down = [index := model.above_or_below(index, 1) for _ in range(4)]
    assert [str(one.data()) for one in down] == ["10:15", "18:00", "09:00", "09:00"]
    assert str(model.above_or_below(down[-1], -1).data()) == "18:00"
    assert str(model.above_or_below(model.index(1, 1), 10).data()) == "09:00"


def test_the_first_is_the_earliest_bookable_one(model: SlotModel) -> None:
    assert str(model.first().data()) == "09:00"
    model._board.mark(slot_at(20, 9).tqid, SlotState.GONE)
    assert str(model.first().data()) == "09:15"


def test_states_follow_the_booking_window_and_the_clock(board: Board) -> None:
    slot = slot_at(1, 9)
    hour = timedelta(hours=1)
    assert board.state(slot, START) is SlotState.FREE
    assert board.state(replace(slot, booking_opens=START + hour), START) is SlotState.NOT_YET
    assert board.state(replace(slot, booking_closes=START), START) is SlotState.CLOSED
    assert board.state(slot, slot.start) is SlotState.PAST
    board.mark(slot.tqid, SlotState.GONE)
    assert board.state(slot, START) is SlotState.GONE
    board.mark(slot.tqid, None)
    assert board.state(slot, START) is SlotState.FREE


def test_a_slot_that_is_gone_is_shown_so_and_not_counted(model: SlotModel) -> None:
    slot = slot_at(1, 9.25)
    model._board.mark(slot.tqid, SlotState.GONE)
    model.refresh(slot.tqid)
    cell = model.index_of(slot.tqid).data(CELL)
    assert isinstance(cell, SlotCell)
    assert (cell.state, cell.word) == (SlotState.GONE, "taken")
    head = model.index(0, 0).data(CELL)
    assert isinstance(head, ProviderRow)
    assert head.free == 5


def test_days_count_by_quota(board: Board) -> None:
    days = DayModel(FakeClock(), lambda code: f"quota {code}")
    days.show_board(board)
    assert days.rowCount() == 3
    assert days.count_of(TODAY.add_days(1)).by_quota == {"102": 4, "104": 3}
    assert days.summary(TODAY) == "none"
    assert "7 free" in days.summary(TODAY.add_days(1))
    assert days.index_of(TODAY.add_days(9)) == QModelIndex()


def test_slots_beyond_the_span_are_left_out(board: Board) -> None:
    assert board.add(entry(4), [slot_at(40, 9, away=9)]) == {}
    assert board.total == 8


def test_ten_thousand_slots_are_laid_out_row_by_row() -> None:
    board = Board(TODAY, TODAY.add_days(2))
    for doctor in range(100):
        slots = [slot_at(doctor * 100 + number, 8 + number / 10, doctor=doctor) for number in range(100)]
        board.add(entry(doctor), slots)
    model = SlotModel(FakeClock(), str)
    model.show_day(board, TODAY.add_days(1))
    cells = sum(
        model.slot_at(model.index(row, column)) is not None
        for row in range(model.rowCount())
        for column in range(1, model.columnCount())
    )
    assert cells == board.total == 10_000


def test_a_slot_that_is_not_open_says_when_it_opens_whole_and_in_a_word() -> None:
    said = []
    for days, hours in ((0, 2), (2, 0), (12, 3)):
        slot = replace(slot_at(1, 9, away=20), booking_opens=START + timedelta(days=days, hours=hours))
        board = Board(TODAY, TODAY.add_days(20))
        board.add(entry(1), [slot])
        model = SlotModel(FakeClock(), str)
        model.show_day(board, TODAY.add_days(20))
        cell = model.index_of(slot.tqid).data(CELL)
        assert isinstance(cell, SlotCell)
        said.append((cell.word, model.state_word(slot)))
    assert said == [
        ("from 10:00", "opens today at 10:00"),
        ("Monday", "opens in two days at 08:00"),
        ("Thursday", "opens Thursday 26 Shahrivar at 11:00"),
    ]
