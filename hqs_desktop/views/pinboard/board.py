"""All that is parked: Enter or a number goes on with one, Del drops one. The button that leads there says how many."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.book.commands import UNDO
from hqs_desktop.viewmodels.commands import BACK
from hqs_desktop.viewmodels.pinboard.commands import DROP_PARKED, PARK, PARKED
from hqs_desktop.viewmodels.pinboard.pinning import Pinning
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.style.icons import put_icon
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.deliberate import Guard
from hqs_desktop.views.widgets.dialog import FittedDialog
from hqs_desktop.views.widgets.key_button import KeyButton
from hqs_desktop.views.widgets.keys import number_of
from hqs_desktop.views.widgets.labels import PlainLabel
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.numbered import NumberedLine, NumberedRows

if TYPE_CHECKING:
    from hqs_desktop.core.worklist import Task

_WIDTH: Final = 640


class ParkedButton(KeyButton):
    """Says how many bookings are parked, and shows them; not there while none is."""

    def __init__(self, pinning: Pinning, place: QWidget) -> None:
        super().__init__()
        self.setObjectName("parked")
        self.setProperty("role", "quiet")
        put_icon(self, "pin")
        self._pinning, self._place = pinning, place
        pinning.changed.connect(self._pull)
        self.clicked.connect(self.show_all)
        self._pull()

    def show_all(self) -> None:
        """Show them."""
        dialog = PinboardDialog(self._pinning, self._place)
        dialog.taken.connect(self._pinning.take_up)
        dialog.open()

    def _pull(self) -> None:
        self.setText(PARKED.label(self.tr("Parked: {n}").format(n=formats.digits(self._pinning.total))))
        self.setVisible(self._pinning.total > 0)


class PinboardDialog(FittedDialog):
    """Shows a ``Pinning``. ``taken`` comes with the task to go on with, once the dialog is closed."""

    taken = Signal(object)

    def __init__(self, pinning: Pinning, parent: QWidget | None = None) -> None:
        super().__init__(parent, _WIDTH)
        self.setObjectName("pinboard_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Parked bookings"))
        self._pinning = pinning
        self._chosen: Task | None = None
        self.rows = NumberedRows("parked", self._press)
        self._note = PlainLabel(role="muted", wrap=True)
        self._note.setObjectName("pinboard_note")
        self._trouble = MessageBar(dismissible=False)
        self._trouble.hide()
        self.body.addWidget(self.rows)
        self.body.addWidget(self._note)
        self.body.addWidget(self._trouble)
        self.body.addStretch(1)
        self._drop = self._button("drop_parked", DROP_PARKED.label(self.tr("Drop")))
        self._drop.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it is for the row with the focus
        self._drop.clicked.connect(self._drop_current)
        self._undo = self._button("undo", UNDO.label(self.tr("Put back")))
        self._undo.clicked.connect(pinning.put_back)
        self._close = self._button("close", BACK.label(self.tr("Close")))
        self._close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(px(self, 8))
        foot.addWidget(self._drop)
        foot.addWidget(self._undo)
        foot.addStretch(1)
        foot.addWidget(self._close)
        self.foot.addLayout(foot)
        bind_key(DROP_PARKED, self, self._drop_current)
        bind_key(UNDO, self, pinning.put_back)
        pinning.changed.connect(self._pull)
        pinning.problem_changed.connect(self._show_trouble)
        self.finished.connect(self._tell)
        self._pull()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number goes on with that one, as soon as it is no reader's."""
        if (number := number_of(event)) is not None:
            if 1 <= number <= len(self._pinning.lines):
                Guard.of_application().once_quiet(self, partial(self._press, number - 1))
        else:
            super().keyPressEvent(event)

    def _pull(self) -> None:
        lines = self._pinning.lines
        self.rows.show_lines([NumberedLine(line.parked, line.patient, line.wanted) for line in lines])
        self._drop.setEnabled(bool(lines))
        self._undo.setEnabled(self._pinning.can_put_back)
        if lines:
            words = self.tr("Enter goes on with it. What is half typed meanwhile is parked in its stead.")
            self._note.setText(words)
        else:
            words = self.tr("None is parked. {key} parks what is half typed, for when the telephone rings.")
            self._note.setText(words.format(key=PARK.key_in_words))
            self._close.setFocus()
        self.rows.hold_focus()

    def _show_trouble(self) -> None:
        problem = self._pinning.problem
        if problem is None:
            self._trouble.hide()
        else:
            self._trouble.show_message(Tone.DANGER, problem.title, problem.advice)

    def _press(self, place: int) -> None:
        self._chosen = self._pinning.lines[place].task
        self.accept()

    def _drop_current(self) -> None:
        place = self.rows.current
        if place is not None and place < len(self._pinning.lines):
            self._pinning.drop(self._pinning.lines[place].task)

    def _tell(self) -> None:
        if self._chosen is not None:
            self.taken.emit(self._chosen)

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button
