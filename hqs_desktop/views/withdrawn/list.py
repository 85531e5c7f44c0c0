"""The two lists of F7: the patients that are hit, and the slots that nobody from here has."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hqs_desktop.viewmodels.rows import LOOK_ROLE
from hqs_desktop.viewmodels.withdrawn.table import Column, HitTable, OtherSlots
from hqs_desktop.viewmodels.withdrawn.words import told_looks
from hqs_desktop.views.style.fonts import use_application_font
from hqs_desktop.views.style.theme import colours_of, px
from hqs_desktop.views.widgets.state_cells import StateCells
from hqs_desktop.views.widgets.table import RowTable, paint_words, width_of

Index = QModelIndex | QPersistentModelIndex

_WIDTHS = {Column.PATIENT: 140, Column.DOCTOR: 130, Column.FACILITY: 110}
_FIGURES = {Column.DATE: "0000/00/00", Column.TIME: "00:00", Column.MOBILE: "0" * 11}
_FIRST_TO_GO = (Column.FACILITY, Column.DOCTOR, Column.TIME, Column.DATE)
"""Where large text leaves too little room; the details have them all."""
_GROWING = (Column.PATIENT, Column.DOCTOR, Column.FACILITY)
_LEAST_PATIENT = 56
_OTHER_ROW = 24
_OTHERS_AT_ONCE = 4


class HitView(RowTable):
    """The patients that are hit. ``came`` comes with the focus."""

    came = Signal()

    def __init__(self, model: HitTable, parent: QWidget | None = None) -> None:
        super().__init__(model, StateCells(LOOK_ROLE, Column.TOLD), parent)
        self.setObjectName("hits")
        self.setAccessibleName(self.tr("Patients that are hit"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room; phone and told are seen whole."""
        super().resizeEvent(event)
        least: dict[int, int] = {Column.PATIENT: px(self, _LEAST_PATIENT)}
        self.share_room(self._widths(), first_to_go=_FIRST_TO_GO, growing=_GROWING, giving=least)

    def _widths(self) -> dict[int, int]:
        """What each column wants: figures and whether they were told are seen whole."""
        model = self.model()
        head = {column: str(model.headerData(column, Qt.Orientation.Horizontal)) for column in Column}
        widths: dict[int, int] = {column: px(self, width) for column, width in _WIDTHS.items()}
        for column, figures in _FIGURES.items():
            widths[column] = width_of(self, figures, head[column])
        widths[Column.TOLD] = width_of(self, *(look.word for look in told_looks()), head[Column.TOLD]) + px(self, 22)
        return widths

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The chosen row is the chosen booking again."""
        super().focusInEvent(event)
        self.came.emit()


class _Id(QStyledItemDelegate):
    """One line, at the reading side."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  (Qt's signature)
        """All lines are of one height."""
        widget = option.widget
        return QSize(0, px(widget, _OTHER_ROW) if isinstance(widget, QWidget) else _OTHER_ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the id over the line's ground."""
        colours, pad = colours_of(option.palette), px(option.widget, 8)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        painter.setLayoutDirection(option.direction)
        paint_words(painter, option.rect.adjusted(pad, 0, -pad, 0), str(index.data()), colours.text, option.font)


class OthersView(QListView):
    """Slots by their ids, as high as its rows, up to four; hidden where there are none. ``opened`` comes with Enter."""

    opened = Signal(int)

    def __init__(self, model: OtherSlots, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        use_application_font(self)
        self.setObjectName("others")
        self.setAccessibleName(self.tr("Slots that were not booked from here"))
        self.setModel(model)
        self.setItemDelegate(_Id(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._open)
        model.modelReset.connect(self._fit)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt makes the first row the current one, but does not choose it."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))
        self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.row())

    def _fit(self) -> None:
        count = self.model().rowCount()
        self.setVisible(count > 0)
        self.setFixedHeight(min(count, _OTHERS_AT_ONCE) * px(self, _OTHER_ROW) + 2 * self.frameWidth() + 2)
