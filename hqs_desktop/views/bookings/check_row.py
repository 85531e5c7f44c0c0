"""How far the check of the bookings is, or how the last one went; its button begins and stops it."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from hqs_desktop.viewmodels.bookings.checking import Checking
from hqs_desktop.viewmodels.bookings.commands import CHECK, STOP_CHECK
from hqs_desktop.views.style.icons import put_icon
from hqs_desktop.views.style.theme import grown, px
from hqs_desktop.views.widgets.key_button import KeyButton
from hqs_desktop.views.widgets.labels import ElidedLabel
from hqs_desktop.views.widgets.progress import ProgressLine

_WIDTH: Final = 500


class CheckRow(QWidget):
    """Shows a ``Checking``. It keeps its width whatever it says, so that nothing beside it moves."""

    def __init__(self, checking: Checking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("check_row")
        self._checking = checking
        self._text = ElidedLabel(role="muted")
        self._text.setObjectName("desk_check")
        self._bar = ProgressLine()
        self._button = KeyButton()
        self._button.setObjectName("check_now")
        self._button.setProperty("role", "quiet")
        self._button.clicked.connect(self._act)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(self, 8))
        row.addWidget(self._text, 1)
        row.addWidget(self._bar)
        row.addWidget(self._button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        checking.changed.connect(self._show)
        self._show()

    def sizeHint(self) -> QSize:
        """As wide as a check under way needs."""
        return QSize(grown(self, _WIDTH), super().sizeHint().height())

    def stop(self) -> bool:
        """Stop the check that somebody waits for; False where nobody does."""
        if not self._checking.awaited or self._checking.stopping:
            return False
        self._checking.stop()
        return True

    def _act(self) -> None:
        if self._checking.running:
            self._checking.stop()
        else:
            self._checking.check()

    def _show(self) -> None:
        checking = self._checking
        self._bar.show_share((checking.share or 0.0) if checking.running else None)
        self._text.setText(checking.text)
        stop = STOP_CHECK.label() if checking.awaited else STOP_CHECK.words()
        self._button.setText(stop if checking.running else CHECK.label())
        self._button.setEnabled(not checking.stopping)
        put_icon(self._button, "dismiss" if checking.running else "arrow_clockwise")
