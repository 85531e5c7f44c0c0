"""A layout that fills its lines one after another: one on a wide window, more on a narrow one."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

_Line = list[QLayoutItem]


class Flow(QLayout):
    """Puts items beside each other at the widths that they want; what does not fit begins a new line.

    Items that expand share what their line has left; else ``centred`` ones have it on both sides.
    """

    def __init__(self, spacing: int, parent: QWidget | None = None, *, centred: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._centred = centred
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Take another item."""
        self._items.append(item)

    def add_layout(self, layout: QLayout) -> None:
        """Take what another layout arranges as one item."""
        self.addChildLayout(layout)
        self.addItem(layout)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """An item."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more than its items need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its lines."""
        heights = [_height(line, self._widths(line, width)) for line in self._lines(width)]
        return sum(heights) + max(0, len(heights) - 1) * self.spacing()

    def sizeHint(self) -> QSize:
        """All in one line."""
        items = self._shown()
        width = sum(item.sizeHint().width() for item in items) + max(0, len(items) - 1) * self.spacing()
        return QSize(width, max((item.sizeHint().height() for item in items), default=0))

    def minimumSize(self) -> QSize:
        """As narrow as its widest item, as high as its lines are now; one line before it has a place."""
        width = max((item.minimumSize().width() for item in self._shown()), default=0)
        now = self.geometry().width()
        return QSize(width, self.heightForWidth(now) if now else self.sizeHint().height())

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight
        y = rect.y()
        for line in self._lines(rect.width()):
            widths, x = self._widths(line, rect.width()), rect.x()
            height = _height(line, widths)
            if self._centred:
                x += max(0, rect.width() - sum(widths) - self.spacing() * (len(line) - 1)) // 2
            for item, width in zip(line, widths, strict=True):
                item.setGeometry(QStyle.visualRect(direction, rect, QRect(x, y, width, height)))
                x += width + self.spacing()
            y += height + self.spacing()

    def _shown(self) -> _Line:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, room: int) -> Iterator[_Line]:
        line: _Line = []
        taken = 0
        for item in self._shown():
            width = item.sizeHint().width()
            if line and taken + width > room:
                yield line
                line, taken = [], 0
            line.append(item)
            taken += width + self.spacing()
        if line:
            yield line

    def _widths(self, line: _Line, room: int) -> list[int]:
        wanted = [item.sizeHint().width() for item in line]
        left = room - sum(wanted) - self.spacing() * (len(line) - 1)
        grows = [bool(item.expandingDirections() & Qt.Orientation.Horizontal) for item in line]
        if left < 0:  # one alone that is too wide
            return [max(item.minimumSize().width(), room) for item in line]
        share = left // sum(grows) if any(grows) else 0
        return [width + share * grow for width, grow in zip(wanted, grows, strict=True)]


def _height(line: _Line, widths: list[int]) -> int:
    return max(
        item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
        for item, width in zip(line, widths, strict=True)
    )
