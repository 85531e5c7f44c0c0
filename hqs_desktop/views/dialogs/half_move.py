"""The dialog that ends a half-done move. A number, then Enter."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from hqs_desktop.viewmodels.commands import BACK
from hqs_desktop.viewmodels.dialogs.half_move import HalfMove
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.dialogs.subject import SubjectCard
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.deliberate import ENDS_SECONDS, DeliberateButton, NumberedList, deliberate
from hqs_desktop.views.widgets.dialog import FittedDialog
from hqs_desktop.views.widgets.labels import PlainLabel
from hqs_desktop.views.widgets.message_bar import MessageBar

_WIDTH = 480


class HalfMoveDialog(FittedDialog):
    """Shows a ``HalfMove``; open it with ``open()``."""

    def __init__(self, half_move: HalfMove, parent: QWidget | None = None) -> None:
        super().__init__(parent, _WIDTH)
        self.setObjectName("half_move_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Half-moved booking"))
        self._model = half_move
        self._deliberate = deliberate(self)
        self._ways = NumberedList([way.words for way in half_move.ways])
        self._ways.setObjectName("half_move_ways")
        self._ways.setAccessibleName(half_move.question)
        self._ways.itemSelectionChanged.connect(self._show_consequence)
        self._ways.chosen.connect(self._to_decide)
        self._consequence = PlainLabel(role="muted", wrap=True)
        self._consequence.setFixedHeight(self._consequence.fontMetrics().lineSpacing() * 3)
        self._bar = MessageBar(dismissible=False)
        self._bar.hide()
        for title, subject in ((self.tr("Old booking"), half_move.old), (self.tr("New booking"), half_move.new)):
            card = SubjectCard()
            card.show_subject(subject)
            self.body.addWidget(PlainLabel(title, role="label"))
            self.body.addWidget(card)
        self.body.addWidget(PlainLabel(half_move.question, role="section", wrap=True))
        for part in (self._ways, self._consequence, self._bar):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.foot.addLayout(self._button_row())
        half_move.problem_changed.connect(self._show_problem)
        half_move.busy_changed.connect(self._show_busy)
        half_move.ended.connect(self.accept)
        self.finished.connect(half_move.leave)
        self._ways.setFocus()

    def _button_row(self) -> QHBoxLayout:
        self._later = QPushButton(BACK.label(self.tr("Not now")))
        self._later.setObjectName("half_move_later")
        self._later.setDefault(True)  # Enter anywhere but on the other button does no harm
        self._later.clicked.connect(self.reject)
        self._decide = DeliberateButton(self.tr("Do it"))
        self._decide.setObjectName("half_move_decide")
        self._decide.setProperty("role", "primary")
        self._decide.setAutoDefault(False)
        self._decide.setEnabled(False)
        self._decide.clicked.connect(lambda: self._model.decide(self._model.ways[self._ways.currentRow()].way))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(self, 8))
        buttons.addWidget(self._decide)
        buttons.addStretch(1)
        buttons.addWidget(self._later)
        return buttons

    def _show_consequence(self) -> None:
        self._consequence.setText(self._model.ways[self._ways.currentRow()].consequence)
        self._decide.setEnabled(True)

    def _to_decide(self) -> None:
        self._deliberate.appeared(ENDS_SECONDS)
        self._decide.setFocus()

    def _show_busy(self) -> None:
        self._decide.setEnabled(not self._model.busy)

    def _show_problem(self) -> None:
        problem = self._model.problem
        if problem is None:
            self._bar.hide()
            return
        self._bar.show_message(Tone.WARN, problem.title, problem.advice, reference=problem.reference)
        self._deliberate.appeared(ENDS_SECONDS)
        self._later.setFocus()
