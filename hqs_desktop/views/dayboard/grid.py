"""The board on the screen: blocks on a time axis, the doctors beside each other, heads and times always seen."""

import time
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QTableView, QWidget

from hqs_desktop.viewmodels.dayboard.board import Column, minute_of
from hqs_desktop.viewmodels.dayboard.page import DayBoardViewModel
from hqs_desktop.viewmodels.dayboard.words import stamp_look
from hqs_desktop.views.dayboard.geometry import Axis, Places
from hqs_desktop.views.dayboard.paint import Brush, Fonts, Lettering, paint_head, paint_rows, paint_times
from hqs_desktop.views.dayboard.pictures import Manner, Pictures
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
_FINE, _COARSE = 15, 30  # minutes of a row
_PAINT_SECONDS, _LEAST_SECONDS = 0.007, 0.002  # at once, and for new blocks of that
_NEW_LOOK: Final = {
    QEvent.Type.PaletteChange,
    QEvent.Type.FontChange,
    QEvent.Type.LanguageChange,
    QEvent.Type.LayoutDirectionChange,
}


class BoardGrid(QTableView):
    """A table to whoever can't see it. Arrows go from block to block, Enter or a double click opens one.

    Page Up and Page Down go by a screen of time, Home and End to the day's first and last block of a doctor, with Ctrl
    to the first and last doctor.
    """

    opened = Signal()
    chosen = Signal(object, object)  # a Block and its Column, or None and None

    def __init__(self, view_model: DayBoardViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = Pictures()
        self._view_model = view_model
        self._blocks = view_model.model
        use_application_font(self)
        name, small = sized(self.font(), 1, weight=QFont.Weight.Bold), sized(self.font(), 12 / 13)
        self._fonts = Fonts(*(Lettering(font, self) for font in (name, self.font(), small)))
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
    def places(self) -> Places:
        """Where everything is, as far as one has scrolled."""
        board, body, step = self._blocks.board, self._body(), self.step
        rows = max(1, (board.last - board.first) // step)
        row = min(max(px(self, _ROW), body.height() / rows - 1 / rows), px(self, _HIGHEST_ROW))
        axis = Axis(board.first, board.last, step, row / step)
        return Places(body, axis, self._width(body), self.horizontalOffset(), self.verticalOffset(), self._rtl)

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
        return QRect() if block is None else self.places.rect_of(index.column(), block)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The block at a point; none under the heads and the times."""
        places = self.places
        if not places.body.contains(point):
            return QModelIndex()
        number = places.column_at(point.x())
        if not 0 <= number < len(self._columns):
            return QModelIndex()
        for row, block in enumerate(self._columns[number].blocks):
            if places.rect_of(number, block).contains(point):
                return self._blocks.index(row, number)
        return QModelIndex()

    def scrollTo(
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Have a block seen whole, beside heads and times."""
        del hint
        rect, places = self.visualRect(index), self.places
        if rect.isEmpty():
            return
        body, across, down = places.body, self.horizontalScrollBar(), self.verticalScrollBar()
        before = index.column() * places.width
        across.setValue(min(max(across.value(), before + places.width - body.width()), before))
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
        places = self.places
        page = int(places.body.height() / places.axis.height)
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

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Where its blocks are."""
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell whoever shows more of the block."""
        super().currentChanged(current, previous)
        self._tell()
        for index in (current, previous):
            self.viewport().update(self.visualRect(index))

    def changeEvent(self, event: QEvent) -> None:
        """Blocks look another way in other colours, another font, another language."""
        if event.type() in _NEW_LOOK:
            self._pictures.forget()
        super().changeEvent(event)

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
        """The doctors' heads move sideways with their columns, the times up and down with the rows."""
        body, viewport = self._body(), self.viewport()
        if dx:
            viewport.scroll(-dx if self._rtl else dx, 0, QRect(body.left(), 0, body.width(), viewport.height()))
        if dy:
            viewport.scroll(0, dy, QRect(0, body.top(), viewport.width(), body.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """What has to be painted of the heads, the rows and their blocks; over them the line of now and the times."""
        until = time.perf_counter() + _PAINT_SECONDS
        painter = QPainter(self.viewport())
        brush = Brush(painter, colours_of(self.palette()), self._fonts, self._rtl, px(self, 100) / 100)
        places = self.places
        body = places.body
        painter.fillRect(event.rect(), QColor(brush.colours.surface))
        if self._columns:
            if event.rect().top() < body.top():
                self._paint_heads(brush, places, event.rect())
            painter.setClipRect(body)
            paint_rows(brush, QRectF(body.left(), places.top, body.width(), 0), places.axis)
            self._paint_blocks(brush, places, event.region(), until)
            self._paint_now(brush, places)
            times = QRect(self._axis_left, body.top(), px(self, _AXIS), body.height())
            if event.rect().intersects(times):
                painter.setClipRect(times)
                paint_times(brush, QRectF(times.left(), places.top, times.width(), 0), places.axis)
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

    def _width(self, body: QRect) -> int:
        """A column's: what is left over is shared where all are seen."""
        least, number = px(self, _COLUMN), len(self._columns)
        return max(least, min(body.width() // number, 2 * least)) if number else least

    @property
    def _axis_left(self) -> int:
        return self.viewport().width() - px(self, _AXIS) if self._rtl else 0

    def _body(self) -> QRect:
        axis, head = px(self, _AXIS), px(self, _HEAD)
        left = 0 if self._rtl else axis
        size = self.viewport().size()
        return QRect(left, head, max(0, size.width() - axis), max(0, size.height() - head))

    def _paint_blocks(self, brush: Brush, places: Places, exposed: QRegion, until: float) -> None:
        """New ones ``until`` then, a few at least; the rest of them comes in the next turn of the loop."""
        current, has_focus, ratio = self.currentIndex(), self.hasFocus(), self.devicePixelRatioF()
        rect, late = exposed.boundingRect() & places.body, QRegion()
        until = max(until, time.perf_counter() + _LEAST_SECONDS)
        for number in places.columns_in(rect, len(self._columns)):
            _paint_edge(brush, places, number, places.body)
            for row, block in places.rows_in(rect, self._columns[number]):
                place = places.rect_of(number, block)
                if not exposed.intersects(place):
                    continue
                chosen = (row, number) == (current.row(), current.column())
                manner = Manner(place.width(), place.height(), ratio, chosen, solid=chosen and has_focus)
                picture = self._pictures.kept(block, manner)
                if picture is None and time.perf_counter() > until:
                    late += place
                    continue
                brush.painter.drawPixmap(place.topLeft(), picture or self._pictures.make(brush, block, manner))
        if not late.isEmpty():
            QTimer.singleShot(0, self.viewport(), partial(self.viewport().update, late))

    def _paint_now(self, brush: Brush, places: Places) -> None:
        board, axis = self._blocks.board, places.axis
        minute = minute_of(board.day, self._view_model.now())
        if not board.first <= minute <= board.last:
            return
        y = round(places.top + axis.down_to(minute))
        painter = brush.painter
        painter.setClipRect(self.viewport().rect().adjusted(0, places.body.top(), 0, 0))
        painter.setPen(QPen(QColor(brush.colours.danger.strong), 2))
        painter.drawLine(0, y, self.viewport().width(), y)

    def _paint_heads(self, brush: Brush, places: Places, exposed: QRect) -> None:
        painter, colours, body = brush.painter, brush.colours, places.body
        strip = QRect(0, 0, self.viewport().width(), body.top())
        painter.setClipRect(strip)
        painter.fillRect(strip, QColor(colours.raised))
        painter.setPen(QPen(QColor(colours.edge), 0))
        painter.drawLine(strip.bottomLeft(), strip.bottomRight())
        painter.setClipRect(QRect(body.left(), 0, body.width(), body.top()))
        now = self._view_model.now()
        for number in places.columns_in(exposed, len(self._columns)):
            column = self._columns[number]
            _paint_edge(brush, places, number, strip)
            rect = QRectF(places.left_of(number), 0, places.width, body.top())
            paint_head(brush, rect, column, self._view_model.specialty_of(column), stamp_look(column, now))

    def _reach(self) -> None:
        places = self.places
        body, last = places.body, self._blocks.board.last
        wide, high = len(self._columns) * places.width, round(places.axis.down_to(last)) + 1
        for bar, whole, seen, step in (
            (self.horizontalScrollBar(), wide, body.width(), places.width),
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


def _paint_edge(brush: Brush, places: Places, number: int, area: QRect) -> None:
    """The line behind a column."""
    left = places.left_of(number)
    x = left if places.rtl else left + places.width - 1
    brush.painter.setPen(QPen(QColor(brush.colours.line), 0))
    brush.painter.drawLine(x, area.top(), x, area.bottom())
