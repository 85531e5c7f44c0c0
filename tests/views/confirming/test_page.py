"""The confirmation page by keyboard alone."""

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton

from hqs_desktop.codes.known import CancelReason
from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.worklist import CloseReason, TaskFilter
from hqs_desktop.desk.worklist.confirming import Answer
from hqs_desktop.viewmodels.confirming.table import Column
from hqs_desktop.viewmodels.navigation import PutOnWaitlist
from hqs_desktop.viewmodels.worklist.screen import WorklistViewModel
from hqs_desktop.views.confirming.list import ConfirmView
from hqs_desktop.views.dialogs.cancel import CancelDialog
from hqs_desktop.views.printing.dialog import TableDialog
from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.widgets.empty import EmptyState
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.worklist.screen import WorklistScreen
from tests.fakes.shared import journeys
from tests.views.confirming_world import TOMORROW, ConfirmingWorld
from tests.views.keyboard import destroy, find, focused, nameless
from tests.views.shots import dressed

SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
async def world(qapp: QApplication) -> AsyncIterator[ConfirmingWorld]:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        made = ConfirmingWorld()
        yield made
        await made.close()


def fill(world: ConfirmingWorld, count: int = 3) -> None:
    for number in range(count):
        world.visit(TOMORROW + number / 4)


def answers(world: ConfirmingWorld) -> list[Answer]:
    return [visit.answer for visit in world.model.table.visits]


def title(world: ConfirmingWorld) -> str:
    return find(world.page, QLabel, "details_title").text()


def words(world: ConfirmingWorld, name: str) -> str:
    return find(world.page, QLabel, name).text()


async def leave_dialog(world: ConfirmingWorld, key: Qt.Key) -> None:
    """The window manager of these tests gives the window nothing back."""
    await world.keys.press(key)
    world.page.activateWindow()
    await world.settle()


async def test_forty_patients_are_confirmed_by_one_key_each(world: ConfirmingWorld) -> None:
    fill(world, 40)
    await world.open()
    assert focused() is find(world.page, ConfirmView, "to_confirm")
    for number in range(40):
        assert title(world) == f"Patient No{number + 1}"
        await world.keys.press(Qt.Key.Key_Return)
    assert answers(world) == [Answer.CONFIRMED] * 40
    assert words(world, "confirm_progress") == "tomorrow: 40 of 40 confirmed"
    assert words(world, "confirm_said") == "Everybody was asked."
    assert find(world.page, ConfirmView, "to_confirm").isColumnHidden(Column.MISSED)
    assert nameless(world.page) == []


async def test_an_enter_held_down_confirms_one_patient_only(world: ConfirmingWorld) -> None:
    fill(world)
    await world.open()
    await world.keys.press(Qt.Key.Key_Return)
    await world.keys.hold(Qt.Key.Key_Return)
    assert answers(world) == [Answer.CONFIRMED, Answer.TO_CALL, Answer.TO_CALL]


async def test_a_card_reader_confirms_nobody(world: ConfirmingWorld) -> None:
    fill(world)
    await world.open()
    await world.keys.type("6037991234567890\r")
    assert answers(world) == [Answer.TO_CALL] * 3


async def test_not_reached_next_and_undo_are_keys(world: ConfirmingWorld) -> None:
    fill(world)
    await world.open()
    await world.keys.press(Qt.Key.Key_R, SHIFT)
    assert answers(world) == [Answer.NOT_REACHED, Answer.TO_CALL, Answer.TO_CALL]
    assert title(world) == "Patient No2"
    await world.keys.ctrl(Qt.Key.Key_Y)
    assert title(world) == "Patient No3"
    await world.keys.press(Qt.Key.Key_Return)
    assert title(world) == "Patient No2"
    assert find(world.page, QPushButton, "undo_close").isVisible()
    await world.keys.ctrl(Qt.Key.Key_Z)
    assert title(world) == "Patient No3"
    assert answers(world)[2] is Answer.TO_CALL
    assert not find(world.page, QPushButton, "undo_close").isVisible()
    assert focused() is find(world.page, ConfirmView, "to_confirm")


async def test_who_cant_come_is_cancelled_by_keys(world: ConfirmingWorld) -> None:
    fill(world)
    await world.open()
    await world.keys.press(Qt.Key.Key_Delete)
    dialog = world.page.findChild(CancelDialog)
    assert dialog is not None
    await world.keys.press(Qt.Key.Key_Return)  # the reason stands there
    await world.keys.press(Qt.Key.Key_Return)  # sure
    await leave_dialog(world, Qt.Key.Key_Escape)
    booking = world.journal.listed[1]
    assert (booking.state, len(world.gateway.ledger)) == (BookingState.CANCELLED, 1)
    assert booking.cancel_reason is not None
    assert booking.cancel_reason.code == CancelReason.PATIENT_CANNOT_COME
    assert answers(world) == [Answer.CANNOT_COME, Answer.TO_CALL, Answer.TO_CALL]
    assert focused() is find(world.page, ConfirmView, "to_confirm")
    gone = journeys(world.shared)
    await world.keys.ctrl(Qt.Key.Key_W)
    assert gone == [PutOnWaitlist(booking=booking)]
    await world.keys.ctrl(Qt.Key.Key_Y)
    assert title(world) == "Patient No2"


async def test_a_line_that_fails_leaves_it_named_and_the_task_open(world: ConfirmingWorld) -> None:
    fill(world, 1)
    await world.open()
    await world.keys.ctrl(Qt.Key.Key_Delete)
    await world.keys.press(Qt.Key.Key_Return)
    world.gateway.line_dead = True
    await world.keys.press(Qt.Key.Key_Return)
    dialog = world.page.findChild(CancelDialog)
    assert dialog is not None
    (bar,) = [one for one in dialog.findChildren(MessageBar) if one.isVisible()]
    assert bar.title
    await leave_dialog(world, Qt.Key.Key_Escape)
    assert answers(world) == [Answer.CANCELLING]
    tasks = await world.session.journal.tasks.tasks(TaskFilter())
    assert [task.open for task in tasks.tasks] == [True]
    await world.keys.press(Qt.Key.Key_Return)
    assert answers(world) == [Answer.CANCELLING]
    assert not find(world.page, QPushButton, "go_on").isEnabled()


async def test_what_was_said_is_kept_and_who_is_dropped_needs_a_reason(world: ConfirmingWorld) -> None:
    fill(world, 2)
    await world.open()
    await world.keys.press(Qt.Key.Key_M, SHIFT)
    await world.keys.type("daughter answers")
    await leave_dialog(world, Qt.Key.Key_Return)
    (first, *_) = (await world.session.journal.tasks.tasks(TaskFilter(text="0912000000"))).tasks
    assert "daughter answers" in {visit.task.note for visit in world.model.table.visits}
    assert first.open
    assert title(world) == "Patient No1"
    await world.keys.press(Qt.Key.Key_X, SHIFT)
    await world.keys.type("4")
    await leave_dialog(world, Qt.Key.Key_Return)
    assert [visit.task.close_reason for visit in world.model.table.visits] == [CloseReason.UNREACHABLE, None]


async def test_who_missed_a_visit_stands_first_and_is_marked(world: ConfirmingWorld) -> None:
    late = world.patient(9)
    await world.miss(late)
    fill(world, 2)
    world.visit(TOMORROW + 3, late)
    await world.open()
    assert not find(world.page, ConfirmView, "to_confirm").isColumnHidden(Column.MISSED)
    assert title(world) == "Patient No9"
    assert any("Missed a visit before" in label.text() for label in world.page.findChildren(QLabel))


async def test_the_list_of_tomorrow_is_printed_by_a_key(world: ConfirmingWorld) -> None:
    fill(world)
    await world.open()
    await world.keys.ctrl(Qt.Key.Key_P)
    dialog = world.page.findChild(TableDialog)
    assert dialog is not None
    await leave_dialog(world, Qt.Key.Key_Escape)
    assert focused() is find(world.page, ConfirmView, "to_confirm")


async def test_with_nobody_to_ask_the_page_hears_its_keys(world: ConfirmingWorld) -> None:
    await world.open()
    (empty,) = [one for one in world.page.findChildren(EmptyState) if one.isVisibleTo(world.page)][:1]
    assert "Nobody has a visit" in empty.title
    assert focused() is world.page
    fill(world, 1)
    await world.keys.press(Qt.Key.Key_F5)
    assert focused() is find(world.page, ConfirmView, "to_confirm")
    assert title(world) == "Patient No1"


async def test_f12s_tab_leads_there_and_says_how_many_are_left(qapp: QApplication) -> None:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        world = ConfirmingWorld()
        worklist = WorklistViewModel(world.shared)
        screen = WorklistScreen(worklist)
        fill(world)
        screen.show()
        screen.activateWindow()
        world.shared.slot.put(world.session)
        await world.settle()
        tab = find(screen, QToolButton, "tab_confirming")
        assert (tab.text(), worklist.count) == ("To confirm (Ctrl+4)", 0)
        await world.keys.ctrl(Qt.Key.Key_4)
        await world.settle()
        assert (tab.text(), worklist.count) == ("To confirm \u00b7 3 (Ctrl+4)", 3)
        assert focused() is find(screen, ConfirmView, "to_confirm")
        await world.keys.press(Qt.Key.Key_Return)
        assert tab.text() == "To confirm \u00b7 2 (Ctrl+4)"
        await worklist.aclose()
        await world.close()
        destroy(screen)
