"""What scrolls where it has no room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

_ABOUT = 8  # pixels above and below the focus


class Scrolled(QScrollArea):
    """Shows a widget in its whole width, and scrolls up and down; without a frame, and never with the focus itself."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self._inside = inside
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What has the focus is seen, however it got there."""
        if now is not None and self.isVisible() and self._inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, _ABOUT)
