"""A table of texts that are only looked at: a file's first lines, a report."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hqs_desktop.viewmodels.codes.import_tables import TextTable
from hqs_desktop.views.style.theme import colours_of, px
from hqs_desktop.views.widgets.table import RowTable, paint_words

Index = QModelIndex | QPersistentModelIndex

_FIRST, _LEAST, _MOST = 72, 96, 320  # widths
_ROWS: Final = 6


class _Cells(QStyledItemDelegate):
    """All at the reading side."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell over the row's ground."""
        colours = colours_of(option.palette)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        pad = px(option.widget, 8)
        colour = colours.muted if index.column() == 0 else colours.text
        painter.setLayoutDirection(option.direction)
        paint_words(painter, option.rect.adjusted(pad, 0, -pad, 0), str(index.data()), colour, option.font)


class TextTableView(RowTable):
    """Shows a ``TextTable``: a few rows, the rest by scrolling."""

    def __init__(self, model: TextTable, name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, _Cells(), parent)
        self.setAccessibleName(name)
        self.setHorizontalScrollMode(RowTable.ScrollMode.ScrollPerPixel)
        model.modelReset.connect(self._share_room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """The first column is narrow; the others share what is left, or scroll."""
        count = self.model().columnCount()
        if not count:
            return
        first = px(self, _FIRST)
        rest = (self.viewport().width() - first) // max(1, count - 1)
        width = max(px(self, _LEAST), rest)
        self.setColumnWidth(0, first)
        for column in range(1, count):
            self.setColumnWidth(column, width)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + (_ROWS + 1) * self.rowHeight(0))
