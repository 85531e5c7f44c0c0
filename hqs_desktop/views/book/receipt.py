"""The receipt of a booking: the tracking number as text and as a QR code, and the facts."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.book.commands import (
    CANCEL_BOOKING,
    COPY_TEXT,
    FOLLOW_UP,
    PATIENT_CARD,
    PRINT_SLIP,
    SHOW_IN_LIST,
)
from hqs_desktop.viewmodels.book.known import KnownPatient
from hqs_desktop.viewmodels.book.panel import BookPanel
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.clipboard import copy_private, copy_selected
from hqs_desktop.views.style import icons
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.badge import StateBadge
from hqs_desktop.views.widgets.facts import FactsView
from hqs_desktop.views.widgets.flow import Flow
from hqs_desktop.views.widgets.key_button import KeyButton
from hqs_desktop.views.widgets.labels import CodeLabel, PlainLabel

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
    """What was booked. ``acts`` are the buttons for what can be done with it; they stand outside, always seen."""

    def __init__(self, panel: BookPanel, known: KnownPatient, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self._badge = StateBadge(self.tr("Booked"), Tone.SUCCESS, "calendar_checkmark")
        self._qr = QrCode()
        self._tqid = CodeLabel(role="strong")
        self._tqid.setObjectName("tqid")
        self._tqid.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._moved = PlainLabel(role="strong", wrap=True)
        self._moved.setObjectName("moved")
        panel.move.changed.connect(self._show_moved)
        self._rows = FactsView()
        self.acts = QWidget()
        self._grid = QGridLayout(self.acts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(self, 4))
        self._copy_words = COPY_TEXT.label(self.tr("Copy"))
        self.slip = self._add("print_receipt", PRINT_SLIP.label(self.tr("Print")), "print", panel.print_slip)
        self.copy = self._add("copy_receipt", self._copy_words, "copy", self.copy_text)
        self.listed = self._add("show_receipt", SHOW_IN_LIST.label(self.tr("In the list")), "table", panel.show_in_list)
        self.to_cancel = self._add(
            "cancel_receipt", CANCEL_BOOKING.label(self.tr("Cancel\u2026")), "calendar_cancel", None
        )
        head = Flow(px(self, 4))
        head.addWidget(self._badge)
        for name, words, act in (
            ("follow_up_receipt", FOLLOW_UP.label(self.tr("Follow-up")), known.follow_up),
            ("card_receipt", PATIENT_CARD.label(self.tr("Patient")), known.show_patient),
        ):
            button = KeyButton(words)
            button.setObjectName(name)
            button.setProperty("role", "small")
            button.clicked.connect(act)
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 8))
        column.addLayout(head)
        column.addWidget(self._qr, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(PlainLabel(self.tr("Tracking number (TQID)"), role="label"))
        column.addWidget(self._tqid)
        column.addWidget(self._moved)
        column.addWidget(self._rows)
        column.addStretch(1)

    def pull(self) -> None:
        """Show the booking just made."""
        booking = self._panel.booking
        if booking is None:
            return
        self.copy.setText(self._copy_words)
        self._qr.show_text(booking.tqid.printed)
        self._tqid.setText(formats.tqid(booking.tqid.printed))
        self._tqid.setAccessibleName(self.tr("Tracking number {tqid}").format(tqid=booking.tqid.printed))
        self._rows.show_facts(self._panel.receipt_rows())
        self._show_moved()

    def _show_moved(self) -> None:
        self._moved.setText(self._panel.move.status)
        self._moved.setVisible(bool(self._panel.move.status))

    def copy_text(self) -> None:
        """Put the receipt on the clipboard, for a message to the patient; or what is selected in it."""
        if copy_selected():
            return
        copy_private(self._panel.receipt_text())
        self.copy.setText(self.tr("Copied"))

    def _add(self, name: str, words: str, icon_name: str, act: Callable[[], None] | None) -> KeyButton:
        button = KeyButton(words)
        button.setObjectName(name)
        icons.put_icon(button, icon_name)
        if act is not None:
            button.clicked.connect(act)
        self._grid.addWidget(button, *divmod(self._grid.count(), 2))
        return button
