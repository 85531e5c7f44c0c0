"""Every key of the application, seen once, with its time, before a shortcut or a widget gets it."""

import time
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import getCppPointer

from hqs_desktop.core.text import to_ascii_digits

_KEYS = {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.KeyRelease}
_CLICKS = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}
_SEEN = _KEYS | _CLICKS
_SAME_SECONDS = 0.05  # between a press's question to the shortcuts and the press itself, where it has no timestamp
_LONGEST_LAG_SECONDS = 10.0
_DRIFT = 0.001  # of the window system's clock against ours, at most, in seconds a second


def number_of(event: QKeyEvent) -> int | None:
    """The digit that a key types, of any script and without a modifier held; None for every other key."""
    digit = to_ascii_digits(event.text())
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
    return int(digit) if plain and len(digit) == 1 and digit.isdecimal() else None


class KeyClock:
    """When a key was pressed, in seconds of a clock that only goes on."""

    def __init__(self) -> None:
        self._offset: float | None = None
        self._asked_at = 0.0

    def now(self) -> float:
        """The time."""
        return time.monotonic()

    def time_of(self, event: QKeyEvent | QMouseEvent) -> float:
        """When the window system saw it, which may be long before a busy program gets to it; never later than now."""
        now, stamp = self.now(), event.timestamp() / 1000
        if not stamp:
            return now
        offset = now - stamp
        if self._offset is not None and offset - self._offset < _LONGEST_LAG_SECONDS:
            # The least lag seen is the difference of the clocks; it may grow as they drift apart.
            offset = min(offset, self._offset + _DRIFT * (now - self._asked_at))
        self._offset, self._asked_at = offset, now
        return stamp + offset


class Press(NamedTuple):
    """A key that goes down. ``target`` is the widget that will get it, ``at`` when that was."""

    event: QKeyEvent
    target: QWidget | None
    at: float


Judge = Callable[[Press], Callable[[], object] | None]
"""Lets a key pass (None), or gives what is done in its stead."""


class KeyWatch(QObject):
    """Filters the application's events; one for all, made by the first that asks ``of_application``.

    A key is judged once, however many widgets it is offered to. What is judged away reaches neither a shortcut nor a
    widget. A click is judged by the widget under it.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.clock = KeyClock()
        self._judges: list[Judge] = []
        self.click_judges: list[Callable[[QWidget, float], bool]] = []
        self.released: list[Callable[[int], None]] = []
        self._offered: tuple[int, QEvent.Type, int] | None = None  # the event, and to whom it is offered next (0: any)
        self._asked: tuple[int, str, float] | None = None  # the press that the shortcuts were just asked about
        self._instead: Callable[[], object] | None = None
        application.installEventFilter(self)

    @classmethod
    def of_application(cls) -> "KeyWatch":
        """The running application's."""
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            raise TypeError("keys are watched in a running application")
        return application.findChild(cls) or cls(application)

    def judge_first(self, judge: Judge) -> None:
        """Ask ``judge`` before those that are asked already; once, however often this is said."""
        if judge not in self._judges:
            self._judges.insert(0, judge)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Judge keys and clicks."""
        kind = event.type()
        if kind not in _SEEN:
            return False
        if isinstance(event, QMouseEvent):
            return isinstance(watched, QWidget) and self._is_click_judged_away(watched, event)
        if not isinstance(event, QKeyEvent):
            return False
        if kind == QEvent.Type.KeyRelease:
            self._offered = None
            if not event.isAutoRepeat():
                for hear in self.released:
                    hear(event.key())
            return False
        if self._is_offered_on(watched, event):
            return False
        return self._is_judged_away(watched, event)

    def _is_offered_on(self, watched: QObject, event: QKeyEvent) -> bool:
        """Whether Qt offers the same event to the next one: from the window to the focus, from there to its parents."""
        event_at, kind = getCppPointer(event)[0], event.type()
        before = self._offered
        parent = watched.parentWidget() if isinstance(watched, QWidget) and not watched.isWindow() else None
        self._offered = (event_at, kind, getCppPointer(parent)[0] if parent is not None else 0)
        if before is None or before[:2] != (event_at, kind) or isinstance(watched, QWindow):
            return False
        return before[2] in {0, getCppPointer(watched)[0]}

    def _is_judged_away(self, watched: QObject, event: QKeyEvent) -> bool:
        at, asking = self.clock.time_of(event), event.type() == QEvent.Type.ShortcutOverride
        asked, self._asked = self._asked, None
        name = (event.key(), event.text())
        if asking or asked is None or asked[:2] != name or at - asked[2] > _SAME_SECONDS:
            target = watched if isinstance(watched, QWidget) else QApplication.focusWidget()
            press = Press(event, target or QApplication.activeWindow(), at)
            self._instead = next((act for judge in self._judges if (act := judge(press)) is not None), None)
        if self._instead is None:
            self._asked = (*name, at) if asking else None
            return False
        if asking:
            self._asked = (*name, at)
            event.accept()  # no shortcut takes it then, and it comes as a key
        else:
            act, self._instead = self._instead, None
            act()
        return True

    def _is_click_judged_away(self, watched: QWidget, event: QMouseEvent) -> bool:
        at = self.clock.time_of(event)
        return any(judge(watched, at) for judge in self.click_judges)
