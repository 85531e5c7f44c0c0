"""A field with a list under it that narrows as one types: specialties, providers, insurers."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hqs_desktop.core.text import fold
from hqs_desktop.viewmodels.choices import Choice
from hqs_desktop.viewmodels.tone import Tone
from hqs_desktop.views import icons
from hqs_desktop.views.theme import colours_of, mark, px
from hqs_desktop.views.widgets.overlay import Overlay

_ROWS_SHOWN = 10
_ROW = 28
_Index = QModelIndex | QPersistentModelIndex


class _Choices(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: Sequence[Choice] = ()

    def show_rows(self, rows: Sequence[Choice]) -> None:
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
        beside = metrics.elidedText(choice.beside, Qt.TextElideMode.ElideRight, line.width() // 2)
        taken = metrics.horizontalAdvance(beside) + 16 if beside else 0
        painter.setPen(QColor(colours.muted))
        painter.drawText(line, end | fixed, beside)
        room = line.adjusted(taken, 0, 0, 0) if rtl else line.adjusted(0, 0, -taken, 0)
        painter.setPen(QColor(colours.text))
        painter.drawText(
            room, start | fixed, metrics.elidedText(choice.text, Qt.TextElideMode.ElideRight, room.width())
        )
        painter.restore()


class CodeCombo(QLineEdit):
    """Holds a ``choice``, or None with whatever was typed.

    ``search`` gives the lines for a text, best first (all of them for ""). Typing opens the list; Enter takes the
    marked line, at first the best; Down opens it too; Esc closes it. What was typed and matches nothing is kept.
    ``confirmed`` comes with Enter once a choice stands (or nothing is typed), ``rejected`` where the text is no choice.
    """

    choice_changed = Signal()
    confirmed = Signal()
    rejected = Signal()

    def __init__(self, name: str, search: Callable[[str], Sequence[Choice]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._choice: Choice | None = None
        self.setAccessibleName(name)
        self._model = _Choices(self)
        self._list = QListView()
        self._list.setObjectName("choices")
        self._list.setFrameShape(QListView.Shape.NoFrame)
        self._list.setStyleSheet("QListView { border: none; }")
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Line(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(lambda _: self._take_marked())
        self._overlay = Overlay(self, self._list)
        self._overlay.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._action = self.addAction(
            icons.icon("chevron_down", self.palette()), QLineEdit.ActionPosition.TrailingPosition
        )
        self._action.triggered.connect(self.open_list)
        self.textEdited.connect(self._typed)

    @property
    def choice(self) -> Choice | None:
        """The line that was taken."""
        return self._choice

    @property
    def value(self) -> object:
        """The value of the line that was taken; None where there is none."""
        return self._choice.value if self._choice is not None else None

    @property
    def unresolved(self) -> bool:
        """Whether something was typed that is no choice."""
        return self._choice is None and bool(self.text().strip())

    @property
    def list_open(self) -> bool:
        """Whether the list is shown."""
        return self._overlay.isVisible()

    def set_choice(self, choice: Choice | None) -> None:
        """Show a choice; None empties the field."""
        if choice == self._choice and (choice is not None or not self.text()):
            return
        self.setText(choice.text if choice is not None else "")
        self.setCursorPosition(0)
        self._set(choice)

    def open_list(self) -> None:
        """Show all lines, the taken one marked."""
        self._show_rows(self._search(""))
        if self._choice is not None:
            rows = range(self._model.rowCount())
            row = next((row for row in rows if self._model.choice(row) == self._choice), 0)
            self._list.setCurrentIndex(self._model.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, take, close."""
        key = event.key()
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _ROWS_SHOWN,
            Qt.Key.Key_PageUp: -_ROWS_SHOWN,
        }
        if key in steps:
            if self.list_open:
                self._step(steps[Qt.Key(key)])
            elif key == Qt.Key.Key_Down:
                self.open_list()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.list_open:
                self._take_marked()
            if self.unresolved:
                mark(self, Tone.WARN)
                self.rejected.emit()
            else:
                self.confirmed.emit()
        elif key == Qt.Key.Key_Escape and self.list_open:
            self._overlay.hide()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing begins anew."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed in full; close the list."""
        super().focusOutEvent(event)
        self._overlay.hide()
        if self.unresolved and (exact := self._exact()) is not None:
            self._set(exact)
            self.setText(exact.text)
        mark(self, Tone.WARN if self.unresolved else None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_action"):
            self._action.setIcon(icons.icon("chevron_down", self.palette()))

    def _typed(self, text: str) -> None:
        if self._choice is not None:
            self._set(None)
        mark(self, None)
        if text.strip():
            self._show_rows(self._search(text))
        else:
            self._overlay.hide()

    def _exact(self) -> Choice | None:
        found = self._search(self.text())
        return found[0] if found and fold(found[0].text) == fold(self.text()) else None

    def _show_rows(self, rows: Sequence[Choice]) -> None:
        self._model.show_rows(rows)
        if not rows:
            self._overlay.hide()
            return
        self._list.setCurrentIndex(self._model.index(0, 0))
        height = px(self, _ROW) * min(len(rows), _ROWS_SHOWN) + 10
        widest = max(self.fontMetrics().horizontalAdvance(f"{row.text}{row.beside}") for row in rows) + px(self, 56)
        self._overlay.open_under(QSize(max(self.width(), min(widest, px(self, 560))), height))

    def _step(self, rows: int) -> None:
        row = max(0, min(self._list.currentIndex().row() + rows, self._model.rowCount() - 1))
        self._list.setCurrentIndex(self._model.index(row, 0))

    def _take_marked(self) -> None:
        choice = self._model.choice(self._list.currentIndex().row())
        self._overlay.hide()
        if choice is not None:
            self.setText(choice.text)
            self.setCursorPosition(0)
            self._set(choice)

    def _set(self, choice: Choice | None) -> None:
        changed = choice != self._choice
        self.setToolTip(choice.text if choice is not None else "")
        self._choice = choice
        mark(self, None)
        if changed:
            self.choice_changed.emit()
