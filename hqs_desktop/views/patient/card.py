"""The patient's card as a dialog, from which each booking can be acted upon."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from hqs_desktop.viewmodels.book.commands import (
    BOOK_AGAIN,
    CANCEL_BOOKING,
    COPY_TEXT,
    CORRECT_PATIENT,
    FOLLOW_UP,
    MISSED,
    MOVE,
    PATIENT_CARD,
    PRINT_SLIP,
    PUT_ON_WAITLIST,
    SHOW_IN_LIST,
)
from hqs_desktop.viewmodels.commands import BACK, GO_ON, REFRESH, Command
from hqs_desktop.viewmodels.patient.card import PatientCard
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.clipboard import copy_private, copy_selected
from hqs_desktop.views.commands import bind_bare_key, bind_key
from hqs_desktop.views.dialogs.cancel import CancelDialog
from hqs_desktop.views.patient.list import PatientBookings
from hqs_desktop.views.style.icons import put_icon
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.deliberate import deliberate
from hqs_desktop.views.widgets.dialog import FittedDialog
from hqs_desktop.views.widgets.empty import EmptyState
from hqs_desktop.views.widgets.facts import FactsView
from hqs_desktop.views.widgets.flow import Flow
from hqs_desktop.views.widgets.key_button import KeyButton
from hqs_desktop.views.widgets.labels import PlainLabel
from hqs_desktop.views.widgets.message_bar import MessageBar

_WIDTH = 780


class PatientDialog(FittedDialog):
    """Shows a ``PatientCard``, which it owns; open it with ``open()``."""

    def __init__(self, view_model: PatientCard, parent: QWidget | None = None) -> None:
        super().__init__(parent, _WIDTH)
        self.setObjectName("patient_card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(PATIENT_CARD.words())
        view_model.setParent(self)
        self._view_model = view_model
        deliberate(self)
        self._title = PlainLabel(role="title", wrap=True)
        self._title.setObjectName("patient_title")
        self._summary = PlainLabel(role="strong", wrap=True)
        self._summary.setObjectName("patient_summary")
        self._facts = FactsView()
        self._bar = MessageBar(dismissible=False)
        self._bar.hide()
        self._bar.acted.connect(view_model.refresh)
        self.table = PatientBookings(view_model.table)
        self._empty = EmptyState()
        self._places = QStackedWidget()
        self._places.addWidget(self.table)
        self._places.addWidget(self._empty)
        self._acts: list[KeyButton] = []
        self._room = QWidget()
        acts = Flow(px(self, 4), self._room)
        self._add_acts(acts)
        self._close = QPushButton(BACK.label(self.tr("Close")))
        self._close.setObjectName("close_card")
        self._close.setAutoDefault(False)
        self._close.clicked.connect(self.reject)
        for part in (self._title, self._summary, self._facts, self._bar, self._places):
            self.body.addWidget(part)
        self.body.addWidget(self._room)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        self.foot.addLayout(foot)
        self.table.opened.connect(self._go(view_model.track))
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        bind_key(REFRESH, self, view_model.refresh)
        for signal in (view_model.changed, view_model.problem_changed, view_model.ready_changed):
            signal.connect(self._show)
        view_model.selected_changed.connect(self._show_selected)
        self.finished.connect(view_model.leave)
        self._show()

    def _add_acts(self, acts: Flow) -> None:
        model = self._view_model
        self._rebook = self._act(acts, BOOK_AGAIN, "calendar_add", self._go(model.rebook))
        self._follow = self._act(acts, FOLLOW_UP, "calendar_clock", self._go(model.follow_up))
        self._move = self._act(acts, MOVE, "arrow_sync", self._ask_move)
        self._wait = self._act(
            acts, PUT_ON_WAITLIST.named(lambda: self.tr("Waitlist")), "hourglass_half", model.put_on_waitlist
        )
        self._track = self._act(acts, GO_ON.named(lambda: self.tr("Track")), "calendar_search", self._go(model.track))
        self._list = self._act(acts, SHOW_IN_LIST, "table", self._go(model.show_in_list))
        self._slip = self._act(acts, PRINT_SLIP, "print", model.print_slip)
        self._copy = self._act(acts, COPY_TEXT, "copy", self._copy_text)
        self._cancel = self._act(acts, CANCEL_BOOKING, "calendar_cancel", self._ask_cancel)
        self._missed = self._act(acts, MISSED, "clock", model.miss)
        self._correct = self._act(acts, CORRECT_PATIENT, "person", model.correct_patient)
        bind_bare_key(COPY_TEXT, self, self._copy_text)
        bind_bare_key(CANCEL_BOOKING, self, self._ask_cancel)

    def _act(self, acts: Flow, command: Command, icon: str, act: Callable[[], None]) -> KeyButton:
        button = KeyButton(command.label())
        button.setObjectName(command.name)
        button.setAutoDefault(False)
        put_icon(button, icon)
        button.clicked.connect(act)
        acts.addWidget(button)
        self._acts.append(button)
        if command.name != GO_ON.name:
            bind_key(command, self, act)
        return button

    def _go(self, act: Callable[[], None]) -> Callable[[], None]:
        """Close, and do what leads to a screen."""

        def go() -> None:
            if self._view_model.selected is not None:
                act()
                self.accept()

        return go

    def _ask_move(self) -> None:
        """Another slot is sought for what stands; for what does not it is told why that can't be."""
        self._view_model.move()
        if self._view_model.can_cancel:
            self.accept()

    def _show(self) -> None:
        model = self._view_model
        self._title.setText(model.title)
        self._summary.setText(model.summary)
        self._summary.setVisible(bool(model.summary))
        self._facts.show_facts(model.facts)
        problem = model.problem
        if problem is None:
            self._bar.hide()
        else:
            again = REFRESH.label()
            self._bar.show_message(
                Tone.DANGER, problem.title, problem.advice, reference=problem.reference, action=again
            )
        self._places.setCurrentWidget(self.table if model.known else self._empty)
        self._room.setVisible(model.known)
        if not model.loaded:
            self._empty.show_reason("hourglass_half", self.tr("Reading the journal\u2026"), "")
        elif not model.known:
            self._empty.show_reason(
                "person",
                self.tr("This desk has not booked this patient"),
                self.tr("Only what was booked from here is shown, not what other desks or the patient booked."),
            )
        self._show_selected()
        if self.focusWidget() in {None, self._close, self.table}:
            (self.table if model.known else self._close).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_selected(self) -> None:
        model = self._view_model
        chosen = model.selected
        for button in self._acts:
            button.setEnabled(chosen is not None)
        self._rebook.setEnabled(model.can_rebook)
        self._follow.setEnabled(model.can_rebook)
        self._wait.setEnabled(model.can_rebook)
        self._slip.setEnabled(model.can_print)
        self._cancel.setEnabled(model.can_cancel)
        self._move.setEnabled(model.can_cancel)
        self._correct.setEnabled(model.known)
        self._missed.setEnabled(model.can_miss)
        self._missed.setText(model.miss_text)
        self._copy.setText(COPY_TEXT.label())
        row = model.table.row_of(chosen.id) if chosen is not None else -1
        if row >= 0 and row != self.table.currentIndex().row():
            self.table.selectionModel().setCurrentIndex(
                model.table.index(row, 0),
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )

    def _row_chosen(self) -> None:
        self._view_model.select(self.table.currentIndex().row())

    def _copy_text(self) -> None:
        if copy_selected():
            return
        if text := self._view_model.as_text():
            copy_private(text)
            self._copy.setText(self.tr("Copied"))

    def _ask_cancel(self) -> None:
        cancellation = self._view_model.cancellation()
        if cancellation is not None:
            CancelDialog(cancellation, self).open()
