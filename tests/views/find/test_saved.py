"""Saved searches by keys alone: kept with Ctrl+Shift+S, used with Alt and a number, on any layout."""

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton

from hqs_desktop.core.searches import Until
from hqs_desktop.viewmodels.find.results import Phase
from hqs_desktop.views.find.saved import SavedDialog
from hqs_desktop.views.shell.latin_keys import hear_latin_keys
from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.widgets.notes import NoteLine
from tests.views.book_world import BookWorld
from tests.views.keyboard import find, nameless, pause
from tests.views.shots import dressed

Key = Qt.Key
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture(params=["fa", "en"])
async def world(request: pytest.FixtureRequest, qapp: QApplication) -> AsyncIterator[BookWorld]:
    with dressed(qapp, request.param, Scheme.LIGHT, 1.0):
        made = BookWorld(doctors=2)
        made.attach()
        await made.settle()
        made.shown = made.screen()
        yield made
        await made.close(made.shown)


async def chosen(world: BookWorld) -> None:
    await world.type("قل")
    await world.key(Key.Key_Return)


async def asked(world: BookWorld) -> SavedDialog:
    await world.key(Key.Key_S, modifiers=CTRL | SHIFT)
    return find(world.shown, SavedDialog, "saved_dialog")


def kept(world: BookWorld) -> dict[int, str]:
    return {place: one.name for place, one in world.journal.searches.items()}


async def enter(world: BookWorld) -> None:
    """Enter closes the dialog; the offscreen platform gives the focus to no window then."""
    await world.key(Key.Key_Return)
    world.shown.activateWindow()
    await world.settle()


async def saved(world: BookWorld, *names: str) -> None:
    for name in names:
        await asked(world)
        await world.type(name)
        await enter(world)


async def test_two_keys_save_a_search_and_one_uses_it(world: BookWorld) -> None:
    await chosen(world)
    dialog = await asked(world)
    assert dialog.name.hasFocus()
    assert dialog.name.selectedText() == dialog.name.text() != ""
    await enter(world)
    assert list(kept(world)) == [1]
    world.view_model.criteria.span = None
    world.view_model.criteria.specialty = None
    world.shown.criteria.focus_first()
    await world.key(Key.Key_1, modifiers=ALT)
    assert world.view_model.results.phase is Phase.SHOWN
    assert QApplication.focusWidget() is world.shown.work.grid


async def test_alt_and_a_number_on_a_persian_keyboard(world: BookWorld) -> None:
    hear_latin_keys()
    await chosen(world)
    await saved(world, "one", "two")
    world.view_model.results.forget()
    pause()
    window = world.shown.windowHandle()
    event = QKeyEvent(QEvent.Type.KeyPress, 0x6F2, ALT, 11, 0, 0, "۲")
    QCoreApplication.sendEvent(window, event)
    await world.settle()
    assert world.view_model.results.phase is Phase.SHOWN


async def test_a_name_is_typed_over_and_an_empty_one_named(world: BookWorld) -> None:
    await chosen(world)
    dialog = await asked(world)
    await world.type("قلب")
    assert dialog.name.text() == "قلب"
    await world.key(Key.Key_Backspace, Key.Key_Backspace, Key.Key_Backspace, Key.Key_Return)
    assert dialog.isVisible()
    assert dialog._name_row.note
    assert dialog.name.hasFocus()
    assert kept(world) == {}
    await world.type("ق")
    await world.key(Key.Key_Return)
    assert kept(world) == {1: "ق"}


async def test_another_place_is_chosen_from_the_name_and_says_what_goes(world: BookWorld) -> None:
    await chosen(world)
    await saved(world, "one", "two")
    dialog = await asked(world)
    assert dialog.place == 3
    await world.key(Key.Key_Up)
    assert dialog.name.hasFocus()
    assert dialog.place == 2
    assert "two" in find(dialog, NoteLine, "saved_note").text
    await world.key(Key.Key_5, modifiers=ALT)
    assert dialog.place == 5
    await world.key(Key.Key_1, modifiers=ALT)
    await world.type("new")
    await world.key(Key.Key_Return)
    assert kept(world) == {1: "new", 2: "two"}


async def test_they_are_moved_removed_put_back_and_renamed(world: BookWorld) -> None:
    await chosen(world)
    await saved(world, "one", "two")
    dialog = await asked(world)
    await world.key(Key.Key_1, modifiers=ALT)
    await world.key(Key.Key_Down, modifiers=CTRL)
    assert kept(world) == {1: "two", 2: "one"}
    assert dialog.place == 2
    dialog.list.setFocus()
    await world.key(Key.Key_Delete)
    assert kept(world) == {1: "two"}
    await world.key(Key.Key_Z, modifiers=CTRL)
    assert kept(world) == {1: "two", 2: "one"}
    find(dialog, QPushButton, "rename").setFocus()
    await world.key(Key.Key_Return)
    assert dialog.name.text() == "one"
    await world.key(Key.Key_Escape)
    assert dialog.isVisible()  # a step back, not out
    await world.key(Key.Key_2, modifiers=ALT)
    find(dialog, QPushButton, "rename").setFocus()
    await world.key(Key.Key_Return)
    await world.type("other")
    await world.key(Key.Key_Return)
    assert kept(world) == {1: "two", 2: "other"}
    await world.key(Key.Key_Escape)
    assert world.shown.findChild(SavedDialog) is None


async def test_without_a_specialty_the_list_is_there_all_the_same(world: BookWorld) -> None:
    dialog = await asked(world)
    assert dialog.list.hasFocus()
    assert not find(dialog, QPushButton, "save_here").isEnabled()
    assert find(dialog, NoteLine, "saved_note").text
    await world.key(Key.Key_Escape)


async def test_the_end_of_the_week_can_be_meant(world: BookWorld) -> None:
    await chosen(world)
    dialog = await asked(world)
    await world.key(Key.Key_Tab)
    assert dialog._spans.hasFocus()
    await world.key(Key.Key_Down)
    dialog.name.setFocus()
    await world.key(Key.Key_Return)
    assert world.journal.searches[1].wanted.span.until == Until.WEEK


async def test_before_the_first_search_the_saved_ones_are_offered(world: BookWorld) -> None:
    await chosen(world)
    await saved(world, "one")
    rows = world.shown.work.saved
    assert not rows.isVisible()
    world.view_model.results.forget()
    await world.settle()
    assert rows.isVisible()
    rows.rows[0].setFocus()
    await world.key(Key.Key_Return)
    assert world.view_model.results.phase is Phase.SHOWN
    assert not rows.isVisible()


async def test_a_screen_reader_can_name_all(world: BookWorld) -> None:
    await chosen(world)
    assert nameless(await asked(world)) == []


async def test_a_journal_that_fails_is_told_in_the_dialog(world: BookWorld) -> None:
    await chosen(world)
    await saved(world, "one")
    world.journal.failing.add("change_searches")
    dialog = await asked(world)
    await world.key(Key.Key_1, modifiers=ALT)
    dialog.list.setFocus()
    await world.key(Key.Key_Delete)
    assert dialog._trouble.isVisible()
    assert kept(world) == {1: "one"}
