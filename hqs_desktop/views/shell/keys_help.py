"""F1: the keys, on one page."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from hqs_desktop.viewmodels.commands import Command
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.labels import PlainLabel

_SHARE: Final = 0.9  # of the screen, at most


class KeysHelp(QDialog):
    """Lists commands by their keys. ``parts`` are headed by where one may be; the first is where one is."""

    def __init__(self, parts: Sequence[tuple[str, Sequence[Command]]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keys_help")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        self._page = QWidget()
        self._grid = QGridLayout(self._page)
        self._grid.setHorizontalSpacing(px(self, 16))
        self._grid.setVerticalSpacing(px(self, 8))
        self._grid.setColumnStretch(1, 1)
        for title, commands in parts:
            head = PlainLabel(title, role="section")
            head.setContentsMargins(0, px(self, 8), 0, 0)
            self._grid.addWidget(head, self._grid.rowCount(), 0, 1, 2)
            for command in commands:
                self._add(command)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        note = PlainLabel(
            self.tr("Of two keys the second is for where nothing is typed: a row of a list, a receipt."),
            role="muted",
            wrap=True,
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(self, 24), px(self, 20), px(self, 24), px(self, 16))
        column.setSpacing(px(self, 16))
        scroll = self._scroll()
        column.addWidget(scroll, 1)
        column.addWidget(note)
        column.addWidget(buttons)
        scroll.setFocus()  # the arrows move it
        whole = self.sizeHint() + QSize(0, self._page.sizeHint().height() - scroll.sizeHint().height())
        self.resize(whole.boundedTo(self.screen().availableSize() * _SHARE))

    def _add(self, command: Command) -> None:
        if not command.key:
            return
        row = self._grid.rowCount()
        cap = PlainLabel(command.key_text, role="key")
        cap.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._grid.addWidget(cap, row, 0, Qt.AlignmentFlag.AlignLeading)
        self._grid.addWidget(PlainLabel(command.words()), row, 1)

    def _scroll(self) -> QScrollArea:
        scroll = QScrollArea()
        scroll.setObjectName("keys_scroll")
        scroll.setAccessibleName(self.windowTitle())
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._page)
        scroll.setMinimumWidth(self._page.sizeHint().width() + scroll.verticalScrollBar().sizeHint().width())
        return scroll
