"""A turning ring that shows that something runs."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimerEvent
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hqs_desktop.views.style.system import may_move
from hqs_desktop.views.style.theme import colours_of, px

_FRAME_MS = 40
_STEP = 12  # degrees a frame


class BusyRing(QWidget):
    """Turns while it is running and visible, unless the system wants no motion; keeps its place while it is not."""

    def __init__(self, parent: QWidget | None = None, *, size: int = 16) -> None:
        super().__init__(parent)
        self._size = size
        self._angle = 0
        self._timer = 0
        self._running = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Working"))

    def set_running(self, running: bool) -> None:  # noqa: FBT001  (a setter)
        """Begin or end turning."""
        self._running = running
        self._sync()
        self.update()

    def sizeHint(self) -> QSize:
        """A square as high as the text."""
        return QSize(px(self, self._size), px(self, self._size))

    def showEvent(self, event: QShowEvent) -> None:
        """Turn again."""
        super().showEvent(event)
        self._sync()

    def hideEvent(self, event: QHideEvent) -> None:
        """No timer for what nobody sees."""
        super().hideEvent(event)
        self._sync()

    def timerEvent(self, event: QTimerEvent) -> None:
        """One step on."""
        if event.timerId() == self._timer:
            self._angle = (self._angle + _STEP) % 360
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        """Three quarters of a ring."""
        if not self._running:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = max(2.0, self.width() / 8)
        pen = QPen(QColor(colours_of(self.palette()).accent), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        ring = QRectF(self.rect()).adjusted(width, width, -width, -width)
        painter.drawArc(ring, -self._angle * 16, 270 * 16)
        painter.end()

    def _sync(self) -> None:
        wanted = self._running and self.isVisible() and may_move()
        if wanted and not self._timer:
            self._timer = self.startTimer(_FRAME_MS)
        elif not wanted and self._timer:
            self.killTimer(self._timer)
            self._timer = 0
