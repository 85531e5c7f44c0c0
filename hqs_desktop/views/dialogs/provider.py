"""The form for a doctor at a centre: one to be added, or one that is known."""

from collections.abc import Callable, Sequence
from dataclasses import fields

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.commands import BACK, GO_ON
from hqs_desktop.viewmodels.dialogs.provider import ProviderForm
from hqs_desktop.viewmodels.lines import Choice
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.code_combo import CodeCombo
from hqs_desktop.views.widgets.dialog import FittedDialog
from hqs_desktop.views.widgets.forms import Labelled, NumberEdit
from hqs_desktop.views.widgets.labels import PlainLabel

_WIDTH = 420
_LEFT_TO_RIGHT = {"council_number", "facility_id"}
_BESIDE = ("latitude", "longitude")


class ProviderDialog(FittedDialog):
    """What was typed stays while it is wrong. ``taken`` comes with the specialty's ``Choice`` and the ``ProviderForm``.

    ``placed`` asks for the centre's point too.
    """

    taken = Signal(object, object)

    def __init__(
        self,
        title: str,
        intro: str,
        go_on: str,
        search_specialties: Callable[[str], Sequence[Choice]],
        parent: QWidget | None = None,
        *,
        placed: bool = False,
    ) -> None:
        super().__init__(parent, _WIDTH)
        self.setObjectName("provider_dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fixed = False
        self._heard: dict[str, str] = {}
        self._placed = placed
        self._specialty = CodeCombo(self.tr("Specialty"), search_specialties)
        self._specialty_row = Labelled(self.tr("Specialty"), self._specialty, roomy=True)
        self._edits = {
            name: Labelled(label, NumberEdit() if name in _BESIDE else QLineEdit(), roomy=True)
            for name, label in self._labels().items()
            if placed or name not in _BESIDE
        }
        for name, labelled in self._edits.items():
            labelled.field.setObjectName(name)
            if name in _LEFT_TO_RIGHT:
                labelled.field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._add = QPushButton(GO_ON.label(go_on))
        self._add.setObjectName("take_provider")
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
        self.foot.addLayout(foot)
        self.body.setSpacing(px(self, 2))
        self.body.addWidget(PlainLabel(intro, role="muted", wrap=True))
        self.body.addWidget(self._specialty_row)
        for name, labelled in self._edits.items():
            if name not in _BESIDE:
                self.body.addWidget(labelled)
        if placed:
            both = QHBoxLayout()
            both.setSpacing(px(self, 12))
            for name in _BESIDE:
                both.addWidget(self._edits[name], 1)
            self.body.addLayout(both)
        self._specialty.setFocus()

    def fill(self, form: ProviderForm, specialty: Choice | None) -> None:
        """Begin with what is known; the focus goes to the first field that is empty."""
        self._specialty.set_choice(specialty)
        for name in self._edits:
            text = str(getattr(form, name))
            self._field(name).setText(formats.digits(text) if name in _BESIDE else text)
        (self._field("name") if specialty is not None else self._specialty).setFocus()

    def say_heard(self, words: dict[str, str], *, fixed: bool) -> None:
        """Say below the fields what the gateway says. Where it named the entry, that is ``fixed``: its numbers stay."""
        self._heard, self._fixed = words, fixed
        for name in _LEFT_TO_RIGHT:
            self._field(name).setReadOnly(fixed)
        self._tell({})

    def accept(self) -> None:
        """Take what was typed, or say what is wrong."""
        names = (one.name for one in fields(ProviderForm))
        form = ProviderForm(**{name: self._field(name).text() if name in self._edits else "" for name in names})
        wrong = form.wrong(heard_of=self._fixed)
        if self._specialty.choice is None:
            wrong["specialty"] = self.tr("Choose the doctor's specialty.")
        self._tell(wrong)
        if wrong:
            next(row for name, row in self._rows() if name in wrong).field.setFocus()
        else:
            self.taken.emit(self._specialty.choice, form)
            super().accept()

    def _tell(self, wrong: dict[str, str]) -> None:
        for name, row in self._rows():
            row.tell(wrong.get(name) or self._heard.get(name, ""), Tone.DANGER if name in wrong else Tone.INFO)

    def _rows(self) -> list[tuple[str, Labelled]]:
        return [("specialty", self._specialty_row), *self._edits.items()]

    def _labels(self) -> dict[str, str]:
        return {
            "name": self.tr("Name"),
            "council_number": self.tr("Medical council number"),
            "facility_id": self.tr("Centre's id (Org_ID)"),
            "facility_name": self.tr("Centre's name"),
            "latitude": self.tr("Centre's latitude"),
            "longitude": self.tr("Centre's longitude"),
        }

    def _field(self, name: str) -> QLineEdit:
        field = self._edits[name].field
        if not isinstance(field, QLineEdit):
            raise TypeError(name)
        return field
