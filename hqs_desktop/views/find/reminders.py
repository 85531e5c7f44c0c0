"""The dialog with all reminders: Enter or a number takes an open slot up, Del drops one."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from hqs_desktop.viewmodels.commands import BACK
from hqs_desktop.viewmodels.find.commands import DROP_REMINDER, REMIND
from hqs_desktop.viewmodels.find.reminding import Reminding
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.deliberate import Guard
from hqs_desktop.views.widgets.dialog import FittedDialog
from hqs_desktop.views.widgets.keys import number_of
from hqs_desktop.views.widgets.labels import PlainLabel
from hqs_desktop.views.widgets.numbered import NumberedLine, NumberedRows

if TYPE_CHECKING:
    from hqs_desktop.core.reminders import Reminder

_WIDTH = 640


class RemindersDialog(FittedDialog):
    """Shows a ``Reminding``. ``taken`` comes with the reminder of an open slot once the dialog is closed."""

    taken = Signal(object)

    def __init__(self, reminding: Reminding, parent: QWidget | None = None) -> None:
        super().__init__(parent, _WIDTH)
        self.setObjectName("reminders_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Reminders"))
        self._reminding = reminding
        self._chosen: Reminder | None = None
        self.rows = NumberedRows("reminder", self._press)
        self._note = PlainLabel(role="muted", wrap=True)
        self._note.setObjectName("reminders_note")
        self.body.addWidget(self.rows)
        self.body.addWidget(self._note)
        self.body.addStretch(1)
        self._drop = QPushButton(DROP_REMINDER.label())
        self._drop.setObjectName("drop_reminder")
        self._drop.setAutoDefault(False)
        self._drop.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it is for the row with the focus
        self._drop.clicked.connect(self._drop_current)
        close = QPushButton(BACK.label(self.tr("Close")))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(px(self, 8))
        foot.addWidget(self._drop)
        foot.addStretch(1)
        foot.addWidget(close)
        self.foot.addLayout(foot)
        bind_key(DROP_REMINDER, self, self._drop_current)
        reminding.changed.connect(self._pull)
        self.finished.connect(self._tell)
        self._pull()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number takes an open slot up, as soon as it is no reader's."""
        if (number := number_of(event)) is not None:
            if 1 <= number <= len(self._reminding.lines):
                Guard.of_application().once_quiet(self, partial(self._press, number - 1))
        else:
            super().keyPressEvent(event)

    def _pull(self) -> None:
        lines = self._reminding.lines
        self.rows.show_lines([NumberedLine(line.opens, line.slot, line.patient) for line in lines])
        self._drop.setEnabled(bool(lines))
        if not lines:
            none = self.tr("There are none. {key} on a slot that is not open yet keeps one.")
            self._say(none.format(key=REMIND.key_in_words))
        elif any(line.open for line in lines):
            self._say(self.tr("Enter takes an open slot up. Nothing is booked before you confirm it."))
        else:
            self._say(self.tr("At that second you are told, and slot and patient stand ready to be booked."))
        self.rows.hold_focus()

    def _press(self, place: int) -> None:
        line = self._reminding.lines[place]
        if line.open:
            self._chosen = line.reminder
            self.accept()
        else:
            self._say(self.tr("This slot is not open yet."))

    def _drop_current(self) -> None:
        place = self.rows.current
        if place is not None and place < len(self._reminding.lines):
            self._reminding.drop(self._reminding.lines[place].reminder)

    def _tell(self) -> None:
        if self._chosen is not None:
            self.taken.emit(self._chosen)

    def _say(self, words: str) -> None:
        self._note.setText(words)
