"""A choice by its number, and a button that a key held down can't press: for what can't be undone."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton

from hqs_desktop.core.text import to_ascii_digits
from hqs_desktop.viewmodels import formats
from hqs_desktop.views.style.fonts import use_application_font
from hqs_desktop.views.style.theme import px

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class NumberedList(QListWidget):
    """Choices, numbered; none is chosen before. ``chosen`` comes with a number key, or Enter on a row."""

    chosen = Signal(int)

    def __init__(self, choices: Sequence[str]) -> None:
        super().__init__()
        use_application_font(self)
        for number, words in enumerate(choices, 1):
            item = QListWidgetItem(f"{formats.digits(number)}.  {formats.quoted(words)}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            self.addItem(item)
        row = px(self, 32)
        for index in range(self.count()):
            self.item(index).setSizeHint(QSize(0, row))
        self.setFixedHeight(row * self.count() + px(self, 8))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda: self.chosen.emit(self.currentRow()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number chooses at once; Enter chooses the row that the arrows are on."""
        digit = to_ascii_digits(event.text())
        if digit.isdecimal() and 1 <= int(digit) <= self.count():
            self.setCurrentRow(int(digit) - 1)
            self.chosen.emit(int(digit) - 1)
        elif event.key() in _ENTER:
            if self.selectedIndexes() and not event.isAutoRepeat():
                self.chosen.emit(self.currentRow())
        elif event.key() == Qt.Key.Key_Down and not self.selectedIndexes():
            self.setCurrentRow(0)  # Qt makes the first row the current one on focus, without choosing it
        else:
            super().keyPressEvent(event)


class DeliberateButton(QPushButton):
    """Pressed by Enter too, but not by one that was held down on the step before."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks once per press."""
        if event.key() in _ENTER:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)
