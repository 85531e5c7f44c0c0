"""The dialog that corrects a patient's name and mobile in the journal."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.book.commands import UNDO
from hqs_desktop.viewmodels.commands import BACK, GO_ON
from hqs_desktop.viewmodels.patient.correction import Name, PatientCorrection
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.style.icons import put_icon
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.dialog import FittedDialog
from hqs_desktop.views.widgets.forms import Labelled, NumberEdit
from hqs_desktop.views.widgets.key_button import KeyButton
from hqs_desktop.views.widgets.labels import PlainLabel
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.notes import NoteLine

_WIDTH = 440


class CorrectionDialog(FittedDialog):
    """Shows a ``PatientCorrection``, which it owns. What was typed stays while it is wrong or can't be kept."""

    def __init__(self, view_model: PatientCorrection, parent: QWidget | None = None) -> None:
        super().__init__(parent, _WIDTH)
        self.setObjectName("correction_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Correct name and mobile"))
        view_model.setParent(self)
        self._view_model = view_model
        patient = PlainLabel(view_model.patient, role="strong", wrap=True)
        patient.setObjectName("correction_patient")
        gateway = NoteLine()
        gateway.setObjectName("correction_gateway")
        gateway.tell(
            self.tr("Only this desk's journal changes. The gateway can't correct a patient: it keeps what was sent."),
            Tone.INFO,
        )
        self._fields: dict[Name, QLineEdit] = {
            Name.FIRST_NAME: QLineEdit(),
            Name.LAST_NAME: QLineEdit(),
            Name.MOBILE: NumberEdit(),
        }
        labels = {
            Name.FIRST_NAME: self.tr("First name"),
            Name.LAST_NAME: self.tr("Last name"),
            Name.MOBILE: self.tr("Mobile"),
        }
        self._rows: dict[Name, Labelled] = {}
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 2))
        for name, field in self._fields.items():
            field.setObjectName(name.value)
            field.setMaxLength(100)
            text = view_model.text(name)
            field.setText(formats.digits(text) if name is Name.MOBILE else text)
            self._rows[name] = Labelled(labels[name], field, roomy=True)
            column.addWidget(self._rows[name])
        self._bar = MessageBar(dismissible=False)
        self._bar.hide()
        self._done = MessageBar(dismissible=False)
        self._done.setObjectName("correction_done")
        self._pages = QStackedWidget()
        self._pages.addWidget(form)
        done = QWidget()
        told = QVBoxLayout(done)
        told.setContentsMargins(0, 0, 0, 0)
        told.addWidget(self._done)
        told.addStretch(1)
        self._pages.addWidget(done)
        for part in (patient, gateway, self._pages, self._bar):
            self.body.addWidget(part)
        self.foot.addLayout(self._buttons())
        self._undo_key = bind_key(UNDO, self, view_model.undo)
        for signal in (view_model.changed, view_model.problem_changed, view_model.ready_changed):
            signal.connect(self._show)
        self.finished.connect(view_model.leave)
        self._show()
        self._fields[Name.LAST_NAME].setFocus()
        self._fields[Name.LAST_NAME].selectAll()

    def _buttons(self) -> QHBoxLayout:
        self._keep = QPushButton(GO_ON.label(self.tr("Correct")))
        self._keep.setObjectName("correct_go")
        self._keep.setProperty("role", "primary")
        self._keep.setDefault(True)
        self._keep.clicked.connect(self._go_on)
        self._undo = KeyButton(UNDO.label())
        self._undo.setObjectName("undo_correction")
        self._undo.setAutoDefault(False)
        put_icon(self._undo, "arrow_undo")
        self._undo.clicked.connect(self._view_model.undo)
        self._cancel = QPushButton(BACK.label(self.tr("Cancel")))
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._undo)
        row.addStretch(1)
        row.addWidget(self._keep)
        row.addWidget(self._cancel)
        return row

    def _go_on(self) -> None:
        """Correct what was typed, or say what is wrong; once it is done, close."""
        if self._view_model.stage.done:
            self.accept()
            return
        typed = {name: field.text() for name, field in self._fields.items()}
        wrong = self._view_model.wrong(typed)
        for name, row in self._rows.items():
            row.tell(wrong.get(name, ""), Tone.DANGER)
        if wrong:
            self._fields[next(iter(wrong))].setFocus()
        else:
            self._view_model.correct(typed)

    def _show(self) -> None:
        model = self._view_model
        problem = model.problem
        if problem is None:
            self._bar.hide()
        else:
            self._bar.show_message(Tone.DANGER, problem.title, problem.advice, reference=problem.reference)
        done = model.stage.done
        self._pages.setCurrentIndex(int(done))
        self._undo.setVisible(model.can_undo)
        self._undo_key.setEnabled(model.can_undo)  # before, it belongs to what is typed
        self._cancel.setVisible(not done)
        self._keep.setText(GO_ON.label(self.tr("Close") if done else self.tr("Correct")))
        if done:
            told = self.tr("All bookings of this patient show it, and it is found by it. Slips have it from now on.")
            self._done.show_message(Tone.SUCCESS, model.outcome, "" if model.stage.taken_back else told)
            self._keep.setFocus(Qt.FocusReason.OtherFocusReason)
