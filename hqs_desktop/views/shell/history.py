"""The notices of this run, the newest first: a number does what its notice offers."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.commands import BACK
from hqs_desktop.viewmodels.dialogs.commands import REMOVE
from hqs_desktop.viewmodels.shell.history import NoticeHistory, NoticeLine
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.deliberate import Guard
from hqs_desktop.views.widgets.dialog import FittedDialog
from hqs_desktop.views.widgets.flow import Flow
from hqs_desktop.views.widgets.key_button import KeyButton
from hqs_desktop.views.widgets.keys import number_of
from hqs_desktop.views.widgets.labels import PlainLabel
from hqs_desktop.views.widgets.numbered import NumberedLine, NumberedRows

_WIDTH: Final = 640


class NoticesDialog(FittedDialog):
    """Shows a ``NoticeHistory``."""

    def __init__(self, history: NoticeHistory, parent: QWidget | None = None) -> None:
        super().__init__(parent, _WIDTH)
        self.setObjectName("notices_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Notices of this run"))
        history.setParent(self)
        self._history = history
        self._chosen: int | None = None
        self.rows = NumberedRows("notice", self._press)
        self._note = PlainLabel(role="muted", wrap=True)
        self._note.setObjectName("notices_note")
        self.body.addWidget(self.rows)
        self.body.addStretch(1)
        self._away = KeyButton(REMOVE.label(self.tr("Put away, or show again")))
        self._away.setObjectName("put_away")
        self._away.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it is for the row with the focus
        self._away.setAutoDefault(False)
        self._away.clicked.connect(self._put_away)
        self._close = KeyButton(BACK.label(self.tr("Close")))
        self._close.setObjectName("close")
        self._close.setAutoDefault(False)
        self._close.clicked.connect(self.reject)
        foot = Flow(px(self, 8))
        for button in (self._away, self._close):
            foot.addWidget(button)
        self.foot.setSpacing(px(self, 8))
        self.foot.addWidget(self._note)
        self.foot.addLayout(foot)
        bind_key(REMOVE, self, self._put_away)
        history.changed.connect(self._pull)
        self.finished.connect(self._act)
        self._pull()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number does what that notice offers, as soon as it is no reader's."""
        if (number := number_of(event)) is not None:
            Guard.of_application().once_quiet(self, partial(self._press, number - 1))
        else:
            super().keyPressEvent(event)

    def _pull(self) -> None:
        lines = self._history.lines
        self.rows.show_lines([self._line(line) for line in lines])
        self._away.setVisible(bool(lines))
        self._note.setText(
            self.tr("Its number, or Enter, does what a notice offers.")
            if any(line.action for line in lines)
            else self.tr("None of them asks for anything now.")
            if lines
            else self.tr("Nothing was told in this run.")
        )
        if lines:
            self.rows.hold_focus()
        else:
            self._close.setFocus()

    def _press(self, place: int) -> None:
        if self._history.can_act(place):
            self._chosen = place
            self.accept()

    def _act(self) -> None:
        """Once the dialog is closed: what is done may open another."""
        if self._chosen is not None:
            self._history.act(self._chosen)

    def _put_away(self) -> None:
        if (place := self.rows.current) is not None:
            self._history.put_away(place)

    def _line(self, line: NoticeLine) -> NumberedLine:
        action = self.tr("It offers: {action}").format(action=line.action) if line.action else ""
        return NumberedLine(line.when, line.title, formats.listed(line.advice, action, by="\n"), line.look)
