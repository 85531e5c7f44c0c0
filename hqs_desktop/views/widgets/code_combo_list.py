"""The list under a ``CodeCombo``: its lines, and how they are painted."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hqs_desktop.viewmodels.lines import Choice
from hqs_desktop.views.style.fonts import use_application_font
from hqs_desktop.views.style.theme import colours_of, px
from hqs_desktop.views.widgets.elided import elided
from hqs_desktop.views.widgets.overlay import Overlay

_ROWS_SHOWN = 10
_ROW = 28
_Index = QModelIndex | QPersistentModelIndex


class _Choices(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: Sequence[Choice] = ()

    def show(self, rows: Sequence[Choice]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def choice(self, row: int) -> Choice | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        choice = self.choice(index.row())
        if choice is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{choice.text} {choice.beside}".strip()
        return choice if role == Qt.ItemDataRole.UserRole else None


class _Line(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002  (Qt's signature)
        view = self.parent()
        return QSize(0, px(view, _ROW) if isinstance(view, QWidget) else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        choice = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(choice, Choice):
            return
        colours = colours_of(option.palette)
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.accent_soft))
        line = rect.adjusted(8, 0, -8, 0)
        metrics = painter.fontMetrics()
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        start, end = (
            (Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft)
            if rtl
            else (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
        )
        fixed = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        beside = elided(choice.beside, metrics, line.width() // 2)
        taken = metrics.horizontalAdvance(beside) + 16 if beside else 0
        painter.setPen(QColor(colours.muted))
        painter.drawText(line, end | fixed, beside)
        room = line.adjusted(taken, 0, 0, 0) if rtl else line.adjusted(0, 0, -taken, 0)
        painter.setPen(QColor(colours.text))
        painter.drawText(room, start | fixed, elided(choice.text, metrics, room.width()))
        painter.restore()


class ChoiceList(Overlay):
    """Floats under its field while it is open. ``taken`` comes with the line that was clicked."""

    taken = Signal()

    def __init__(self, field: QWidget) -> None:
        self._model = _Choices(field)
        self._list = QListView()
        super().__init__(field, self._list)
        use_application_font(self._list)
        self._list.setObjectName("choices")
        self._list.setFrameShape(QListView.Shape.NoFrame)
        self._list.setStyleSheet("QListView { border: none; }")
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Line(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self.taken)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def marked(self) -> Choice | None:
        """The line that Enter takes."""
        return self._model.choice(self._list.currentIndex().row())

    def mark(self, choice: Choice) -> None:
        """Mark a line; the first where it is not among them."""
        rows = range(self._model.rowCount())
        row = next((row for row in rows if self._model.choice(row) == choice), 0)
        self._list.setCurrentIndex(self._model.index(row, 0))

    def step(self, rows: int) -> None:
        """Mark a line further down."""
        row = max(0, min(self._list.currentIndex().row() + rows, self._model.rowCount() - 1))
        self._list.setCurrentIndex(self._model.index(row, 0))

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Open with these lines, the first one marked; without lines it closes."""
        self._model.show(choices)
        if not choices:
            self.hide()
            return
        self._list.setCurrentIndex(self._model.index(0, 0))
        height = px(self, _ROW) * min(len(choices), _ROWS_SHOWN) + 10
        widest = max(self.fontMetrics().horizontalAdvance(f"{choice.text}{choice.beside}") for choice in choices) + px(
            self, 56
        )
        self.open_under(QSize(max(self._anchor.width(), min(widest, px(self, 560))), height))
