"""A field with its label above and its explanation below, as every form here has them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from hqs_desktop.core.text import to_ascii_digits
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style.theme import mark
from hqs_desktop.views.widgets.labels import ElidedLabel, PlainLabel
from hqs_desktop.views.widgets.notes import NoteLine, note_room


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
    """Label, field, note.

    A ``note`` that is given stands elsewhere. Else it is made once there is something to say, and ``roomy`` keeps its
    place meanwhile, so that nothing below moves. ``beside`` stands at the end of the label's line.
    """

    def __init__(
        self,
        label: str,
        field: QWidget,
        parent: QWidget | None = None,
        *,
        note: NoteLine | None = None,
        roomy: bool = False,
        beside: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._label = (PlainLabel if beside is None else ElidedLabel)(label, self, role="label")
        self._label.setBuddy(field)
        if not field.accessibleName() and label.strip():
            field.setAccessibleName(label)
        self._note = note
        self._own: NoteLine | None = None
        self._roomy = roomy
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        if beside is None:
            self._column.addWidget(self._label)
        else:
            line = QHBoxLayout()
            line.setSpacing(4)
            line.addWidget(self._label, 1)
            line.addWidget(beside)
            self._column.addLayout(line)
        self._column.addWidget(field)
        self._keep_room()

    @property
    def note(self) -> str:
        """What is explained now; empty where nothing is."""
        return self._note.text if self._note is not None else ""

    def rename(self, label: str) -> None:
        """Call the field something else."""
        self._label.setText(label)
        self.field.setAccessibleName(label)

    def tell(self, text: str, tone: Tone) -> None:
        """Explain something; nothing for no text."""
        if self._note is None and text:
            self._note = self._own = NoteLine()
            self._column.addWidget(self._own)
        if self._note is not None:
            self._note.tell(text, tone)
        if self._own is not None:
            self._own.setVisible(bool(text))
            self._keep_room()
        self.field.setAccessibleDescription(text)
        mark(self.field, tone if text and tone in {Tone.WARN, Tone.DANGER} else None)

    def _keep_room(self) -> None:
        if self._roomy:
            self._column.setContentsMargins(0, 0, 0, 0 if self.note else note_room(self))
