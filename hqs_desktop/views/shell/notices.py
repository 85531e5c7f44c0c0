"""What the desk must know beside its screens, as bars below them, so that nothing jumps when one appears."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hqs_desktop.viewmodels.notices import Notices
from hqs_desktop.viewmodels.shell.commands import ACT_ON_NOTICE

if TYPE_CHECKING:
    from hqs_desktop.viewmodels.words.notices import Notice


class NoticeBars(QWidget):
    """One bar per notice; each can be put away."""

    def __init__(self, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        notices.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (bar := item.widget()) is not None:
                bar.deleteLater()
        newest = self._notices.newest_to_act_on
        for index, notice in enumerate(self._notices.shown):
            self._column.addWidget(self._bar(index, notice, by_key=index == newest))
        self.setVisible(bool(self._notices.shown))

    def _bar(self, index: int, notice: "Notice", *, by_key: bool) -> QWidget:
        from hqs_desktop.views.widgets.message_bar import MessageBar  # noqa: PLC0415  # the first paint has none

        bar = MessageBar(self)
        action = ACT_ON_NOTICE.label(notice.action) if by_key else notice.action
        bar.show_message(notice.tone, notice.title, notice.advice, action=action)
        bar.acted.connect(lambda: self._notices.act(index))
        bar.dismissed.connect(lambda: self._notices.dismiss(index))
        return bar
