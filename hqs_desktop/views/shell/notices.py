"""What the desk must know before it works, as bars under the top bar."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hqs_desktop.viewmodels.shell.window import ShellViewModel

if TYPE_CHECKING:
    from hqs_desktop.viewmodels.shell.notices import Notice


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
            self._column.addWidget(self._bar(index, notice))
        self.setVisible(bool(self._view_model.notices))

    def _bar(self, index: int, notice: "Notice") -> QWidget:
        from hqs_desktop.views.widgets.message_bar import MessageBar  # noqa: PLC0415  # the first paint has none

        bar = MessageBar(self)
        bar.show_message(notice.tone, notice.title, notice.advice)
        bar.dismissed.connect(lambda: self._view_model.dismiss(index))
        return bar
