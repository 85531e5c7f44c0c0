"""A field with its label above and its explanation below, as every form here has them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from hqs_desktop.core.text import to_ascii_digits
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.tone import Tone
from hqs_desktop.views.theme import mark
from hqs_desktop.views.widgets.notes import NoteLine, PlainLabel


class NumberEdit(QLineEdit):
    """A field for a number: typed in any digits, shown in the language's, left-to-right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.textEdited.connect(self._show_digits)

    def _show_digits(self, text: str) -> None:
        shown = formats.digits(to_ascii_digits(text))
        if shown != text:
            at = self.cursorPosition()
            self.setText(shown)
            self.setCursorPosition(at)


class Labelled(QWidget):
    """Label, field, note. The note takes no place until there is something to say, unless ``keep_note``."""

    def __init__(self, label: str, field: QWidget, *, keep_note: bool = False, with_note: bool = True) -> None:
        super().__init__()
        self.field = field
        self._keep = keep_note
        self._label = PlainLabel(label, role="label")
        self._label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(label)
        self.note = NoteLine()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._label)
        column.addWidget(field)
        if with_note:
            column.addWidget(self.note)
            self.note.setVisible(keep_note)

    def tell(self, text: str, tone: Tone) -> None:
        """Explain something; nothing for no text."""
        self.note.tell(text, tone)
        self.note.setVisible(bool(text) or self._keep)
        self.field.setAccessibleDescription(text)
        mark(self.field, tone if text and tone in {Tone.WARN, Tone.DANGER} else None)
