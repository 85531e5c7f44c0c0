"""What the desk must know beside its screens, as bars below them, so that nothing jumps when one appears."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.notices import Notices, Told
from hqs_desktop.viewmodels.shell.commands import ACT_ON_NOTICE, NOTICES
from hqs_desktop.views.style.theme import px


class NoticeBars(QWidget):
    """A bar for each in sight, which can be put away; ``all_wanted`` comes from the line that counts the others."""

    all_wanted = Signal()

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
                bar.hide()  # it is gone when the event is dealt with
                bar.deleteLater()
        shown = self._notices.in_sight
        if (more := len(self._notices.standing) - len(shown)) > 0:
            self._column.addWidget(self._counted(more))
        newest = self._notices.newest_to_act_on
        for told in shown:
            self._column.addWidget(self._bar(told, by_key=told is newest))
        self.setVisible(bool(shown))

    def _counted(self, more: int) -> QWidget:
        from hqs_desktop.views.widgets.key_button import KeyButton  # noqa: PLC0415  # the first paint has none

        line = QWidget(self)
        words = formats.digits(self.tr("%n more notice(s)", "", more))
        button = KeyButton(NOTICES.label(words))
        button.setObjectName("more_notices")
        button.setProperty("role", "quiet")
        button.clicked.connect(self.all_wanted)
        row = QHBoxLayout(line)
        row.setContentsMargins(px(self, 12), px(self, 4), px(self, 12), px(self, 4))
        row.addWidget(button)
        row.addStretch(1)
        return line

    def _bar(self, told: Told, *, by_key: bool) -> QWidget:
        from hqs_desktop.views.widgets.message_bar import MessageBar  # noqa: PLC0415  # the first paint has none

        notice = self._notices.words(told)
        bar = MessageBar(self)
        action = ACT_ON_NOTICE.label(notice.action) if by_key else notice.action
        bar.show_message(notice.tone, notice.title, notice.advice, action=action)
        bar.acted.connect(partial(self._notices.act, told.number))
        bar.dismissed.connect(partial(self._notices.dismiss, told.number))
        return bar
