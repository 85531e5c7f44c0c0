"""The acts on a task as keys of a page and as buttons of its details: the same on every page of the worklist."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QWidget

from hqs_desktop.viewmodels.book.commands import BOOK_AGAIN, PATIENT_CARD, PUT_ON_WAITLIST, SHOW_IN_LIST
from hqs_desktop.viewmodels.tasks.closing import Closing
from hqs_desktop.viewmodels.tasks.commands import CALL_AGAIN, CLOSE, NOT_REACHED, NOTE, TAKE, TOLD, UNDO_CLOSE
from hqs_desktop.viewmodels.tasks.details import task_name
from hqs_desktop.viewmodels.tasks.on_task import OnTask
from hqs_desktop.views.book.details import DetailsPanel
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.dialogs.half_move import HalfMoveDialog
from hqs_desktop.views.tasks.again import AgainDialog, NoteDialog
from hqs_desktop.views.tasks.closing import ClosingDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from hqs_desktop.viewmodels.commands import Command

translate = QCoreApplication.translate  # lupdate knows it by this name


class TaskActs:
    """Binds them in a ``page`` over an ``OnTask``; ``now`` is the clock's."""

    def __init__(self, model: OnTask, page: QWidget) -> None:
        self._model = model
        self._page = page
        for command, act in (
            (TAKE, model.take),
            (NOT_REACHED, model.not_reached),
            (CALL_AGAIN, self.ask_when),
            (TOLD, model.mark_told),
            (NOTE, self.ask_note),
            (CLOSE, self.ask_reason),
            (UNDO_CLOSE, model.undo),
            (PATIENT_CARD, model.show_patient),
            (SHOW_IN_LIST, model.show_in_list),
            (BOOK_AGAIN, model.rebook),
            (PUT_ON_WAITLIST, model.put_on_waitlist),
        ):
            bind_key(command, page, act)

    def add_buttons(self, panel: DetailsPanel, first: "tuple[Command, str, Callable[[], None]] | None" = None) -> None:
        """Put the acts under the details, ``first`` (with its icon) in the place of booking again."""
        self._told = panel.add_action(TOLD, "call", self._model.mark_told, wide=True)
        self._names_next = first is None
        self._first = panel.add_action(*(first or (BOOK_AGAIN, "calendar_add", self.go_on)))
        self._of_open = [
            panel.add_action(command, icon, act)
            for command, icon, act in (
                (CALL_AGAIN.named(lambda: translate("TaskActs", "Later\u2026")), "clock", self.ask_when),
                (NOT_REACHED, "dismiss_circle", self._model.not_reached),
                (
                    PUT_ON_WAITLIST.named(lambda: translate("TaskActs", "Wait\u2026")),
                    "hourglass_half",
                    self._model.put_on_waitlist,
                ),
                (NOTE, "edit", self.ask_note),
                (CLOSE.named(lambda: translate("TaskActs", "Close\u2026")), "checkmark_circle", self.ask_reason),
            )
        ]
        self._take = panel.add_action(TAKE, "person", self._model.take)
        self._of_open += [self._first, self._take]
        again = UNDO_CLOSE.named(lambda: translate("TaskActs", "Open again"))
        self._reopen = panel.add_head_action(again, "arrow_undo", self._model.undo)
        self._card = panel.add_head_action(PATIENT_CARD, "person", self._model.show_patient)

    def show(self, panel: DetailsPanel) -> None:
        """Show the task in the panel."""
        details = self._model.details
        if details is None:
            panel.show_nothing(
                "person",
                translate("TaskActs", "Nobody chosen"),
                translate("TaskActs", "Choose one in the list to see what is owed and what was done."),
            )
            return
        panel.show_details(details)
        self._told.setVisible(self._model.can_tell)
        self._reopen.setVisible(self._model.can_reopen)
        self._card.setVisible(self._model.has_card)
        for button in self._of_open:
            button.setVisible(self._model.can_act)
        if self._names_next:
            self._first.setText(self._model.go_on_text)
        self._take.setText(self._model.take_text)

    def go_on(self) -> None:
        """Do the next step; what ends a half-done move is asked."""
        move = self._model.go_on()
        if move is not None:
            HalfMoveDialog(move, self._page).open()

    def ask_reason(self) -> None:
        """Ask why it is over."""
        if (task := self._model.task) is not None and self._model.can_act:
            self._open(ClosingDialog(Closing(task, self._model), self._page))

    def ask_when(self) -> None:
        """Ask when to call again."""
        if (task := self._model.task) is not None and self._model.can_act:
            self._open(AgainDialog(task_name(task), self._model.now, self._model.call_again, self._page))

    def ask_note(self) -> None:
        """Ask for a note."""
        if (task := self._model.task) is not None and self._model.can_act:
            self._open(NoteDialog(task_name(task), task.note, self._model.add_note, self._page))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
