"""The receipt of a booking: the tracking number as text and as a QR code, and the facts."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.book.commands import CANCEL_BOOKING, COPY_TEXT, PRINT_SLIP, SHOW_IN_LIST
from hqs_desktop.viewmodels.book.panel import BookPanel
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.clipboard import copy_private, copy_selected
from hqs_desktop.views.style import icons
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.badge import StateBadge
from hqs_desktop.views.widgets.facts import FactsView
from hqs_desktop.views.widgets.labels import PlainLabel

_QR = 132
_QUIET = 4  # modules of white around a QR code, as its standard wants


class QrCode(QWidget):
    """A text as a QR code: always black on white, so that every reader takes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modules: tuple[tuple[bool, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("QR code of the tracking number"))

    def show_text(self, text: str) -> None:
        """Show another text."""
        import segno  # noqa: PLC0415  (start-up: wanted only once something was booked)

        self._modules = tuple(tuple(bool(module) for module in row) for row in segno.make_qr(text).matrix)
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(px(self, _QR), px(self, _QR))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        """Whole pixels per module: a blurred edge is harder to read."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#ffffff"))
        if self._modules:
            side = max(1, self.width() // (len(self._modules) + 2 * _QUIET))
            start = (self.width() - side * len(self._modules)) / 2
            for y, row in enumerate(self._modules):
                for x, dark in enumerate(row):
                    if dark:
                        painter.fillRect(QRectF(start + x * side, start + y * side, side, side), QColor("#000000"))
        painter.end()


class Receipt(QWidget):
    """What was booked."""

    def __init__(self, panel: BookPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self._badge = StateBadge(self.tr("Booked"), Tone.SUCCESS, "calendar_checkmark")
        self._qr = QrCode()
        self._tqid = PlainLabel(role="strong", wrap=True)
        self._tqid.setObjectName("tqid")
        self._tqid.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._rows = FactsView()
        self.copy = QPushButton(COPY_TEXT.label())
        self.copy.setObjectName("copy_receipt")
        icons.put_icon(self.copy, "copy")
        self.copy.clicked.connect(self.copy_text)
        self.slip = QPushButton(PRINT_SLIP.label())
        self.slip.setObjectName("print_receipt")
        icons.put_icon(self.slip, "print")
        self.slip.clicked.connect(panel.print_slip)
        self.listed = QPushButton(SHOW_IN_LIST.label())
        icons.put_icon(self.listed, "table")
        self.listed.clicked.connect(panel.show_in_list)
        self.to_cancel = QPushButton(CANCEL_BOOKING.label())
        icons.put_icon(self.to_cancel, "calendar_cancel")
        head = QHBoxLayout()
        head.addWidget(self._badge)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 8))
        column.addLayout(head)
        column.addWidget(self._qr, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(PlainLabel(self.tr("Tracking number (TQID)"), role="label"))
        column.addWidget(self._tqid)
        column.addWidget(self._rows)
        for button in (self.slip, self.copy, self.listed, self.to_cancel):
            column.addWidget(button)
        column.addStretch(1)

    def pull(self) -> None:
        """Show the booking just made."""
        booking = self._panel.booking
        if booking is None:
            return
        self.copy.setText(COPY_TEXT.label())
        self._qr.show_text(booking.tqid.text)
        self._tqid.setText(formats.tqid(booking.tqid.text))
        self._tqid.setAccessibleName(self.tr("Tracking number {tqid}").format(tqid=booking.tqid.text))
        self._rows.show_facts(self._panel.receipt_rows())

    def copy_text(self) -> None:
        """Put the receipt on the clipboard, for a message to the patient; or what is selected in it."""
        if copy_selected():
            return
        copy_private(self._panel.receipt_text())
        self.copy.setText(self.tr("Copied"))
