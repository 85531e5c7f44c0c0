"""A flat button that is as low as a line of small text, and marked while what it says holds."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from hqs_desktop.views.style.theme import px

_PAD = 5


class TabButton(QToolButton):
    """It takes no focus: its act has a key."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setCheckable(True)
        self.setProperty("role", "tab")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """The text's."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * px(self, _PAD), metrics.height())

    def minimumSizeHint(self) -> QSize:
        """No less."""
        return self.sizeHint()
