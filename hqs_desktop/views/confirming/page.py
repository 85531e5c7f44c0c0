"""The page of whoever is asked whether he comes (F12): how far it is, the list, and all about the one chosen."""

from typing import Final

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hqs_desktop.viewmodels.book.commands import UNDO
from hqs_desktop.viewmodels.confirming.commands import CANNOT_COME, COMES, PRINT_SHEET, READ_AGAIN
from hqs_desktop.viewmodels.confirming.page import ConfirmingViewModel
from hqs_desktop.viewmodels.printing import PrintedTable
from hqs_desktop.viewmodels.tasks.commands import NEXT_CALL
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.book.details import DetailsPanel
from hqs_desktop.views.commands import bind_bare_key, bind_key
from hqs_desktop.views.confirming.list import ConfirmView
from hqs_desktop.views.dialogs.cancel import CancelDialog
from hqs_desktop.views.printing.dialog import TableDialog
from hqs_desktop.views.style.icons import put_icon
from hqs_desktop.views.style.theme import grown, has_largest_text, px
from hqs_desktop.views.tasks.acts import TaskActs
from hqs_desktop.views.widgets.beside import lay_beside
from hqs_desktop.views.widgets.deliberate import deliberate
from hqs_desktop.views.widgets.empty import EmptyState
from hqs_desktop.views.widgets.labels import ElidedLabel
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.scrolled import Scrolled

_DETAILS: Final = 324


class ConfirmingPage(QWidget):
    """Shows a ``ConfirmingViewModel``."""

    def __init__(self, view_model: ConfirmingViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("confirming_page")
        self.setAccessibleName(self.tr("To confirm"))
        self._view_model = view_model
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        deliberate(self)
        self._acts = TaskActs(view_model, self)
        self._progress = ElidedLabel(role="strong")
        self._progress.setObjectName("confirm_progress")
        self._said = ElidedLabel(role="muted")
        self._said.setObjectName("confirm_said")
        self._bar = MessageBar(dismissible=False)
        self._bar.hide()
        self._list = ConfirmView(view_model.table)
        self._empty = EmptyState()
        self._places = QStackedWidget()
        self._places.addWidget(self._list)
        self._places.addWidget(self._empty)
        self._undo_text = ElidedLabel(role="muted")
        self._undo = QPushButton(UNDO.label())
        self._details = DetailsPanel()
        self._comes = self._details.add_action(COMES, "checkmark_circle", view_model.confirm, role="primary", wide=True)
        self._acts.add_buttons(self._details, (CANNOT_COME, "calendar_cancel", self._ask_cancel))
        self._lay_out()
        self._connect()
        for show in (self._show_list, self._show_task, self._show_said, self._show_undo):
            show()

    def focus_first(self) -> None:
        """The list; where nobody is listed, the page, so that its keys are heard."""
        self._view_model.open()
        self._focus()

    def _focus(self) -> None:
        (self._list if self._view_model.table.visits else self).setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(self, 12))
        head.addWidget(self._progress)
        head.addStretch(1)
        head.addWidget(self._said)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 8))
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self._places, 1)
        column.addLayout(self._status())
        details = Scrolled(self._details)
        lay_beside(self, side, details, gap=px(self, 12), above=px(self, 4))
        if not has_largest_text(self):
            details.setFixedWidth(grown(self, _DETAILS))

    def _status(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(self, 8))
        self._undo.setObjectName("undo_close")
        self._undo.setProperty("role", "quiet")
        put_icon(self._undo, "arrow_undo")
        row.addWidget(self._undo_text)
        row.addWidget(self._undo)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        model = self._view_model
        for command, act in (
            (NEXT_CALL, model.next_call),
            (CANNOT_COME, self._ask_cancel),
            (READ_AGAIN, model.read),
            (PRINT_SHEET, model.make_sheet),
        ):
            bind_key(command, self, act)
        bind_bare_key(CANNOT_COME, self._list, self._ask_cancel)
        self._list.opened.connect(model.confirm)
        self._list.selectionModel().currentRowChanged.connect(lambda: model.select(self._list.currentIndex().row()))
        self._undo.clicked.connect(model.undo)
        model.sheet_made.connect(self._print)
        for signal, show in (
            (model.listed_changed, self._show_list),
            (model.ready_changed, self._show_list),
            (model.task_changed, self._show_task),
            (model.problem_changed, self._show_problem),
            (model.said_changed, self._show_said),
            (model.undo_changed, self._show_undo),
        ):
            signal.connect(show)

    def _ask_cancel(self) -> None:
        cancellation = self._view_model.cancellation()
        if cancellation is not None:
            CancelDialog(cancellation, self).open()

    def _print(self, sheet: PrintedTable) -> None:
        dialog = TableDialog(sheet, self)
        dialog.finished.connect(self._focus)
        dialog.open()

    def _show_list(self) -> None:
        model = self._view_model
        reason = model.emptiness
        had_focus = self.window().focusWidget() in {self, self._list}
        self._places.setCurrentWidget(self._list if reason is None else self._empty)
        if reason is not None:
            self._empty.show_reason(reason.icon, reason.title, reason.advice)
        if had_focus:
            self._focus()
        self._progress.setText(model.progress)
        self._show_said()
        self._show_task()

    def _show_task(self) -> None:
        model = self._view_model
        self._acts.show(self._details)
        self._comes.setEnabled(model.can_cancel)
        row = model.table.row_of(model.task.id) if model.task is not None else -1
        if row >= 0 and row != self._list.currentIndex().row():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self._list.selectionModel().setCurrentIndex(model.table.index(row, 0), flags)

    def _show_said(self) -> None:
        self._said.setText(self._view_model.said)

    def _show_problem(self) -> None:
        problem = self._view_model.problem
        self._bar.setVisible(problem is not None)
        if problem is not None:
            self._bar.show_message(Tone.DANGER, problem.title, problem.advice, reference=problem.reference)

    def _show_undo(self) -> None:
        self._undo_text.setText(self._view_model.undo_text)
        for part in (self._undo_text, self._undo):
            part.setVisible(self._view_model.can_undo)


def make(view_model: ConfirmingViewModel, parent: QWidget) -> ConfirmingPage:
    """For the pages of F12."""
    return ConfirmingPage(view_model, parent)
