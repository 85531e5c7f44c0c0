"""Lines that are read whole, each taken by its number: slots to read aloud, reminders, a basket."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.words.looks import Look
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.badge import StateBadge
from hqs_desktop.views.widgets.labels import PlainLabel

_KEY = 44


class NumberedLine(NamedTuple):
    """``above`` stands small over the ``line``, ``below`` under it, ``look`` at its end."""

    above: str
    line: str
    below: str = ""
    look: Look | None = None


class NumberedRows(QWidget):
    """Rows below each other. While their number stays they are changed where they are, so that no focus is lost.

    Enter on a row presses it, unless ``by_enter`` is False: the dialog has another use for it.
    """

    def __init__(
        self, name: str, press: Callable[[int], None], parent: QWidget | None = None, *, by_enter: bool = True
    ) -> None:
        super().__init__(parent)
        self._by_enter = by_enter
        self._name = name
        self._press = press
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(self, 8))

    @property
    def current(self) -> int | None:
        """The place of the row with the focus; None where none has it."""
        return next((place for place, row in enumerate(self._rows) if row.button.hasFocus()), None)

    def show_lines(self, lines: Sequence[NumberedLine]) -> None:
        """Show these, in this order."""
        held = self.current
        while len(self._rows) > len(lines):
            take_off(self._column, self._rows.pop())
        while len(self._rows) < len(lines):
            self._add()
        for row, line in zip(self._rows, lines, strict=True):
            row.show_line(line)
        self.setVisible(bool(lines))
        if held is not None and self._rows:
            self._rows[min(held, len(self._rows) - 1)].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def hold_focus(self) -> None:
        """Have one of the rows the focus, the first where none has it."""
        if self._rows and self.window().focusWidget() not in [row.button for row in self._rows]:
            self._rows[0].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_row(self, place: int) -> None:
        """Have that row the focus, where there is one."""
        if 0 <= place < len(self._rows):
            self._rows[place].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        place = len(self._rows)
        row = _Row(self._name, place + 1, self)
        row.button.setAutoDefault(self._by_enter)
        row.button.clicked.connect(lambda _=False: self._press(place))
        self._column.addWidget(row)
        self._rows.append(row)


class _Row(QFrame):
    def __init__(self, name: str, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.button = QPushButton(formats.digits(number))
        self.button.setObjectName(f"{name}_{number}")
        self.button.setFixedWidth(px(self, _KEY))
        self._above = PlainLabel(role="label", wrap=True)
        self._line = PlainLabel(role="strong", wrap=True)
        self._line.setObjectName(f"{name}_line_{number}")
        self._below = PlainLabel(role="muted", wrap=True)
        self._badge = StateBadge()
        words = QVBoxLayout()
        words.setSpacing(px(self, 2))
        for label in (self._above, self._line, self._below):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(self, 12), px(self, 8), px(self, 12), px(self, 8))
        row.setSpacing(px(self, 12))
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_line(self, line: NumberedLine) -> None:
        self._above.setText(line.above)
        self._line.setText(line.line)
        self._below.setText(line.below)
        self._below.setVisible(bool(line.below))
        look = line.look
        self._badge.setVisible(look is not None)
        if look is not None:
            self._badge.show_state(look.word, look.tone, look.icon)
        parts = (line.above, line.line, line.below, look.word if look is not None else "")
        self.button.setAccessibleName(formats.listed(*parts, by=self.tr(": ")))


def take_off(column: QVBoxLayout, row: QWidget) -> None:
    """Have a row shown no more; it is gone when the event is dealt with."""
    column.removeWidget(row)
    row.hide()
    row.deleteLater()
