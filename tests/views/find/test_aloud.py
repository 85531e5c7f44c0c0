"""Three slots to read aloud: offered by a key, taken up by a number, copied as they are said."""

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from hqs_desktop.core.dates import TEHRAN
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.book.slot import SlotState
from hqs_desktop.views.find.aloud import AloudDialog
from tests.views.book_world import BookWorld, press
from tests.views.keyboard import find

Key = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
async def world(qapp: object) -> AsyncIterator[BookWorld]:
    assert qapp
    world = BookWorld()
    world.shown = world.screen()
    world.attach()
    await world.settle()
    yield world
    await world.close(world.shown)


async def asked(world: BookWorld) -> AloudDialog | None:
    await world.type("قل")
    await world.key(Key.Key_Return)
    world.shown.work.read_aloud()
    await world.settle()
    found = world.shown.findChildren(AloudDialog)
    return found[0] if found else None


async def test_the_key_offers_them_and_a_number_takes_one_up(world: BookWorld) -> None:
    await world.type("قل")
    await world.key(Key.Key_Return)
    await world.key(Key.Key_L, modifiers=CTRL_SHIFT)
    (dialog,) = world.shown.findChildren(AloudDialog)
    slots = dialog.aloud.slots
    assert len(slots) == 3
    assert all(world.view_model.results.state(slot) is SlotState.FREE for slot in slots)
    await world.type("۲")
    await world.settle()
    panel = world.view_model.panel
    assert (panel.step, panel.slot) == (Step.FILLING, slots[1])
    assert world.shown.work.grid.current_slot == slots[1]
    focused = world.shown.focusWidget()
    assert focused is not None
    assert focused.objectName() == "identifier_number"


async def test_enter_takes_the_one_with_the_focus_and_arrows_go_from_one_to_the_next(world: BookWorld) -> None:
    dialog = await asked(world)
    assert dialog is not None
    slots = dialog.aloud.slots
    await world.key(Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Return)
    assert world.view_model.panel.slot == slots[1]


async def test_a_number_that_there_is_not_and_a_reading_take_none(world: BookWorld) -> None:
    dialog = await asked(world)
    assert dialog is not None
    await world.type("9")
    for char in "1234":
        press(0, char)
    await world.settle()
    assert world.view_model.panel.step is Step.CHOOSING
    assert dialog.isVisible()


async def test_they_are_copied_as_they_are_said(world: BookWorld) -> None:
    dialog = await asked(world)
    assert dialog is not None
    await world.key(Key.Key_C, modifiers=CTRL_SHIFT)
    text = QGuiApplication.clipboard().text()
    shown = [find(dialog, QLabel, f"aloud_line_{number}").text() for number in (1, 2, 3)]
    assert len(text.splitlines()) == 3
    assert not any(mark in text for mark in "\u2066\u2067\u2068\u2069")
    assert [len(line) for line in text.splitlines()] < [len(line) for line in shown]
    assert find(dialog, QPushButton, "aloud_copy").text() == "Copied"


async def test_one_that_is_taken_meanwhile_makes_room_for_another(world: BookWorld) -> None:
    dialog = await asked(world)
    assert dialog is not None
    gone = dialog.aloud.slots[0]
    world.view_model.results.mark(gone.tqid, SlotState.GONE)
    await world.settle()
    assert gone not in dialog.aloud.slots
    assert len(dialog.aloud.slots) == 3
    note = find(dialog, QLabel, "aloud_note")
    assert "near a point" in note.text()
    for slot in world.view_model.results.bookable():
        world.view_model.results.mark(slot.tqid, SlotState.GONE)
    assert not dialog.aloud.slots
    assert "any more" in note.text()


async def test_where_none_can_be_booked_that_is_said(world: BookWorld) -> None:
    world.shown.work.read_aloud()
    assert not world.shown.findChildren(AloudDialog)
    assert world.view_model.hint is not None
    assert "no slot to read aloud" in world.view_model.hint.title


async def test_what_a_filter_hides_is_not_read_aloud(world: BookWorld) -> None:
    await world.type("قل")
    await world.key(Key.Key_Return)
    for _ in range(3):
        await world.key(Key.Key_H, modifiers=Qt.KeyboardModifier.ControlModifier)
        shown = world.view_model.results.bookable()
        aloud = world.view_model.read_aloud()
        assert aloud is not None
        assert all(slot in shown for slot in aloud.slots)
        hours = {slot.start.astimezone(TEHRAN).hour < 12 for slot in aloud.slots}
        assert hours == {slot.start.astimezone(TEHRAN).hour < 12 for slot in shown}
