"""Who waits: identifier, names, mobile."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.book.draft import Field
from hqs_desktop.viewmodels.waiting.form import WaitForm
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.forms import Labelled, NumberEdit
from hqs_desktop.views.widgets.identifier_field import IdentifierField


class PatientFields(QWidget):
    """Follows the form's draft both ways; ``confirmed`` comes with Enter in the number."""

    confirmed = Signal()

    def __init__(self, form: WaitForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._pulling = False
        self.identifier = IdentifierField()
        self.identifier.setObjectName("identifier")
        labels = {
            Field.FIRST_NAME: self.tr("First name"),
            Field.LAST_NAME: self.tr("Last name"),
            Field.MOBILE: self.tr("Mobile"),
        }
        self._rows = {name: Labelled(label, self._edit(name), roomy=True) for name, label in labels.items()}
        line = QHBoxLayout()
        line.setSpacing(px(self, 12))
        for row in self._rows.values():
            line.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 2))
        column.addWidget(self.identifier)
        column.addLayout(line)
        self.identifier.edited.connect(self._identifier_edited)
        self.identifier.confirmed.connect(self.confirmed)
        form.draft_changed.connect(self.pull)
        self.pull()

    def field(self, name: str) -> QWidget | None:
        """The widget of a field; None where it is none of these."""
        if name == Field.NUMBER.value:
            return self.identifier
        return next((row.field for one, row in self._rows.items() if one.value == name), None)

    def pull(self) -> None:
        """Show the draft; what is being typed stays as it is typed."""
        self._pulling = True
        try:
            draft = self._form.draft
            self.identifier.set_identifier(draft.id_kind, draft.number)
            for name, row in self._rows.items():
                text = str(getattr(draft, name))
                field = row.field
                shown = formats.digits(text) if name is Field.MOBILE else text
                typing = isinstance(field, QLineEdit) and field.hasFocus() and field.isModified()
                if isinstance(field, QLineEdit) and not typing and field.text() != shown:
                    field.setText(shown)
                    field.setCursorPosition(0)
        finally:
            self._pulling = False

    def tell_wrong(self) -> None:
        """Say beside each field why it could not be kept."""
        wrong = self._form.wrong
        if Field.NUMBER.value in wrong:
            self.identifier.complain()
        self._rows[Field.MOBILE].tell(wrong.get(Field.MOBILE.value, ""), Tone.DANGER)

    def _edit(self, name: Field) -> QLineEdit:
        edit = NumberEdit() if name is Field.MOBILE else QLineEdit()
        edit.setObjectName(name.value)
        edit.setMaxLength(100)
        edit.textEdited.connect(lambda text: self._edited(name, text))
        if name is Field.MOBILE:
            edit.editingFinished.connect(self._mobile_left)
        return edit

    def _identifier_edited(self) -> None:
        if not self._pulling:
            self._form.edit(Field.KIND, self.identifier.kind.value)
            self._form.edit(Field.NUMBER, self.identifier.text)

    def _edited(self, name: Field, text: str) -> None:
        if not self._pulling:
            self._rows[name].tell("", Tone.NEUTRAL)
            self._form.edit(name, text)

    def _mobile_left(self) -> None:
        """A number that still grows is not called too short."""
        if note := self._form.note(Field.MOBILE):
            self._rows[Field.MOBILE].tell(note, Tone.DANGER)
