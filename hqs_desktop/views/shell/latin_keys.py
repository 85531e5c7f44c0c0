"""Shortcuts on a keyboard without Latin letters: the key at the letter's place is the letter.

With a Persian layout alone the window system names no Latin key, so that Ctrl+F is Ctrl and a Persian letter, which no
shortcut knows. What Qt's own table of shortcuts would have done for the Latin key is done here, whoever made them.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from hqs_desktop.views.shell.live_commands import live_shortcuts, reaches
from hqs_desktop.views.widgets.keys import KeyWatch, Press

_ROWS = {10: "1234567890", 24: "QWERTYUIOP", 38: "ASDFGHJKL", 52: "ZXCVBNM"}
_PLACES = {first + number: letter for first, row in _ROWS.items() for number, letter in enumerate(row)}
"""The letter at each place of a US keyboard, by the number that X11 and Wayland have for the place."""
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_LAST_ASCII = 0x7F
_FIRST_SPECIAL_KEY = 0x01000000


def hear_latin_keys() -> None:
    """From now on Ctrl or Alt with a key of another script is the shortcut of the Latin letter at its place."""
    KeyWatch.of_application().judge_first(_latin)


def _latin(press: Press) -> Callable[[], object] | None:
    letter = latin_key(press.event, QGuiApplication.platformName())
    if letter is None or press.target is None:
        return None
    target, modifiers, repeats = press.target, press.event.modifiers(), press.event.isAutoRepeat()
    return lambda: _press(target, QKeyCombination(modifiers, letter), repeats=repeats)


def latin_key(event: QKeyEvent, platform: str) -> Qt.Key | None:
    """The Latin letter or digit at the place of a key that is pressed with Ctrl or Alt and gave none; else None.

    With Shift the digits' places give signs, on a Persian layout some letters' too: it is digit or letter all the same.
    ``platform`` is Qt's name of the window system: Windows numbers the letters whatever the layout, others the places.
    """
    pressed = event.modifiers() & (_CTRL | _ALT | Qt.KeyboardModifier.MetaModifier)
    if pressed not in {_CTRL, _ALT}:  # both together are AltGr
        return None
    key, shifted = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    ascii_sign = shifted and 0 < key <= _LAST_ASCII and not chr(key).isalnum()
    if (0 < key <= _LAST_ASCII and not ascii_sign) or _FIRST_SPECIAL_KEY <= key < Qt.Key.Key_unknown:
        return None
    if platform == "windows":
        code = event.nativeVirtualKey()
        letter = chr(code) if code <= _LAST_ASCII and chr(code) in _PLACES.values() else None
    else:
        letter = _PLACES.get(event.nativeScanCode())
    return Qt.Key(ord(letter)) if letter else None


def _press(target: QWidget, keys: QKeyCombination, *, repeats: bool) -> None:
    """As Qt does: the widget with the focus may claim it, else a shortcut takes it, else it is a key like others."""
    override = _event(QEvent.Type.ShortcutOverride, keys, repeats=repeats)
    override.ignore()
    QCoreApplication.sendEvent(target, override)
    if override.isAccepted() or not _activate(target, QKeySequence(keys), repeats=repeats):
        QCoreApplication.sendEvent(target, _event(QEvent.Type.KeyPress, keys, repeats=repeats))


def _event(kind: QEvent.Type, keys: QKeyCombination, *, repeats: bool) -> QKeyEvent:
    return QKeyEvent(kind, keys.key(), keys.keyboardModifiers(), "", repeats)


def _activate(focus: QWidget, keys: QKeySequence, *, repeats: bool) -> bool:
    """Activate what has the shortcut; where several have it none, as with Qt. False where nothing has."""
    found = list(_owners(focus, keys))
    if len(found) != 1:
        return bool(found)
    owner = found[0]
    match owner:
        case QShortcut() if owner.autoRepeat() or not repeats:
            owner.activated.emit()
        case QAction() if owner.autoRepeat() or not repeats:
            owner.trigger()
        case QAbstractButton():
            QTimer.singleShot(0, owner, owner.animateClick)  # it may open a menu, which runs its own event loop
    return True


def _owners(focus: QWidget, keys: QKeySequence) -> Iterator[QShortcut | QAction | QAbstractButton]:
    window = focus.window()
    for shortcut in live_shortcuts(window, focus):
        known = shortcut.keys()
        if keys in known:
            yield shortcut
    for action in window.findChildren(QAction):
        places = [place for place in action.associatedObjects() if isinstance(place, QWidget)]
        heard = any(reaches(place, action.shortcutContext(), focus) for place in places)
        if action.isEnabled() and keys in action.shortcuts() and heard:
            yield action
    for button in window.findChildren(QAbstractButton):
        if button.shortcut() == keys and reaches(button, Qt.ShortcutContext.WindowShortcut, focus):
            yield button
