"""The dialogs that ask for a few words: when somebody is to be called again, and a note."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from hqs_desktop.viewmodels.commands import BACK
from hqs_desktop.viewmodels.tasks.again import parse_again, presets
from hqs_desktop.viewmodels.tasks.closing import LONGEST_NOTE
from hqs_desktop.viewmodels.tasks.commands import CALL_AGAIN, NOTE
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.deliberate import NumberedList, deliberate
from hqs_desktop.views.widgets.dialog import FittedDialog
from hqs_desktop.views.widgets.forms import Labelled
from hqs_desktop.views.widgets.labels import PlainLabel

translate = QCoreApplication.translate  # lupdate knows it by this name

_WIDTH = 400


class AgainDialog(FittedDialog):
    """Asks when: a number, or a time that is typed. ``act`` gets it; open it with ``open()``."""

    def __init__(
        self, name: str, now: Callable[[], datetime], act: Callable[[datetime], None], parent: QWidget
    ) -> None:
        super().__init__(parent, _WIDTH)
        self.setObjectName("again_dialog")
        self.setWindowTitle(CALL_AGAIN.words())
        self._now, self._act = now, act
        deliberate(self)
        self._presets = presets(now())
        self._choices = NumberedList([preset.words for preset in self._presets])
        self._choices.setObjectName("again_presets")
        self._choices.setAccessibleName(self.windowTitle())
        self._typed = QLineEdit()
        self._typed.setObjectName("again_typed")
        self._typed.setPlaceholderText(self.tr("14:30, +20 minutes, tomorrow 10:00"))
        self._field = Labelled(self.tr("Another time"), self._typed)
        self.body.addWidget(PlainLabel(name, role="title"))
        self.body.addWidget(self._choices)
        self.body.addWidget(self._field)
        self.body.addStretch(1)
        self.foot.addLayout(_buttons(self, self.tr("Call again then"), self._end))
        self._choices.chosen.connect(self._end)
        self._typed.textChanged.connect(lambda: self._field.tell("", Tone.NEUTRAL))
        self._choices.setFocus()

    def _end(self) -> None:
        if self._typed.text().strip():
            at = parse_again(self._typed.text(), self._now())
        else:
            row = self._choices.currentRow()
            at = self._presets[row].at if row >= 0 else None
        if at is None:
            self._field.tell(self.tr("Type a time like 14:30, minutes like +20, or a day and a time."), Tone.WARN)
            self._typed.setFocus()
            return
        self.accept()
        self._act(at)


class NoteDialog(FittedDialog):
    """Asks for a note. ``act`` gets it; open it with ``open()``."""

    def __init__(self, name: str, note: str, act: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent, _WIDTH)
        self.setObjectName("note_dialog")
        self.setWindowTitle(NOTE.words())
        self._act = act
        self._note = QLineEdit(note)
        self._note.setObjectName("note_text")
        self._note.setMaxLength(LONGEST_NOTE)
        self.body.addWidget(PlainLabel(name, role="title"))
        self.body.addWidget(Labelled(self.tr("Note"), self._note))
        self.body.addStretch(1)
        self.foot.addLayout(_buttons(self, self.tr("Keep the note"), self._end))
        self._note.setFocus()

    def _end(self) -> None:
        self.accept()
        self._act(self._note.text())


def _buttons(dialog: FittedDialog, words: str, act: Callable[[], None]) -> QHBoxLayout:
    keep = QPushButton(words)
    keep.setObjectName("keep")
    keep.setProperty("role", "primary")
    keep.setDefault(True)
    keep.clicked.connect(act)
    later = QPushButton(BACK.label(translate("TaskActs", "Not now")))
    later.setObjectName("later")
    later.setAutoDefault(False)
    later.clicked.connect(dialog.reject)
    row = QHBoxLayout()
    row.setSpacing(px(dialog, 8))
    row.addWidget(keep)
    row.addStretch(1)
    row.addWidget(later)
    return row
