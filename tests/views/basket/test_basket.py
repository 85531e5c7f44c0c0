"""Filled, looked through, read back and booked by keys alone."""

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hqs_desktop.viewmodels.basket.basket import Phase
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.views.basket.basket import BasketDialog
from hqs_desktop.views.find.screen import BookScreen
from hqs_desktop.views.widgets.labels import PlainLabel
from tests.views.book_world import NATIONAL_CODE, BookWorld
from tests.views.keyboard import find, nameless, pause

pytestmark = pytest.mark.usefixtures("qapp")
Enter, Ins, Down = Qt.Key.Key_Return, Qt.Key.Key_Insert, Qt.Key.Key_Down
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
async def world() -> AsyncIterator[BookWorld]:
    world = BookWorld(doctors=2)
    world.shown = world.screen()
    world.attach()
    await world.settle()
    await world.type("قل")
    await world.key(Enter)
    await world.key(Qt.Key.Key_Home, modifiers=CTRL)
    yield world
    await world.session.basket.aclose()
    await world.close(world.shown)


@pytest.fixture
def screen(world: BookWorld) -> BookScreen:
    return world.shown


async def press(world: BookWorld, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key as the window system brings it, the shortcuts first."""
    pause()
    target = QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None
    QTest.keyClick(target, key, modifiers)
    await world.settle()


def dialog() -> BasketDialog:
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, BasketDialog)
    return shown


def phase(world: BookWorld) -> Phase:
    return world.view_model.basket.phase


async def fill(world: BookWorld) -> None:
    """Two slots for one patient."""
    await world.key(Enter)
    await world.type(NATIONAL_CODE)
    await press(world, Ins)
    await world.key(Down)
    await press(world, Ins)


async def test_two_keys_fill_it_and_three_book_all(world: BookWorld, screen: BookScreen) -> None:
    await fill(world)
    assert screen.work.basket.text() == "Basket: 2 (Shift+Ins)"
    assert screen.work.basket.isVisible()
    await press(world, Ins, SHIFT)
    shown = dialog()
    assert nameless(shown) == []
    await press(world, Enter)
    assert phase(world) is Phase.READ_BACK
    assert world.bookings == []
    await press(world, Enter)
    for _ in range(5):
        await world.settle()
    assert len(world.bookings) == 2
    assert shown.windowTitle() == "What was booked"
    await press(world, Qt.Key.Key_C, CTRL | SHIFT)
    copied = QGuiApplication.clipboard().text()
    assert all(booking.tqid.printed in copied for booking in world.bookings)
    await press(world, Enter)
    assert QApplication.activeModalWidget() is None
    assert not screen.work.basket.isVisible()


async def test_one_enter_reads_back_and_a_held_one_books_nothing(world: BookWorld) -> None:
    await fill(world)
    await press(world, Ins, SHIFT)
    pause()
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, Enter)
    QTest.keyClick(target, Enter)
    await world.settle()
    assert phase(world) is Phase.READ_BACK
    assert world.bookings == []
    await press(world, Qt.Key.Key_Escape)
    assert phase(world) is Phase.LIST
    await press(world, Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


async def test_taken_out_put_back_moved_and_taken_up(world: BookWorld, screen: BookScreen) -> None:
    await fill(world)
    basket = world.view_model.basket
    await press(world, Ins, SHIFT)
    first = basket.lines[0].judged.item.id
    await press(world, Down, CTRL)
    assert basket.lines[1].judged.item.id == first
    await press(world, Qt.Key.Key_Delete)
    assert basket.total == 1
    await press(world, Qt.Key.Key_Z, CTRL)
    assert basket.total == 2
    world.view_model.panel.restart()
    await world.type("1")
    await world.settle()
    assert QApplication.activeModalWidget() is None
    assert world.view_model.panel.step is Step.FILLING
    focused = screen.window().focusWidget()
    assert focused is not None
    assert screen.work.panel.isAncestorOf(focused)


async def test_the_basket_is_shown_from_a_field_too_and_nothing_is_pasted(world: BookWorld) -> None:
    QGuiApplication.clipboard().setText("pasted")
    await world.key(Enter)
    await world.type("12")
    await press(world, Ins, SHIFT)
    assert find(dialog(), PlainLabel, "basket_note").text().startswith("The basket is empty.")
    assert world.view_model.panel.draft.number == "12"
    await press(world, Qt.Key.Key_Escape)
