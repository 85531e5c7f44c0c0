"""What tables of rows have in common: the search above them, the keys, and how their words are painted."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QStyledItemDelegate, QTableView, QWidget

from hqs_desktop.viewmodels import formats
from hqs_desktop.views.style.fonts import use_application_font
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.elided import elided

NOTHING_GIVES: Final[Mapping[int, int]] = MappingProxyType({})
_ROW = 24
_PAD = 8  # at either side of a cell's words
_LEAST_ROWS = 4
_SEARCH = 180  # pixels, whatever the text: enough for a code in the largest
# Made once: Qt's flags take Python longer to join than a word to be painted.
_SAME: Final = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
AT_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | _SAME)
AT_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | _SAME)


class ListSearch(QLineEdit):
    """Searches what stands below it. ``left`` comes with Down and Enter, ``emptied`` with Esc.

    ``leaves_undo``: the screen has something to undo, which then comes before what was typed here.
    """

    left = Signal()
    emptied = Signal()
    leaves_undo = False

    def event(self, event: QEvent) -> bool:
        """Leave the screen's shortcut for undo to it."""
        is_undo = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        if event.type() == QEvent.Type.ShortcutOverride and is_undo and self.leaves_undo:
            event.ignore()
            return False
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Room for a code between its icon and its button; more where there is more."""
        return QSize(_SEARCH, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that leave the field."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


class RowTable(QTableView):
    """A table whose whole rows are chosen. ``opened`` comes with Enter, ``typed`` with a printable key."""

    opened = Signal()
    typed = Signal(str)

    def __init__(self, model: QAbstractItemModel, cells: QStyledItemDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        use_application_font(self)
        self.setModel(model)
        cells.setParent(self)
        self.setItemDelegate(cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(px(self, _ROW))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(px(self, 40))
        self.doubleClicked.connect(self.opened)

    def sizeHint(self) -> QSize:
        """A few rows; it has whatever is left."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Its head and a few rows."""
        return QSize(super().minimumSizeHint().width(), _LEAST_ROWS * px(self, _ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Home, End and what is typed; the rest moves about."""
        printable = event.text() and event.text().isprintable() and event.text() != " "
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit()
            case Qt.Key.Key_Home:
                self._go_to(0)
            case Qt.Key.Key_End:
                self._go_to(self.model().rowCount() - 1)
            case _ if printable and plain:
                self.typed.emit(event.text())
            case _:
                super().keyPressEvent(event)

    def share_room(
        self,
        widths: Mapping[int, int],
        *,
        first_to_go: Collection[int] = (),
        growing: Collection[int] = (),
        giving: Mapping[int, int] = NOTHING_GIVES,
    ) -> dict[int, int]:
        """Give columns their widths, hide all others, and share what is left among the ``growing`` ones.

        Where there is no room for all, the ``giving`` ones shrink to the width named, and if that is not enough the
        ``first_to_go`` go, in their order. Gives the columns that are shown.
        """
        room, shown = self.viewport().width(), dict(widths)
        for column in first_to_go:
            least = sum(min(width, giving.get(one, width)) for one, width in shown.items())
            if least <= room:
                break
            shown.pop(column, None)
        spare = room - sum(shown.values())
        grow = [column for column in growing if column in shown]
        for column in grow:
            shown[column] += max(0, spare) // len(grow)
        for column, least in giving.items():
            if spare < 0 and column in shown:
                given = min(-spare, max(0, shown[column] - least))
                shown[column] -= given
                spare += given
        for column in range(self.model().columnCount()):
            self.setColumnHidden(column, column not in shown)
            if column in shown:
                self.setColumnWidth(column, shown[column])
        return shown

    def _go_to(self, row: int) -> None:
        # Not selectRow: right to left it takes the last column, and does nothing where that is hidden.
        self.setCurrentIndex(self.model().index(row, 0))


def width_of(table: QWidget, *samples: str) -> int:
    """Room for a cell with the longest of some words; a 0 stands for the widest figure."""
    advance = table.fontMetrics().horizontalAdvance
    figure = max(map(formats.digits, "0123456789"), key=advance)
    return max(advance(sample.replace("0", figure)) for sample in samples) + 2 * px(table, _PAD) + 2


def paint_words(painter: QPainter, spot: QRect, text: str, colour: str, font: QFont, *, end: bool = False) -> None:
    """Paint one line, cut where it has no room, at the reading side or at the other ``end``."""
    rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = elided(text, QFontMetrics(font), spot.width())
    painter.drawText(spot, AT_RIGHT if rtl is not end else AT_LEFT, shown)
