"""What the list of bookings is narrowed to: days, a search, and what may be chosen beside them."""

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QWidget

from hqs_desktop.core.text import clean_input
from hqs_desktop.viewmodels.bookings.commands import DAYS, TO_SEARCH
from hqs_desktop.viewmodels.bookings.screen import DeskViewModel
from hqs_desktop.views.style.icons import icon
from hqs_desktop.views.style.theme import grown, px
from hqs_desktop.views.widgets.choice_box import ChoiceBox
from hqs_desktop.views.widgets.flow import Flow
from hqs_desktop.views.widgets.labels import set_tip
from hqs_desktop.views.widgets.table import ListSearch

_FILTER_WIDTH = 138
_ALL_AND_ONE = 2


class FilterRow(QWidget):
    """As many lines as it needs.

    It shows the filter of a ``DeskViewModel`` and sets it, but for the text: ``search`` is the screen's.
    """

    def __init__(self, view_model: DeskViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._days = QButtonGroup(self)
        self.search = ListSearch()
        self._doctor, self._state, self._operator = ChoiceBox(), ChoiceBox(), ChoiceBox()
        flow = Flow(px(self, 8), self)
        for part in (self._day_chips(), self.search, self._choices()):
            flow.addWidget(part)
        self.search.setObjectName("desk_search")
        self.search.setAccessibleName(TO_SEARCH.words())
        self.search.setPlaceholderText(TO_SEARCH.label(self.tr("Name, national code, mobile or TQID")))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", self.palette()), QLineEdit.ActionPosition.LeadingPosition)
        self._doctor.activated.connect(lambda: view_model.set_doctor(self._doctor.currentData()))
        self._state.activated.connect(lambda: view_model.set_state(self._state.currentData()))
        self._operator.activated.connect(lambda: view_model.set_operator_filter(self._operator.currentData()))
        view_model.filter_changed.connect(self._show)
        view_model.choices_changed.connect(self._show)
        self._show()

    def _day_chips(self) -> QWidget:
        chips = QWidget()
        flow = Flow(px(self, 4), chips)
        for number, (day, command) in enumerate(DAYS.items()):
            button = QPushButton(command.words())
            button.setObjectName(f"day_{day}")
            button.setProperty("role", "chip")
            button.setCheckable(True)
            set_tip(button, command.label())
            button.clicked.connect(partial(self._view_model.set_day, day))
            self._days.addButton(button, number)
            flow.addWidget(button)
        return chips

    def _choices(self) -> QWidget:
        choices = QWidget()
        flow = Flow(px(self, 4), choices)
        for combo, name, words in (
            (self._doctor, "filter_doctor", self.tr("Doctor")),
            (self._state, "filter_state", self.tr("State")),
            (self._operator, "filter_operator", self.tr("Operator")),
        ):
            combo.setObjectName(name)
            combo.setAccessibleName(words)
            combo.setFixedWidth(grown(self, _FILTER_WIDTH))
            flow.addWidget(combo)
        return choices

    def _show(self) -> None:
        wanted, choices = self._view_model.filter, self._view_model.choices
        self._days.button(list(DAYS).index(wanted.day)).setChecked(True)
        if clean_input(self.search.text(), keep_zwnj=True) != wanted.text:
            self.search.setText(wanted.text)
        self._doctor.show_choices(choices.doctors, wanted.provider_id)
        self._state.show_choices(choices.states, wanted.state)
        self._operator.show_choices(choices.operators, wanted.operator)
        self._operator.setVisible(len(choices.operators) > _ALL_AND_ONE)  # one alone is no choice
