"""The main window with stand-in screens: keys, notices, badges, menu."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QRect, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hqs_desktop.core.errors import ConnectError, HttpStatusError, JournalLockedError
from hqs_desktop.core.reminders import Reminder
from hqs_desktop.core.text import strip_marks
from hqs_desktop.viewmodels.commands import Command
from hqs_desktop.viewmodels.shell.window import Appearance, ShellViewModel, Surroundings
from hqs_desktop.viewmodels.words.notices import SecretsDoNotLast, SettingsIgnored
from hqs_desktop.viewmodels.words.reminders import SlotOpened
from hqs_desktop.views.shell.history import NoticesDialog
from hqs_desktop.views.shell.notices import NoticeBars
from hqs_desktop.views.shell.rail_button import Counting, RailButton
from hqs_desktop.views.shell.window import MainWindow, ScreenEntry
from hqs_desktop.views.style.theme import Scheme, apply_theme
from hqs_desktop.views.widgets.badge import StateBadge
from hqs_desktop.views.widgets.message_bar import MessageBar
from tests.fakes.clock import START
from tests.fakes.gateway import make_provider, make_slot
from tests.fakes.languages import speaking
from tests.fakes.shared import make_shared
from tests.views.keyboard import QUIET_SECONDS, focused, pause


class StandIn(QWidget):
    """A screen with two fields; one begins at the second."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.top, self.field = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.top)
        column.addWidget(self.field)

    def focus_first(self) -> None:
        self.field.setFocus()

    def focus_top(self) -> None:
        self.top.setFocus()


def stand_in(name: str, key: str) -> ScreenEntry:
    """A line in the rail for it."""
    act = Command(f"act_{name}", "Ctrl+G", lambda: f"An act of {name}")
    show = Command(f"show_{name}", key, name.title, everywhere=True)
    return ScreenEntry(name, show, "table", StandIn, lambda: [act])


@pytest.fixture
def shell(qapp: object) -> ShellViewModel:  # noqa: ARG001  # signals need an application
    return ShellViewModel(
        Surroundings.DEMO, "centre", Appearance(language="en", scheme="light"), make_shared(operator="someone")
    )


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, shell: ShellViewModel, tmp_path: Path) -> Callable[[], MainWindow]:
    def make() -> MainWindow:
        apply_theme(qapp, Scheme.LIGHT)
        entries = [stand_in(name, key) for name, key in [("book", "F2"), ("desk", "F3"), ("track", "F4")]]
        window = MainWindow(shell, entries, QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWindow() is window.windowHandle())
        return window

    return make


def test_the_first_paint_is_told_once(qtbot: QtBot, shell: ShellViewModel, tmp_path: Path) -> None:
    entry = stand_in("book", "F2")
    window = MainWindow(shell, [entry], QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    told: list[bool] = []
    window.painted.connect(lambda: told.append(window.isVisible()))
    window.show()
    qtbot.waitUntil(lambda: told == [True])
    window.repaint()
    QApplication.processEvents()
    assert told == [True]


def press(window: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key as the window system brings it: a shortcut sees it first."""
    QTest.keyClick(window.windowHandle(), key, modifiers)


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


def test_the_key_of_the_screen_that_is_shown_leads_to_its_top(open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    screen = window.screen_named("desk")
    assert isinstance(screen, StandIn)
    press(window, Qt.Key.Key_F3)
    assert window.focusWidget() is screen.field
    press(window, Qt.Key.Key_F3)
    assert window.focusWidget() is screen.top
    press(window, Qt.Key.Key_F4)
    press(window, Qt.Key.Key_F3)
    assert window.focusWidget() is screen.field
    rail = window.findChild(QToolButton, "rail_desk")
    assert rail is not None
    rail.click()
    assert window.focusWidget() is screen.top
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
    shell.notices.dismiss(shell.notices.standing[0].number)
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


class Counter(QObject):
    """Something to count."""

    count_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def become(self, count: int) -> None:
        self.count = count
        self.count_changed.emit()


@pytest.mark.parametrize(
    ("language", "count", "badge", "name"),
    [
        ("en", 3, "3", "Desk, 3 to see to"),
        ("fa", 12, "۱۲", "Desk؛ ۱۲ مورد برای پیگیری"),
        ("en", 250, "99+", "Desk, 250 to see to"),
    ],
)
def test_the_rail_says_how_many_things_wait_while_another_screen_is_shown(
    open_window: Callable[[], MainWindow], language: str, count: int, badge: str, name: str
) -> None:
    window, counter = open_window(), Counter()
    assert isinstance(counter, Counting)
    rail = window.findChild(RailButton, "rail_desk")
    assert rail is not None
    window.show_count("desk", counter)
    bare = rail.grab().toImage()
    assert (rail.badge, rail.accessibleName()) == ("", "Desk")
    with speaking(language):
        counter.become(count)
        assert window.current == "book"
        assert (rail.badge, rail.accessibleName()) == (badge, name)
        assert rail.grab().toImage() != bare
    counter.become(0)
    assert (rail.badge, rail.accessibleName()) == ("", "Desk")
    assert rail.grab().toImage() == bare


def test_trouble_with_the_journal_is_said_and_can_be_tried_again(
    open_window: Callable[[], MainWindow], shell: ShellViewModel, qtbot: QtBot
) -> None:
    window = open_window()
    shell.journal_ended(JournalLockedError("x"))
    assert "Journal unavailable" in labels(window.top_bar)
    bar = window.findChild(MessageBar)
    assert bar is not None
    again = bar.findChild(QPushButton, "message_action")
    assert again is not None
    with qtbot.waitSignal(shell.notices.acted):
        again.click()


def test_a_key_takes_the_step_that_the_newest_notice_offers(
    open_window: Callable[[], MainWindow], shell: ShellViewModel
) -> None:
    window = open_window()
    wanted: list[object] = []
    shell.notices.acted.connect(wanted.append)
    by_key = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press(window, Qt.Key.Key_N, by_key)
    assert wanted == []
    opened = [SlotOpened(reminder(number), "") for number in (1, 2)]
    for cause in opened:
        shell.notices.tell(cause)
    shell.notices.tell(SecretsDoNotLast())
    buttons = [bar.action_button for bar in window.findChildren(MessageBar) if not bar.action_button.isHidden()]
    assert [button.text() for button in buttons[-2:]] == ["Take it up", "Take it up (Ctrl+Shift+N)"]
    press(window, Qt.Key.Key_N, by_key)
    assert wanted == [opened[1]]


def reminder(number: int) -> Reminder:
    return Reminder(number, make_slot(number, START + timedelta(hours=9), make_provider()), START, "", START)


def small(monkeypatch: pytest.MonkeyPatch, width: int, height: int) -> QRect:
    """A screen of that size, from now on."""
    room = QRect(0, 0, width, height)
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _: room)
    monkeypatch.setattr(QScreen, "availableSize", lambda _: room.size())
    return room


@pytest.mark.parametrize(("width", "height"), [(911, 512), (1093, 614), (800, 600)])
def test_the_window_fits_a_small_screen(
    open_window: Callable[[], MainWindow], monkeypatch: pytest.MonkeyPatch, width: int, height: int
) -> None:
    room = small(monkeypatch, width, height)
    window = open_window()
    assert window.isMaximized()
    outer = window.minimumSize() + (window.frameGeometry().size() - window.size())
    assert outer.boundedTo(room.size()) == outer
    assert room.contains(QRect(room.topLeft(), window.normalGeometry().size()))


def test_what_was_left_on_a_large_screen_fits_the_small_one(
    open_window: Callable[[], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    small(monkeypatch, 1920, 1080)
    window = open_window()
    window.setGeometry(500, 100, 1400, 900)
    window.close()
    room = small(monkeypatch, 700, 512)
    assert room.contains(open_window().frameGeometry())


def test_a_window_left_on_a_screen_that_is_gone_comes_back_onto_one_that_is_there(
    open_window: Callable[[], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MainWindow, "_come_in", lambda _: None)
    room = small(monkeypatch, 1920, 1080)
    window = open_window()
    window.setGeometry(4000, -900, 1100, 700)
    assert not room.intersects(window.frameGeometry())
    window.close()
    monkeypatch.undo()
    room = small(monkeypatch, 1920, 1080)
    assert room.contains(open_window().frameGeometry())


def test_a_screen_that_shrinks_takes_the_window_along(
    open_window: Callable[[], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    small(monkeypatch, 1920, 1080)
    window = open_window()
    assert window.minimumSize() == QSize(1024, 640)
    window.setGeometry(100, 50, 1366, 728)
    room = small(monkeypatch, 1093, 614)  # the scale was set to 125 %
    window.screen().availableGeometryChanged.emit(room)
    assert room.contains(window.frameGeometry())


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


def test_tab_goes_as_one_reads_whatever_was_made_last(open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    screen = window.screen_named("book")
    assert isinstance(screen, StandIn)
    column = screen.layout()
    assert isinstance(column, QVBoxLayout)
    late = QLineEdit()
    column.insertWidget(0, late)
    QApplication.processEvents()
    screen.top.setFocus()
    for key, after in ((Qt.Key.Key_Backtab, late), (Qt.Key.Key_Backtab, screen.field), (Qt.Key.Key_Tab, late)):
        QTest.keyClick(window.focusWidget(), key)
        assert window.focusWidget() is after


def ignored(number: int) -> SettingsIgnored:
    return SettingsIgnored(f"line {number}", "unknown_key")


def test_forty_notices_leave_the_screen_its_room_and_the_others_are_counted(
    open_window: Callable[[], MainWindow], shell: ShellViewModel
) -> None:
    window = open_window()
    for number in range(40):
        shell.notices.tell(ignored(number))
    QApplication.processEvents()
    bars = window.findChildren(NoticeBars)[0]
    assert len([bar for bar in bars.findChildren(MessageBar) if bar.isVisible()]) == 3
    assert bars.height() < window.height() / 2
    more = window.findChild(QPushButton, "more_notices")
    assert more is not None
    more.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NoticesDialog)
    dialog.close()


def test_a_key_shows_all_notices_and_a_number_does_what_one_offers(
    open_window: Callable[[], MainWindow], shell: ShellViewModel
) -> None:
    window = open_window()
    bell = window.findChild(QToolButton, "notices_button")
    assert bell is not None
    acted: list[object] = []
    shell.notices.acted.connect(acted.append)
    opened = SlotOpened(reminder(1), "")
    shell.notices.tell(opened)
    shell.notices.tell(ignored(1))
    shell.notices.dismiss(1)
    assert (bell.text(), strip_marks(bell.accessibleName())) == ("1", "All notices of this run: 1 not looked at")
    press(window, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NoticesDialog)
    assert bell.text() == ""
    press(dialog, Qt.Key.Key_Delete)
    assert shell.notices.shown == []
    press(dialog, Qt.Key.Key_Delete)
    assert len(shell.notices.shown) == 1, "and back"
    done: list[list[object]] = []
    for number in "12":
        pause()
        QTest.keyClicks(focused(), number)
        pause(QUIET_SECONDS)
        done.append(list(acted))
    assert done == [[], [opened]], "the first offers nothing"
    assert QApplication.activeModalWidget() is None
