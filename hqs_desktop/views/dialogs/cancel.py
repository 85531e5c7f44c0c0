"""The dialog that cancels a booking: why, sure?, and how it ended. Keyboard only: a number, Enter."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.commands import BACK
from hqs_desktop.viewmodels.dialogs.cancel import CancelStep, CancelViewModel
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.dialogs.subject import SubjectCard
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.busy import BusyRing
from hqs_desktop.views.widgets.deliberate import ENDS_SECONDS, READ_SECONDS, DeliberateButton, NumberedList, deliberate
from hqs_desktop.views.widgets.dialog import FittedDialog
from hqs_desktop.views.widgets.identifier_field import IdentifierField
from hqs_desktop.views.widgets.labels import PlainLabel
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.notes import NoteLine

_WIDTH = 480
_ASKED = {CancelStep.PERSON, CancelStep.REASON}


class CancelDialog(FittedDialog):
    """Shows a ``CancelViewModel``, which it owns; open it with ``open()``."""

    def __init__(self, view_model: CancelViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent, _WIDTH)
        self.setObjectName("cancel_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Cancel a booking"))
        view_model.setParent(self)
        self._view_model = view_model
        self._deliberate = deliberate(self)

        self._subject = SubjectCard()
        self._pages = QStackedWidget()
        self._identifier = IdentifierField()
        self._identifier.confirmed.connect(self._identify)
        self._reasons = NumberedList(view_model.reasons)
        self._reasons.setObjectName("cancel_reasons")
        self._reasons.setAccessibleName(self.tr("Reason"))
        self._reasons.chosen.connect(view_model.choose)
        if view_model.likely >= 0:
            self._reasons.setCurrentRow(view_model.likely)
        self._question = PlainLabel(role="title", wrap=True)
        self._question.setObjectName("cancel_question")
        self._reason = PlainLabel(wrap=True)
        self._warning = NoteLine()
        self._ring = BusyRing(size=20)
        self._running = PlainLabel(self.tr("Asking the gateway to cancel\u2026"), role="strong")
        self._result = MessageBar(dismissible=False)
        self._places = {
            CancelStep.PERSON: self._page(
                PlainLabel(self.tr("Whose booking is it?"), role="section"), self._identifier
            ),
            CancelStep.REASON: self._page(PlainLabel(self.tr("Why is it cancelled?"), role="section"), self._reasons),
            CancelStep.CONFIRM: self._page(self._question, self._reason, self._warning),
            CancelStep.RUNNING: self._page(self._ring, self._running),
        }
        result = self._page(self._result)
        for step in (CancelStep.DONE, CancelStep.REFUSED, CancelStep.NOT_SENT, CancelStep.UNKNOWN):
            self._places[step] = result

        self.body.addWidget(self._subject)
        self.body.addWidget(self._pages, 1)
        self.foot.addLayout(self._button_row())

        view_model.changed.connect(self._show)
        self.finished.connect(view_model.leave)
        self._show()

    def _button_row(self) -> QHBoxLayout:
        self._keep = QPushButton()
        self._keep.setObjectName("keep_booking")
        self._keep.setDefault(True)  # Enter anywhere but on the other button does no harm
        self._keep.clicked.connect(self.reject)
        self._back = QPushButton(self.tr("Back"))
        self._back.setObjectName("cancel_back")
        self._back.setAutoDefault(False)
        self._back.clicked.connect(self._view_model.back)
        self._go = DeliberateButton()
        self._go.setObjectName("cancel_go")
        self._go.setAutoDefault(False)
        self._go.clicked.connect(self._go_on)

        buttons = QHBoxLayout()
        buttons.setSpacing(px(self, 8))
        buttons.addWidget(self._go)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self._keep)
        return buttons

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc on the confirmation goes back one step, elsewhere it closes."""
        if event.key() == Qt.Key.Key_Escape and self._view_model.step is CancelStep.CONFIRM:
            self._view_model.back()
        else:
            super().keyPressEvent(event)

    def _page(self, *widgets: QWidget) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 8))
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        self._pages.addWidget(page)
        return page

    def _show(self) -> None:
        step = self._view_model.step
        self._deliberate.appeared(READ_SECONDS if step in _ASKED else ENDS_SECONDS)
        self._subject.show_subject(self._view_model.subject)
        self._pages.setCurrentWidget(self._places[step])
        self._ring.set_running(step is CancelStep.RUNNING)
        self._show_texts(step)
        self._show_buttons(step)

    def _show_texts(self, step: CancelStep) -> None:
        subject = self._view_model.subject
        if step is CancelStep.CONFIRM:
            patient, doctor = formats.quoted(subject.patient) or subject.identifier, formats.quoted(subject.doctor)
            if subject.doctor and subject.time:
                question = self.tr("Cancel {patient}'s booking with {doctor}, {time}?")
            else:
                question = self.tr("Cancel this booking of {patient}?")
            self._question.setText(question.format(patient=patient, doctor=doctor, time=subject.time))
            self._reason.setText(self.tr("Reason: {reason}").format(reason=formats.quoted(self._view_model.reason)))
            self._warning.tell(self.tr("The slot becomes free for others. This can't be undone."), Tone.WARN)
        elif step is CancelStep.DONE:
            self._result.show_message(
                Tone.SUCCESS,
                self.tr("The booking is cancelled"),
                self.tr("The slot is free again. If the patient is not here, let them know."),
            )
        elif (outcome := self._view_model.outcome) is not None:
            tone = Tone.WARN if step is CancelStep.UNKNOWN else Tone.DANGER
            self._result.show_message(tone, outcome.title, outcome.advice, reference=outcome.reference)

    def _show_buttons(self, step: CancelStep) -> None:
        ended = step not in {CancelStep.PERSON, CancelStep.REASON, CancelStep.CONFIRM}
        self._keep.setText(BACK.label(self.tr("Close")) if ended else self.tr("Keep the booking"))
        self._go.setVisible(step in {CancelStep.PERSON, CancelStep.CONFIRM, CancelStep.REFUSED, CancelStep.NOT_SENT})
        self._go.setText(
            {
                CancelStep.PERSON: self.tr("Go on"),
                CancelStep.CONFIRM: self.tr("Cancel the booking"),
            }.get(step, self.tr("Try again"))
        )
        self._go.setProperty("role", "danger" if step is CancelStep.CONFIRM else "primary")
        self._go.style().unpolish(self._go)
        self._go.style().polish(self._go)
        self._back.setVisible(step is CancelStep.CONFIRM)
        match step:
            case CancelStep.PERSON:
                self._identifier.setFocus()
            case CancelStep.REASON:
                self._reasons.setFocus()
            case CancelStep.CONFIRM:
                self._go.setFocus()
            case _:
                self._keep.setFocus()

    def _identify(self) -> None:
        self._view_model.identify(self._identifier.kind, self._identifier.text)

    def _go_on(self) -> None:
        match self._view_model.step:
            case CancelStep.PERSON:
                self._identifier.complain()
                self._identify()
            case CancelStep.CONFIRM:
                self._view_model.confirm()
            case CancelStep.REFUSED | CancelStep.NOT_SENT:
                self._view_model.back()
