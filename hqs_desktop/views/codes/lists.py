"""The two lists of the code tables: the nineteen, and the rows of one of them or of a search."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hqs_desktop.viewmodels.codes.tables import LINE_ROLE, Column, EntryRows, Line, TableList
from hqs_desktop.views.style.fonts import sized, use_application_font
from hqs_desktop.views.style.theme import colours_of, px
from hqs_desktop.views.widgets.table import RowTable, paint_words

Index = QModelIndex | QPersistentModelIndex

_ROW = 24
_WIDTHS = {
    Column.CODE: 120,
    Column.TERM: 300,
    Column.TERM_EN: 110,
    Column.NOTE: 320,
    Column.GROUP: 230,
    Column.ISSUER: 165,
    Column.ASSIGNER: 165,
    Column.TABLE: 230,
}
_NEEDED = {Column.TERM: 180, Column.NOTE: 160, Column.GROUP: 160, Column.TABLE: 160}
"""What the elastic ones can be narrowed to, before any goes."""
_FIRST_TO_GO = (Column.ASSIGNER, Column.GROUP, Column.NOTE, Column.TERM_EN, Column.ISSUER, Column.TABLE)
"""Where there is too little room; the line below the rows tells them of the chosen one."""


class _TableLine(QStyledItemDelegate):
    """Number, title, count."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  (Qt's signature)
        """All lines are of one height."""
        widget = option.widget
        return QSize(0, px(widget, _ROW) if isinstance(widget, QWidget) else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a line from the reading side."""
        line, widget = index.data(LINE_ROLE), option.widget
        if not isinstance(line, Line) or not isinstance(widget, QWidget):
            return
        colours = colours_of(option.palette)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setLayoutDirection(option.direction)
        if chosen:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        spot = option.rect.adjusted(px(widget, 8), 0, -px(widget, 8), 0)
        number, count, gap = px(widget, 20), px(widget, 28), px(widget, 4)
        small = sized(widget.font(), 12 / 13)
        strong = QFont(widget.font())
        if chosen:
            strong.setWeight(QFont.Weight.Medium)
        paint_words(painter, spot, line.count, colours.faint if line.empty else colours.muted, small, end=True)
        before = spot.adjusted(spot.width() - number, 0, 0, 0) if rtl else spot.adjusted(0, 0, number - spot.width(), 0)
        paint_words(painter, before, line.number, colours.faint if line.empty else colours.muted, small)
        start, end = number + gap, count + gap
        title = spot.adjusted(end, 0, -start, 0) if rtl else spot.adjusted(start, 0, -end, 0)
        paint_words(painter, title, line.title, colours.faint if line.empty else colours.text, strong)
        painter.restore()


class TablesView(QListView):
    """The nineteen tables. ``chosen`` comes with an appendix when the user moves to its line."""

    chosen = Signal(int)

    def __init__(self, model: TableList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        use_application_font(self)
        self.setObjectName("code_tables")
        self.setAccessibleName(self.tr("The guide's code tables"))
        self._model = model
        self._marked = -1
        self.setModel(model)
        self.setItemDelegate(_TableLine(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._moved)

    def mark(self, appendix: int) -> None:
        """Mark a table as the one that is shown, which does not choose it."""
        row = self._model.row_of(appendix)
        if row != self.currentIndex().row():
            self._marked = row
            self.setCurrentIndex(self._model.index(row, 0))

    def _moved(self, current: QModelIndex) -> None:
        appendix = self._model.appendix_at(current.row())
        if appendix is not None and current.row() != self._marked:
            self.chosen.emit(appendix)
        self._marked = -1


class _Cells(QStyledItemDelegate):
    """Everything at the reading side; what is not code or term steps back. By hand, as it is faster than by style."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell over the row's ground."""
        colours = colours_of(option.palette)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        pad = px(option.widget, 8)
        main = index.column() in {Column.CODE, Column.TERM}
        font = QFont(option.font)
        if index.column() == Column.CODE:
            font.setWeight(QFont.Weight.Medium)
        painter.setLayoutDirection(option.direction)
        spot = option.rect.adjusted(pad, 0, -pad, 0)
        paint_words(painter, spot, str(index.data()), colours.text if main else colours.muted, font)


class EntriesView(RowTable):
    """The rows. ``left`` comes with Up from the first row."""

    left = Signal()

    def __init__(self, model: EntryRows, parent: QWidget | None = None) -> None:
        super().__init__(model, _Cells(), parent)
        self.setObjectName("code_rows")
        self.setAccessibleName(self.tr("Rows of the table"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = model
        model.modelReset.connect(self._share_room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self._share_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up from the first row leads out."""
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _share_room(self) -> None:
        """Fixed widths; the term has what is over. Without enough room some narrow, then the least needed go."""
        room, shown = self.viewport().width(), list(self._model.columns)

        def needed(least: dict[Column, int]) -> int:
            return sum(px(self, least.get(column, _WIDTHS[column])) for column in shown)

        for column in _FIRST_TO_GO:
            if needed(_NEEDED) <= room:
                break
            if column in shown:
                shown.remove(column)
        narrow = needed({}) > room
        for column in Column:
            self.setColumnHidden(column, column not in shown)
            if column in shown:
                self.setColumnWidth(column, px(self, (_NEEDED if narrow else {}).get(column, _WIDTHS[column])))
        if shown:
            elastic = Column.NOTE if Column.NOTE in shown and not narrow else Column.TERM
            others = sum(self.columnWidth(column) for column in shown if column is not elastic)
            self.setColumnWidth(elastic, max(self.columnWidth(elastic), room - others))
