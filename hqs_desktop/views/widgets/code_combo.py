"""A field with a list under it that narrows as one types: specialties, providers, insurers."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QToolButton, QWidget

from hqs_desktop.core.text import fold
from hqs_desktop.viewmodels.lines import Choice
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style import icons
from hqs_desktop.views.style.theme import mark
from hqs_desktop.views.widgets.elided import elided, reads_rtl
from hqs_desktop.views.widgets.labels import set_tip

if TYPE_CHECKING:
    from hqs_desktop.views.widgets.code_combo_list import ChoiceList

_BESIDE_TEXT = 2  # what a QLineEdit leaves at both ends of its text
_PAGE = 10  # lines of the list that are seen at once


class CodeCombo(QLineEdit):
    """Holds a ``choice``, or None with whatever was typed.

    ``search`` gives the lines for a text, best first (all of them for ""). Typing opens the list; Enter takes the
    marked line, at first the best; Down opens it too; Esc closes it. What was typed and matches nothing is kept.
    ``read`` says what a text is by itself, without the list, once one leaves the field.
    ``confirmed`` comes with Enter once a choice stands (or nothing is typed), ``rejected`` where the text is no choice.
    """

    choice_changed = Signal()
    confirmed = Signal()
    rejected = Signal()

    def __init__(
        self,
        name: str,
        search: Callable[[str], Sequence[Choice]],
        parent: QWidget | None = None,
        *,
        read: Callable[[str], Choice | None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._search = search
        self._read = read
        self._choice: Choice | None = None
        self.setAccessibleName(name)
        self._list: ChoiceList | None = None  # made when it is first opened
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
        return self._list is not None and self._list.isVisible()

    def set_choice(self, choice: Choice | None) -> None:
        """Show a choice; None empties the field."""
        if choice == self._choice and (choice is not None or not self.text()):
            return
        self.setText(choice.text if choice is not None else "")
        self.setCursorPosition(0)
        self._set(choice)

    def open_list(self) -> None:
        """Show all lines, the taken one marked."""
        opened = self._opened()
        opened.show_choices(self._search(""))
        if self._choice is not None:
            opened.mark(self._choice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, take, close."""
        key = event.key()
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _PAGE,
            Qt.Key.Key_PageUp: -_PAGE,
        }
        if key in steps:
            if self._list is not None and self.list_open:
                self._list.step(steps[Qt.Key(key)])
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
            self._close_list()
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
        self._close_list()
        if self.unresolved and (exact := self._exact()) is not None:
            self._set(exact)
            self.setText(exact.text)
        mark(self, Tone.WARN if self.unresolved else None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A choice that has no room is cut with an ellipsis, until one types here."""
        frame = QStyleOptionFrame()
        self.initStyleOption(frame)
        room = self._room(frame)
        shown = elided(self.text(), self.fontMetrics(), room.width())
        if self.hasFocus() or shown == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, frame, painter, self)
        rtl = reads_rtl(self.text())
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, shown)
        painter.end()

    def _room(self, frame: QStyleOptionFrame) -> QRect:
        """Where Qt would put the text: between the frame and the arrow."""
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, frame, self)
        room = room.adjusted(_BESIDE_TEXT, 0, -_BESIDE_TEXT, 0)
        for arrow in self.findChildren(QToolButton):
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                room.setLeft(room.left() + arrow.geometry().right() + 1)
            else:
                room.setRight(room.right() - self.width() + arrow.geometry().left())
        return room

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
            self._opened().show_choices(self._search(text))
        else:
            self._close_list()

    def _exact(self) -> Choice | None:
        if self._read is not None and (read := self._read(self.text())) is not None:
            return read
        found = self._search(self.text())
        return found[0] if found and fold(found[0].text) == fold(self.text()) else None

    def _opened(self) -> "ChoiceList":
        if self._list is None:
            from hqs_desktop.views.widgets.code_combo_list import ChoiceList  # noqa: PLC0415  # not for the first paint

            self._list = ChoiceList(self)
            self._list.taken.connect(self._take_marked)
        return self._list

    def _close_list(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _take_marked(self) -> None:
        choice = self._list.marked if self._list is not None else None
        self._close_list()
        if choice is not None:
            self.setText(choice.text)
            self.setCursorPosition(0)
            self._set(choice)

    def _set(self, choice: Choice | None) -> None:
        changed = choice != self._choice
        set_tip(self, choice.text if choice is not None else "")
        self._choice = choice
        mark(self, None)
        if changed:
            self.choice_changed.emit()
