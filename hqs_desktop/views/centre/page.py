"""The centre, a page of F9: the fields, the message as patients get it, the instructions."""

from functools import partial

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.centre.page import INSTRUCTIONS, TEMPLATE, CentreViewModel
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.setting_fields import FieldsPage
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.labels import PlainLabel
from hqs_desktop.views.widgets.notes import NoteLine


class Instructions(QWidget):
    """What is told to whom, a line each with what takes it away, and below them what adds another."""

    def __init__(self, view_model: CentreViewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._shown: list[tuple[str, str, str]] | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(self, 4))
        self.service, self.provider, self.text = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        form = QFormLayout()
        form.setHorizontalSpacing(px(self, 12))
        form.setVerticalSpacing(px(self, 4))
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        labels = (self.tr("Service's code"), self.tr("Doctor's council number"), self.tr("What is to be told"))
        for edit, label in zip((self.service, self.provider, self.text), labels, strict=True):
            caption = PlainLabel(label, self)
            caption.setBuddy(edit)
            edit.setAccessibleName(label)
            edit.returnPressed.connect(self.add)
            form.addRow(caption, edit)
        self._add = QPushButton(self.tr("Add the instruction"), self)
        self._add.setObjectName("add_instruction")
        self._add.clicked.connect(self.add)
        self._fault = NoteLine(self)
        self._lock = PlainLabel(parent=self, role="muted", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 8))
        column.addLayout(self._lines)
        column.addWidget(self._lock)
        column.addLayout(form)
        column.addWidget(self._fault)
        column.addLayout(row)

    def add(self) -> None:
        """Keep what was typed as one more."""
        self._view_model.add(self.service.text(), self.provider.text(), self.text.text())

    def show_state(self) -> None:
        """Show what is set, and what is wrong with what was typed."""
        lock, fault = self._view_model.lock(INSTRUCTIONS), self._view_model.fault(INSTRUCTIONS)
        self._lock.setText(lock)
        self._lock.setVisible(bool(lock))
        for widget in (self.service, self.provider, self.text, self._add):
            widget.setEnabled(not lock)
        self._fault.tell(fault, Tone.DANGER)
        self._fault.setVisible(bool(fault))
        present = [(one.service, one.provider, one.text) for one in self._view_model.instructions]
        if present == self._shown:
            return
        if self._shown is not None and len(present) > len(self._shown):
            had_focus = any(edit.hasFocus() for edit in (self.service, self.provider, self.text, self._add))
            for edit in (self.service, self.provider, self.text):
                edit.clear()
            if had_focus:
                self.service.setFocus()
        self._shown = present
        self._fill(locked=bool(lock))

    def _fill(self, *, locked: bool) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, (service, provider, text) in enumerate(self._shown or ()):
            line = QWidget(self)
            whom = " ".join(
                filter(
                    None,
                    (
                        self.tr("Service {code}.").format(code=formats.identifier(service)) if service else "",
                        self.tr("Doctor {number}.").format(number=formats.identifier(provider)) if provider else "",
                    ),
                )
            )
            remove = QPushButton(self.tr("Remove"), line)
            remove.setObjectName(f"remove_instruction_{place}")
            remove.setAccessibleDescription(f"{whom} {text}")
            remove.setEnabled(not locked)
            remove.clicked.connect(partial(self._view_model.remove, place))
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(px(self, 12))
            row.addWidget(PlainLabel(f"{whom} {text}", line, wrap=True), 1)
            row.addWidget(remove)
            self._lines.addWidget(line)


class CentrePage(FieldsPage):
    """Shows a ``CentreViewModel``."""

    def __init__(self, view_model: CentreViewModel, parent: QWidget) -> None:
        super().__init__(view_model, "centre_page", parent)
        self._model = view_model
        self._usual = QPushButton(self.tr("Begin with the usual message"), self.inside)
        self._usual.setObjectName("usual_message")
        self._usual.clicked.connect(view_model.take_usual)
        row = QHBoxLayout()
        row.addWidget(self._usual)
        row.addStretch(1)
        self._preview = PlainLabel(parent=self.inside, wrap=True)
        self._preview.setObjectName("message_preview")
        self._instructions = Instructions(view_model, self.inside)
        self.column.addLayout(row)
        self.column.addWidget(PlainLabel(self.tr("As a patient gets it"), self.inside, role="section"))
        self.column.addWidget(self._preview)
        self.column.addWidget(PlainLabel(self.tr("Instructions"), self.inside, role="section"))
        self.column.addWidget(self._instructions)
        self.end()
        view_model.changed.connect(self._show_more)
        self._show_more()

    def _show_more(self) -> None:
        if self._model.ready:
            self._preview.setText(self._model.preview or self.tr("The message has a fault: see above."))
            self._usual.setEnabled(not self._model.lock(TEMPLATE))
            self._instructions.show_state()


def make(view_model: CentreViewModel, parent: QWidget) -> CentrePage:
    """For ``views.pages``."""
    return CentrePage(view_model, parent)
