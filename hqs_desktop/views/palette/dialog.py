"""Search anything, as a dialog: a field, and below it what the letters may mean."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hqs_desktop.viewmodels.palette.palette import Palette
from hqs_desktop.viewmodels.palette.search import Line
from hqs_desktop.viewmodels.shell.commands import SEARCH_ANYTHING
from hqs_desktop.views.style.fonts import use_application_font
from hqs_desktop.views.style.theme import colours_of, px
from hqs_desktop.views.widgets.deliberate import deliberate
from hqs_desktop.views.widgets.dialog import FittedDialog
from hqs_desktop.views.widgets.elided import elided
from hqs_desktop.views.widgets.labels import PlainLabel

_WIDTH: Final = 640
_ROW: Final = 32
_ROWS: Final = 10
_KEYS: Final = 112  # the width of the longest
_MOVES: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _ROWS - 1,
    Qt.Key.Key_PageUp: 1 - _ROWS,
}
_Index = QModelIndex | QPersistentModelIndex


class PaletteDialog(FittedDialog):
    """Shows a ``Palette``, which it owns; open it with ``open()``. It closes before what was chosen is done."""

    def __init__(self, view_model: Palette, parent: QWidget) -> None:
        super().__init__(parent, _WIDTH)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(SEARCH_ANYTHING.words())
        view_model.setParent(self)
        self._view_model = view_model
        deliberate(self)
        self._field = _Field()
        self._field.setObjectName("palette_field")
        self._field.setAccessibleName(self.windowTitle())
        self._field.setPlaceholderText(self.tr("A command, a patient, a doctor, a TQID, a code, a setting"))
        self._lines = _Lines(self)
        self._list = QListView()
        self._list.setObjectName("palette_list")
        self._list.setAccessibleName(self.tr("What was found"))
        use_application_font(self._list)
        self._list.setModel(self._lines)
        self._list.setItemDelegate(_Delegate(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFixedHeight(px(self, _ROW) * _ROWS + 2 * self._list.frameWidth())
        self._empty = PlainLabel(role="muted", wrap=True)
        self._empty.setObjectName("palette_empty")
        for part in (self._field, self._list, self._empty):
            self.body.addWidget(part)
        self._field.textEdited.connect(self._typed)
        self._field.stepped.connect(self._step)
        self._field.returnPressed.connect(lambda: self._choose(self._list.currentIndex()))
        self._list.clicked.connect(self._choose)
        view_model.lines_changed.connect(self._show)
        view_model.busy_changed.connect(self._show)
        self.finished.connect(view_model.leave)
        self._show()
        self._field.setFocus()

    def _typed(self, text: str) -> None:
        self._list.setCurrentIndex(self._lines.index(0, 0))  # of what is found anew the best is meant
        self._view_model.text = text

    def _step(self, rows: int) -> None:
        row = max(0, min(self._list.currentIndex().row() + rows, self._lines.rowCount() - 1))
        self._list.setCurrentIndex(self._lines.index(row, 0))

    def _show(self) -> None:
        chosen = self._lines.line(self._list.currentIndex())
        lines = self._view_model.lines
        self._lines.show(lines)
        kept = next((row for row, line in enumerate(lines) if chosen is not None and _same(line, chosen)), 0)
        self._list.setCurrentIndex(self._lines.index(kept, 0))
        self._empty.setText(self._view_model.emptiness)

    def _choose(self, index: _Index) -> None:
        line = self._lines.line(index)
        if line is not None:
            self.accept()
            self._view_model.choose(line)


class _Field(QLineEdit):
    """``stepped`` comes with how many lines further down the next is to be marked."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move in the list while one types."""
        step = _MOVES.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


def _same(one: Line, other: Line) -> bool:
    return (one.text, one.beside, one.name) == (other.text, other.beside, other.name)


class _Lines(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self._shown = lines
        self.endResetModel()

    def line(self, index: _Index) -> Line | None:
        return self._shown[index.row()] if 0 <= index.row() < len(self._shown) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index)
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.text}, {line.beside} {line.key}".strip()
        return line if role == Qt.ItemDataRole.UserRole else None


class _Delegate(QStyledItemDelegate):
    """The words at the line's start, what they are in its middle, the key at its end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002  (Qt's signature)
        view = self.parent()
        return QSize(0, px(view, _ROW) if isinstance(view, QWidget) else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(line, Line):
            return
        colours, rect = colours_of(option.palette), QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.accent_soft))
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        start, end = (Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft)
        if not rtl:
            start, end = end, start
        fixed = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        row, metrics = rect.adjusted(8, 0, -8, 0), painter.fontMetrics()
        painter.setPen(QColor(colours.muted))
        view = self.parent()
        keys = px(view, _KEYS) if line.name and isinstance(view, QWidget) else 0
        for words, least, most in ((line.key, keys, row.width() // 3), (line.beside, 0, row.width() // 2)):
            shown = elided(words, metrics, most)
            painter.drawText(row, end | fixed, shown)
            taken = max(least, metrics.horizontalAdvance(shown)) + 16 if shown or least else 0
            row = row.adjusted(taken, 0, 0, 0) if rtl else row.adjusted(0, 0, -taken, 0)
        painter.setPen(QColor(colours.text))
        painter.drawText(row, start | fixed, elided(line.text, metrics, row.width()))
        painter.restore()
