"""A field for a TQID, typed, pasted or scanned."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

MESSAGE: Final = 2000
"""Characters of a whole message, which may be pasted; the code is found in it."""


class TqidEdit(QLineEdit):
    """Left to right whatever the language. ``entered`` comes with Enter, ``left`` with Esc."""

    entered = Signal()
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, *, longest: int = MESSAGE) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText("1:xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setMaxLength(longest)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, after which what is typed or scanned next takes the code's place, and Esc."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.selectAll()
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
