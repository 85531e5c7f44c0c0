"""What stands where nothing is."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.widgets.labels import PlainLabel
from hqs_desktop.views.widgets.notes import ToneIcon


class EmptyState(QWidget):
    """What stands where nothing is: why that is, and what to do next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("empty_state")
        self._icon = ToneIcon(40)
        self._title = PlainLabel(role="title", wrap=True)
        self._text = PlainLabel(role="muted", wrap=True)
        self._title.centre()
        self._text.centre()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._actions: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(4)
        column.addLayout(self._buttons)
        column.addStretch(3)

    @property
    def title(self) -> str:
        """The first line."""
        return self._title.text()

    def show_reason(self, icon: str, title: str, text: str, *, tone: Tone = Tone.NEUTRAL) -> None:
        """Say why nothing is here; the actions are taken away."""
        self._icon.show_icon(icon, tone)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        for button in self._actions:
            self._buttons.removeWidget(button)
            button.deleteLater()
        self._actions.clear()
        while self._buttons.takeAt(0) is not None:
            pass

    def offer(self, text: str, act: Callable[[], None], *, primary: bool = False) -> QPushButton:
        """Add a next step."""
        button = QPushButton(text)
        button.setProperty("role", "primary" if primary else "")
        button.setAutoDefault(True)
        button.clicked.connect(lambda _=False: act())
        if not self._actions:
            self._buttons.addStretch(1)
            self._buttons.addStretch(1)
        self._buttons.insertWidget(1 + len(self._actions), button)
        self._actions.append(button)
        return button

    @property
    def actions_offered(self) -> list[QPushButton]:
        """The buttons of the next steps."""
        return list(self._actions)
