"""F1: the keys, on one page."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QWidget

from hqs_desktop.viewmodels.commands import Command
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.dialog import FittedDialog
from hqs_desktop.views.widgets.labels import PlainLabel

_WIDTH: Final = 360


class KeysHelp(FittedDialog):
    """Lists commands by their keys. ``parts`` are headed by where one may be; the first is where one is."""

    def __init__(self, parts: Sequence[tuple[str, Sequence[Command]]], parent: QWidget) -> None:
        super().__init__(parent, _WIDTH)
        self.setObjectName("keys_help")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        self._grid = QGridLayout()
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
        self.body.addLayout(self._grid)
        self.foot.setSpacing(px(self, 12))
        self.foot.addWidget(note)
        self.foot.addWidget(buttons)
        self.scrolled.setObjectName("keys_scroll")
        self.scrolled.setAccessibleName(self.windowTitle())
        self.scrolled.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scrolled.setFocus()  # the arrows move it

    def _add(self, command: Command) -> None:
        if not command.key:
            return
        row = self._grid.rowCount()
        cap = PlainLabel(command.key_text, role="key")
        cap.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._grid.addWidget(cap, row, 0, Qt.AlignmentFlag.AlignLeading)
        self._grid.addWidget(PlainLabel(command.words()), row, 1)
