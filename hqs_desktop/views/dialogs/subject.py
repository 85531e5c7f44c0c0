"""The card on top of a dialog that says which booking it is about."""

from PySide6.QtWidgets import QFrame, QGridLayout

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.dialogs.subject import Subject
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.labels import PlainLabel


class SubjectCard(QFrame):
    """Patient, doctor, time, centre."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName("subject")
        grid = QGridLayout(self)
        grid.setContentsMargins(px(self, 12), px(self, 8), px(self, 12), px(self, 8))
        grid.setHorizontalSpacing(px(self, 12))
        grid.setVerticalSpacing(px(self, 4))
        grid.setColumnStretch(1, 1)
        self._values = [PlainLabel(role="strong" if row == 0 else "", wrap=True) for row in range(4)]
        labels = (self.tr("Patient"), self.tr("Doctor"), self.tr("Time"), self.tr("Centre"))
        for row, (label, value) in enumerate(zip(labels, self._values, strict=True)):
            grid.addWidget(PlainLabel(label, role="label"), row, 0)
            grid.addWidget(value, row, 1)

    def show_subject(self, subject: Subject) -> None:
        """Show a booking."""
        patient = formats.listed(subject.patient, subject.identifier, by="  ")
        values = (patient or self.tr("not named by the gateway"), subject.doctor, subject.time, subject.facility)
        for label, value in zip(self._values, values, strict=True):
            label.setText(value)
