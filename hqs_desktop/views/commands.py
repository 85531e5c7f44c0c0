"""Keys of commands: the one place where a shortcut is made."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from hqs_desktop.viewmodels.commands import Command
from hqs_desktop.views.widgets.keys import KeyWatch, Press

_BEFORE_FIELDS: Final = "before_fields"


def bind_key(command: Command, place: QWidget, act: Callable[[], object]) -> QShortcut:
    """Do ``act`` when the command's key is pressed in ``place``, or everywhere in its window."""
    return _bind(command, command.key, place, act)


def bind_bare_key(command: Command, place: QWidget, act: Callable[[], object]) -> QShortcut:
    """The same by the command's bare key; ``place`` is one in which nothing can be typed."""
    return _bind(command, command.bare_key, place, act)


def _before_a_field(press: Press) -> Callable[[], object] | None:
    """A text field would take its own keys before any shortcut."""
    event, target, _ = press
    place: QWidget | None = target if isinstance(target, QLineEdit | QPlainTextEdit) else None
    pressed = QKeySequence(event.keyCombination())
    while place is not None:
        for shortcut in place.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if shortcut.property(_BEFORE_FIELDS) and shortcut.isEnabled() and shortcut.key() == pressed:
                held = event.isAutoRepeat() and not shortcut.autoRepeat()
                return _do_nothing if held else shortcut.activated.emit
        place = None if place.isWindow() else place.parentWidget()
    return None


def _do_nothing() -> None:
    """A held key acts once."""


def _bind(command: Command, key: str, place: QWidget, act: Callable[[], object]) -> QShortcut:
    shortcut = QShortcut(QKeySequence(key), place, act)
    shortcut.setObjectName(command.name)
    if not command.everywhere:
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.setAutoRepeat(command.repeats)
    if command.before_fields:
        shortcut.setProperty(_BEFORE_FIELDS, True)
        KeyWatch.of_application().judge_first(_before_a_field)
    return shortcut
