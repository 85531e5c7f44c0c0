"""The rail: the way to each screen, one below the other."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hqs_desktop.views.shell.rail_button import RailButton, Size
from hqs_desktop.views.style.theme import px

_WIDTH = 84
_GAP = 4
_MARGIN = 8


class Rail(QFrame):
    """Shows its buttons whole: where it is too low for all of them they stand without their icons, then closer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(px(self, _WIDTH))
        self._buttons: list[RailButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(self, _GAP), px(self, _MARGIN), px(self, _GAP), px(self, _MARGIN))
        self._column.setSpacing(px(self, _GAP))
        self._column.addStretch(1)

    def add(self, button: RailButton) -> None:
        """Put a button below the others."""
        self._column.insertWidget(len(self._buttons), button)
        self._buttons.append(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find room for all."""
        super().resizeEvent(event)
        room = self.height() - 2 * px(self, _MARGIN) - (len(self._buttons) - 1) * px(self, _GAP)
        for size in Size:
            for button in self._buttons:
                button.set_size(size)
            if sum(button.sizeHint().height() for button in self._buttons) <= room:
                break
        widest = max((button.sizeHint().width() for button in self._buttons), default=0)
        self.setFixedWidth(max(px(self, _WIDTH), widest + 2 * px(self, _GAP)))  # large words beside their key
        self._column.activate()  # else they have their old heights until the next turn
