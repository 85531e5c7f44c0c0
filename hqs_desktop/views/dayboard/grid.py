"""The board on the screen: blocks on a time axis, the doctors beside each other, heads and times always seen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QTableView, QWidget

from hqs_desktop.viewmodels.dayboard.board import Block, Column, minute_of
from hqs_desktop.viewmodels.dayboard.page import DayBoardViewModel
from hqs_desktop.viewmodels.dayboard.words import stamp_look
from hqs_desktop.views.dayboard.paint import Axis, Brush, Fonts, paint_block, paint_head, paint_rows, paint_times
from hqs_desktop.views.style.fonts import sized, use_application_font
from hqs_desktop.views.style.theme import colours_of, px

if TYPE_CHECKING:
    from hqs_desktop.core.model import Tqid

_Index = QModelIndex | QPersistentModelIndex

_COLUMN: Final = 148  # pixels at 96 dpi, as all that follow
_ROW: Final = 34
_HIGHEST_ROW: Final = 60
_AXIS: Final = 46
_HEAD: Final = 58
_GAP: Final = 1
_FINE, _COARSE = 15, 30  # minutes of a row


class BoardGrid(QTableView):
    """A table to whoever can't see it. Arrows go from block to block, Enter or a double click opens one.

    Page Up and Page Down go by a screen of time, Home and End to the day's first and last block of a doctor, with Ctrl
    to the first and last doctor.
    """

    opened = Signal()
    chosen = Signal(object, object)  # a Block and its Column, or None and None

    def __init__(self, view_model: DayBoardViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._blocks = view_model.model
        use_application_font(self)
        small = sized(self.font(), 12 / 13)
        self._fonts = Fonts(sized(self.font(), 1, weight=QFont.Weight.Bold), self.font(), small)
        self.setObjectName("day_board")
        self.setAccessibleName(self.tr("Day board"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        for corner in self.findChildren(QAbstractButton):
            corner.hide()  # which a table's own geometry would do
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._kept: tuple[Tqid, int, int] | None = None  # the current block, its column and minute, through a reset
        self.setModel(self._blocks)
        self._blocks.modelAboutToBeReset.connect(self._keep)
        self._blocks.modelReset.connect(self._come_back)
        view_model.fine_changed.connect(self._rescale)
        view_model.minute_changed.connect(self.viewport().update)
        self.doubleClicked.connect(lambda index: self.opened.emit() if self._blocks.block_at(index) else None)

    @property
    def step(self) -> int:
        """The minutes of a row."""
        return _FINE if self._view_model.fine else _COARSE

    @property
    def _scale(self) -> Axis:
        board = self._blocks.board
        rows = max(1, (board.last - board.first) // self.step)
        row = min(max(px(self, _ROW), self._body().height() / rows - 1 / rows), px(self, _HIGHEST_ROW))
        return Axis(board.first, board.last, self.step, row / self.step)

    def go_first(self) -> None:
        """To the first free slot to come."""
        self._go(self._blocks.first())

    def reset(self) -> None:
        """Another board: the scroll bars reach as far as it does."""
        super().reset()
        self._reach()
        self.viewport().update()

    def visualRect(self, index: _Index) -> QRect:
        """Where a block is, as far as one has scrolled."""
        block = self._blocks.block_at(index)
        return QRect() if block is None else self._rect_of(index.column(), block)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The block at a point; none under the heads and the times."""
        if not self._body().contains(point):
            return QModelIndex()
        number = self._column_at(point.x())
        if not 0 <= number < len(self._columns):
            return QModelIndex()
        for row, block in enumerate(self._columns[number].blocks):
            if self._rect_of(number, block).contains(point):
                return self._blocks.index(row, number)
        return QModelIndex()

    def scrollTo(
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Have a block seen whole, beside heads and times."""
        del hint
        rect, body = self.visualRect(index), self._body()
        if rect.isEmpty():
            return
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        before = index.column() * self._width
        across.setValue(min(max(across.value(), before + self._width - body.width()), before))
        if rect.top() < body.top() or rect.height() > body.height():
            down.setValue(down.value() + rect.top() - body.top())
        elif rect.bottom() > body.bottom():
            down.setValue(down.value() + rect.bottom() - body.bottom())

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Where a key leads from the current block: up and down by time, sideways to the block beside it."""
        current = self.currentIndex()
        if self._blocks.block_at(current) is None:
            return self._blocks.first()
        to = QAbstractItemView.CursorAction
        page = int(self._body().height() / self._scale.height)
        last = len(self._columns[current.column()].blocks) - 1
        rows = {to.MoveUp: current.row() - 1, to.MoveDown: current.row() + 1, to.MoveHome: 0, to.MoveEnd: last}
        if action in {to.MoveHome, to.MoveEnd} and modifiers & Qt.KeyboardModifier.ControlModifier:
            numbers = range(len(self._columns))
            return self._outermost(numbers if action == to.MoveHome else numbers[::-1])
        if action in {to.MoveLeft, to.MoveRight}:
            return self._beside(current, self._later if action == to.MoveRight else -self._later)
        if action in {to.MovePageUp, to.MovePageDown}:
            away = page if action == to.MovePageDown else -page
            return self._blocks.nearest(current.column(), self._minute(current) + away)
        return self._blocks.index(min(max(0, rows.get(action, current.row())), last), current.column())

    def horizontalOffset(self) -> int:
        """How far one has scrolled towards later doctors."""
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:
        """How far one has scrolled towards later hours."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: _Index) -> bool:
        """Below the last block of a column there is nothing."""
        return self._blocks.block_at(index) is None

    def setSelection(self, rect: QRect, command: object) -> None:
        """By the current block alone."""
        del command
        index = self.indexAt(rect.center())
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.ClearAndSelect)

    def visualRegionForSelection(self, selection: object) -> QRegion:
        """All of it is painted anew."""
        del selection
        return QRegion(self.viewport().rect())

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell whoever shows more of the block."""
        super().currentChanged(current, previous)
        self._tell()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; letters seek nothing."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Only blocks can be taken; a click beside them changes nothing."""
        if self.indexAt(event.position().toPoint()).isValid():
            super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less of it is seen, the current block among it."""
        super().resizeEvent(event)
        self._reach()
        self.scrollTo(self.currentIndex())

    def updateGeometries(self) -> None:
        """The scroll bars reach as far as the board does, not as far as a table's rows would."""
        self._reach()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Heads and times stay where they are: all of it is painted anew."""
        del dx, dy
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, the blocks that are seen, the line of now; over them the heads and the times."""
        del event
        painter = QPainter(self.viewport())
        colours = colours_of(self.palette())
        brush = Brush(painter, colours, self._fonts, self._rtl, px(self, 100) / 100)
        body = self._body()
        painter.fillRect(self.viewport().rect(), QColor(colours.surface))
        if self._columns:
            painter.setClipRect(body)
            top = body.top() - self.verticalOffset()
            rows = QRectF(body.left(), top, body.width(), 0)
            paint_rows(brush, rows, self._scale)
            self._paint_blocks(brush, body)
            self._paint_now(brush, body)
            self._paint_heads(brush, body)
            painter.setClipRect(QRect(self._axis_left, body.top(), px(self, _AXIS), body.height()))
            axis = QRectF(self._axis_left, top, px(self, _AXIS), 0)
            paint_times(brush, axis, self._scale)
        painter.end()

    @property
    def _columns(self) -> Sequence[Column]:
        return self._blocks.board.columns

    @property
    def _rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    @property
    def _later(self) -> int:
        """What a step to the right is worth in columns."""
        return -1 if self._rtl else 1

    @property
    def _width(self) -> int:
        """A column's: what is left over is shared where all are seen."""
        least, room = px(self, _COLUMN), self._body().width()
        number = len(self._columns)
        return max(least, min(room // number, 2 * least)) if number else least

    @property
    def _axis_left(self) -> int:
        return self.viewport().width() - px(self, _AXIS) if self._rtl else 0

    def _body(self) -> QRect:
        axis, head = px(self, _AXIS), px(self, _HEAD)
        left = 0 if self._rtl else axis
        size = self.viewport().size()
        return QRect(left, head, max(0, size.width() - axis), max(0, size.height() - head))

    def _left_of(self, number: int) -> int:
        body, width = self._body(), self._width
        before = number * width - self.horizontalOffset()
        return body.right() + 1 - before - width if self._rtl else body.left() + before

    def _column_at(self, x: int) -> int:
        body = self._body()
        along = body.right() - x if self._rtl else x - body.left()
        return (along + self.horizontalOffset()) // self._width

    def _rect_of(self, number: int, block: Block) -> QRect:
        left, width, gap = self._left_of(number), self._width - 2 * _GAP - 1, _GAP
        lane = width / block.lanes
        along = block.lane * lane
        x = left + gap + (width - along - lane if self._rtl else along)
        top, scale = self._body().top() - self.verticalOffset(), self._scale
        y, end = round(top + scale.down_to(block.top)), round(top + scale.down_to(block.bottom))
        return QRect(round(x), y + 1, max(1, round(lane) - gap), max(1, end - y - 1))

    def _seen(self) -> range:
        body, width = self._body(), self._width
        first = self.horizontalOffset() // width
        return range(first, min(first + body.width() // width + 2, len(self._columns)))

    def _paint_blocks(self, brush: Brush, body: QRect) -> None:
        current = self.currentIndex()
        for number in self._seen():
            self._paint_edge(brush, number, body)
            for row, block in enumerate(self._columns[number].blocks):
                rect = self._rect_of(number, block)
                if rect.intersects(body):
                    chosen = (row, number) == (current.row(), current.column())
                    paint_block(brush, QRectF(rect), block, chosen=chosen, solid=chosen and self.hasFocus())

    def _paint_edge(self, brush: Brush, number: int, area: QRect) -> None:
        """The line behind a column."""
        left = self._left_of(number)
        x = left if self._rtl else left + self._width - 1
        brush.painter.setPen(QPen(QColor(brush.colours.line), 0))
        brush.painter.drawLine(x, area.top(), x, area.bottom())

    def _paint_now(self, brush: Brush, body: QRect) -> None:
        board = self._blocks.board
        minute = minute_of(board.day, self._view_model.now())
        if not board.first <= minute <= board.last:
            return
        y = round(body.top() - self.verticalOffset() + self._scale.down_to(minute))
        painter = brush.painter
        painter.setClipRect(self.viewport().rect().adjusted(0, body.top(), 0, 0))
        painter.setPen(QPen(QColor(brush.colours.danger.strong), 2))
        painter.drawLine(0, y, self.viewport().width(), y)

    def _paint_heads(self, brush: Brush, body: QRect) -> None:
        painter, colours = brush.painter, brush.colours
        strip = QRect(0, 0, self.viewport().width(), body.top())
        painter.setClipRect(strip)
        painter.fillRect(strip, QColor(colours.raised))
        painter.setPen(QPen(QColor(colours.edge), 0))
        painter.drawLine(strip.bottomLeft(), strip.bottomRight())
        painter.setClipRect(QRect(body.left(), 0, body.width(), body.top()))
        now = self._view_model.now()
        for number in self._seen():
            column = self._columns[number]
            self._paint_edge(brush, number, strip)
            rect = QRectF(self._left_of(number), 0, self._width, body.top())
            paint_head(brush, rect, column, self._view_model.specialty_of(column), stamp_look(column, now))

    def _reach(self) -> None:
        body, board = self._body(), self._blocks.board
        wide, high = len(self._columns) * self._width, round(self._scale.down_to(board.last)) + 1
        for bar, whole, seen, step in (
            (self.horizontalScrollBar(), wide, body.width(), self._width),
            (self.verticalScrollBar(), high, body.height(), px(self, _ROW)),
        ):
            bar.setRange(0, max(0, whole - seen) if self._columns else 0)
            bar.setPageStep(max(1, seen))
            bar.setSingleStep(step)

    def _rescale(self) -> None:
        self._reach()
        self.scrollTo(self.currentIndex())
        self.viewport().update()

    def _keep(self) -> None:
        current = self.currentIndex()
        block = self._blocks.block_at(current)
        self._kept = None if block is None else (block.slot.tqid, current.column(), block.top)

    def _come_back(self) -> None:
        """The same block is the current one; where it is gone, the nearest of its doctor's place."""
        if self._kept is None:
            self.chosen.emit(None, None)
            return
        tqid, column, minute = self._kept
        index = self._blocks.index_of(tqid)
        at = (self.horizontalOffset(), self.verticalOffset())
        self._set(index if index.isValid() else self._blocks.nearest(column, minute))
        self._tell()
        if index.isValid():  # nothing moves under the eye
            self.horizontalScrollBar().setValue(at[0])
            self.verticalScrollBar().setValue(at[1])

    def _tell(self) -> None:
        current = self.currentIndex()
        block = self._blocks.block_at(current)
        self.chosen.emit(block, self._blocks.column_at(current) if block is not None else None)

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self._set(index)
            self.scrollTo(index)

    def _set(self, index: QModelIndex) -> None:
        self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.ClearAndSelect)

    def _minute(self, index: _Index) -> int:
        block = self._blocks.block_at(index)
        return block.top if block is not None else 0

    def _beside(self, current: QModelIndex, step: int) -> QModelIndex:
        """In the next column that has a block, the one that is on at the same time."""
        number = current.column() + step
        while 0 <= number < len(self._columns):
            index = self._blocks.nearest(number, self._minute(current))
            if index.isValid():
                return index
            number += step
        return current

    def _outermost(self, numbers: range) -> QModelIndex:
        minute = self._minute(self.currentIndex())
        found = (self._blocks.nearest(number, minute) for number in numbers)
        return next((index for index in found if index.isValid()), self.currentIndex())
