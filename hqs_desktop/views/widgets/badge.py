"""A pill that says how something stands."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style import icons
from hqs_desktop.views.style.theme import colours_of, px


class StateBadge(QWidget):
    """A pill with an icon and a word in a tone's colours."""

    def __init__(
        self, word: str = "", tone: Tone = Tone.NEUTRAL, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._word, self._tone, self._icon = word, tone, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(word)

    def show_state(self, word: str, tone: Tone, icon: str = "") -> None:
        """Show another state; the tone's own icon unless one is named."""
        self._word, self._tone, self._icon = word, tone, icon
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for icon and word."""
        metrics = self.fontMetrics()
        gap = px(self, 4)
        return QSize(metrics.horizontalAdvance(self._word) + px(self, 14) + gap * 5, metrics.height() + gap)

    def minimumSizeHint(self) -> QSize:
        """It is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        """Paint pill, icon, word."""
        tint = colours_of(self.palette()).tint(self._tone if self.isEnabled() else Tone.NEUTRAL)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tint.soft))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        size, gap = px(self, 14), px(self, 4)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - gap * 2 - size if rtl else gap * 2
        pixmap = icons.pixmap(self._icon or icons.TONE_ICONS[self._tone], tint.strong, size)
        painter.drawPixmap(x, (self.height() - size) // 2, pixmap)
        start = gap * 3 + size
        rect = self.rect().adjusted(gap * 2, 0, -start, 0) if rtl else self.rect().adjusted(start, 0, -gap * 2, 0)
        painter.setPen(QColor(tint.strong))
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, self._word)
        painter.end()
