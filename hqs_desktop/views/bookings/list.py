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

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.bookings.attention import ITEM_ROLE, Attention, AttentionList
from hqs_desktop.viewmodels.bookings.table import BookingTable, Column
from hqs_desktop.viewmodels.rows import LOOK_ROLE
from hqs_desktop.viewmodels.words.looks import booking_look, missed_look
from hqs_desktop.views.style import icons
from hqs_desktop.views.style.fonts import use_application_font
from hqs_desktop.views.style.theme import colours_of, px
from hqs_desktop.views.widgets.deliberate import deliberate
from hqs_desktop.views.widgets.state_cells import StateCells
from hqs_desktop.views.widgets.table import RowTable, paint_words

Index = QModelIndex | QPersistentModelIndex

_SAMPLES = {Column.TIME: "00:00", Column.DATE: "0000/00/00", Column.IDENTIFIER: "0" * 10, Column.MOBILE: "0" * 11}
"""What is of figures is as wide as these, in the widest figure."""
_WIDTHS = {
    Column.PATIENT: 126,
    Column.DOCTOR: 120,
    Column.FACILITY: 100,
    Column.OPERATOR: 84,
}
_FIRST_TO_GO = (Column.OPERATOR, Column.FACILITY, Column.IDENTIFIER, Column.MOBILE, Column.DOCTOR)
"""Where they have no room; the details panel has them all. The date stays, where the days differ."""
_GROWING = (Column.PATIENT, Column.DOCTOR, Column.FACILITY)
_LEAST_PATIENT = 80
_STATE_ICON = 16
_PAD = 8
_ATTENTION_ROW = 28
_SHOWN_AT_ONCE = 4


class BookingView(RowTable):
    """The bookings. ``came`` comes with the focus."""

    came = Signal()

    def __init__(self, model: BookingTable, parent: QWidget | None = None) -> None:
        super().__init__(model, StateCells(LOOK_ROLE, Column.STATE), parent)
        self._bookings = model
        self.setObjectName("bookings")
        self.setAccessibleName(self.tr("Bookings"))
        for changed in (model.modelReset, model.dataChanged, model.rowsInserted):
            changed.connect(self._share_room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """The others go before the patient's name gives way, and the state after it."""
        shown = self.share_room(self._widths(), first_to_go=_FIRST_TO_GO, growing=_GROWING)
        if sum(shown.values()) > self.viewport().width():
            self.share_room(shown, giving={Column.PATIENT: px(self, _LEAST_PATIENT), Column.STATE: px(self, _PAD)})

    def _widths(self) -> dict[int, int]:
        """What each column that tells something wants; the state as much as its longest word."""
        advance, pads = self.fontMetrics().horizontalAdvance, 2 * px(self, _PAD) + 2
        widths: dict[int, int] = {column: px(self, units) for column, units in _WIDTHS.items()}
        figure = max(map(formats.digits, "0123456789"), key=advance)
        for column, sample in _SAMPLES.items():
            heading = self.model().headerData(column, Qt.Orientation.Horizontal)
            widths[column] = max(advance(sample.replace("0", figure)), advance(str(heading))) + pads
        words = (*(booking_look(state).word for state in BookingState), missed_look().word)
        widths[Column.STATE] = max(map(advance, words)) + px(self, _STATE_ICON) * 4 // 3 + pads
        return {column: width for column, width in widths.items() if column in self._bookings.telling}

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
        word, patient, phone = self._widths(widget, full - x - gap)
        columns = (
            (word, item.look.word, tint.strong, strong),
            (patient, item.patient, colours.text, strong),
            (phone, item.phone, colours.text, widget.font()),
        )
        for width, text, colour, font in columns:
            paint_words(painter, place(width), text, colour, font)
        visit = f"{item.visit}  {item.advice}".strip()
        paint_words(painter, place(max(0, full - x - gap)), visit, colours.muted, widget.font())
        painter.restore()

    @staticmethod
    def _widths(widget: QWidget, room: int) -> tuple[int, int, int]:
        """Of word, patient and phone: the phone is always seen whole, the others share what it leaves."""
        phone = px(widget, 104)
        left = room - phone - 3 * px(widget, 8)
        word, patient = px(widget, 160), px(widget, 150)
        if word + patient > left:
            word = patient = max(0, left // 2)
        return word, patient, phone


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
        self._row, self._room = 0, 0
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

    def set_room(self, height: int) -> None:
        """Take no more than ``height``, but a row in any case."""
        self._room = height
        self._stretch()

    def _stretch(self) -> None:
        row = px(self, _ATTENTION_ROW)
        most = max(1, min(_SHOWN_AT_ONCE, self._room // row))
        self.setFixedHeight(min(self.model().rowCount(), most) * row + 2 * self.frameWidth() + 2)

    def _remember(self) -> None:
        self._row = max(0, self.currentIndex().row())

    def _fit(self) -> None:
        count = self.model().rowCount()
        self._stretch()
        if count and self.hasFocus():  # one call after another, without a key between
            self._deliberate.appeared()
            self.setCurrentIndex(self.model().index(min(self._row, count - 1), 0))
