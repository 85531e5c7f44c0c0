"""Parked and taken up by keys alone, on F2 and F6."""

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.views.find.screen import BookScreen
from hqs_desktop.views.pinboard.board import PinboardDialog
from hqs_desktop.views.widgets.labels import PlainLabel
from tests.views.book_world import NATIONAL_CODE, BookWorld
from tests.views.keyboard import find, nameless

pytestmark = pytest.mark.usefixtures("qapp")
Enter, F11 = Qt.Key.Key_Return, Qt.Key.Key_F11
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
async def world() -> AsyncIterator[BookWorld]:
    world = BookWorld(doctors=2)
    world.shown = world.screen()
    world.attach()
    await world.settle()
    await world.type("قل")
    await world.key(Enter)
    await world.key(Qt.Key.Key_Home, modifiers=Qt.KeyboardModifier.ControlModifier)
    yield world
    await world.close(world.shown)


@pytest.fixture
def screen(world: BookWorld) -> BookScreen:
    return world.shown


async def half_typed(world: BookWorld, number: str = NATIONAL_CODE) -> None:
    await world.key(Enter)
    await world.type(number)


async def press(world: BookWorld, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A shortcut's key: the window system asks the shortcuts first."""
    target = QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None
    QTest.keyClick(target, key, modifiers)
    await world.settle()


def dialog() -> PinboardDialog:
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, PinboardDialog)
    return shown


def lines(shown: PinboardDialog) -> list[str]:
    return [label.text() for label in shown.findChildren(PlainLabel) if label.objectName().startswith("parked_line")]


def field_with_focus(screen: BookScreen) -> QWidget | None:
    return screen.window().focusWidget()


async def test_one_key_parks_and_the_next_call_begins_at_the_specialty(world: BookWorld, screen: BookScreen) -> None:
    await half_typed(world)
    await press(world, F11)
    assert world.view_model.panel.step is Step.CHOOSING
    focused = field_with_focus(screen)
    assert focused is not None
    assert screen.criteria.isAncestorOf(focused)
    assert screen.work.parked.isVisible()
    assert screen.work.parked.text() == "Parked: 1 (Shift+F11)"
    await press(world, F11)
    assert world.view_model.panel.draft.number == NATIONAL_CODE
    assert not screen.work.parked.isVisible()
    focused = field_with_focus(screen)
    assert focused is not None
    assert screen.work.panel.isAncestorOf(focused)


async def test_all_that_is_parked_is_shown_dropped_put_back_and_taken_up(world: BookWorld, screen: BookScreen) -> None:
    for number in (NATIONAL_CODE, "0499370899"):
        await half_typed(world, number)
        await press(world, F11)
        screen.work.go_to_first_free()
    await press(world, F11, SHIFT)
    shown = dialog()
    assert len(lines(shown)) == 2
    assert nameless(shown) == []
    await press(world, Qt.Key.Key_Delete)
    assert world.view_model.pinning.total == 1
    await press(world, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert world.view_model.pinning.total == 2
    await world.type("2")
    await world.settle()
    assert world.view_model.panel.step is Step.FILLING
    assert world.view_model.pinning.total == 1


async def test_an_empty_pinboard_says_how_it_is_used(world: BookWorld) -> None:
    await press(world, F11, SHIFT)
    shown = dialog()
    assert "F11" in find(shown, PlainLabel, "pinboard_note").text()
    await press(world, Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
