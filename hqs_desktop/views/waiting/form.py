"""The dialog that puts a patient on the waitlist, or changes what he waits for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hqs_desktop.viewmodels.book.commands import UNDO
from hqs_desktop.viewmodels.commands import BACK, GO_ON
from hqs_desktop.viewmodels.waiting.form import WaitForm
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.style.icons import put_icon
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.waiting.patient import PatientFields
from hqs_desktop.views.waiting.wish import WishFields
from hqs_desktop.views.widgets.dialog import FittedDialog
from hqs_desktop.views.widgets.key_button import KeyButton
from hqs_desktop.views.widgets.labels import PlainLabel
from hqs_desktop.views.widgets.message_bar import MessageBar

_WIDTH = 880


class WaitDialog(FittedDialog):
    """Shows a ``WaitForm``, which it owns. Enter keeps it, and closes once it is kept; Esc leaves."""

    def __init__(self, form: WaitForm, parent: QWidget | None = None) -> None:
        super().__init__(parent, _WIDTH)
        self.setObjectName("wait_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(form.title)
        form.setParent(self)
        self._form = form
        self._patient, self._wish = PatientFields(form), WishFields(form)
        self._bar = MessageBar(dismissible=False)
        self._bar.hide()
        self._fields = QWidget()
        column = QVBoxLayout(self._fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 2))
        column.addWidget(self._patient)
        column.addWidget(self._wish)
        column.addStretch(1)
        intro = PlainLabel(form.intro, role="muted", wrap=True)
        intro.setObjectName("wait_intro")
        self.body.addWidget(intro)
        self.body.addWidget(self._fields)
        self.foot.setSpacing(px(self, 8))
        self.foot.addWidget(self._bar)
        self.foot.addLayout(self._buttons())
        self._undo_key = bind_key(UNDO, self, form.undo)
        for signal in (form.changed, form.problem_changed, form.ready_changed, form.busy_changed):
            signal.connect(self._show)
        for fields in (self._patient, self._wish):
            fields.confirmed.connect(self._save)
        self.finished.connect(form.leave)
        self._show()
        self._focus_first()

    def _buttons(self) -> QHBoxLayout:
        self._keep = QPushButton()
        self._keep.setObjectName("keep_wish")
        self._keep.setProperty("role", "primary")
        self._keep.setDefault(True)
        self._keep.clicked.connect(self._save)
        self._undo = KeyButton(UNDO.label())
        self._undo.setObjectName("undo_wish")
        self._undo.setAutoDefault(False)
        put_icon(self._undo, "arrow_undo")
        self._undo.clicked.connect(self._form.undo)
        self._cancel = QPushButton(BACK.label(self.tr("Cancel")))
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._undo)
        row.addStretch(1)
        row.addWidget(self._keep)
        row.addWidget(self._cancel)
        return row

    def _focus_first(self) -> None:
        """To the patient, or where he is known to what is wanted, or the days."""
        draft, wanted = self._form.draft, self._form.wanted
        if not draft.identified:
            self._patient.identifier.setFocus()
            self._patient.identifier.select_all()
        elif not draft.mobile:
            self._go_to("mobile")
        elif wanted.specialty is None:
            self._go_to("specialty")
        else:
            self._wish.range.first.setFocus()

    def _save(self) -> None:
        """Keep it, or go to what is wrong; once it is kept, close."""
        if self._form.done is not None:
            self.accept()
            return
        self._form.save()
        if self._form.wrong:
            self._go_to(next(iter(self._form.wrong)))

    def _go_to(self, name: str) -> None:
        field = self._patient.field(name) or self._wish.field(name)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.scrolled.ensureWidgetVisible(field)

    def _show(self) -> None:
        form = self._form
        self._patient.tell_wrong()
        self._wish.tell_wrong()
        self._show_bar()
        done = form.done is not None
        self._fields.setEnabled(not done)
        self._undo.setVisible(form.can_undo)
        self._undo_key.setEnabled(form.can_undo)  # before, it belongs to what is typed
        self._cancel.setVisible(not done)
        words = self.tr("Change that one") if form.existing else form.title
        self._keep.setText(GO_ON.label(self.tr("Close") if done else words))
        self._keep.setEnabled(not form.busy)
        if done:
            self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_bar(self) -> None:
        problem, existing = self._form.problem, self._form.existing
        if problem is not None:
            self._bar.show_message(Tone.DANGER, problem.title, problem.advice, reference=problem.reference)
        elif self._form.done is not None:
            self._bar.show_message(Tone.SUCCESS, *self._form.outcome)
        elif existing:
            self._bar.show_message(Tone.WARN, self.tr("The patient waits for this already"), existing)
        else:
            self._bar.hide()
