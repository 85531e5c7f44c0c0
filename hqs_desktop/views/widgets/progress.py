"""A thin bar that fills as work goes on; beside it stands how far it is, in words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hqs_desktop.views.style.theme import colours_of, grown, px

_WIDTH = 96
_LEAST = 40
_HEIGHT = 6


class ProgressLine(QWidget):
    """Fills from where reading begins; keeps its place while nothing is under way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress")
        self._share: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Progress"))

    @property
    def share(self) -> float | None:
        """How much of it is filled, from 0 to 1; None where nothing is under way."""
        return self._share

    def show_share(self, share: float | None) -> None:
        """Fill it so far, or empty it."""
        if share != self._share:
            self._share = share
            self.update()

    def sizeHint(self) -> QSize:
        """A line."""
        return QSize(grown(self, _WIDTH), px(self, _HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """It gives way."""
        return QSize(px(self, _LEAST), px(self, _HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        """The whole in a soft colour, what is done in the accent's."""
        if self._share is None:
            return
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        done = self.width() * min(1.0, self._share)
        left = self.width() - done if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0.0
        for colour, x, width in ((colours.line, 0.0, float(self.width())), (colours.accent, left, done)):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(x, 0, width, self.height()), self.height() / 2, self.height() / 2)
        painter.end()
