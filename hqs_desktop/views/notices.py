"""What the desk must know before it works, as bars under the top bar."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hqs_desktop.viewmodels.shell import ShellViewModel
from hqs_desktop.views.widgets.message_bar import MessageBar


class Notices(QWidget):
    """One bar per notice; each can be put away."""

    def __init__(self, view_model: ShellViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        view_model.notices_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (bar := item.widget()) is not None:
                bar.deleteLater()
        for index, notice in enumerate(self._view_model.notices):
            bar = MessageBar(self)
            bar.show_message(notice.tone, notice.title, notice.advice)
            bar.dismissed.connect(lambda index=index: self._view_model.dismiss(index))
            self._column.addWidget(bar)
        self.setVisible(bool(self._view_model.notices))
