"""What a person does with a keyboard, for tests of screens over the fakes."""

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QLineEdit, QWidget

from tests.fakes.clock import FakeClock

W = TypeVar("W", bound=QWidget)


class Keyboard:
    """Sends keys to whatever has the focus, and lets tasks and Qt have their turn."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock

    async def settle(self) -> None:
        for _ in range(3):
            await self._clock.settle(40)
            QApplication.processEvents()

    async def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(focused(), key, modifier)
        await self.settle()

    async def ctrl(self, key: Qt.Key) -> None:
        await self.press(key, Qt.KeyboardModifier.ControlModifier)

    async def hold(self, key: Qt.Key) -> None:
        """A key that repeats because it is held down."""
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "\r", autorep=True)
        QApplication.sendEvent(focused(), event)
        await self.settle()

    async def type(self, text: str) -> None:
        for char in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(focused(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char))
        await self.settle()


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
