"""What is said when a card or barcode reader was used where no number can be typed."""

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.message_bar import MessageBar

_WIDTH: Final = 460
_MARGIN: Final = 8
_SHOWN_MS: Final = 8000


class ReaderHint(QFrame):
    """Floats at the top of a window for a while; takes no focus, and no place from anything."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reader_hint")
        self.setProperty("role", "overlay")
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.bar = MessageBar(dismissible=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.bar)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)

    def show_over(self, window: QWidget) -> None:
        """Say it in a window."""
        self.setParent(window)
        self.setLayoutDirection(window.layoutDirection())
        self.bar.show_message(
            Tone.WARN,
            self.tr("That was a card reader: nothing was done"),
            self.tr("A number is read only where one is typed. Esc goes back; then read it again."),
        )
        width = min(px(self, _WIDTH), window.width() - 2 * _MARGIN)
        self.setGeometry((window.width() - width) // 2, _MARGIN, width, self.heightForWidth(width))
        self.raise_()
        self.show()
        self._timer.start(_SHOWN_MS)
