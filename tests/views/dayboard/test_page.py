"""The day board by keys, to be seen, heard and printed."""

from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.viewmodels.dayboard.board import Block, BlockKind
from hqs_desktop.viewmodels.dayboard.words import kind_look, legend
from hqs_desktop.viewmodels.navigation import BookSlot, ShowBooking
from hqs_desktop.views.dayboard.paper import BoardDocument
from hqs_desktop.views.printing.dialog import PagesDialog
from hqs_desktop.views.printing.document import save_pdf
from hqs_desktop.views.style.theme import LIGHT
from hqs_desktop.views.widgets.badge import StateBadge
from hqs_desktop.views.widgets.date_edit import ShamsiDateEdit
from tests.fakes.clock import START
from tests.views.dayboard_world import TODAY, BoardWorld, board_world, fill
from tests.views.keyboard import find, focused, nameless

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest_asyncio.fixture(params=["en", "fa"])
async def world(qapp: QApplication, request: pytest.FixtureRequest) -> AsyncIterator[BoardWorld]:
    async with board_world(qapp, request.param) as made:
        yield made


def current(world: BoardWorld) -> Block:
    block = world.model.model.block_at(world.grid.currentIndex())
    assert block is not None
    return block


def where(world: BoardWorld) -> tuple[int, int]:
    return world.grid.currentIndex().column(), current(world).top // 60


async def two_doctors(world: BoardWorld) -> None:
    for _ in range(2):
        of = world.doctor()
        world.read(of, [world.slot(of, hour) for hour in (7, 9, 10, 11)])
    await world.open()


async def test_the_first_free_slot_to_come_has_the_keys(world: BoardWorld) -> None:
    await two_doctors(world)
    assert focused() is world.grid
    assert where(world) == (0, 9)
    assert find(world.page, QLabel, "board_block").text() == world.model.chosen_text != ""


async def test_arrows_go_where_they_point(world: BoardWorld) -> None:
    await two_doctors(world)
    rtl = world.page.layoutDirection() == Qt.LayoutDirection.RightToLeft
    there, back = (Key.Key_Left, Key.Key_Right) if rtl else (Key.Key_Right, Key.Key_Left)
    await world.keys.press(Key.Key_Down)
    assert where(world) == (0, 10)
    before = world.grid.visualRect(world.grid.currentIndex())
    await world.keys.press(there)
    assert where(world) == (1, 10)
    after = world.grid.visualRect(world.grid.currentIndex())
    assert (after.left() < before.left()) == rtl
    await world.keys.press(there)
    assert where(world) == (1, 10)
    await world.keys.press(Key.Key_End)
    assert where(world) == (1, 11)
    await world.keys.press(Key.Key_Down)
    assert where(world) == (1, 11)
    await world.keys.press(back)
    await world.keys.press(Key.Key_Home)
    assert where(world) == (0, 7)
    await world.keys.press(Key.Key_End, CTRL)
    assert where(world) == (1, 7)
    await world.keys.press(Key.Key_PageDown)
    assert where(world) == (1, 11)


async def test_enter_takes_a_free_slot_up_and_shows_a_booking(world: BoardWorld) -> None:
    of = world.doctor()
    free = world.slot(of, 9)
    ours = world.book(world.slot(of, 10))
    world.read(of, [free])
    await world.open()
    await world.keys.press(Key.Key_Return)
    await world.keys.press(Key.Key_Down)
    await world.keys.press(Key.Key_Return)
    assert world.went == [BookSlot(free), ShowBooking(ours)]


async def test_a_day_is_typed_or_reached_by_a_key(world: BoardWorld) -> None:
    await two_doctors(world)
    await world.keys.press(Key.Key_6, CTRL)
    assert world.model.day == TODAY.add_days(1)
    rtl = world.page.layoutDirection() == Qt.LayoutDirection.RightToLeft
    await world.keys.press(Key.Key_Left if rtl else Key.Key_Right, CTRL)
    assert world.model.day == TODAY.add_days(2)
    await world.keys.press(Key.Key_F, CTRL)
    assert isinstance(focused(), ShamsiDateEdit)
    await world.keys.type("20/6")
    assert (world.model.day.month, world.model.day.day) == (6, 20)
    await world.keys.press(Key.Key_1, CTRL)
    assert world.model.day == TODAY
    await world.keys.settle()
    await world.keys.press(Key.Key_Return)
    assert focused() is world.grid


async def test_the_chosen_block_is_kept_through_another_reading(world: BoardWorld) -> None:
    await two_doctors(world)
    await world.keys.press(Key.Key_Down)
    chosen = current(world).slot
    of = world.doctor()
    world.read(of, [world.slot(of, 8)])
    await world.session.readings.settled()
    await world.keys.settle()
    assert len(world.model.board.columns) == 3
    assert current(world).slot == chosen
    assert focused() is world.grid


async def test_f5_asks_and_esc_stops(world: BoardWorld) -> None:
    await two_doctors(world)
    await world.keys.press(Key.Key_F5)
    assert len(world.gateway.schedule_calls) == 2
    world.lose_the_line()
    await world.keys.press(Key.Key_F5)
    assert world.model.problem is not None
    assert find(world.page, QLabel, "board_progress").text() != ""


async def test_every_block_and_field_can_be_heard(world: BoardWorld) -> None:
    await two_doctors(world)
    assert nameless(world.page) == []
    heard = QAccessible.queryAccessibleInterface(world.grid)
    assert heard is not None
    assert heard.role() in {QAccessible.Role.Table, QAccessible.Role.List}
    cells = (heard.child(number) for number in range(heard.childCount()))
    assert world.model.chosen_text in {cell.text(QAccessible.Text.Name) for cell in cells if cell is not None}


async def test_a_click_beside_the_blocks_changes_nothing_and_heads_cover_none(world: BoardWorld) -> None:
    await two_doctors(world)
    body = world.grid.places.body
    assert not world.grid.indexAt(body.bottomLeft()).isValid()
    assert not world.grid.indexAt(world.grid.viewport().rect().topLeft()).isValid()
    rect = world.grid.visualRect(world.grid.currentIndex())
    assert world.grid.indexAt(rect.center()) == world.grid.currentIndex()


async def test_the_current_block_is_always_seen_whole(world: BoardWorld) -> None:
    fill(world, 14)
    await world.open()
    rtl = world.page.layoutDirection() == Qt.LayoutDirection.RightToLeft
    world.model.set_fine(fine=True)
    for key in [Key.Key_Left if rtl else Key.Key_Right] * 13 + [Key.Key_Down] * 12 + [Key.Key_Home]:
        await world.keys.press(key)
        assert world.grid.places.body.contains(world.grid.visualRect(world.grid.currentIndex()))
    assert world.grid.currentIndex().column() == 13


def ground(picture: QImage, rect: QRect) -> str:
    """The colour that most of a block has."""
    inside = rect.adjusted(5, 2, -5, -2)
    points = ((x, y) for x in range(inside.left(), inside.right(), 3) for y in range(inside.top(), inside.bottom()))
    ((colour, _),) = Counter(picture.pixelColor(x, y).name() for x, y in points).most_common(1)
    return colour


@pytest.mark.parametrize(
    ("state", "kind"),
    [(None, BlockKind.FREE), (BookingState.BOOKED, BlockKind.BOOKED), (BookingState.WITHDRAWN, BlockKind.WITHDRAWN),
     (BookingState.UNRESOLVED, BlockKind.UNSURE), (BookingState.CANCELLED, BlockKind.CANCELLED)],
)  # fmt: skip
async def test_a_block_is_painted_as_the_legend_has_it(
    qapp: QApplication, state: BookingState | None, kind: BlockKind
) -> None:
    async with board_world(qapp) as world:
        of = world.doctor()
        first, shown = world.slot(of, 9, 60), world.slot(of, 11, 60)
        world.read(of, [first, shown] if state is None else [first])
        if state is not None:
            world.book(shown, state)
        await world.open()
        look = kind_look(kind)
        assert look in legend(world.model.board)
        badges = [badge for badge in world.page.findChildren(StateBadge) if badge.isVisible()]
        assert look.word in {badge.accessibleName() for badge in badges}
        rect = world.grid.visualRect(world.model.model.index_of(shown.tqid))
        picture = world.grid.viewport().grab().toImage()
        assert ground(picture, rect) == QColor(LIGHT.tint(look.tone).soft).name()


async def test_what_is_over_is_painted_pale(qapp: QApplication) -> None:
    async with board_world(qapp) as world:
        of = world.doctor()
        over, coming = world.slot(of, 7, 60), world.slot(of, 9, 60)
        world.read(of, [over, coming])
        await world.open()
        rect = world.grid.visualRect(world.model.model.index_of(over.tqid))
        assert ground(world.grid.viewport().grab().toImage(), rect) == QColor(LIGHT.window).name()


async def test_an_old_reading_says_so_in_its_head(qapp: QApplication) -> None:
    async with board_world(qapp) as world:
        for ago in (5.0, 31.0):
            of = world.doctor()
            world.read(of, [world.slot(of, 9)], ago=ago)
        await world.open()
        picture = world.grid.viewport().grab().toImage()
        warn = QColor(LIGHT.warn.strong).name()
        places = world.grid.places
        heads = [QRect(places.left_of(number), 0, places.width, places.body.top()) for number in range(2)]
        assert [warn in colours_in(picture, head) for head in heads] == [False, True]


def colours_in(picture: QImage, rect: QRect) -> set[str]:
    return {
        picture.pixelColor(x, y).name()
        for x in range(rect.left(), rect.right())
        for y in range(rect.top(), rect.bottom())
    }


async def test_the_board_is_printed_with_its_reading_times(world: BoardWorld, tmp_path: Path) -> None:
    fill(world, 17)
    await world.open()
    await world.keys.press(Key.Key_P, Qt.KeyboardModifier.AltModifier)
    dialog = find(world.page, PagesDialog, "print_dialog")
    document = dialog.document
    assert isinstance(document, BoardDocument)
    assert document.pages(document.paper) == 3
    assert document.paper.width() > document.paper.height()
    fa = world.page.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert ("۰۷:۵۵" if fa else "07:55") in document.spoken
    save_pdf(document, tmp_path / "board.pdf")
    assert (tmp_path / "board.pdf").read_bytes().startswith(b"%PDF")
    dialog.reject()


async def test_each_page_has_ink_and_a_white_margin(qapp: QApplication) -> None:
    async with board_world(qapp) as world:
        fill(world, 9)
        await world.open()
        document = BoardDocument(world.model.board, world.model.specialty_of, START)
        size = document.paper
        for number in range(document.pages(size)):
            picture = QImage(QSize(round(size.width() * 4), round(size.height() * 4)), QImage.Format.Format_RGB32)
            picture.fill(Qt.GlobalColor.white)
            painter = QPainter(picture)
            document.paint(painter, number, size, 4.0)
            painter.end()
            edge = [QRect(0, 0, picture.width(), 30), QRect(0, 0, 30, picture.height())]
            assert all(colours_in(picture, strip) == {"#ffffff"} for strip in edge)
            assert QColor(LIGHT.tint(kind_look(BlockKind.FREE).tone).soft).name() in colours_in(picture, picture.rect())


async def test_nothing_is_printed_where_nothing_is_known(world: BoardWorld) -> None:
    await world.open()
    await world.keys.press(Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert world.page.findChild(PagesDialog) is None


async def test_the_zoom_is_a_key_and_a_button(world: BoardWorld) -> None:
    await two_doctors(world)
    before = world.grid.visualRect(world.grid.currentIndex()).height()
    await world.keys.press(Key.Key_V, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert world.grid.visualRect(world.grid.currentIndex()).height() > before
    find(world.page, QPushButton, "board_zoom").click()
    assert world.grid.visualRect(world.grid.currentIndex()).height() == before
