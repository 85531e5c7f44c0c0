"""Keys of commands: the one place where a shortcut is made."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hqs_desktop.viewmodels.commands import Command


def bind_key(command: Command, place: QWidget, act: Callable[[], object]) -> QShortcut:
    """Do ``act`` when the command's key is pressed in ``place``, or everywhere in its window."""
    return _bind(command, command.key, place, act)


def bind_bare_key(command: Command, place: QWidget, act: Callable[[], object]) -> QShortcut:
    """The same by the command's bare key; ``place`` is one in which nothing can be typed."""
    return _bind(command, command.bare_key, place, act)


def _bind(command: Command, key: str, place: QWidget, act: Callable[[], object]) -> QShortcut:
    shortcut = QShortcut(QKeySequence(key), place, act)
    shortcut.setObjectName(command.name)
    if not command.everywhere:
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.setAutoRepeat(command.repeats)
    return shortcut
