"""What a person does with a keyboard, for tests of screens over the fakes.

A person's keys are far apart on the clock that keys are judged by, without a wait. What is sent without ``pause``, as
the characters of one ``type``, comes as fast as a reader's.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QLineEdit, QWidget

from hqs_desktop.views.widgets.deliberate import Guard
from hqs_desktop.views.widgets.keys import KeyClock, KeyWatch
from hqs_desktop.views.widgets.tab_order import focus_next
from tests.fakes.clock import FakeClock

PERSON_SECONDS = 1.2
QUIET_SECONDS = 0.1  # after which a character is seen to be no reader's
W = TypeVar("W", bound=QWidget)


class MovedClock(KeyClock):
    """The real one, moved on by a test."""

    def __init__(self) -> None:
        super().__init__()
        self.moved = 0.0
        self.stands_at: float | None = None

    def now(self) -> float:
        return (super().now() if self.stands_at is None else self.stands_at) + self.moved

    def time_of(self, event: QKeyEvent | QMouseEvent) -> float:  # noqa: ARG002  # what Qt stamped was not moved
        return self.now()


def pause(seconds: float = PERSON_SECONDS) -> None:
    """Let that pass on the clock of the keys."""
    moved_clock().moved += seconds
    Guard.of_application().act_on_quiet()


@contextmanager
def still_keys() -> Iterator[None]:
    """Within this only ``pause`` moves the clock of the keys, however long the test takes."""
    clock = moved_clock()
    clock.stands_at = KeyClock().now()
    try:
        yield
    finally:
        clock.stands_at = None


def moved_clock() -> MovedClock:
    """The clock of the application's keys, from now on one that can be moved."""
    watch = KeyWatch.of_application()
    if not isinstance(watch.clock, MovedClock):
        watch.clock = MovedClock()
    return watch.clock


class Keyboard:
    """Sends keys to whatever has the focus, and lets tasks and Qt have their turn."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock

    async def settle(self) -> None:
        for _ in range(3):
            await self._clock.settle(40)
            QApplication.processEvents()

    async def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        pause()
        QTest.keyClick(focused(), key, modifier)
        if key == Qt.Key.Key_Space:
            pause(QUIET_SECONDS)
        await self.settle()

    async def ctrl(self, key: Qt.Key) -> None:
        await self.press(key, Qt.KeyboardModifier.ControlModifier)

    async def hold(self, key: Qt.Key) -> None:
        """A key that repeats because it is held down."""
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "\r", autorep=True)
        QApplication.sendEvent(focused(), event)
        await self.settle()

    async def type(self, text: str) -> None:
        pause()
        for char in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(focused(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char))
        pause(QUIET_SECONDS)
        await self.settle()


def lead_tab(screen: QWidget) -> None:
    """Have Tab led in a screen that stands alone, as the main window leads it."""
    screen.focusNextPrevChild = partial(_focus_next, screen)  # type: ignore[method-assign]


def _focus_next(screen: QWidget, forward: bool) -> bool:  # noqa: FBT001  (Qt's signature)
    return focus_next(screen, forward=forward)


def focused() -> QWidget:
    """What has the focus, a dialog before the window under it."""
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    assert widget is not None, "nothing has the focus"
    return widget


def find(parent: QWidget, kind: type[W], name: str) -> W:
    """A widget by its object name."""
    found = parent.findChild(kind, name)
    assert found is not None, name
    return found


def nameless(parent: QWidget) -> list[str]:
    """The controls that a screen reader could not name."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in parent.findChildren(QWidget)
        if isinstance(widget, kinds)
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]


def destroy(widget: QWidget) -> None:
    """Close a window and have it gone at once: what lives on would be dressed anew by every later test."""
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
