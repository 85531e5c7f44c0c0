"""The cells of a table whose last word is a state."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hqs_desktop.viewmodels.words.looks import Look
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style import icons
from hqs_desktop.views.style.theme import colours_of, px
from hqs_desktop.views.widgets.table import paint_words

Index = QModelIndex | QPersistentModelIndex


class StateCells(QStyledItemDelegate):
    """Everything at the reading side; the state's column with its colour, and its icon where it has one.

    ``role`` gives a row's ``Look``. The column of ``marks`` is painted so where it says something. Painted by hand:
    through the style sheet a full list took 50 ms.
    """

    def __init__(self, role: int, column: int, marks: int | None = None) -> None:
        super().__init__()
        self._marks = marks
        self._role = role
        self._column = column

    def says_state(self, index: Index) -> bool:
        """Whether a cell holds the state."""
        column = index.column()
        return column == self._column or (column == self._marks and bool(index.data()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell over the row's ground."""
        look, widget = index.data(self._role), option.widget
        if not isinstance(look, Look) or not isinstance(widget, QWidget):
            return
        colours = colours_of(option.palette)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        pad = px(widget, 8)
        spot = option.rect.adjusted(pad, 0, -pad, 0)
        colour = colours.muted if look.tone is Tone.NEUTRAL else colours.text  # what is over steps back
        if self.says_state(index):
            colour = colours.tint(look.tone).strong
            if look.icon:
                spot = _icon(painter, spot, look.icon, colour, px(widget, 16), option.direction)
        painter.setLayoutDirection(option.direction)
        paint_words(painter, spot, str(index.data()), colour, option.font)


def _icon(  # noqa: PLR0917  (a painter's helper)
    painter: QPainter, spot: QRect, name: str, colour: str, size: int, direction: Qt.LayoutDirection
) -> QRect:
    """Paint an icon at the reading side and give the room beside it."""
    rtl = direction == Qt.LayoutDirection.RightToLeft
    left = spot.right() + 1 - size if rtl else spot.left()
    painter.drawPixmap(left, spot.center().y() - size // 2 + 1, icons.pixmap(name, colour, size))
    room = size + size // 3
    return spot.adjusted(0, 0, -room, 0) if rtl else spot.adjusted(room, 0, 0, 0)
