"""Two Shamsi days, the first and the last, with the usual ranges as buttons."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QLayout, QPushButton, QVBoxLayout, QWidget

from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style.theme import mark
from hqs_desktop.views.widgets.date_edit import ShamsiDateEdit
from hqs_desktop.views.widgets.flow import Flow
from hqs_desktop.views.widgets.labels import PlainLabel
from hqs_desktop.views.widgets.notes import NoteLine


class RangeEdit(QWidget):
    """``span`` is the pair of days, or None with ``error`` in words while one is missing or they are in disorder."""

    span_changed = Signal()
    confirmed = Signal()

    def __init__(self, today: Callable[[], ShamsiDate], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.first = ShamsiDateEdit(self.tr("From day"), today, self)
        self.first.setObjectName("first_day")
        self.last = ShamsiDateEdit(self.tr("To day"), today, self)
        self.last.setObjectName("last_day")
        self._note = NoteLine(self)
        self._presets = QButtonGroup(self)
        self._presets.setExclusive(False)
        chips = Flow(4)
        for index, (name, words, first, last) in enumerate(self._ranges()):
            chip = QPushButton(words, self)
            chip.setObjectName(f"preset_{name}")
            chip.setToolTip(f"{formats.medium_date(first)} - {formats.medium_date(last)}")
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, index=index: self.choose(index))
            self._presets.addButton(chip, index)
            chips.addWidget(chip)

        line = Flow(8, self)
        for words, edit in ((self.tr("From day"), self.first), (self.tr("To day"), self.last)):
            label = PlainLabel(words, self, role="label")
            label.setBuddy(edit)
            edit.setMinimumWidth(edit.minimum_width())
            line.add_layout(_column(label, edit))
            edit.date_changed.connect(self._changed)
            edit.hint_changed.connect(self._tell)
            edit.returnPressed.connect(self._entered)
        line.add_layout(_column(self._note, chips))
        self._tell()

    @property
    def span(self) -> tuple[ShamsiDate, ShamsiDate] | None:
        """The first and the last day, both included."""
        first, last = self.first.day, self.last.day
        return (first, last) if first is not None and last is not None and first <= last else None

    @property
    def error(self) -> str:
        """Why there is no span; empty where there is."""
        if self.span is not None:
            return ""
        if self.first.error or self.last.error:
            return self.first.error or self.last.error
        return self.tr("The last day is before the first. Choose a later one.")

    def set_span(self, first: ShamsiDate, last: ShamsiDate) -> None:
        """Show a span."""
        if (first, last) != (self.first.day, self.last.day):
            with QSignalBlocker(self.first), QSignalBlocker(self.last):
                self.first.set_day(first)
                self.last.set_day(last)
            self._changed()

    def choose(self, index: int) -> None:
        """Take one of the usual ranges, counted from 0."""
        _, _, first, last = self._ranges()[index]
        self.set_span(first, last)
        self._mark_preset()

    def _ranges(self) -> list[tuple[str, str, ShamsiDate, ShamsiDate]]:
        today = self._today()
        return [
            ("today", self.tr("Today"), today, today),
            ("tomorrow", self.tr("Tomorrow"), today.add_days(1), today.add_days(1)),
            ("week", self.tr("Week"), today, today.add_days(6)),
            ("month", self.tr("Month"), today, today.add_days(29)),
        ]

    def _changed(self) -> None:
        self._mark_preset()
        self._tell()
        self.span_changed.emit()

    def _mark_preset(self) -> None:
        for index, (_, _, first, last) in enumerate(self._ranges()):
            self._presets.button(index).setChecked(self.span == (first, last))

    def _tell(self) -> None:
        if error := self.error:
            self._note.tell(error, Tone.DANGER)
            mark(self.last, Tone.DANGER if not self.first.error else None)
            return
        mark(self.last, None)
        edit = self.last if self.last.hasFocus() else self.first
        if edit.hasFocus() and edit.day is not None:
            self._note.tell(formats.long_date(edit.day), Tone.NEUTRAL)
        else:
            self._note.clear()

    def _entered(self) -> None:
        if self.span is not None:
            self.confirmed.emit()


def _column(above: QWidget, below: QWidget | QLayout) -> QLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(above)
    if isinstance(below, QLayout):
        column.addLayout(below)
    else:
        column.addWidget(below)
    return column
