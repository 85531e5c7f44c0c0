"""The dialog with three slots to read aloud: 1, 2 or 3 takes one up."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from hqs_desktop.core.model import Slot
from hqs_desktop.viewmodels.book.commands import COPY_TEXT
from hqs_desktop.viewmodels.commands import BACK
from hqs_desktop.viewmodels.find.aloud import Aloud
from hqs_desktop.viewmodels.find.commands import READ_ALOUD
from hqs_desktop.views.clipboard import copy_private
from hqs_desktop.views.commands import bind_bare_key, bind_key
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.deliberate import Guard
from hqs_desktop.views.widgets.dialog import FittedDialog
from hqs_desktop.views.widgets.key_button import KeyButton
from hqs_desktop.views.widgets.keys import number_of
from hqs_desktop.views.widgets.labels import PlainLabel
from hqs_desktop.views.widgets.numbered import NumberedLine, NumberedRows

_WIDTH = 720


class AloudDialog(FittedDialog):
    """Shows an ``Aloud``, which goes with it. ``taken`` comes with the slot once the dialog is closed."""

    taken = Signal(object)

    def __init__(self, aloud: Aloud, parent: QWidget | None = None) -> None:
        super().__init__(parent, _WIDTH)
        self.setObjectName("aloud_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(READ_ALOUD.words())
        aloud.setParent(self)
        self.aloud = aloud
        self._chosen: Slot | None = None
        self.rows = NumberedRows("aloud", self._take_row)
        self._note = PlainLabel(role="muted", wrap=True)
        self._note.setObjectName("aloud_note")
        self.body.addWidget(self.rows)
        self.body.addWidget(self._note)
        self.body.addStretch(1)
        self._copy = KeyButton(COPY_TEXT.label(self.tr("Copy")))
        self._copy.setObjectName("aloud_copy")
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self._copy_lines)
        close = QPushButton(BACK.label(self.tr("Close")))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(px(self, 8))
        foot.addWidget(self._copy)
        foot.addStretch(1)
        foot.addWidget(close)
        self.foot.addLayout(foot)
        bind_key(COPY_TEXT, self, self._copy_lines)
        bind_bare_key(COPY_TEXT, self, self._copy_lines)
        aloud.changed.connect(self._pull)
        self.finished.connect(self._tell)
        self._pull()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number takes its slot up, as soon as it is no reader's."""
        if (number := number_of(event)) is not None:
            if 1 <= number <= len(self.aloud.slots):
                slot = self.aloud.slots[number - 1]  # the one that was read, whatever comes meanwhile
                Guard.of_application().once_quiet(self, partial(self._take, slot))
        else:
            super().keyPressEvent(event)

    def _pull(self) -> None:
        lines = self.aloud.lines
        self.rows.show_lines([NumberedLine(why, line) for why, line in lines])
        self._note.setText(self.aloud.note)
        self._note.setVisible(bool(self.aloud.note))
        self._copy.setEnabled(bool(lines))
        self.rows.hold_focus()

    def _take_row(self, number: int) -> None:
        self._take(self.aloud.slots[number])

    def _take(self, slot: Slot) -> None:
        self._chosen = slot
        self.accept()

    def _tell(self) -> None:
        if self._chosen is not None:
            self.taken.emit(self._chosen)

    def _copy_lines(self) -> None:
        if self.aloud.text:
            copy_private(self.aloud.text)
            self._copy.setText(self.tr("Copied"))
