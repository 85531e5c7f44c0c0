"""The commands whose keys would do something now, in a window: what is bound where the focus is."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from hqs_desktop.viewmodels.commands import Act, ActKind, Command


def live_acts(window: QWidget, focus: QWidget | None, known: Iterable[Command], screens: Iterable[str]) -> list[Act]:
    """An act for each of the ``known`` commands that its key would do now; those named in ``screens`` show a screen."""
    shown = set(screens)
    bound = {shortcut.objectName(): shortcut for shortcut in live_shortcuts(window, focus)}
    return [
        Act(ActKind.SCREEN if command.name in shown else ActKind.COMMAND, command, bound[command.name].activated.emit)
        for command in {command.name: command for command in known}.values()
        if command.name in bound
    ]


def live_shortcuts(window: QWidget, focus: QWidget | None) -> Iterator[QShortcut]:
    """The shortcuts that are heard in a window while the focus is where it is."""
    for shortcut in window.findChildren(QShortcut):
        if shortcut.isEnabled() and reaches(shortcut.parent(), shortcut.context(), focus):
            yield shortcut


def reaches(place: object, context: Qt.ShortcutContext, focus: QWidget | None) -> bool:
    """Whether a shortcut of ``place`` is heard while the focus is where it is."""
    if not isinstance(place, QWidget) or focus is None or not (place.isVisible() and place.isEnabled()):
        return False
    match context:
        case Qt.ShortcutContext.WidgetShortcut:
            return place is focus
        case Qt.ShortcutContext.WidgetWithChildrenShortcut:
            return place is focus or place.isAncestorOf(focus)
        case _:
            return place.window() is focus.window()
