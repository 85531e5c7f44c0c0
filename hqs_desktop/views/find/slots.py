"""The grid of slots: painted, of fixed sizes, moved through by keyboard."""

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from hqs_desktop.core.model import Slot
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.book.slot import STATE_ICONS, SlotState
from hqs_desktop.viewmodels.commands import DAY_LEFT, DAY_RIGHT
from hqs_desktop.viewmodels.find.days import CELL
from hqs_desktop.viewmodels.find.slots import PartCell, ProviderRow, SlotCell, SlotModel
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.find.days import Fonts
from hqs_desktop.views.style import icons
from hqs_desktop.views.style.fonts import use_application_font
from hqs_desktop.views.style.theme import colours_of, px
from hqs_desktop.views.widgets.elided import elided

_Index = QModelIndex | QPersistentModelIndex
_ROW = 29
_PART = 84
_SLOT = 116
_VERTICAL = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute


def _sides(widget: QWidget) -> tuple[Qt.AlignmentFlag, Qt.AlignmentFlag]:
    """Where a line begins and where it ends."""
    rtl = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    return (right, left) if rtl else (left, right)


class _SlotDelegate(QStyledItemDelegate):
    def __init__(self, view: "SlotGrid") -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        cell = index.data(CELL)
        painter.save()
        if isinstance(cell, SlotCell):
            self._paint_slot(painter, option, cell)
        elif isinstance(cell, PartCell):
            painter.setFont(self._view.fonts.small)
            painter.setPen(QColor(colours_of(option.palette).muted))
            start, _ = _sides(self._view)
            painter.drawText(option.rect.adjusted(8, 0, -8, 0), start | _VERTICAL, cell.word)
        painter.restore()

    def _paint_slot(self, painter: QPainter, option: QStyleOptionViewItem, cell: SlotCell) -> None:
        colours = colours_of(option.palette)
        view = self._view
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        solid = chosen and view.hasFocus()
        free = cell.state is SlotState.FREE
        rect = option.rect.adjusted(2, 2, -2, -2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colours.accent if solid else colours.accent_soft if chosen else colours.surface
        if not free and not chosen:
            ground = colours.raised
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.edge), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(rect, 4, 4)
        start, end = _sides(view)
        inner = rect.adjusted(8, 0, -8, 0)
        painter.setFont(view.fonts.medium if free else view.fonts.plain)
        ink = colours.on_accent if solid else colours.text if free else colours.muted
        painter.setPen(QColor(ink))
        painter.drawText(inner, start | _VERTICAL, cell.time)
        taken = painter.fontMetrics().horizontalAdvance(cell.time) + 8
        rtl = view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        rest = inner.adjusted(0, 0, -taken, 0) if rtl else inner.adjusted(taken, 0, 0, 0)
        if not free:
            size = px(view, 14)
            pixmap = icons.pixmap(STATE_ICONS[cell.state], ink, size)
            at = rest.right() - size + 1 if rtl else rest.left()
            painter.drawPixmap(at, rest.center().y() - size // 2 + 1, pixmap)
            rest = rest.adjusted(0, 0, -size - 4, 0) if rtl else rest.adjusted(size + 4, 0, 0, 0)
        painter.setFont(view.fonts.small)
        painter.setPen(QColor(ink if solid else colours.muted))
        word = elided(cell.word, painter.fontMetrics(), rest.width())
        painter.drawText(rest, (end if free else start) | _VERTICAL, word)


class SlotGrid(QTableView):
    """One day's slots. Arrows go from slot to slot, Enter (or a double click) chooses, PageUp and PageDown scroll.

    ``day_step_wanted`` comes with the days' own keys: 1 for the next, -1 for the one before.
    """

    chosen = Signal(object)
    current_slot_changed = Signal(object)
    day_step_wanted = Signal(int)
    left = Signal()  # Up was pressed in the first row: back to the days

    def __init__(self, model: SlotModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slots = model
        use_application_font(self)
        self.fonts = Fonts.of(self.font())
        self.setObjectName("slot_grid")
        self.setAccessibleName(self.tr("Slots"))
        self.setModel(model)
        self.setItemDelegate(_SlotDelegate(self))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        for header, size in ((self.horizontalHeader(), _SLOT), (self.verticalHeader(), _ROW)):
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setDefaultSectionSize(px(self, size))
        bind_key(DAY_LEFT, self, lambda: self.day_step_wanted.emit(-self._later))
        bind_key(DAY_RIGHT, self, lambda: self.day_step_wanted.emit(self._later))
        self.doubleClicked.connect(self._choose)
        self.selectionModel().currentChanged.connect(self._current_changed)
        model.modelReset.connect(self._set_first_column)
        model.dataChanged.connect(self._repaint)
        model.rowsAboutToBeInserted.connect(self._hold)
        model.rowsInserted.connect(self._keep_in_place)
        self._anchor, self._held = QPersistentModelIndex(), 0

    @property
    def current_slot(self) -> Slot | None:
        """The slot that Enter would choose."""
        return self._slots.slot_at(self.currentIndex())

    @property
    def _later(self) -> int:
        """What a step to the right is worth in time."""
        return -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1

    def go_to(self, slot: Slot | None) -> None:
        """Make a slot the current one; None: the first bookable one."""
        index = self._slots.index_of(slot.tqid) if slot is not None else self._slots.first()
        if index.isValid():
            self._move(index)

    def sizeHint(self) -> QSize:
        """Two rows; it has whatever is left."""
        return QSize(super().sizeHint().width(), 2 * px(self, _ROW))

    def minimumSizeHint(self) -> QSize:
        """As little."""
        return QSize(super().minimumSizeHint().width(), 2 * px(self, _ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, choose."""
        key = event.key()
        sideways = {Qt.Key.Key_Left: -self._later, Qt.Key.Key_Right: self._later}
        page = max(1, self.viewport().height() // self.rowHeight(0) - 2) if self._slots.rowCount() else 1
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page}
        current = self.currentIndex()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose()
        elif not current.isValid() and (key in sideways or key in steps):
            self.go_to(None)
        elif key in sideways:
            self._move(self._slots.beside(current, sideways[Qt.Key(key)]))
        elif key in steps:
            other = self._slots.above_or_below(current, steps[Qt.Key(key)])
            if other == current and key == Qt.Key.Key_Up:
                self.left.emit()
            else:
                self._move(other)
        else:
            event.ignore()  # Qt's own table would search by letters

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Only slots can be taken; a click beside them changes nothing."""
        if self._slots.slot_at(self.indexAt(event.position().toPoint())) is not None:
            super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many slots beside each other as fit."""
        super().resizeEvent(event)
        room = self.viewport().width() - px(self, _PART)
        slot = self.current_slot
        self._slots.set_columns(max(1, room // px(self, _SLOT)))
        self._set_first_column()
        if slot is not None and self.current_slot is None:
            self.go_to(slot)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells by their delegate, the heads of providers across all columns."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        row = self.rowAt(0)
        while 0 <= row < self._slots.rowCount() and self.rowViewportPosition(row) < self.viewport().height():
            if self._slots.is_head(row):
                rect = QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))
                self._paint_head(painter, rect, cast("ProviderRow", self._slots.index(row, 0).data(CELL)))
            row += 1
        painter.end()

    def _paint_head(self, painter: QPainter, rect: QRect, head: ProviderRow) -> None:
        colours = colours_of(self.palette())
        painter.fillRect(rect, QColor(colours.raised))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        start, end = _sides(self)
        inner = rect.adjusted(8, 0, -8, 0)
        rtl = start == Qt.AlignmentFlag.AlignRight
        painter.setFont(self.fonts.small_medium)
        count = self.tr("{n} free").format(n=formats.digits(head.free))
        painter.setPen(QColor(colours.success.strong if head.free else colours.muted))
        painter.drawText(inner, end | _VERTICAL, count)
        room = painter.fontMetrics().horizontalAdvance(count) + 16
        inner = inner.adjusted(room, 0, 0, 0) if rtl else inner.adjusted(0, 0, -room, 0)
        if head.distance:
            painter.setPen(QColor(colours.text))
            painter.drawText(inner, end | _VERTICAL, head.distance)
            room = painter.fontMetrics().horizontalAdvance(head.distance) + 16
            inner = inner.adjusted(room, 0, 0, 0) if rtl else inner.adjusted(0, 0, -room, 0)
        painter.setFont(self.fonts.bold)
        painter.setPen(QColor(colours.text))
        name = elided(head.name, painter.fontMetrics(), inner.width())
        painter.drawText(inner, start | _VERTICAL, name)
        taken = painter.fontMetrics().horizontalAdvance(name) + 12
        inner = inner.adjusted(0, 0, -taken, 0) if rtl else inner.adjusted(taken, 0, 0, 0)
        painter.setFont(self.fonts.small)
        painter.setPen(QColor(colours.muted))
        beside = elided(head.beside, painter.fontMetrics(), inner.width())
        painter.drawText(inner, start | _VERTICAL, beside)

    def _repaint(self) -> None:
        """All: the count at the end of a provider's head lies beyond the cells that have changed."""
        self.viewport().update()

    def _hold(self) -> None:
        """Where the eye is: the current slot, else the first row that is seen."""
        current = self.currentIndex()
        at = current if current.isValid() else self.model().index(max(0, self.rowAt(0)), 0)
        self._anchor = QPersistentModelIndex(at)
        self._held = self.rowViewportPosition(at.row()) if at.isValid() else 0

    def _keep_in_place(self) -> None:
        """A provider who comes in above pushes nothing away from under the eye."""
        if self._anchor.isValid():
            bar = self.verticalScrollBar()
            self.updateGeometries()
            bar.setValue(bar.value() + self.rowViewportPosition(self._anchor.row()) - self._held)

    def _move(self, index: QModelIndex) -> None:
        self.setCurrentIndex(index)
        # The head of the first row of a provider should be seen with it.
        if index.row() and self._slots.is_head(index.row() - 1):
            self.scrollTo(self._slots.index(index.row() - 1, 0))
        self.scrollTo(index)

    def _choose(self) -> None:
        if (slot := self.current_slot) is not None:
            self.chosen.emit(slot)

    def _current_changed(self, current: QModelIndex) -> None:
        self.current_slot_changed.emit(self._slots.slot_at(current))

    def _set_first_column(self) -> None:
        self.setColumnWidth(0, px(self, _PART))
