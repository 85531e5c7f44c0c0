"""The page of the first run where the connection is filled in: one column of fields, the rarer ones folded away."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hqs_desktop.core.operators import CommitterKind
from hqs_desktop.viewmodels.connection.first_run import (
    COMMITTER_KINDS,
    MODES,
    PID_FIELDS,
    SECRET_FIELDS,
    FirstRunViewModel,
    Mode,
)
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style.icons import icon, put_icon
from hqs_desktop.views.style.theme import mark, px
from hqs_desktop.views.widgets.labels import PlainLabel, set_tip
from hqs_desktop.views.widgets.notes import NoteLine, note_room

_PROSE: Final = {"centre_name", "committer_first_name", "committer_last_name"}
"""Fields that hold words of the language; every other one is read left to right."""


class FieldEdit(QWidget):
    """A line with what is wrong with it underneath, over one field of the view-model."""

    def __init__(self, view_model: FirstRunViewModel, field: str, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._field = field
        self._fault = ""
        self.line = QLineEdit(self)
        self.line.setObjectName(field)
        self.line.setAccessibleName(label)
        if field not in _PROSE:
            self.line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        if field in SECRET_FIELDS:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._note: NoteLine | None = None  # made when first needed: with one for each the dialog opens twice as slow
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(self, 2))
        self._column.addWidget(self.line)
        self._keep_room()
        if view_model.is_locked(field):
            self._lock()
        self.line.textEdited.connect(self._edited)
        self.show_state()

    def show_state(self) -> None:
        """Show what the view-model says; what is being typed is left alone."""
        text = self._view_model.text(self._field)
        if self.line.text() != text and not self.line.hasFocus():
            self.line.setText(text)
        if self._view_model.is_stored(self._field):
            self.line.setPlaceholderText(self.tr("Stored. Leave it empty to keep it."))
        fault = self._view_model.fault(self._field)
        if fault != self._fault:
            self._fault = fault
            self._tell(fault)
            self.line.setAccessibleDescription(fault)
            mark(self.line, Tone.DANGER if fault else None)

    def _tell(self, fault: str) -> None:
        if self._note is None:
            self._note = NoteLine(self)
            self._column.addWidget(self._note)
        self._note.tell(fault, Tone.DANGER)
        self._note.setVisible(bool(fault))
        self._keep_room()

    def _keep_room(self) -> None:
        """That of the note, while there is none: nothing below moves."""
        self._column.setContentsMargins(0, 0, 0, 0 if self._fault else note_room(self))

    def _edited(self, text: str) -> None:
        self._view_model.set_text(self._field, text)

    def _lock(self) -> None:
        self.line.setReadOnly(True)
        why = self.tr("Set for this computer by your IT.")
        set_tip(self.line, why)
        self.line.setAccessibleDescription(why)
        self.line.addAction(icon("lock_closed", self.palette()), QLineEdit.ActionPosition.TrailingPosition)


class FormPage(QScrollArea):
    """All fields of the connection."""

    def __init__(self, view_model: FirstRunViewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("form_page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view_model = view_model
        self.edits: dict[str, FieldEdit] = {}
        self._folds: list[tuple[QPushButton, QWidget]] = []

        inside = QWidget(self)
        self._column = QVBoxLayout(inside)
        beside_scroll_bar = px(self, 12)  # Qt does not mirror margins
        left, right = (beside_scroll_bar, 0) if self.isRightToLeft() else (0, beside_scroll_bar)
        self._column.setContentsMargins(left, 0, right, 0)
        self._column.setSpacing(px(self, 12))
        self._add_mode(inside)
        self._add_group(inside, self.tr("Sign-in"), self._sign_in_fields())
        self._add_secret_rows(inside)
        self._add_group(inside, self.tr("Centre"), self._centre_fields())
        self._add_committer(inside)
        self._add_folded(
            inside, "advanced", self.tr("Advanced: addresses, proxy, certificate"), self._advanced_fields()
        )
        pids = [(field, field.partition(".")[2]) for field in PID_FIELDS]
        self._add_folded(inside, "pids", self.tr("Another pid for single operations"), pids)
        self._column.addStretch(1)
        self.setWidget(inside)
        view_model.form_changed.connect(self.show_state)

    def show_state(self) -> None:
        """Show what the view-model says of every field."""
        self._show_mode_fault()
        for edit in self.edits.values():
            edit.show_state()

    def focus_first(self) -> None:
        """Put the focus where the next key belongs: the first faulty field, else the first empty one."""
        if self._view_model.fault("mode") and (choices := [one for one in self._modes.buttons() if one.isEnabled()]):
            choices[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(choices[0])
            return
        faulty = next((field for field in self.edits if field in self._view_model.faulty_fields), None)
        empty = next((field for field in self.edits if not self._view_model.text(field)), None)
        field = faulty or empty or next(iter(self.edits))
        edit = self.edits[field]
        for button, content in self._folds:
            if content.isAncestorOf(edit):
                button.setChecked(True)
        edit.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(edit)

    def _sign_in_fields(self) -> Sequence[tuple[str, str]]:
        return (
            ("client_id", self.tr("Client id")),
            ("client_secret", self.tr("Client secret")),
            ("username", self.tr("User name")),
            ("password", self.tr("Password")),
        )

    def _centre_fields(self) -> Sequence[tuple[str, str]]:
        return (
            ("pid", self.tr("Pid")),
            ("system_id", self.tr("System id")),
            ("facility_id", self.tr("Facility id")),
            ("centre_name", self.tr("Centre's name")),
        )

    def _advanced_fields(self) -> Sequence[tuple[str, str]]:
        return (
            ("api_base", self.tr("Gateway's address")),
            ("referral_base", self.tr("Referral service's address")),
            ("proxy", self.tr("Proxy")),
            ("ca_file", self.tr("Certificate file")),
        )

    def _add_mode(self, inside: QWidget) -> None:
        titles = {
            Mode.PRODUCTION: self.tr("Production: bookings are real"),
            Mode.TEST: self.tr("Test: bookings go to the gateway's test services"),
        }
        self._modes = QButtonGroup(self)
        row = QVBoxLayout()
        row.setSpacing(px(self, 4))
        for mode in MODES:
            button = QRadioButton(titles[mode], inside)
            button.setObjectName(f"mode_{mode}")
            button.setChecked(self._view_model.text("mode") == mode)
            button.setEnabled(not self._view_model.is_locked("mode"))
            button.toggled.connect(lambda on, mode=mode: self._view_model.set_text("mode", mode) if on else None)
            self._modes.addButton(button)
            row.addWidget(button)
        self._mode_note = NoteLine(inside)
        self._mode_note.setObjectName("mode_note")
        self._column.addWidget(self._heading(inside, self.tr("Environment")))
        self._column.addLayout(row)
        self._column.addWidget(self._mode_note)
        self._show_mode_fault()

    def _show_mode_fault(self) -> None:
        fault = self._view_model.fault("mode")
        self._mode_note.tell(fault, Tone.DANGER)
        self._mode_note.setVisible(bool(fault))

    def _add_secret_rows(self, inside: QWidget) -> None:
        show = QPushButton(self.tr("Show secret and password"), inside)
        put_icon(show, "eye")
        show.setObjectName("show_secrets")
        show.setProperty("role", "chip")
        show.setCheckable(True)
        show.setAutoDefault(False)
        show.toggled.connect(self._show_secrets)
        row = QHBoxLayout()
        row.addWidget(show)
        row.addStretch(1)
        self._column.addLayout(row)
        if not self._view_model.lasting:
            self.vault_note = NoteLine(inside)
            self.vault_note.setObjectName("vault_note")
            self.vault_note.tell(
                self.tr(
                    "This computer has no vault. The secrets are kept for this run only: type them again next time."
                ),
                Tone.WARN,
            )
            self._column.addWidget(self.vault_note)

    def _add_committer(self, inside: QWidget) -> None:
        kinds = {
            CommitterKind.MEDICAL_COUNCIL: self.tr("Medical council number"),
            CommitterKind.NURSING: self.tr("Nursing number"),
            CommitterKind.MIDWIFERY: self.tr("Midwifery number"),
        }
        content = self._fold(inside, "committer", self.tr("Who stands behind the messages (if the gateway wants it)"))
        form = self._form(content)
        self._kind = QComboBox(content)
        self._kind.setObjectName("committer_kind")
        for kind in COMMITTER_KINDS:
            self._kind.addItem(kinds[kind], kind.value)
        self._kind.setCurrentIndex(self._kind.findData(self._view_model.text("committer_kind")))
        self._kind.setEnabled(not self._view_model.is_locked("committer_kind"))
        self._kind.currentIndexChanged.connect(
            lambda: self._view_model.set_text("committer_kind", self._kind.currentData())
        )
        self._add_row(form, self.tr("Kind of number"), self._kind, self._kind)
        self._add_rows(
            form,
            content,
            (
                ("committer_number", self.tr("Number")),
                ("committer_first_name", self.tr("First name")),
                ("committer_last_name", self.tr("Last name")),
            ),
        )

    def _add_group(self, inside: QWidget, title: str, rows: Sequence[tuple[str, str]]) -> None:
        self._column.addWidget(self._heading(inside, title))
        holder = QWidget(inside)
        self._add_rows(self._form(holder), holder, rows)
        self._column.addWidget(holder)

    def _add_folded(self, inside: QWidget, name: str, title: str, rows: Sequence[tuple[str, str]]) -> None:
        content = self._fold(inside, name, title)
        self._add_rows(self._form(content), content, rows)

    def _fold(self, inside: QWidget, name: str, title: str) -> QWidget:
        button = QPushButton(title, inside)
        button.setObjectName(f"{name}_fold")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setProperty("role", "quiet")
        folded = "chevron_left" if self.isRightToLeft() else "chevron_right"
        put_icon(button, folded)
        content = QWidget(inside)
        content.setObjectName(name)
        content.hide()
        button.toggled.connect(content.setVisible)
        button.toggled.connect(lambda on: put_icon(button, "chevron_down" if on else folded))
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addWidget(content)
        self._folds.append((button, content))
        return content

    def _form(self, holder: QWidget) -> QFormLayout:
        form = QFormLayout(holder)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(px(self, 12))
        form.setVerticalSpacing(0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        return form

    def _add_rows(self, form: QFormLayout, holder: QWidget, rows: Sequence[tuple[str, str]]) -> None:
        for field, label in rows:
            edit = FieldEdit(self._view_model, field, label, holder)
            self._add_row(form, label, edit, edit.line)
            self.edits[field] = edit

    def _add_row(self, form: QFormLayout, label: str, content: QWidget, field: QWidget) -> None:
        # Not by the text alone: the form would make a label that guesses what it is.
        caption = PlainLabel(label)
        caption.setBuddy(field)
        caption.setMinimumWidth(px(self, 180))
        form.addRow(caption, content)

    @staticmethod
    def _heading(inside: QWidget, title: str) -> PlainLabel:
        return PlainLabel(title, inside, role="section")

    def _show_secrets(self, shown: bool) -> None:  # noqa: FBT001  # a Qt signal's argument
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for field in SECRET_FIELDS:
            self.edits[field].line.setEchoMode(mode)
