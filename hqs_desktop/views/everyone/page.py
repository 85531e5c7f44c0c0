"""The page of everyone on the worklist (F12): the filters, the list, and all about the one chosen."""

from functools import partial
from typing import Final

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hqs_desktop.core.text import clean_input
from hqs_desktop.viewmodels.book.commands import UNDO
from hqs_desktop.viewmodels.everyone.commands import TO_SEARCH
from hqs_desktop.viewmodels.everyone.page import EveryoneViewModel, Which
from hqs_desktop.viewmodels.tasks.commands import DECLINE, NEXT_CALL
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.book.details import DetailsPanel
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.everyone.list import TasksView
from hqs_desktop.views.style.icons import icon, put_icon
from hqs_desktop.views.style.theme import grown, has_largest_text, px
from hqs_desktop.views.tasks.acts import TaskActs
from hqs_desktop.views.widgets.beside import lay_beside
from hqs_desktop.views.widgets.choice_box import ChoiceBox
from hqs_desktop.views.widgets.deliberate import deliberate
from hqs_desktop.views.widgets.empty import EmptyState
from hqs_desktop.views.widgets.flow import Flow
from hqs_desktop.views.widgets.labels import ElidedLabel, PlainLabel
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.table import ListSearch

_DETAILS: Final = 312
_KIND: Final = 160


class EveryonePage(QWidget):
    """Shows an ``EveryoneViewModel``."""

    def __init__(self, view_model: EveryoneViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("everyone_page")
        self.setAccessibleName(self.tr("Everyone"))
        self._view_model = view_model
        deliberate(self)
        self._acts = TaskActs(view_model, self)
        self._which = QButtonGroup(self)
        self._kind = ChoiceBox()
        self._search = ListSearch()
        self._search.leaves_undo = True
        self._bar = MessageBar(dismissible=False)
        self._list = TasksView(view_model.table)
        self._empty = EmptyState()
        self._places = QStackedWidget()
        self._places.addWidget(self._list)
        self._places.addWidget(self._empty)
        self._count = PlainLabel(role="muted")
        self._count.setObjectName("tasks_count")
        self._undo_text = ElidedLabel(role="muted")
        self._undo_text.setObjectName("undo_text")
        self._undo = QPushButton(UNDO.label())
        self._details = DetailsPanel()
        self._acts.add_buttons(self._details)
        self._decline = self._details.add_action(DECLINE, "dismiss_circle", view_model.decline, wide=True)
        self._lay_out()
        self._connect()
        for show in (self._show_filter, self._show_list, self._show_task, self._show_said):
            show()

    def focus_first(self) -> None:
        """The list; where nobody is listed, the search."""
        (self._list if self._view_model.table.tasks else self._search).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing else wanted clears the filters."""
        if event.key() == Qt.Key.Key_Escape and self._view_model.clear():
            self.focus_first()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 8))
        column.addWidget(self._filters())
        column.addWidget(self._bar)
        column.addWidget(self._places, 1)
        column.addLayout(self._status())
        lay_beside(self, side, self._details, gap=px(self, 12), above=px(self, 8))
        if not has_largest_text(self):
            self._details.setFixedWidth(grown(self, _DETAILS))
        self._bar.hide()

    def _filters(self) -> QWidget:
        filters = QWidget()
        flow = Flow(px(self, 8), filters)
        chips = QWidget()
        row = Flow(px(self, 4), chips)
        words = {
            Which.DUE: self.tr("Due now"),
            Which.ALL: self.tr("All open"),
            Which.MINE: self.tr("Mine"),
            Which.NOBODYS: self.tr("Nobody's"),
            Which.CLOSED: self.tr("Closed"),
        }
        for number, which in enumerate(Which):
            chip = QPushButton(words[which])
            chip.setObjectName(f"which_{which}")
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._view_model.set_which, which))
            self._which.addButton(chip, number)
            row.addWidget(chip)
        self._search.setObjectName("tasks_search")
        self._search.setAccessibleName(TO_SEARCH.words())
        self._search.setPlaceholderText(TO_SEARCH.label(self.tr("Name, national code or mobile")))
        self._search.setClearButtonEnabled(True)
        self._search.addAction(icon("search", self.palette()), QLineEdit.ActionPosition.LeadingPosition)
        self._kind.setObjectName("tasks_kind")
        self._kind.setAccessibleName(self.tr("Why"))
        self._kind.setFixedWidth(grown(self, _KIND))
        for choice in self._view_model.kinds:
            self._kind.addItem(choice.text, choice.value)
        for part in (chips, self._search, self._kind):
            flow.addWidget(part)
        return filters

    def _status(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(self, 8))
        self._undo.setObjectName("undo_close")
        self._undo.setProperty("role", "quiet")
        put_icon(self._undo, "arrow_undo")
        row.addWidget(self._undo_text)
        row.addWidget(self._undo)
        row.addStretch(1)
        row.addWidget(self._count)
        return row

    def _connect(self) -> None:
        model = self._view_model
        bind_key(TO_SEARCH, self, self._search.setFocus)
        bind_key(NEXT_CALL, self, model.next_call)
        bind_key(DECLINE, self, model.decline)
        self._search.textEdited.connect(model.set_text)
        self._search.left.connect(self._list.setFocus)
        self._search.emptied.connect(self._leave_search)
        self._kind.activated.connect(lambda: model.set_kind(self._kind.currentData()))
        self._list.opened.connect(self._acts.go_on)
        self._list.typed.connect(self._search_on)
        self._list.selectionModel().currentRowChanged.connect(lambda: model.select(self._list.currentIndex().row()))
        self._undo.clicked.connect(model.undo)
        for signal, show in (
            (model.filter_changed, self._show_filter),
            (model.listed_changed, self._show_list),
            (model.ready_changed, self._show_list),
            (model.task_changed, self._show_task),
            (model.problem_changed, self._show_problem),
            (model.undo_changed, self._show_said),
        ):
            signal.connect(show)

    def _leave_search(self) -> None:
        self._view_model.clear()
        self.focus_first()

    def _search_on(self, text: str) -> None:
        self._search.setFocus()
        self._search.insert(text)
        self._view_model.set_text(self._search.text())

    def _show_filter(self) -> None:
        model = self._view_model
        self._which.button(list(Which).index(model.which)).setChecked(True)
        self._kind.setCurrentIndex(max(0, self._kind.findData(model.kind)))
        if clean_input(self._search.text(), keep_zwnj=True) != model.text:
            self._search.setText(model.text)

    def _show_list(self) -> None:
        model = self._view_model
        had_focus = self._list.hasFocus() or self._empty.isAncestorOf(self.focusWidget() or self)
        reason = model.emptiness
        self._places.setCurrentWidget(self._list if reason is None else self._empty)
        if reason is not None:
            self._empty.show_reason("checkmark_circle", reason.title, reason.action, tone=Tone.NEUTRAL)
        self._count.setText(model.count_text)
        self._mark()
        self._show_said()
        if had_focus:
            self.focus_first()

    def _show_task(self) -> None:
        self._acts.show(self._details)
        self._decline.setVisible(self._view_model.offer is not None)
        self._mark()

    def _mark(self) -> None:
        model = self._view_model
        row = model.table.row_of(model.task.id) if model.task is not None else -1
        if row >= 0 and row != self._list.currentIndex().row():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self._list.selectionModel().setCurrentIndex(model.table.index(row, 0), flags)

    def _show_problem(self) -> None:
        problem = self._view_model.problem
        self._bar.setVisible(problem is not None)
        if problem is not None:
            self._bar.show_message(Tone.DANGER, problem.title, problem.advice, reference=problem.reference)

    def _show_said(self) -> None:
        self._undo_text.setText(self._view_model.said)
        self._undo.setVisible(self._view_model.can_undo)


def make(view_model: EveryoneViewModel, parent: QWidget) -> EveryonePage:
    """For the pages of F12."""
    return EveryonePage(view_model, parent)
