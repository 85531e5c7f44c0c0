"""The slip as it will be, and where it goes."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hqs_desktop.viewmodels.dialogs.slip import Slip
from hqs_desktop.views.dialogs.paper import SlipDocument
from hqs_desktop.views.printing.dialog import PrintDialog
from hqs_desktop.views.printing.document import A6
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.dialog import room_of

_HEIGHT: Final = 450
_LEAST: Final = 120
_BELOW: Final = 150  # what buttons and margins take
_WIDTH: Final = 360


class SlipPreview(QWidget):
    """The slip on A6, in small; black on white in the dark too, as paper is."""

    def __init__(self, document: SlipDocument) -> None:
        super().__init__()
        self._document = document
        self.setObjectName("slip_preview")
        self.setAccessibleName(document.title)
        self.setAccessibleDescription(document.spoken)
        self.setMinimumHeight(px(self, _LEAST))

    def sizeHint(self) -> QSize:
        """A6 upright, no higher than leaves the buttons on the screen."""
        room = room_of(self).height() - px(self, _BELOW)
        height = max(px(self, _LEAST), min(px(self, _HEIGHT), room))
        return QSize(round(height * A6.width() / A6.height()), height)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        """The print's own painter, in the preview's unit, as large as there is room."""
        unit = min(self.width() / A6.width(), self.height() / A6.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.translate((self.width() - A6.width() * unit) / 2, (self.height() - A6.height() * unit) / 2)
        painter.fillRect(QRectF(QPointF(), QSizeF(A6) * unit), QColor("#ffffff"))
        self._document.paint(painter, 0, QSizeF(A6), unit)
        painter.end()


class SlipDialog(PrintDialog):
    """Shows a slip; ``file_name`` is what a PDF of it is called first. Open with ``open()``."""

    def __init__(self, slip: Slip, file_name: str, parent: QWidget | None = None) -> None:
        document = SlipDocument(slip, file_name)
        super().__init__(document, SlipPreview(document), _WIDTH, 2, parent)
        self.setObjectName("slip_dialog")
        self.setWindowTitle(self.tr("Print the slip"))
