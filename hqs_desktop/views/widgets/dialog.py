"""The dialog that fits every screen."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.scrolled import Scrolled
from hqs_desktop.views.widgets.tab_order import focus_next

_FRAME: Final = QSize(16, 40)
"""What a window's frame takes of the screen, in Qt's own pixels."""
_LEAST: Final = 96  # of the body's height


def room_of(widget: QWidget) -> QSize:
    """What the screen has for a dialog."""
    return widget.screen().availableSize() - _FRAME


class FittedDialog(QDialog):
    """As large as its ``body`` likes and the screen lets it; what has no room scrolls, ``foot`` is always seen below.

    ``width`` is that of the body at the usual text size. It grows with its body, for a bar that appears say.
    """

    def __init__(self, parent: QWidget | None, width: int) -> None:
        super().__init__(parent)
        self._width = width
        self._inside = QWidget()
        self._inside.setObjectName("dialog_body")
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(px(self, 12))
        self.scrolled = Scrolled(self._inside, self)
        self.scrolled.setMinimumHeight(px(self, _LEAST))
        self._inside.installEventFilter(self)
        self.foot = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(self, 20), px(self, 16), px(self, 20), px(self, 16))
        self._column.setSpacing(px(self, 12))
        self._column.addWidget(self.scrolled, 1)
        self._column.addLayout(self.foot)

    def open(self) -> None:
        """Show it."""
        self.resize(self._wanted())
        super().open()

    def event(self, event: QEvent) -> bool:
        """Grow once the foot wants more."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return handled

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  (Qt's signature)
        """Tab goes as one reads."""
        return focus_next(self, forward=forward)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow once the body wants more."""
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return super().eventFilter(watched, event)

    def _grow(self) -> None:
        if self.isVisible():
            self.resize(self._wanted().expandedTo(self.size()))

    def _wanted(self) -> QSize:
        room, margins = room_of(self), self._column.contentsMargins()
        beside = margins.left() + margins.right()
        width = max(px(self, self._width), self.body.minimumSize().width(), self.foot.minimumSize().width())
        width = min(width, room.width() - beside)
        around = margins.top() + margins.bottom() + self._column.spacing() + self.foot.sizeHint().height()
        height = around + self._height(width)
        if height > room.height():
            width += self.scrolled.verticalScrollBar().sizeHint().width()
            height = max(room.height(), around + self.scrolled.minimumHeight())
        self.scrolled.setMinimumWidth(min(self.body.minimumSize().width(), room.width() - beside))
        return QSize(min(width + beside, room.width()), height)

    def _height(self, width: int) -> int:
        if self.body.hasHeightForWidth():
            return self.body.totalHeightForWidth(width)
        return self.body.totalSizeHint().height()
