"""A table of texts that are only looked at: a file's first lines, a report."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hqs_desktop.viewmodels.codes.import_tables import TextTable
from hqs_desktop.views.style.theme import colours_of, px
from hqs_desktop.views.widgets.table import RowTable, paint_words

Index = QModelIndex | QPersistentModelIndex

_FIRST, _LEAST, _MOST = 72, 96, 440  # widths
_PAD: Final = 8
_ROWS: Final = 4
_SAMPLED: Final = 30


class _Cells(QStyledItemDelegate):
    """All at the reading side."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell over the row's ground."""
        colours = colours_of(option.palette)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        pad = px(option.widget, _PAD)
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
        """The first column is narrow; the others share what is left by how much stands in them, or scroll."""
        count = self.model().columnCount()
        if not count:
            return
        first = px(self, _FIRST)
        least, wanted = px(self, _LEAST), [self._wanted(column) for column in range(1, count)]
        over = self.viewport().width() - first - sum(wanted)
        if over < 0:  # what is wide gives way, down to the least
            above = sum(wanted) - least * len(wanted)
            shares = [(width - least) / above if above else 0 for width in wanted]
        else:
            shares = [width / sum(wanted) for width in wanted]
        self.setColumnWidth(0, first)
        for column, (width, share) in enumerate(zip(wanted, shares, strict=True), 1):
            self.setColumnWidth(column, max(least, int(width + over * share)))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + (_ROWS + 1) * self.rowHeight(0))

    def _wanted(self, column: int) -> int:
        """Room for what stands in the first rows of a column, within bounds."""
        model = self.model()
        texts = (str(model.index(row, column).data()) for row in range(min(_SAMPLED, model.rowCount())))
        longest = max(map(self.fontMetrics().horizontalAdvance, texts), default=0)
        return min(max(px(self, _LEAST), longest + px(self, 2 * _PAD)), px(self, _MOST))
