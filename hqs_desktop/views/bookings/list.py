"""The two lists of the desk: what can't wait, and the bookings."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hqs_desktop.viewmodels.bookings.attention import ITEM_ROLE, Attention, AttentionList
from hqs_desktop.viewmodels.bookings.table import LOOK_ROLE, BookingTable, Column
from hqs_desktop.views.style import icons
from hqs_desktop.views.style.fonts import use_application_font
from hqs_desktop.views.style.theme import colours_of, px
from hqs_desktop.views.widgets.deliberate import deliberate
from hqs_desktop.views.widgets.state_cells import StateCells
from hqs_desktop.views.widgets.table import RowTable, paint_words

Index = QModelIndex | QPersistentModelIndex

_WIDTHS = {
    Column.TIME: 56,
    Column.DATE: 90,
    Column.PATIENT: 150,
    Column.IDENTIFIER: 96,
    Column.DOCTOR: 146,
    Column.FACILITY: 110,
    Column.STATE: 168,
    Column.OPERATOR: 84,
}
_FIRST_TO_GO = (Column.OPERATOR, Column.FACILITY, Column.IDENTIFIER, Column.DOCTOR, Column.DATE)
"""Where large text leaves too little room; the details panel has them all."""
_ATTENTION_ROW = 28
_SHOWN_AT_ONCE = 4


class BookingView(RowTable):
    """The bookings. ``came`` comes with the focus."""

    came = Signal()

    def __init__(self, model: BookingTable, parent: QWidget | None = None) -> None:
        super().__init__(model, StateCells(LOOK_ROLE, Column.STATE), parent)
        self.setObjectName("bookings")
        self.setAccessibleName(self.tr("Bookings"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fixed widths, the rest for centre or patient; what has no room goes, the least needed first."""
        super().resizeEvent(event)
        room = self.viewport().width()
        shown = dict(_WIDTHS)
        for column in _FIRST_TO_GO:
            if px(self, sum(shown.values())) <= room:
                break
            del shown[column]
        rest = Column.FACILITY if Column.FACILITY in shown else Column.PATIENT
        for column in Column:
            self.setColumnHidden(column, column not in shown)
            if column in shown:
                self.setColumnWidth(column, px(self, _WIDTHS[column]))
        self.setColumnWidth(rest, max(px(self, _WIDTHS[rest]), room - sum(map(self.columnWidth, set(shown) - {rest}))))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The chosen row is the chosen booking again."""
        super().focusInEvent(event)
        self.came.emit()


class _AttentionRow(QStyledItemDelegate):
    """One line: what it is, who, the phone, which visit, what not to do."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  (Qt's signature)
        """All rows are of one height."""
        widget = option.widget
        return QSize(0, px(widget, _ATTENTION_ROW) if isinstance(widget, QWidget) else _ATTENTION_ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the columns from the reading side."""
        item = index.data(ITEM_ROLE)
        widget = option.widget
        if not isinstance(item, Attention) or not isinstance(widget, QWidget):
            return
        colours = colours_of(option.palette)
        tint = colours.tint(item.look.tone)
        painter.save()
        painter.setLayoutDirection(option.direction)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, QColor(colours.accent_soft if selected else colours.surface))
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        x = 0
        gap, full = px(widget, 8), option.rect.width()

        def place(width: int) -> QRect:
            nonlocal x
            left = option.rect.right() + 1 - x - width if rtl else option.rect.left() + x
            x += width + gap
            return QRect(left, option.rect.top(), width, option.rect.height())

        place(0)
        size = px(widget, 16)
        spot = place(size)
        painter.drawPixmap(spot.left(), spot.center().y() - size // 2, icons.pixmap(item.look.icon, tint.strong, size))
        strong = QFont(widget.font())
        strong.setWeight(QFont.Weight.Medium)
        columns = (
            (px(widget, 160), item.look.word, tint.strong, strong),
            (px(widget, 150), item.patient, colours.text, strong),
            (px(widget, 104), item.phone, colours.text, widget.font()),
        )
        for width, text, colour, font in columns:
            paint_words(painter, place(width), text, colour, font)
        visit = f"{item.visit}  {item.advice}".strip()
        paint_words(painter, place(max(0, full - x - gap)), visit, colours.muted, widget.font())
        painter.restore()


class AttentionView(QListView):
    """What can't wait. As high as its rows, up to four; hidden by the screen where there are none.

    ``came`` comes with the focus, ``done`` with Enter: the patient was told, or the outcome is to be settled.
    """

    came = Signal()
    done = Signal()

    def __init__(self, model: AttentionList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deliberate = deliberate(self)
        use_application_font(self)
        self.setObjectName("attention")
        self.setAccessibleName(self.tr("What can't wait"))
        self.setModel(model)
        self.setItemDelegate(_AttentionRow(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._row = 0
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._fit)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt makes the first row the current one, but does not choose it."""
        super().focusInEvent(event)
        if self.currentIndex().isValid():
            self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.came.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter sees to the row."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _remember(self) -> None:
        self._row = max(0, self.currentIndex().row())

    def _fit(self) -> None:
        count = self.model().rowCount()
        self.setFixedHeight(min(count, _SHOWN_AT_ONCE) * px(self, _ATTENTION_ROW) + 2 * self.frameWidth() + 2)
        if count and self.hasFocus():  # one call after another, without a key between
            self._deliberate.appeared()
            self.setCurrentIndex(self.model().index(min(self._row, count - 1), 0))
