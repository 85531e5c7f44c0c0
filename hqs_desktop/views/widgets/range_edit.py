"""Two Shamsi days, the first and the last, with the usual ranges as buttons, of days to come or of past ones."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style.theme import mark
from hqs_desktop.views.widgets.date_edit import ShamsiDateEdit
from hqs_desktop.views.widgets.flow import Flow
from hqs_desktop.views.widgets.labels import PlainLabel, set_tip
from hqs_desktop.views.widgets.notes import NoteLine


class RangeEdit(QWidget):
    """``span`` is the pair of days, or None with ``error`` in words while one is missing or they are in disorder.

    ``confirmed`` comes with Enter, ``chosen`` with one of the usual ranges.
    """

    span_changed = Signal()
    confirmed = Signal()
    chosen = Signal()

    def __init__(self, today: Callable[[], ShamsiDate], parent: QWidget | None = None, *, past: bool = False) -> None:
        super().__init__(parent)
        self._today = today
        self._past = past
        self.first = ShamsiDateEdit(self.tr("From day"), today, self)
        self.first.setObjectName("first_day")
        self.last = ShamsiDateEdit(self.tr("To day"), today, self)
        self.last.setObjectName("last_day")
        self._note = NoteLine(self)
        self._presets = QButtonGroup(self)
        self._presets.setExclusive(False)
        self._chips = QWidget(self)
        chips = Flow(4, self._chips)
        for index, (name, words, _, _) in enumerate(self._ranges()):
            chip = QPushButton(words, self._chips)
            chip.setObjectName(f"preset_{name}")
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setAutoDefault(True)
            chip.clicked.connect(lambda _=False, index=index: self.choose(index))
            self._presets.addButton(chip, index)
            chips.addWidget(chip)

        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for column, (words, edit) in enumerate(((self.tr("From day"), self.first), (self.tr("To day"), self.last))):
            label = PlainLabel(words, self, role="label")
            label.setBuddy(edit)
            edit.setMinimumWidth(edit.minimum_width())
            grid.addWidget(label, 0, column)
            grid.addWidget(edit, 1, column)
            edit.date_changed.connect(self._changed)
            edit.hint_changed.connect(self._tell)
            edit.returnPressed.connect(self._entered)
        grid.addWidget(self._note, 2, 0, 1, 3)
        self._grid = grid
        self._arrange()
        self._tell()
        self.follow_day()

    def minimumSizeHint(self) -> QSize:
        """That of two lines, however it stands: else one line could never become two."""
        return QSize(self._dates_width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The usual ranges stand beside the days, or below them where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wanted = self._dates_width() + self._grid.horizontalSpacing() + self._chips.sizeHint().width()
        if self.width() >= wanted:
            self._grid.addWidget(self._chips, 1, 2)
        else:
            self._grid.addWidget(self._chips, 3, 0, 1, 3)

    def _dates_width(self) -> int:
        return self.first.minimum_width() + self._grid.horizontalSpacing() + self.last.minimum_width()

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
        self.chosen.emit()

    def follow_day(self) -> None:
        """It is another day: the usual ranges are others."""
        for index, (_, _, first, last) in enumerate(self._ranges()):
            set_tip(self._presets.button(index), f"{formats.medium_date(first)} - {formats.medium_date(last)}")
        self._mark_preset()

    def _ranges(self) -> list[tuple[str, str, ShamsiDate, ShamsiDate]]:
        today = self._today()
        if self._past:
            yesterday = today.add_days(-1)
            return [
                ("today", self.tr("Today"), today, today),
                ("yesterday", self.tr("Yesterday"), yesterday, yesterday),
                ("last_week", self.tr("Last 7 days"), today.add_days(-6), today),
                ("last_month", self.tr("Last 30 days"), today.add_days(-29), today),
            ]
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
            wrong = self.first if self.first.error else self.last
            mark(self.last, Tone.DANGER if wrong is self.last else None)
            self._tell_under(wrong, error, Tone.DANGER)
            return
        mark(self.last, None)
        edit = self.last if self.last.hasFocus() else self.first
        meant = formats.long_date(edit.day) if edit.hasFocus() and edit.day is not None else ""
        self._tell_under(edit, meant, Tone.NEUTRAL)

    def _tell_under(self, edit: ShamsiDateEdit, text: str, tone: Tone) -> None:
        column = 1 if edit is self.last else 0
        self._grid.addWidget(self._note, 2, column, 1, 3 - column)
        self._note.tell(text, tone)

    def _entered(self) -> None:
        if self.span is not None:
            self.confirmed.emit()
