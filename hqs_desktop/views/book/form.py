"""The patient's details: the identifier first, the rest where it is wanted."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QWidget

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.book.draft import Field
from hqs_desktop.viewmodels.book.known import KnownPatient
from hqs_desktop.viewmodels.book.panel import BookPanel
from hqs_desktop.viewmodels.commands import CHOICES
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.code_combo import CodeCombo
from hqs_desktop.views.widgets.forms import Labelled, NumberEdit
from hqs_desktop.views.widgets.identifier_field import IdentifierField
from hqs_desktop.views.widgets.notes import NotesLine

_PIECE = 3  # fields that are made at a time
_LATIN = {Field.MOBILE, Field.POSTAL_CODE, Field.HID, Field.DEPOSIT}


class BookForm(QWidget):
    """Follows the panel's draft both ways. Enter anywhere goes on to the read-back.

    It is whole once ``build_more`` says that nothing is left.
    """

    def __init__(self, panel: BookPanel, known: KnownPatient, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self._known = known
        self._pulling = False
        self.identifier = IdentifierField()
        self.identifier.setObjectName("identifier")
        self.identifier.remark.setObjectName("known")
        self._fields: dict[Field, Labelled] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(self, 12))
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.identifier, 0, 0, 1, 2)
        self._grid.setRowStretch(20, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._pieces = self._build()

    def build_more(self) -> bool:
        """Make the next fields; False once nothing is left."""
        return next(self._pieces, None) is not None

    def _build(self) -> Iterator[QWidget]:
        for number, (name, label) in enumerate(
            (
                (Field.FIRST_NAME, self.tr("First name")),
                (Field.LAST_NAME, self.tr("Last name")),
                (Field.GENDER, self.tr("Gender")),
                (Field.MOBILE, self.tr("Mobile")),
                (Field.INSURER, self.tr("Insurer")),
                (Field.HID, self.tr("Insurance id (HID)")),
                (Field.POSTAL_CODE, self.tr("Postal code")),
                (Field.APPOINTMENT_TYPE, self.tr("Appointment type")),
                (Field.DEPOSIT, self.tr("Deposit")),
            )
        ):
            line, side = divmod(number, 2)
            if side == 0:
                notes = NotesLine()
                self._grid.addWidget(notes, 2 + 2 * line, 0, 1, 2)
            self._fields[name] = Labelled(label, self._make(name, label), note=notes.of(side))
            self._grid.addWidget(self._fields[name], 1 + 2 * line, side, Qt.AlignmentFlag.AlignTop)
            if (number + 1) % _PIECE == 0:
                yield self._fields[name]
        self.identifier.edited.connect(self._identifier_edited)
        self.identifier.confirmed.connect(self.go_on)
        self._panel.draft_changed.connect(self.pull)
        self._panel.attention.connect(self._attend)
        self._known.changed.connect(self._tell_known)
        self.pull()

    def field(self, name: Field) -> QWidget:
        """The widget that holds a field of the draft."""
        return self.identifier if name is Field.NUMBER else self._fields[name].field

    def focus_first(self) -> None:
        """The identifier's number, ready to be typed over."""
        self.identifier.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.identifier.select_all()

    def go_on(self) -> None:
        """On to the read-back, unless something was typed that its list does not have."""
        choose = self.tr("Choose from the list ({key}), or empty this.")
        for labelled in self._fields.values():
            if isinstance(labelled.field, CodeCombo):
                text = choose.format(key=CHOICES.key_in_words) if labelled.field.unresolved else ""
                labelled.tell(text, Tone.WARN)
        unresolved = [one.field for one in self._fields.values() if one.note and isinstance(one.field, CodeCombo)]
        if unresolved:
            unresolved[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._panel.read_back()

    def pull(self) -> None:
        """Show the draft."""
        self._pulling = True
        try:
            draft = self._panel.draft
            self.identifier.set_identifier(draft.id_kind, draft.number)
            for name, labelled in self._fields.items():
                field = labelled.field
                if isinstance(field, CodeCombo):
                    if field.value != getattr(draft, name) and not field.hasFocus():
                        field.set_choice(self._panel.choice(name))
                elif isinstance(field, QLineEdit) and not field.hasFocus():
                    text = str(getattr(draft, name))
                    if field.text() != text:
                        field.setText(formats.digits(text) if name in _LATIN - {Field.HID} else text)
                        field.setCursorPosition(0)
            self._tell_notes()
        finally:
            self._pulling = False

    def _make(self, name: Field, label: str) -> QLineEdit:
        if name in {Field.GENDER, Field.INSURER, Field.APPOINTMENT_TYPE}:
            combo = CodeCombo(label, lambda text: self._panel.choices(name, text))
            combo.choice_changed.connect(lambda: self._edited(name, str(combo.value or "")))
            combo.confirmed.connect(self.go_on)
            combo.rejected.connect(self.go_on)
            combo.setObjectName(name.value)
            return combo
        edit = NumberEdit() if name in _LATIN - {Field.HID} else QLineEdit()
        edit.setObjectName(name.value)
        edit.setMaxLength(100)
        edit.setAccessibleName(label)
        if name is Field.HID:
            edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        edit.textEdited.connect(lambda text: self._edited(name, text))
        edit.editingFinished.connect(self._tell_notes)
        return edit

    def _identifier_edited(self) -> None:
        if not self._pulling:
            self._panel.edit(Field.KIND, self.identifier.kind.value)
            self._panel.edit(Field.NUMBER, self.identifier.text)

    def _edited(self, name: Field, text: str) -> None:
        if not self._pulling:
            self._panel.edit(name, text)

    def _tell_notes(self) -> None:
        for name in (Field.MOBILE, Field.POSTAL_CODE, Field.HID, Field.DEPOSIT):
            labelled = self._fields[name]
            # A number that still grows is not called too short.
            if not labelled.field.hasFocus() or labelled.note:
                labelled.tell(*self._panel.note(name))
        self._tell_known()

    def _tell_known(self) -> None:
        """What this desk knows of the patient, or what speaks against the slot."""
        brief, line = self._known.brief, self._known.line
        self.identifier.remark.tell(brief or line, Tone.WARN if brief else Tone.INFO)
        self.identifier.remark.setVisible(bool(brief or line))

    def _attend(self, name: str) -> None:
        """Go to the field that forbids booking, and say why."""
        field = Field(name)
        if field is Field.NUMBER:
            self.identifier.complain()
        else:
            self._fields[field].tell(*self._panel.note(field))
        self.field(field).setFocus(Qt.FocusReason.ShortcutFocusReason)
