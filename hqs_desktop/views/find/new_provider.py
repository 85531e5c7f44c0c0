"""The form for a doctor that this desk does not know yet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from hqs_desktop.viewmodels.commands import BACK, GO_ON
from hqs_desktop.viewmodels.find.commands import ADD_DOCTOR
from hqs_desktop.viewmodels.find.new_provider import NewProvider
from hqs_desktop.viewmodels.find.screen import BookViewModel
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.code_combo import CodeCombo
from hqs_desktop.views.widgets.dialog import FittedDialog
from hqs_desktop.views.widgets.forms import Labelled
from hqs_desktop.views.widgets.labels import PlainLabel

_WIDTH = 420


class ProviderDialog(FittedDialog):
    """Takes the specialty from the criteria, and gives it back to them. What was typed stays while it is wrong."""

    def __init__(self, view_model: BookViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent, _WIDTH)
        self._view_model = view_model
        criteria = view_model.criteria
        self.setObjectName("provider_dialog")
        self.setWindowTitle(ADD_DOCTOR.words())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._specialty = CodeCombo(self.tr("Specialty"), criteria.search_specialties)
        self._specialty.set_choice(criteria.specialty)
        self._edits = {
            name: Labelled(label, QLineEdit(), roomy=True)
            for name, label in (
                ("name", self.tr("Name")),
                ("council_number", self.tr("Medical council number")),
                ("facility_id", self.tr("Centre's id (Org_ID)")),
                ("facility_name", self.tr("Centre's name")),
            )
        }
        for name, labelled in self._edits.items():
            labelled.field.setObjectName(name)
            if name in {"council_number", "facility_id"}:
                labelled.field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        if criteria.facility is not None:
            self._prefill_facility()
        self._specialty_row = Labelled(self.tr("Specialty"), self._specialty, roomy=True)
        self._add = QPushButton(GO_ON.label(self.tr("Add and search")))
        self._add.setProperty("role", "primary")
        self._add.setDefault(True)
        self._add.clicked.connect(self.accept)
        cancel = QPushButton(BACK.label(self.tr("Cancel")))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._add)
        foot.addWidget(cancel)
        self.body.setSpacing(px(self, 2))
        intro = self.tr("The gateway has no list of doctors. What you type here is kept on this desk.")
        self.body.addWidget(PlainLabel(intro, role="muted", wrap=True))
        self.body.addWidget(self._specialty_row)
        for labelled in self._edits.values():
            self.body.addWidget(labelled)
        self.foot.addLayout(foot)
        (self._edits["name"].field if criteria.specialty is not None else self._specialty).setFocus()

    def accept(self) -> None:
        """Add the doctor, or say what is wrong."""
        new = NewProvider(**{name: self._text(name) for name in self._edits})
        wrong = new.wrong()
        for name, labelled in self._edits.items():
            labelled.tell(wrong.get(name, ""), Tone.DANGER)
        unspecified = self.tr("Choose the doctor's specialty.") if self._specialty.choice is None else ""
        self._specialty_row.tell(unspecified, Tone.DANGER)
        if unspecified:
            self._specialty.setFocus()
        elif wrong:
            self._edits[next(iter(wrong))].field.setFocus()
        else:
            self._view_model.criteria.specialty = self._specialty.choice
            self._view_model.add_provider(new)
            super().accept()

    def _text(self, name: str) -> str:
        field = self._edits[name].field
        return field.text() if isinstance(field, QLineEdit) else ""

    def _prefill_facility(self) -> None:
        for name, text in self._view_model.criteria.facility_texts().items():
            field = self._edits[name].field
            if isinstance(field, QLineEdit):
                field.setText(text)
