"""Shortcuts on a keyboard without Latin letters, by the codes that window systems send with its keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QVBoxLayout, QWidget

from hqs_desktop.views.shell.latin_keys import hear_latin_keys, latin_key
from tests.views.keyboard import destroy

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
# The place's number under X11, the letter that the Persian layout has there, the Latin one.
PLACES = {
    "A": (38, "ش"),
    "C": (54, "ز"),
    "F": (41, "ب"),
    "M": (58, "پ"),
    "V": (55, "ر"),
    "X": (53, "ط"),
    "Z": (52, "ظ"),
}


def persian(letter: str, modifiers: Qt.KeyboardModifier, *, repeats: bool = False) -> QKeyEvent:
    """The key at a letter's place, as X11 tells of it with the Persian layout alone."""
    place, char = PLACES[letter]
    return QKeyEvent(QEvent.Type.KeyPress, ord(char), modifiers, place, 0, 0, char, repeats)


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.field, self.other = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.other)
        self.show()
        self.activateWindow()
        self.field.setFocus()
        QApplication.processEvents()

    def shortcut(self, keys: str, parent: QWidget, context: Qt.ShortcutContext, *, repeats: bool = True) -> QShortcut:
        made = QShortcut(QKeySequence(keys), parent, lambda: self.heard.append(keys))
        made.setContext(context)
        made.setAutoRepeat(repeats)
        return made

    def press(self, letter: str, modifiers: Qt.KeyboardModifier, *, repeats: bool = False) -> None:
        QCoreApplication.sendEvent(self.windowHandle(), persian(letter, modifiers, repeats=repeats))


@pytest.fixture
def window(qapp: QApplication) -> Iterator[Window]:  # noqa: ARG001  # a window needs one
    hear_latin_keys()
    made = Window()
    yield made
    destroy(made)


@pytest.mark.parametrize("context", list(Qt.ShortcutContext))
def test_a_shortcut_is_heard_wherever_it_was_registered(window: Window, context: Qt.ShortcutContext) -> None:
    owner = window.field if context is Qt.ShortcutContext.WidgetShortcut else window
    window.shortcut("Ctrl+F", owner, context)
    window.press("F", CTRL)
    assert window.heard == ["Ctrl+F"]


def test_the_shortcuts_that_do_not_reach_the_focus_are_not(window: Window) -> None:
    window.shortcut("Ctrl+F", window.other, Qt.ShortcutContext.WidgetShortcut)
    window.shortcut("Ctrl+F", window.other, Qt.ShortcutContext.WidgetWithChildrenShortcut)
    window.shortcut("Ctrl+F", window, Qt.ShortcutContext.WindowShortcut).setEnabled(False)
    window.shortcut("Ctrl+Shift+F", window, Qt.ShortcutContext.WindowShortcut)
    window.press("F", CTRL)
    assert window.heard == []
    window.press("F", CTRL | SHIFT)
    assert window.heard == ["Ctrl+Shift+F"]


def test_two_that_reach_it_are_neither(window: Window) -> None:
    for _ in range(2):
        window.shortcut("Ctrl+F", window, Qt.ShortcutContext.WindowShortcut)
    window.press("F", CTRL)
    assert window.heard == []


@pytest.mark.parametrize(("repeats", "heard"), [(True, 3), (False, 1)])
def test_a_key_that_is_held_repeats_what_repeats(window: Window, *, repeats: bool, heard: int) -> None:
    window.shortcut("Ctrl+F", window, Qt.ShortcutContext.WindowShortcut, repeats=repeats)
    window.press("F", CTRL)
    window.press("F", CTRL, repeats=True)
    window.press("F", CTRL, repeats=True)
    assert len(window.heard) == heard


def test_an_action_is_triggered(window: Window) -> None:
    action = QAction("find", window)
    action.setShortcut("Ctrl+F")
    action.triggered.connect(lambda: window.heard.append("action"))
    window.addAction(action)
    window.press("F", CTRL)
    assert window.heard == ["action"]


def test_a_button_is_clicked(window: Window) -> None:
    button = QToolButton(window)
    button.setShortcut("Alt+M")
    button.clicked.connect(lambda: window.heard.append("button"))
    button.show()
    window.press("M", ALT)
    QTest.qWait(200)  # it is seen to go down first
    assert window.heard == ["button"]
    assert window.field.text() == ""


def test_fields_are_edited(window: Window) -> None:
    window.shortcut("Ctrl+Z", window, Qt.ShortcutContext.WindowShortcut)  # the field's own comes first
    for char in "متن":
        QApplication.sendEvent(window.field, QKeyEvent(QEvent.Type.KeyPress, ord(char), NONE, char))
    window.press("A", CTRL)
    assert window.field.selectedText() == "متن"
    window.press("C", CTRL)
    assert QGuiApplication.clipboard().text() == "متن"
    window.press("X", CTRL)
    assert window.field.text() == ""
    window.press("V", CTRL)
    window.press("V", CTRL)
    assert window.field.text() == "متنمتن"
    window.press("Z", CTRL)
    assert window.field.text() == "متن"
    assert window.heard == []


def test_letters_without_ctrl_or_alt_stay_persian(window: Window) -> None:
    window.press("F", NONE)
    window.press("F", CTRL | ALT)  # AltGr
    assert window.field.text().startswith("ب")


@pytest.mark.parametrize(
    ("key", "place", "windows_key", "platform", "letter"),
    [
        (ord("ب"), 41, 0, "xcb", Qt.Key.Key_F),
        (ord("ب"), 41, 0, "wayland", Qt.Key.Key_F),
        (0, 41, 0, "xcb", Qt.Key.Key_F),  # no name at all
        (Qt.Key.Key_unknown, 41, 0, "xcb", Qt.Key.Key_F),
        (0x6F3, 12, 0, "xcb", Qt.Key.Key_3),
        (0x6F0, 19, 0, "xcb", Qt.Key.Key_0),
        (ord("ب"), 33, 0x46, "windows", Qt.Key.Key_F),
        (0x6F3, 4, 0x33, "windows", Qt.Key.Key_3),
        (Qt.Key.Key_F, 41, 0x46, "xcb", None),  # it is Latin as it is
        (Qt.Key.Key_Delete, 41, 0x2E, "windows", None),
        (ord("ب"), 200, 0xE7, "windows", None),
        (ord("ب"), 200, 0, "xcb", None),
    ],
)
def test_the_letter_at_a_place(key: int, place: int, windows_key: int, platform: str, letter: Qt.Key | None) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, CTRL, place, windows_key, 0)
    assert latin_key(event, platform) == letter


@pytest.mark.parametrize(
    ("key", "place", "windows_key", "platform", "letter"),
    [
        (Qt.Key.Key_Exclam, 10, 0, "xcb", Qt.Key.Key_1),  # on both layouts
        (0x66C, 11, 0, "xcb", Qt.Key.Key_2),  # the Arabic thousands separator, on the Persian one
        (Qt.Key.Key_At, 11, 0, "xcb", Qt.Key.Key_2),
        (Qt.Key.Key_ParenLeft, 18, 0, "xcb", Qt.Key.Key_9),
        (Qt.Key.Key_Exclam, 2, 0x31, "windows", Qt.Key.Key_1),
        (0x60C, 8, 0x37, "windows", Qt.Key.Key_7),
        (Qt.Key.Key_1, 10, 0, "xcb", None),  # a layout that has its digits there
        (Qt.Key.Key_BracketRight, 32, 0, "xcb", Qt.Key.Key_O),  # Shift+O of the Persian layout
        (Qt.Key.Key_Plus, 21, 0xBB, "windows", None),
    ],
)
def test_the_digit_or_letter_at_a_place_with_shift(
    key: int, place: int, windows_key: int, platform: str, letter: Qt.Key | None
) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, CTRL | SHIFT, place, windows_key, 0)
    assert latin_key(event, platform) == letter


@pytest.mark.parametrize(("key", "char"), [(Qt.Key.Key_Exclam, "!"), (0x66C, "\u066c")])
def test_a_shortcut_of_a_digit_with_shift_is_heard(window: Window, key: int, char: str) -> None:
    for number in (1, 2):
        window.shortcut(f"Ctrl+Shift+{number}", window, Qt.ShortcutContext.WindowShortcut)
    place = 10 if char == "!" else 11
    event = QKeyEvent(QEvent.Type.KeyPress, key, CTRL | SHIFT, place, 0, 0, char)
    QCoreApplication.sendEvent(window.windowHandle(), event)
    assert window.heard == [f"Ctrl+Shift+{place - 9}"]
