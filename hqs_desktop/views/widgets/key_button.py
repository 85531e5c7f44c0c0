"""A button that names its key as long as there is room for it."""

import re
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.elided import elided

_LEAST: Final = 120
_KEY: Final = re.compile(r"\s*\([^()]*\)$")


class KeyButton(QPushButton):
    """Words with a key in brackets at their end, as ``Copy (Ctrl+C)``. Where it gets narrow, the key is not painted."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # Qt's own never gets narrower

    @property
    def words(self) -> str:
        """The text without the key."""
        return _KEY.sub("", self.text())

    def minimumSizeHint(self) -> QSize:
        """Room for the words."""
        metrics, full = self.fontMetrics(), self.sizeHint()
        key = metrics.horizontalAdvance(self.text()) - metrics.horizontalAdvance(self.words)
        return QSize(full.width() - key, full.height())

    @property
    def shown(self) -> str:
        """What is painted."""
        return self.text() if self.width() >= self.sizeHint().width() else self.words

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        """As Qt paints it, with what fits."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.shown
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()


class ElidedButton(KeyButton):
    """Lines that end with an ellipsis where it is too narrow."""

    def minimumSizeHint(self) -> QSize:
        """It gives way."""
        return QSize(px(self, _LEAST), super().minimumSizeHint().height())

    @property
    def shown(self) -> str:
        """What is painted."""
        room = self.width() - (self.sizeHint().width() - self._advance())
        return "\n".join(elided(line, self.fontMetrics(), room) for line in self.text().split("\n"))

    def _advance(self) -> int:
        return max(map(self.fontMetrics().horizontalAdvance, self.text().split("\n")))
