"""A patient's identifier: its kind, the number, and what can be said of it while it is typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from hqs_desktop.core.identifiers import Finding, FindingCode, Level, PersonIdKind, better_kind, check_person_id
from hqs_desktop.core.text import clean_input
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.commands import GO_ON
from hqs_desktop.viewmodels.words.findings import TypedField, finding_text
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style.theme import mark, px
from hqs_desktop.views.widgets.flow import Flow
from hqs_desktop.views.widgets.forms import NumberEdit
from hqs_desktop.views.widgets.notes import NoteLine, note_room

_FIELDS = {
    PersonIdKind.NATIONAL_CODE: TypedField.NATIONAL_CODE,
    PersonIdKind.BAFIA: TypedField.FOREIGN_CODE,
    PersonIdKind.PASSPORT: TypedField.PASSPORT,
}
TONES = {Level.OK: Tone.SUCCESS, Level.WARN: Tone.WARN, Level.ERROR: Tone.DANGER}
"""The tone of a check's level."""


_SMALL_BUTTON = 20


class _Number(NumberEdit):
    """Takes what a barcode reader sends: a pasted or scanned line end or control is no part of the number."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is told apart, so that the field may complete first."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class IdentifierField(QWidget):
    """``kind`` and ``text`` as chosen and typed, ``finding`` what the rules say of them.

    ``remark`` is a line for whoever uses the field.

    Enter first accepts what is offered: a completed form (leading zeros), or the kind that the number is of; then it
    tells ``confirmed``, once the identifier may be sent.
    """

    edited = Signal()
    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._touched = False
        self._kind = QComboBox()
        self._kind.setObjectName("identifier_kind")
        self._kind.setAccessibleName(self.tr("Kind of identifier"))
        for kind, words in (
            (PersonIdKind.NATIONAL_CODE, self.tr("National code")),
            (PersonIdKind.BAFIA, self.tr("Foreigner's code")),
            (PersonIdKind.PASSPORT, self.tr("Passport number")),
        ):
            self._kind.addItem(words, kind)
        self._number = _Number()
        self._number.setObjectName("identifier_number")
        self._number.setAccessibleName(self.tr("Identifier"))
        self._number.setMaxLength(40)
        self._note = NoteLine()
        self._accept = QPushButton()
        self._accept.setObjectName("accept_suggestion")
        self._accept.setProperty("role", "small")
        self._accept.hide()
        self._accept.clicked.connect(self.accept_suggestion)
        self.remark = NoteLine()
        self.remark.hide()
        below = QWidget()
        lines = QVBoxLayout(below)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        for line in (self._note, self.remark, self._accept):
            lines.addWidget(line)
        lines.addStretch(1)
        # Their room is kept: what stands below does not move while one types.
        below.setMinimumHeight(note_room(self) + px(self, _SMALL_BUTTON) + 2)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        fields = Flow(8)
        fields.addWidget(self._kind)
        fields.addWidget(self._number)
        grid.addLayout(fields, 0, 0)
        grid.addWidget(below, 1, 0)
        self.setFocusProxy(self._number)
        self._kind.activated.connect(self._kind_chosen)
        self._number.textEdited.connect(self._typed)
        self._number.entered.connect(self._entered)

    @property
    def kind(self) -> PersonIdKind:
        """Which kind is chosen."""
        return PersonIdKind(self._kind.currentData())

    @property
    def text(self) -> str:
        """What was typed."""
        return self._number.text()

    @property
    def finding(self) -> Finding:
        """What the rules of the kind say of it."""
        return check_person_id(self.kind, self.text)

    @property
    def note(self) -> NoteLine:
        """The explanation under the field."""
        return self._note

    def set_identifier(self, kind: PersonIdKind, text: str) -> None:
        """Show an identifier; what is already there in other digits stays as it was typed."""
        if kind is not self.kind:
            self._kind.setCurrentIndex(self._kind.findData(kind))
        if clean_input(text, keep_zwnj=True) != clean_input(self.text, keep_zwnj=True):
            self._number.setText(formats.digits(text))
            self._touched = bool(text)
        self._tell()

    def accept_suggestion(self) -> bool:
        """Take the completed form, or the kind that the number is of; False where neither is offered."""
        suggestion, kind = self.finding.suggestion, better_kind(self.kind, self.text)
        if kind is not None:
            self._kind.setCurrentIndex(self._kind.findData(kind))
        elif suggestion is not None:
            self._number.setText(formats.digits(suggestion))
        else:
            return False
        self._number.setFocus()
        self._tell()
        self.edited.emit()
        return True

    def select_all(self) -> None:
        """Have the number typed over."""
        self._number.selectAll()

    def complain(self) -> None:
        """Explain what is missing, though nothing was typed yet."""
        self._touched = True
        self._tell()

    def _kind_chosen(self) -> None:
        self._tell()
        self._number.setFocus()
        self.edited.emit()

    def _typed(self) -> None:
        cleaned = clean_input(self._number.text(), keep_zwnj=True)
        if cleaned != self._number.text():
            self._number.setText(cleaned)
        # While a number grows, only what can't become right is told; its length is judged once it is left or entered.
        self._touched = False
        self._tell()
        self.edited.emit()

    def _entered(self) -> None:
        self._touched = True
        if self.accept_suggestion():
            return
        self._tell()
        if self.finding.level is not Level.ERROR:
            self.confirmed.emit()

    def _tell(self) -> None:
        finding = self.finding
        growing = not self._touched and finding.code in {FindingCode.EMPTY, FindingCode.WRONG_LENGTH}
        foreign = not self._touched and finding.code in {FindingCode.FOREIGN_LENGTH, FindingCode.ODD_SHAPE}
        if growing or foreign:
            self._note.clear()
            mark(self._number, None)
        elif finding.code is FindingCode.OK:
            self._note.tell(self.tr("The number is valid."), Tone.SUCCESS)
            mark(self._number, None)
        else:
            self._note.tell(finding_text(finding, _FIELDS[self.kind]), TONES[finding.level])
            mark(self._number, TONES[finding.level])
        other = better_kind(self.kind, self.text)
        self._accept.setVisible(finding.suggestion is not None or other is not None)
        if other is not None:
            self._accept.setText(GO_ON.label(self.tr("It is a foreigner's code")))
        elif finding.suggestion is not None:
            words = self.tr("Use {number}").format(number=formats.identifier(finding.suggestion))
            self._accept.setText(GO_ON.label(words))
