"""The dialog that closes a task: a number, a note where it needs one, Enter."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from hqs_desktop.viewmodels.commands import BACK
from hqs_desktop.viewmodels.tasks.closing import LONGEST_NOTE, Closing
from hqs_desktop.viewmodels.tasks.commands import CLOSE
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.deliberate import DeliberateButton, NumberedList, deliberate
from hqs_desktop.views.widgets.dialog import FittedDialog
from hqs_desktop.views.widgets.forms import Labelled
from hqs_desktop.views.widgets.labels import PlainLabel

_WIDTH = 440


class ClosingDialog(FittedDialog):
    """Shows a ``Closing``; open it with ``open()``."""

    def __init__(self, closing: Closing, parent: QWidget) -> None:
        super().__init__(parent, _WIDTH)
        self.setObjectName("closing_dialog")
        self.setWindowTitle(CLOSE.words())
        self._closing = closing
        deliberate(self)
        self._reasons = NumberedList(closing.reasons)
        self._reasons.setObjectName("closing_reasons")
        self._reasons.setAccessibleName(self.tr("Why it is over"))
        self._note = QLineEdit()
        self._note.setObjectName("closing_note")
        self._note.setMaxLength(LONGEST_NOTE)
        self._note.textChanged.connect(self._typed)
        self._noted = Labelled(self.tr("Note"), self._note)
        for part in (
            PlainLabel(closing.title, role="title"),
            PlainLabel(closing.why, role="muted"),
            PlainLabel(self.tr("Why it is over"), role="section"),
            self._reasons,
            self._noted,
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.foot.addLayout(self._buttons())
        self._reasons.chosen.connect(self._chosen)
        self._reasons.setFocus()

    def _buttons(self) -> QHBoxLayout:
        self._close = DeliberateButton(self.tr("Close it"))
        self._close.setObjectName("closing_close")
        self._close.setProperty("role", "primary")
        self._close.setDefault(True)
        self._close.clicked.connect(self._end)
        later = QPushButton(BACK.label(self.tr("Not now")))
        later.setObjectName("closing_later")
        later.setAutoDefault(False)
        later.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(px(self, 8))
        row.addWidget(self._close)
        row.addStretch(1)
        row.addWidget(later)
        return row

    def _typed(self, note: str) -> None:
        self._closing.note = note
        self._noted.tell("", Tone.NEUTRAL)

    def _chosen(self) -> None:
        if self._closing.fault(self._reasons.currentRow()):
            self._note.setFocus()
        else:
            self._close.setFocus()

    def _end(self) -> None:
        row = self._reasons.currentRow()
        if self._closing.close(row):
            self.accept()
            return
        self._noted.tell(self._closing.fault(row), Tone.WARN)
        (self._note if row >= 0 else self._reasons).setFocus()
