"""A button that names its key as long as there is room for it."""

import re
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter

_KEY: Final = re.compile(r"\s*\([^()]*\)$")


class KeyButton(QPushButton):
    """Words with a key in brackets at their end, as ``Copy (Ctrl+C)``. Where it gets narrow, the key is not painted."""

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
