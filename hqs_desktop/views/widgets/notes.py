"""An icon in a tone, and a line of explanation under a field."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style import icons
from hqs_desktop.views.style.fonts import sized
from hqs_desktop.views.style.theme import colours_of, px
from hqs_desktop.views.widgets.labels import PlainLabel


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
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.clear()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._label.text()

    @property
    def tone(self) -> Tone:
        """How it says it."""
        return self._tone

    def tell(self, text: str, tone: Tone) -> None:
        """Say something."""
        self._tone = tone
        self._icon.show_icon(icons.TONE_ICONS[tone] if text else "", tone)
        self._label.setText(text)
        self.setAccessibleName(text)
        self._paint_words()

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
        self._label.setFont(sized(self.font(), 12 / 13))
        self._label.setMinimumHeight(self._label.fontMetrics().height())
