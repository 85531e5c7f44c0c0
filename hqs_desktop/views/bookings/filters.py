"""What the list of bookings is narrowed to: days, a search, and what may be chosen beside them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from hqs_desktop.core.text import clean_input
from hqs_desktop.viewmodels.bookings.commands import DAYS, TO_SEARCH
from hqs_desktop.viewmodels.bookings.screen import DeskViewModel
from hqs_desktop.viewmodels.lines import Choice
from hqs_desktop.views.style.icons import icon
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.labels import set_tip
from hqs_desktop.views.widgets.table import ListSearch

_FILTER_WIDTH = 124
_SEARCH_WIDTH = 110  # beside what it needs at least


class FilterRow(QWidget):
    """One line, or two where that is too narrow.

    It shows the filter of a ``DeskViewModel`` and sets it, but for the text: ``search`` is the screen's.
    """

    def __init__(self, view_model: DeskViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._days = QButtonGroup(self)
        self.search = ListSearch()
        self._doctor, self._state, self._operator = QComboBox(), QComboBox(), QComboBox()
        self._rows = self._day_row(), self._choice_row()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(px(self, 8))
        self._both.addLayout(self._rows[0], 1)
        self._both.addLayout(self._rows[1])
        self._doctor.activated.connect(lambda: view_model.set_doctor(self._doctor.currentData()))
        self._state.activated.connect(lambda: view_model.set_state(self._state.currentData()))
        self._operator.activated.connect(lambda: view_model.set_operator_filter(self._operator.currentData()))
        view_model.filter_changed.connect(self._show)
        view_model.choices_changed.connect(self._show)
        self._show()

    def minimumSizeHint(self) -> QSize:
        """That of two lines, whatever is shown: else it could never become narrow again."""
        width = max(row.minimumSize().width() for row in self._rows)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One line where the search has room in it, else two."""
        super().resizeEvent(event)
        wanted = sum(row.minimumSize().width() for row in self._rows) + self._both.spacing() + px(self, _SEARCH_WIDTH)
        fits = self.width() >= wanted
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)

    def _day_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(self, 4))
        for number, (day, command) in enumerate(DAYS.items()):
            button = QPushButton(command.words())
            button.setObjectName(f"day_{day}")
            button.setProperty("role", "chip")
            button.setCheckable(True)
            set_tip(button, command.label())
            button.clicked.connect(partial(self._view_model.set_day, day))
            self._days.addButton(button, number)
            row.addWidget(button)
        row.addSpacing(px(self, 4))
        self.search.setObjectName("desk_search")
        self.search.setAccessibleName(TO_SEARCH.words())
        self.search.setPlaceholderText(TO_SEARCH.label(self.tr("Name, national code, mobile or TQID")))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", self.palette()), QLineEdit.ActionPosition.LeadingPosition)
        row.addWidget(self.search, 1)
        return row

    def _choice_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(self, 4))
        for combo, name, words in (
            (self._doctor, "filter_doctor", self.tr("Doctor")),
            (self._state, "filter_state", self.tr("State")),
            (self._operator, "filter_operator", self.tr("Operator")),
        ):
            combo.setObjectName(name)
            combo.setAccessibleName(words)
            combo.setFixedWidth(px(self, _FILTER_WIDTH))
            row.addWidget(combo)
        row.addStretch()
        return row

    def _show(self) -> None:
        wanted, choices = self._view_model.filter, self._view_model.choices
        self._days.button(list(DAYS).index(wanted.day)).setChecked(True)
        if clean_input(self.search.text(), keep_zwnj=True) != wanted.text:
            self.search.setText(wanted.text)
        _fill(self._doctor, choices.doctors, wanted.provider_id)
        _fill(self._state, choices.states, wanted.state)
        _fill(self._operator, choices.operators, wanted.operator)


def _fill(combo: QComboBox, choices: Sequence[Choice], chosen: str | None) -> None:
    known = [(combo.itemData(row), combo.itemText(row)) for row in range(combo.count())]
    if known != [(choice.value, choice.text) for choice in choices]:
        combo.clear()
        for choice in choices:
            combo.addItem(choice.text, choice.value)
    combo.setCurrentIndex(next((row for row, choice in enumerate(choices) if choice.value == chosen), 0))
