"""Lines that are pressed by their own key: the ways on from an empty search, the saved searches."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hqs_desktop.viewmodels import formats
from hqs_desktop.views.style.theme import dress_anew, px
from hqs_desktop.views.widgets.labels import ElidedLabel, PlainLabel
from hqs_desktop.views.widgets.numbered import take_off

_WIDTH: Final = 440
_HEIGHT: Final = 32


class Line(NamedTuple):
    """What a row says: its key, what it does, what is known of it beside; a closed one can't be pressed."""

    key: str
    words: str
    beside: str = ""
    open: bool = True


class KeyRow(QPushButton):
    """A button as a line: the key, the words, and at its end what is known beside."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "choice")
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._key, self._words, self._beside = PlainLabel(role="key"), ElidedLabel(), PlainLabel(role="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(self, 10), 0, px(self, 12), 0)
        row.setSpacing(px(self, 10))
        for label, stretch in ((self._key, 0), (self._words, 1), (self._beside, 0)):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(label, stretch, Qt.AlignmentFlag.AlignVCenter)

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        inside = self.layout()
        return QSize(inside.sizeHint().width() if inside is not None else 0, px(self, _HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The words give way."""
        inside = self.layout()
        return QSize(inside.minimumSize().width() if inside is not None else 0, px(self, _HEIGHT))

    def show_line(self, line: Line) -> None:
        """Say something else."""
        self._key.setText(line.key)
        self._words.setText(line.words)
        self._beside.setText(line.beside)
        role = "" if line.open else "muted"
        if self._words.property("role") != role:
            self._words.setProperty("role", role)
            dress_anew(self._words)
        self.setEnabled(line.open)
        self.setAccessibleName(formats.listed(line.words, line.beside, by=self.tr(": ")))
        self.setAccessibleDescription(line.key)


class KeyRows(QWidget):
    """Rows below each other. While their number stays they are changed where they are, so that no focus is lost."""

    def __init__(self, press: Callable[[int], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._press = press
        self._rows: list[KeyRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(self, 4))
        self.hide()

    def sizeHint(self) -> QSize:
        """A column of one width, whatever its words."""
        return QSize(px(self, _WIDTH), super().sizeHint().height())

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these, in this order; none hides it all."""
        held = next((number for number, row in enumerate(self._rows) if row.hasFocus()), None)
        while len(self._rows) > len(lines):
            take_off(self._column, self._rows.pop())
        while len(self._rows) < len(lines):
            self._add()
        for row, line in zip(self._rows, lines, strict=True):
            row.show_line(line)
        self.setVisible(bool(lines))
        if held is not None and not (held < len(lines) and lines[held].open):
            self.focus_first()

    def focus_first(self) -> bool:
        """To the first that can be pressed; False where none can."""
        row = next((row for row in self._rows if row.isEnabled()), None)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        return row is not None

    @property
    def rows(self) -> Sequence[KeyRow]:
        """The rows shown."""
        return tuple(self._rows)

    def _add(self) -> None:
        row, number = KeyRow(self), len(self._rows)
        row.setObjectName(f"way_{number + 1}")
        row.clicked.connect(lambda _=False: self._press(number))
        self._rows.append(row)
        self._column.addWidget(row)
