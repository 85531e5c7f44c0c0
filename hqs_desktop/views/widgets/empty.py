"""What stands where nothing is."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.flow import Flow
from hqs_desktop.views.widgets.labels import PlainLabel
from hqs_desktop.views.widgets.notes import ToneIcon
from hqs_desktop.views.widgets.scrolled import Scrolled

_ROOM_FOR_ICON: Final = 250


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
        self._buttons = Flow(8, centred=True)
        self._actions: list[QPushButton] = []
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(4)
        column.addLayout(self._buttons)
        self._below = QVBoxLayout()
        column.addLayout(self._below)
        column.addStretch(3)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(Scrolled(inside))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture goes first where there is little room."""
        super().resizeEvent(event)
        self._icon.setVisible(self.height() >= px(self, _ROOM_FOR_ICON))

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
            button.hide()  # it is deleted later, and must not be seen without its place
            button.deleteLater()
        self._actions.clear()

    def offer(self, text: str, act: Callable[[], None], *, primary: bool = False) -> QPushButton:
        """Add a next step."""
        button = QPushButton(text)
        button.setProperty("role", "primary" if primary else "")
        button.setAutoDefault(True)
        button.clicked.connect(lambda _=False: act())
        self._buttons.addWidget(button)
        self._actions.append(button)
        return button

    def put_below(self, widget: QWidget) -> None:
        """Have something of one's own stand below the actions; it says by itself when it is seen."""
        self._below.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)

    @property
    def actions_offered(self) -> list[QPushButton]:
        """The buttons of the next steps."""
        return list(self._actions)
