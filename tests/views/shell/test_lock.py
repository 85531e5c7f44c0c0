"""The lock over the real window: what it hides, what it lets pass, and that all is where it was."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hqs_desktop.core.operators import Operator, Role
from hqs_desktop.viewmodels.shell.window import Appearance, ShellViewModel, Surroundings
from hqs_desktop.views.clipboard import copy_private
from hqs_desktop.views.shell.window import MainWindow
from tests.fakes.clock import FakeClock
from tests.fakes.journal import FakeJournal
from tests.fakes.shared import make_shared
from tests.views.shell.test_window import stand_in

PATIENT = "Maryam Ahmadi"
PIN = "2580"


class World:
    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.clock = FakeClock()
        self.shared = make_shared(self.clock)
        self.shell = ShellViewModel(Surroundings.DEMO, "Centre", Appearance("en"), self.shared)
        self.window = MainWindow(
            self.shell,
            [stand_in("one", "F2"), stand_in("two", "F3")],
            QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat),
        )
        qtbot.addWidget(self.window)
        self.window.watch_lock()
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.field = self.window.screen_named("one").findChildren(QLineEdit)[1]
        self.field.setText(PATIENT)
        self.field.setFocus()


@pytest.fixture
def world(qtbot: QtBot, tmp_path: Path) -> Iterator[World]:
    made = World(qtbot, tmp_path)
    yield made
    made.shell.lock.unlock()  # else it would hide the next test's window
    for dialog in made.window.findChildren(QDialog):
        dialog.close()


def heard() -> list[str]:
    """What a screen reader finds of the windows that are there."""
    found: list[str] = []

    def walk(one: QAccessibleInterface | None) -> None:
        if one is None or one.state().invisible:
            return
        found.extend(one.text(what) for what in (QAccessible.Text.Name, QAccessible.Text.Value))
        for index in range(one.childCount()):
            walk(one.child(index))

    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            found.append(window.windowTitle())
            walk(QAccessible.queryAccessibleInterface(window))
    return found


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None
    QTest.keyClick(target, key, modifiers)


def dialog_over(window: QWidget) -> QDialog:
    dialog = QDialog(window)
    column = QVBoxLayout(dialog)
    column.addWidget(QLabel(PATIENT))
    field = QLineEdit("half", dialog)
    column.addWidget(field)
    dialog.setWindowTitle("Patient")
    dialog.open()
    field.setFocus()
    return dialog


def test_nothing_of_a_patient_is_seen_or_heard(world: World, qtbot: QtBot) -> None:
    assert PATIENT in heard()
    dialog, menu = dialog_over(world.window), QMenu(PATIENT, world.window)
    menu.addAction(PATIENT)
    menu.popup(world.window.pos())
    world.shell.lock.lock()
    assert PATIENT not in heard()
    assert not any(one.isVisible() for one in (world.field, dialog, menu))
    late = QLabel(PATIENT)  # something that was under way opens only now
    qtbot.addWidget(late)
    late.show()
    qtbot.waitUntil(lambda: not late.isVisible())
    assert PATIENT not in heard()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [world.window]


def test_all_is_where_it_was(world: World) -> None:
    ends: list[int] = []
    dialog = dialog_over(world.window)
    dialog.finished.connect(ends.append)
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.setText("half typed")
    world.shell.lock.lock()
    world.shell.lock.unlock()
    assert dialog.isVisible()
    assert dialog.isModal()
    assert (dialog.focusWidget(), field.text(), ends) == (field, "half typed", [])
    dialog.close()
    assert world.field.isVisible()
    assert world.field.text() == PATIENT


def test_the_focus_comes_back(world: World) -> None:
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert world.shell.lock.locked
    world.shell.lock.unlock()
    assert world.window.focusWidget() is world.field


def test_keys_do_nothing_behind_the_cover(world: World) -> None:
    world.shell.lock.lock()
    for key in (Qt.Key.Key_F3, Qt.Key.Key_A, Qt.Key.Key_Escape, Qt.Key.Key_F1):
        press(key)
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert world.shell.lock.locked
    world.shell.lock.unlock()
    assert (world.window.current, world.field.text()) == ("one", PATIENT)
    press(Qt.Key.Key_F3)
    assert world.window.current == "two"


def test_what_was_copied_here_is_gone_and_another_programs_is_not(world: World) -> None:
    copy_private(PATIENT)
    world.shell.lock.lock()
    assert not QGuiApplication.clipboard().text()
    world.shell.lock.unlock()
    copy_private(PATIENT)
    QGuiApplication.clipboard().setText("of another program")
    world.shell.lock.lock()
    assert QGuiApplication.clipboard().text() == "of another program"


def test_other_looks_while_locked_show_nothing(world: World) -> None:
    world.shell.lock.lock()
    with world.window.filled_anew([stand_in("one", "F2"), stand_in("two", "F3")]):
        world.window.screen_named("one").findChildren(QLineEdit)[1].setText(PATIENT)
    assert PATIENT not in heard()
    world.shell.lock.unlock()
    assert PATIENT in heard()


async def test_only_the_pin_unlocks(world: World) -> None:
    operators = world.shared.operators
    await operators.open(FakeJournal(world.clock).operators)
    await operators.add(Operator("1", "Sara", "Karimi", Role.SHIFT_HEAD), PIN)
    await operators.add(Operator("2", "Ali", "Rad", Role.RECEPTIONIST), "7413")
    world.shell.lock.lock()
    pin = world.window.findChild(QLineEdit, "lock_pin")
    assert pin is not None
    assert world.window.focusWidget() is pin
    for typed, stays in (("9999", True), (PIN, False)):
        pin.setText(typed)
        press(Qt.Key.Key_Return)
        while world.shell.lock.busy:  # noqa: ASYNC110  (a thread hashes)
            await asyncio.sleep(0.005)
        assert world.shell.lock.locked is stays
    press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert world.shell.lock.can_go_back
    press(Qt.Key.Key_Escape)
    assert not world.shell.lock.locked
