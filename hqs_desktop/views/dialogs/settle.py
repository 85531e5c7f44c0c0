"""The dialog that settles by phone what the gateway can't prove. A number, then Enter."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from hqs_desktop.viewmodels.commands import BACK
from hqs_desktop.viewmodels.dialogs.settle import Settlement
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.dialogs.subject import SubjectCard
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.deliberate import ENDS_SECONDS, DeliberateButton, NumberedList, deliberate
from hqs_desktop.views.widgets.dialog import FittedDialog
from hqs_desktop.views.widgets.labels import PlainLabel
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.notes import NoteLine

_WIDTH = 480


class SettleDialog(FittedDialog):
    """Shows a ``Settlement``; open it with ``open()``."""

    def __init__(self, settlement: Settlement, parent: QWidget | None = None) -> None:
        super().__init__(parent, _WIDTH)
        self.setObjectName("settle_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settle by phone"))
        self._settlement = settlement
        self._deliberate = deliberate(self)

        subject = SubjectCard()
        subject.show_subject(settlement.subject)
        why = NoteLine()
        why.tell(self.tr("The gateway can't say. Ask the doctor's office by phone."), Tone.INFO)
        self._answers = NumberedList([answer.words for answer in settlement.answers])
        self._answers.setObjectName("settle_answers")
        self._answers.setAccessibleName(settlement.question)
        self._answers.itemSelectionChanged.connect(self._show_consequence)
        self._answers.chosen.connect(self._to_record)
        self._consequence = PlainLabel(role="muted", wrap=True)
        self._consequence.setObjectName("settle_consequence")
        self._known = MessageBar(dismissible=False)
        self._known.hide()

        self.body.addWidget(subject)
        self.body.addWidget(why)
        self.body.addWidget(PlainLabel(settlement.question, role="section"))
        self.body.addWidget(self._answers)
        self.body.addWidget(self._consequence)
        self.body.addWidget(self._known)
        self.body.addStretch(1)
        self.foot.addLayout(self._button_row())
        # The height of the longest consequence, so that nothing jumps when another is chosen.
        self._consequence.setFixedHeight(self._consequence.fontMetrics().lineSpacing() * 3)
        self._answers.setFocus()

    def _button_row(self) -> QHBoxLayout:
        self._later = QPushButton(BACK.label(self.tr("Not now")))
        self._later.setObjectName("settle_later")
        self._later.setDefault(True)  # Enter anywhere but on the other button does no harm
        self._later.clicked.connect(self.reject)
        self._record = DeliberateButton(self.tr("Record the answer"))
        self._record.setObjectName("settle_record")
        self._record.setProperty("role", "primary")
        self._record.setAutoDefault(False)
        self._record.setEnabled(False)
        self._record.clicked.connect(self._settle)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(self, 8))
        buttons.addWidget(self._record)
        buttons.addStretch(1)
        buttons.addWidget(self._later)
        return buttons

    def _show_consequence(self) -> None:
        self._consequence.setText(self._settlement.answers[self._answers.currentRow()].consequence)
        self._record.setEnabled(True)

    def _to_record(self) -> None:
        self._deliberate.appeared(ENDS_SECONDS)
        self._record.setFocus()

    def _settle(self) -> None:
        if self._settlement.record(self._settlement.answers[self._answers.currentRow()]):
            self.accept()
            return
        self._record.setEnabled(False)
        self._answers.setEnabled(False)
        self._deliberate.appeared(ENDS_SECONDS)
        self._later.setFocus()
        self._known.show_message(
            Tone.INFO,
            self.tr("The gateway has answered meanwhile"),
            self.tr("Nothing was recorded; the list shows how it stands."),
        )
