"""The connection, a page of F9."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hqs_desktop.viewmodels.connection.commands import CONNECTION
from hqs_desktop.viewmodels.connection.page import ConnectionPageViewModel
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.labels import PlainLabel


class ConnectionPage(QWidget):
    """Shows a ``ConnectionPageViewModel``."""

    def __init__(self, view_model: ConnectionPageViewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("connection_page")
        words = PlainLabel(
            self.tr("The same form as at the first start. What is in use goes on until the new connection is checked."),
            self,
            wrap=True,
        )
        self._change = QPushButton(CONNECTION.label(), self)
        self._change.setObjectName("change_connection")
        self._change.clicked.connect(view_model.change)
        row = QHBoxLayout()
        row.addWidget(self._change)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(self, 24), px(self, 16), px(self, 24), px(self, 16))
        column.setSpacing(px(self, 12))
        column.addWidget(words)
        column.addLayout(row)
        column.addStretch(1)

    def focus_first(self) -> None:
        """To the one thing that can be done."""
        self._change.setFocus()


def make(view_model: ConnectionPageViewModel, parent: QWidget) -> ConnectionPage:
    """For ``views.pages``."""
    return ConnectionPage(view_model, parent)
