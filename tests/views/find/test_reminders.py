"""Reminders by keyboard: kept, listed, dropped, and taken up at that second without taking a key from anybody."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from hqs_desktop.core.model import Slot
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.book.slot import SlotState
from hqs_desktop.views.find.reminders import RemindersDialog
from tests.views.book_world import NATIONAL_CODE, BookWorld, slots_of
from tests.views.keyboard import find

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
OPENS = timedelta(hours=2)


@pytest.fixture
async def world(qapp: object) -> AsyncIterator[BookWorld]:
    """All slots of one doctor open in two hours, those of the other are open."""
    assert qapp
    world = BookWorld(doctors=2)
    for slot in slots_of(world.entries[1], world.clock.now(), start=1):
        world.gateway.add(replace(slot, booking_opens=world.clock.now() + OPENS, booking_closes=None))
    world.shown = world.screen()
    world.attach()
    await world.settle()
    await world.type("قل")
    await world.key(Key.Key_Return)
    yield world
    await world.close(world.shown)
    await world.session.reminders.aclose()


def waiting(world: BookWorld) -> list[Slot]:
    results = world.view_model.results
    found = [one.slot for one in world.gateway.slots.values()]
    return [slot for slot in found if results.state(slot) is SlotState.NOT_YET]


async def go_to(world: BookWorld, slot: Slot) -> None:
    world.view_model.go_to(slot)
    world.shown.work.grid.go_to(slot)
    world.shown.work.grid.setFocus()
    await world.settle()


def dialogs(world: BookWorld) -> list[RemindersDialog]:
    return world.shown.findChildren(RemindersDialog)


async def test_ctrl_n_keeps_one_and_shows_all_where_there_is_one(world: BookWorld) -> None:
    button = find(world.shown, QPushButton, "reminders")
    assert not button.isVisible()
    slot = waiting(world)[-1]
    await go_to(world, slot)
    await world.key(Key.Key_N, modifiers=CTRL)
    assert not dialogs(world)
    assert [one.slot for one in world.journal.reminded] == [slot]
    assert button.isVisible()
    assert button.text() == "Reminders: 1 (Ctrl+N)"
    assert "reminded when it opens" in world.shown.work.hint.title
    await world.key(Key.Key_N, modifiers=CTRL)
    (dialog,) = dialogs(world)
    assert "no patient" not in find(dialog, QLabel, "reminder_line_1").text()
    await world.key(Key.Key_Return)
    assert dialog.isVisible(), "it is not open yet"
    assert find(dialog, QLabel, "reminders_note").text() == "This slot is not open yet."
    await world.key(Key.Key_Delete)
    assert world.journal.reminded == []
    assert "none" in find(dialog, QLabel, "reminders_note").text()
    await world.key(Key.Key_Escape)
    assert not button.isVisible()


async def test_at_that_second_the_focus_goes_from_the_slots_to_the_panel_and_three_keys_book(world: BookWorld) -> None:
    slot = waiting(world)[-1]
    await go_to(world, slot)
    await world.key(Key.Key_N, modifiers=CTRL)
    await world.clock.advance(OPENS.total_seconds())
    await world.settle()
    panel = world.view_model.panel
    assert (panel.step, panel.slot) == (Step.FILLING, slot)
    await world.type(NATIONAL_CODE)
    await world.key(Key.Key_Return, Key.Key_Return)
    assert panel.step is Step.DONE
    assert world.gateway.holder(slot.tqid) == NATIONAL_CODE
    assert world.journal.reminded == []


async def test_who_types_in_the_criteria_keeps_the_focus_and_every_letter(world: BookWorld) -> None:
    await go_to(world, waiting(world)[-1])
    await world.key(Key.Key_N, modifiers=CTRL)
    world.shown.focus_top()
    await world.type("پو")
    before = world.shown.focusWidget()
    await world.clock.advance(OPENS.total_seconds())
    await world.settle()
    assert world.view_model.panel.step is Step.FILLING
    assert world.shown.focusWidget() is before
    await world.type("ست")
    assert world.view_model.panel.draft.number == ""


async def test_a_number_takes_an_open_one_up_out_of_the_list(world: BookWorld) -> None:
    slot = waiting(world)[-1]
    await go_to(world, slot)
    await world.key(Key.Key_N, modifiers=CTRL)
    await world.clock.advance(OPENS.total_seconds())
    await world.settle()
    await world.key(Key.Key_Escape)
    assert world.view_model.panel.choosing
    world.shown.work.remind()
    await world.settle()
    (dialog,) = dialogs(world)
    assert "Open now" in str([label.text() for label in dialog.findChildren(QLabel)])
    await world.type("۱")
    await world.settle()
    assert world.view_model.panel.slot == slot
    assert world.view_model.panel.step is Step.FILLING
