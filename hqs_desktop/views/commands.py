"""Keys of commands: the one place where a shortcut is made."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hqs_desktop.viewmodels.commands import Command


def bind_key(command: Command, place: QWidget, act: Callable[[], object]) -> QShortcut:
    """Do ``act`` when the command's key is pressed in ``place``, or everywhere in its window."""
    return _bind(command, command.key, place, act)


def bind_bare_key(command: Command, place: QWidget, act: Callable[[], object]) -> QShortcut:
    """The same by the command's bare key; ``place`` is one in which nothing can be typed."""
    return _bind(command, command.bare_key, place, act)


def is_key_of(command: Command, event: QKeyEvent) -> bool:
    """Whether that is the command's key."""
    pressed = QKeySequence(event.keyCombination())
    return pressed.matches(QKeySequence(command.key)) is QKeySequence.SequenceMatch.ExactMatch


def bound_around(command: Command, widget: QWidget) -> QShortcut | None:
    """The shortcut of a command in whatever a widget stands in; None where it was bound nowhere there."""
    place: QWidget | None = widget
    while place is not None:
        found = place.findChild(QShortcut, command.name, Qt.FindChildOption.FindDirectChildrenOnly)
        if found is not None:
            return found
        place = None if place.isWindow() else place.parentWidget()
    return None


def _bind(command: Command, key: str, place: QWidget, act: Callable[[], object]) -> QShortcut:
    shortcut = QShortcut(QKeySequence(key), place, act)
    shortcut.setObjectName(command.name)
    if not command.everywhere:
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.setAutoRepeat(command.repeats)
    return shortcut
