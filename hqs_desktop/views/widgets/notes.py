"""An icon in a tone, and a line of explanation under a field."""

from math import ceil

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style import icons
from hqs_desktop.views.style.fonts import sized
from hqs_desktop.views.style.theme import colours_of, px
from hqs_desktop.views.widgets.labels import PlainLabel

_SMALL = 12 / 13
_GAP = 2


class ToneIcon(QLabel):
    """An icon in the colour of a tone, or of any other name and colour that ``show_icon`` is given."""

    def __init__(self, size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._name = ""
        self._tone = Tone.NEUTRAL
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, tone: Tone) -> None:
        """Draw an icon in a tone's strong colour; no name empties the place."""
        self._name, self._tone = name, tone
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in other colours."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._draw()

    def _draw(self) -> None:
        if not self._name:
            self.clear()
            return
        colour = colours_of(self.palette()).tint(self._tone).strong
        self.setPixmap(icons.pixmap(self._name, colour, px(self, self._size)))


class NoteLine(QWidget):
    """One line of explanation under a field: icon, words, colour. Its height is kept while it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.NEUTRAL
        self._icon = ToneIcon(14, self)
        self._label = PlainLabel(parent=self, wrap=True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.clear()

    told = Signal()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._label.text()

    @property
    def one_line_width(self) -> int:
        """How wide it is when nothing of it is wrapped."""
        words = self._label.fontMetrics().horizontalAdvance(self.text)
        return words + self._icon.sizeHint().width() + self._row.spacing() if self.text else 0

    @property
    def tone(self) -> Tone:
        """How it says it."""
        return self._tone

    def tell(self, text: str, tone: Tone) -> None:
        """Say something."""
        self._tone = tone
        self._icon.show_icon(icons.TONE_ICONS[tone] if text else "", tone)
        self._icon.setVisible(bool(text))
        self._label.setText(text)
        self.setAccessibleName(text)
        self._paint_words()
        self.told.emit()

    def clear(self) -> None:
        """Say nothing."""
        self.tell("", Tone.NEUTRAL)

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._paint_words()

    def _paint_words(self) -> None:
        palette = self._label.palette()
        palette.setColor(self._label.foregroundRole(), QColor(colours_of(self.palette()).tint(self._tone).strong))
        self._label.setPalette(palette)
        self._label.setFont(sized(self.font(), _SMALL))
        self._label.setMinimumHeight(_line_height(self))


class NotesLine(QWidget):
    """A line below two fields beside each other: each has its note in its half, or in all of it where it needs that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes = (NoteLine(self), NoteLine(self))
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(self, 12))
        for note in self._notes:
            row.addWidget(note, 1, Qt.AlignmentFlag.AlignTop)
            note.told.connect(self._share)

    def of(self, side: int) -> NoteLine:
        """The note of the first field (0), or of the second (1)."""
        return self._notes[side]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        half = (self.width() - self._row.spacing()) // 2
        first, second = self._notes
        first.setVisible(bool(first.text) or second.one_line_width <= half)
        second.setVisible(bool(second.text) or first.one_line_width <= half)


def note_room(widget: QWidget) -> int:
    """The height of a note below a widget with the gap between them, in pixels."""
    return _line_height(widget) + _GAP


def _line_height(widget: QWidget) -> int:
    return ceil(QFontMetricsF(sized(widget.font(), _SMALL)).height())
