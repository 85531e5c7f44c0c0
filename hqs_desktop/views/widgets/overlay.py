"""A frame that floats over its window, under the field that it belongs to: lists and calendars.

A child of the window and no window of its own: it needs no focus tricks, and no window manager moves it.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

_GAP = 2


class Overlay(QFrame):
    """Holds one widget over the window of its ``anchor``; follows it, hides with it or when the window is resized."""

    def __init__(self, anchor: QWidget, content: QWidget) -> None:
        super().__init__(anchor)
        self._anchor = anchor
        self._content = content
        self._size = QSize()
        self.setProperty("role", "overlay")
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(content)
        self.hide()
        anchor.installEventFilter(self)

    def open_under(self, size: QSize) -> None:
        """Show it under the anchor, or above where there is no room, never outside the window."""
        self._size = size
        window = self._anchor.window()
        if self.parentWidget() is not window:
            window.installEventFilter(self)
            self.setParent(window)
        spot = QRect(self._anchor.mapTo(window, QPoint(0, 0)), self._anchor.size())
        room = window.rect().adjusted(4, 4, -4, -4)
        width = min(max(size.width(), 0), room.width())
        below, above = room.bottom() - spot.bottom() - _GAP, spot.top() - room.top() - _GAP
        flip = below < size.height() and above > below
        height = min(size.height(), above if flip else below)
        top = spot.top() - _GAP - height if flip else spot.bottom() + 1 + _GAP
        rtl = self._anchor.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = spot.right() + 1 - width if rtl else spot.left()
        left = max(room.left(), min(left, room.right() + 1 - width))
        self.setLayoutDirection(self._anchor.layoutDirection())
        self.setGeometry(left, top, width, height)
        self.raise_()
        self.show()

    def _follow(self) -> None:
        if self.isVisible():
            self.open_under(self._size)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go with the anchor."""
        moved = event.type() in {QEvent.Type.Move, QEvent.Type.Resize}
        if self.isVisible() and moved and watched is self._anchor:
            QTimer.singleShot(0, self, self._follow)  # once what is around it is laid out too
        elif self.isVisible() and (
            (moved and watched is self._anchor.window())
            or (event.type() == QEvent.Type.Hide and watched in {self._anchor, self._anchor.window()})
        ):
            self.hide()
        return super().eventFilter(watched, event)
