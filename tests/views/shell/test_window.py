"""The main window with stand-in screens: keys, notices, badges, menu."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hqs_desktop.core.errors import ConnectError, HttpStatusError
from hqs_desktop.viewmodels.shell.window import Appearance, ShellViewModel, Surroundings
from hqs_desktop.viewmodels.words.notices import SecretsDoNotLast
from hqs_desktop.views.shell.window import MainWindow, ScreenEntry
from hqs_desktop.views.style.theme import Scheme, apply_theme
from hqs_desktop.views.widgets.badge import StateBadge
from hqs_desktop.views.widgets.message_bar import MessageBar
from tests.fakes.shared import make_shared


class StandIn(QWidget):
    """A screen with one field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def focus_first(self) -> None:
        self.field.setFocus()


@pytest.fixture
def shell(qapp: object) -> ShellViewModel:  # noqa: ARG001  # signals need an application
    return ShellViewModel(
        Surroundings.DEMO, "centre", Appearance(language="en", scheme="light"), make_shared(operator="someone")
    )


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, shell: ShellViewModel, tmp_path: Path) -> Callable[[], MainWindow]:
    def make() -> MainWindow:
        apply_theme(qapp, Scheme.LIGHT)
        entries = [
            ScreenEntry(name, key, "table", name.title(), StandIn)
            for name, key in [("book", "F2"), ("desk", "F3"), ("track", "F4")]
        ]
        window = MainWindow(shell, entries, QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWindow() is window.windowHandle())
        return window

    return make


def test_the_first_paint_is_told_once(qtbot: QtBot, shell: ShellViewModel, tmp_path: Path) -> None:
    entry = ScreenEntry("book", "F2", "table", "Book", StandIn)
    window = MainWindow(shell, [entry], QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    told: list[bool] = []
    window.painted.connect(lambda: told.append(window.isVisible()))
    window.show()
    qtbot.waitUntil(lambda: told == [True])
    window.repaint()
    QApplication.processEvents()
    assert told == [True]


def press(window: QWidget, key: Qt.Key) -> None:
    """A key as the window system brings it: a shortcut sees it first."""
    QTest.keyClick(window.windowHandle(), key)


def labels(widget: QWidget) -> list[str]:
    """Every text that a label shows."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_function_keys_change_the_screen_and_focus_its_first_field(open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    for key, name in [(Qt.Key.Key_F3, "desk"), (Qt.Key.Key_F4, "track"), (Qt.Key.Key_F2, "book")]:
        press(window, key)
        assert window.current == name
        screen = window.screen_named(name)
        assert isinstance(screen, StandIn)
        assert window.focusWidget() is screen.field
        rail = window.findChild(QToolButton, f"rail_{name}")
        assert rail is not None
        assert rail.isChecked()


def test_screens_are_built_when_first_shown(open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    assert len(window.findChildren(StandIn)) == 1
    press(window, Qt.Key.Key_F4)
    press(window, Qt.Key.Key_F2)
    press(window, Qt.Key.Key_F4)
    assert len(window.findChildren(StandIn)) == 2


def test_the_bar_shows_environment_line_and_operator(
    open_window: Callable[[], MainWindow], shell: ShellViewModel
) -> None:
    window = open_window()
    assert {"centre", "Training: not real", "Starting\u2026"} <= set(labels(window.top_bar))
    shell.settle(Surroundings.PRODUCTION, centre="other")
    shell.call_ended(ConnectError("x", operation="token"))
    assert {"other", "Production", "someone", "No connection"} <= set(labels(window.top_bar))


def test_the_bar_shows_a_gateway_in_trouble(open_window: Callable[[], MainWindow], shell: ShellViewModel) -> None:
    window = open_window()
    shell.call_ended(HttpStatusError("x", operation="SetAppointment", http_status=500))
    assert "Gateway in trouble" in labels(window.top_bar)


@pytest.mark.parametrize("screen", ["book", "desk", "track"])
def test_a_clock_that_is_hours_off_is_said_on_every_screen(
    open_window: Callable[[], MainWindow], shell: ShellViewModel, screen: str
) -> None:
    window = open_window()
    window.show_screen(screen)
    badge = window.top_bar.findChild(StateBadge, "clock_state")
    assert badge is not None

    def told() -> str:
        return badge.accessibleName() if badge.isVisible() else ""

    assert told() == ""
    shell.skew_measured(timedelta(days=-1))
    assert told() == "This computer's clock is 1 day ahead"
    shell.notices.dismiss(0)
    assert told() == "This computer's clock is 1 day ahead"
    shell.skew_measured(timedelta())
    assert told() == ""


def test_notices_come_and_go(open_window: Callable[[], MainWindow], shell: ShellViewModel) -> None:
    window = open_window()
    shell.notices.tell(SecretsDoNotLast())
    bar = window.findChild(MessageBar)
    assert bar is not None
    assert bar.isVisible()
    close = bar.findChild(QToolButton)
    assert close is not None
    close.click()
    assert not shell.notices.shown


def test_f1_lists_the_keys_and_esc_closes_it(open_window: Callable[[], MainWindow], qtbot: QtBot) -> None:
    window = open_window()
    press(window, Qt.Key.Key_F1)
    dialog = window.findChild(QDialog, "keys_help")
    assert dialog is not None
    assert {"F2", "F3", "F4", "Book", "Desk", "Track"} <= set(labels(dialog))
    press(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(QDialog, "keys_help") is None)


@pytest.mark.parametrize(
    ("words", "changed"),
    [
        ("English", None),
        ("\u0641\u0627\u0631\u0633\u06cc", Appearance(language="fa", scheme="light")),
        ("Dark", Appearance(language="en", scheme="dark")),
        ("Large", Appearance(language="en", scheme="light", text_scale=1.25)),
    ],
)
def test_the_menu_changes_the_looks(
    open_window: Callable[[], MainWindow], shell: ShellViewModel, words: str, changed: Appearance | None
) -> None:
    window = open_window()
    before = shell.appearance
    button = window.findChild(QToolButton, "menu_button")
    assert button is not None
    button.menu().popup(window.pos())
    actions = [action for menu in window.findChildren(QMenu) for action in menu.actions() if action.text() == words]
    assert len(actions) == 1
    actions[0].trigger()
    button.menu().close()
    assert shell.appearance == (changed or before)


def test_the_window_remembers_its_place(open_window: Callable[[], MainWindow], qtbot: QtBot) -> None:
    window = open_window()
    assert window.height() != 700
    window.resize(window.width(), 700)  # the offscreen screen is too narrow to change the width
    with qtbot.waitSignal(window.closed):
        window.close()
    again = open_window()
    assert again.height() == 700


def test_before_there_is_a_connection_no_surroundings_are_claimed(
    open_window: Callable[[], MainWindow], shell: ShellViewModel
) -> None:
    window = open_window()
    (badge,) = [label for label in window.findChildren(QLabel) if label.property("role") == "surroundings"]
    assert badge.isVisible()
    shell.tell_unset()
    assert not badge.isVisible()
    shell.call_ended(None)
    assert badge.isVisible()
