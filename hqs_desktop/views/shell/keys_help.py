"""F1: the keys, on one page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QWidget

from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.dialog import FittedDialog
from hqs_desktop.views.widgets.labels import PlainLabel

_WIDTH = 320


class KeysHelp(FittedDialog):
    """Lists the keys of the screens (given as key and name) and those that are the same everywhere."""

    def __init__(self, screens: list[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent, _WIDTH)
        self.setObjectName("keys_help")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(self, 16))
        grid.setVerticalSpacing(px(self, 8))
        for row, (key, meaning) in enumerate([*screens, *self._everywhere()]):
            cap = PlainLabel(key, self, role="key")
            cap.centre()
            cap.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            grid.addWidget(cap, row, 0)
            grid.addWidget(PlainLabel(meaning, self), row, 1)
        grid.setColumnStretch(1, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        self.body.addLayout(grid)
        self.foot.addWidget(buttons)

    def _everywhere(self) -> list[tuple[str, str]]:
        return [
            ("Enter", self.tr("Go on: search, open, confirm")),
            ("Esc", self.tr("Back, close, stop the search")),
            ("Tab", self.tr("Next field")),
            ("F5", self.tr("Refresh")),
            ("Delete", self.tr("Cancel the chosen booking")),
            ("Ctrl+P", self.tr("Print the slip of the chosen booking")),
            ("Ctrl+C", self.tr("Copy the chosen booking or code")),
            ("Ctrl+Z", self.tr("Undo what can be undone")),
            ("Alt+M", self.tr("Menu")),
            ("F1", self.tr("These keys")),
        ]
