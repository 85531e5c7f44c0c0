"""The list of F3: what can't wait, the bookings made from here, and all about the chosen one."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hqs_desktop.core.bookings import Day
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
    SHOW_ON_WORKLIST,
    TELL,
    UNDO,
)
from hqs_desktop.viewmodels.bookings.commands import (
    CHECK,
    CLEAR,
    DAYS,
    EXPORT_LIST,
    PRINT_LIST,
    SETTLE,
    TO_SEARCH,
    TRACK,
)
from hqs_desktop.viewmodels.bookings.screen import DeskViewModel
from hqs_desktop.viewmodels.bookings.words import NextStep
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.book.details import DetailsPanel
from hqs_desktop.views.bookings.filters import FilterRow
from hqs_desktop.views.bookings.list import AttentionView, BookingView
from hqs_desktop.views.bookings.status_row import StatusRow
from hqs_desktop.views.clipboard import copy_private, copy_selected
from hqs_desktop.views.commands import bind_bare_key, bind_key
from hqs_desktop.views.dialogs.cancel import CancelDialog
from hqs_desktop.views.dialogs.half_move import HalfMoveDialog
from hqs_desktop.views.dialogs.settle import SettleDialog
from hqs_desktop.views.printing.dialog import TableDialog
from hqs_desktop.views.style.icons import put_icon
from hqs_desktop.views.style.theme import grown, has_largest_text, px
from hqs_desktop.views.widgets.beside import lay_beside
from hqs_desktop.views.widgets.deliberate import deliberate
from hqs_desktop.views.widgets.empty import EmptyState
from hqs_desktop.views.widgets.files import TABLES, ask_where
from hqs_desktop.views.widgets.flow import Flow
from hqs_desktop.views.widgets.key_button import KeyButton
from hqs_desktop.views.widgets.labels import ElidedLabel, PlainLabel
from hqs_desktop.views.widgets.message_bar import MessageBar

_DETAILS_WIDTH = 324


class DeskScreen(QWidget):
    """Shows a ``DeskViewModel``."""

    def __init__(self, view_model: DeskViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk_screen")
        self.setAccessibleName(self.tr("Bookings"))
        self._view_model = view_model
        deliberate(self)
        self._filters = FilterRow(view_model)
        self._search = self._filters.search
        self._bar = MessageBar(dismissible=False)
        self._bar.acted.connect(view_model.checking.check)
        self._attention_title = PlainLabel(role="section")
        self._attention_title.setObjectName("attention_title")
        self._attention = AttentionView(view_model.attention)
        self._table = BookingView(view_model.table)
        self._empty = EmptyState()
        self._places = QStackedWidget()
        self._places.addWidget(self._table)
        self._places.addWidget(self._empty)
        self._count = PlainLabel(role="muted")
        self._count.setObjectName("desk_count")
        self._status = StatusRow(view_model.checking, view_model.output, self._print_list, self._save_list)
        self._undo_text = ElidedLabel(role="muted")
        self._undo = KeyButton(UNDO.label())
        self._details = DetailsPanel()
        self._lay_out()
        self._add_actions()
        self._add_keys()
        self._connect()

    def focus_first(self) -> None:
        """The bookings; where there are none, the search."""
        self._view_model.come()
        (self._table if self._view_model.table.bookings else self._search).setFocus()

    focus_top = focus_first

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low screen keeps more of its height for the list."""
        super().resizeEvent(event)
        self._attention.set_room(self.height() // 7)

    def showEvent(self, event: QShowEvent) -> None:
        """The list is seen."""
        super().showEvent(event)
        self._view_model.look_on(looking=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """It no longer is."""
        super().hideEvent(event)
        self._view_model.look_on(looking=False)

    def _lay_out(self) -> None:
        side = QWidget()
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(px(self, 8))
        left.addWidget(self._filters)
        left.addWidget(self._bar)
        left.addWidget(self._attention_title)
        left.addWidget(self._attention)
        left.addWidget(self._places, 1)
        left.addLayout(self._status_row())
        lay_beside(self, side, self._details, gap=px(self, 12), above=px(self, 8))
        if not has_largest_text(self):
            self._details.setFixedWidth(grown(self, _DETAILS_WIDTH))

    def _status_row(self) -> Flow:
        self._undo.setObjectName("undo_told")
        self._undo.setProperty("role", "quiet")
        put_icon(self._undo, "arrow_undo")
        flow = Flow(px(self, 12))
        flow.addWidget(self._count)
        row = QHBoxLayout()
        row.setSpacing(px(self, 8))
        for part in (self._undo_text, self._undo):
            row.addWidget(part)
        flow.add_layout(row)
        flow.addWidget(self._status)
        return flow

    def _add_actions(self) -> None:
        add, model = self._details.add_action, self._view_model
        self._tell = add(TELL, "call", self._mark_told, wide=True)
        self._missed = self._details.add_head_action(MISSED, "clock", model.miss)
        self._settle = add(SETTLE, "call", self._ask_settle, wide=True)
        self._rebook = add(BOOK_AGAIN, "calendar_add", model.rebook)
        self._move = add(MOVE.named(lambda: self.tr("Move")), "arrow_sync", self._move_booking)
        self._track = add(TRACK, "calendar_search", model.track)
        self._copy = add(COPY_TEXT, "copy", self._copy_text)
        self._slip = add(PRINT_SLIP, "print", model.print_slip)
        self._details.add_head_action(PATIENT_CARD, "person", model.show_patient)
        wait = PUT_ON_WAITLIST.named(lambda: self.tr("Waitlist"))
        self._wait = self._details.add_head_action(wait, "hourglass_half", model.put_on_waitlist)
        follow_up = FOLLOW_UP.named(lambda: self.tr("Follow-up"))
        self._follow_up = self._details.add_head_action(follow_up, "calendar_clock", model.follow_up)
        self._cancel = add(CANCEL_BOOKING.named(lambda: self.tr("Cancel\u2026")), "calendar_cancel", self._ask_cancel)

    def _add_keys(self) -> None:
        model = self._view_model
        for command, act in (
            (CHECK, model.checking.check),
            (TO_SEARCH, self._to_search),
            (TELL, self._mark_told),
            (MISSED, model.miss),
            (SETTLE, self._ask_settle),
            (BOOK_AGAIN, model.rebook),
            (MOVE, self._move_booking),
            (PRINT_SLIP, model.print_slip),
            (PRINT_LIST, self._print_list),
            (EXPORT_LIST, self._save_list),
            (PATIENT_CARD, model.show_patient),
            (FOLLOW_UP, model.follow_up),
            (PUT_ON_WAITLIST, model.put_on_waitlist),
            (CORRECT_PATIENT, model.correct_patient),
            (COPY_TEXT, self._copy_text),
            (SHOW_ON_WORKLIST, model.show_task),
            (CANCEL_BOOKING, self._ask_cancel),
            (UNDO, model.undo),
        ):
            bind_key(command, self, act)
        # Not the buttons' own shortcuts: those click a tenth of a second later.
        for day, command in DAYS.items():
            bind_key(command, self, partial(model.set_day, day))
        # In a field these keys belong to the text.
        for place in (self._table, self._attention, self._details):
            bind_bare_key(COPY_TEXT, place, self._copy_text)
            bind_bare_key(CANCEL_BOOKING, place, self._ask_cancel)
            bind_key(CLEAR, place, self._back)

    def _connect(self) -> None:
        model = self._view_model
        self._search.left.connect(self._to_list)
        self._search.emptied.connect(self._back)
        self._search.textEdited.connect(model.set_text)
        self._undo.clicked.connect(model.undo)
        self._table.opened.connect(model.track)
        self._table.typed.connect(self._search_on)
        self._attention.done.connect(self._see_to)
        self._table.came.connect(self._row_chosen)
        self._attention.came.connect(self._attention_chosen)
        self._table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self._attention.selectionModel().currentChanged.connect(self._attention_chosen)
        for signal, show in (
            (model.listed_changed, self._show_list),
            (model.total_changed, self._show_count),
            (model.ready_changed, self._show_list),
            (model.problem_changed, self._show_problem),
            (model.selected_changed, self._show_selected),
            (model.attention_changed, self._show_attention),
            (model.checking.changed, self._show_problem),
            (model.output.changed, self._show_problem),
            (model.output.problem_changed, self._show_problem),
            (model.told_changed, self._show_undo),
        ):
            signal.connect(show)
        for show in (
            self._show_list,
            self._show_problem,
            self._show_selected,
            self._show_attention,
            self._show_undo,
        ):
            show()

    def _show_list(self) -> None:
        model = self._view_model
        self._show_count()
        had_focus = self._table.hasFocus() or self._empty.isAncestorOf(self.focusWidget() or self)
        self._show_empty()
        if not model.emptiness:
            self._show_row()
        if had_focus:
            self.focus_first()
        self._show_problem()

    def _show_count(self) -> None:
        self._count.setText(self._view_model.count_text if self._view_model.loaded else "")

    def _show_empty(self) -> None:
        reason = self._view_model.emptiness
        self._places.setCurrentWidget(self._table if reason is None else self._empty)
        if reason is None:
            return
        self._empty.show_reason(reason.icon, reason.title, reason.advice, tone=reason.tone)
        for index, (step, words) in enumerate(reason.steps):
            self._empty.offer(words, partial(self._step, step), primary=index == 0)

    def _show_problem(self) -> None:
        model = self._view_model
        problem = (model.problem if model.loaded else None) or model.checking.report_problem
        unsaved = model.output.trouble or model.output.problem
        if unsaved is not None:
            self._bar.show_message(Tone.DANGER, unsaved.title, unsaved.advice, reference=unsaved.reference)
        elif problem is None:
            self._bar.hide()
        else:
            words = CHECK.label(self.tr("Try again"))
            self._bar.show_message(
                Tone.DANGER, problem.title, problem.advice, reference=problem.reference, action=words
            )
        if not model.loaded:
            self._show_empty()

    def _show_row(self) -> None:
        selected = self._view_model.selected
        row = self._view_model.table.row_of(selected.id) if selected is not None else -1
        if row >= 0 and row != self._table.currentIndex().row():
            self._table.selectionModel().setCurrentIndex(
                self._view_model.table.index(row, 0),
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )

    def _show_selected(self) -> None:
        model = self._view_model
        details = model.details
        if details is None:
            self._details.show_nothing(
                "person", self.tr("No booking chosen"), self.tr("Choose one in the list to see all about it.")
            )
            return
        self._details.show_details(details)
        self._copy.setText(COPY_TEXT.label())
        self._tell.setVisible(model.can_tell)
        self._missed.setVisible(model.can_miss)
        self._missed.setText(model.miss_text)
        self._settle.setVisible(model.settles is not None)
        self._cancel.setEnabled(model.can_cancel)
        self._rebook.setEnabled(model.can_rebook)
        self._move.setEnabled(model.can_cancel)
        self._follow_up.setEnabled(model.can_rebook)
        self._wait.setEnabled(model.can_rebook)
        self._slip.setEnabled(model.can_print)
        self._show_row()

    def _show_attention(self) -> None:
        items = self._view_model.attention.items
        if self._attention.hasFocus() and not items:
            self.focus_first()
        self._attention.setVisible(bool(items))
        self._attention_title.setVisible(bool(items))
        self._attention_title.setText(self._view_model.attention_text)
        self._settle.setVisible(self._view_model.settles is not None)

    def _show_undo(self) -> None:
        self._undo_text.setText(self._view_model.undo_text)
        self._undo_text.setVisible(self._view_model.can_undo)
        self._undo.setVisible(self._view_model.can_undo)
        self._search.leaves_undo = self._view_model.can_undo

    def _row_chosen(self) -> None:
        bookings, row = self._view_model.table.bookings, self._table.currentIndex().row()
        if 0 <= row < len(bookings):
            self._view_model.select(bookings[row].id)

    def _attention_chosen(self) -> None:
        items, row = self._view_model.attention.items, self._attention.currentIndex().row()
        if 0 <= row < len(items) and items[row].booking_id is not None:
            self._view_model.select(items[row].booking_id)

    def _step(self, step: NextStep) -> None:
        model = self._view_model
        match step:
            case NextStep.RETRY:
                model.refresh()
            case NextStep.CLEAR_FILTERS:
                self._clear()
            case NextStep.ALL_DAYS:
                model.set_day(Day.ALL)
            case NextStep.UPCOMING:
                model.set_day(Day.UPCOMING)

    def _back(self) -> None:
        """Esc: stop what runs, else show all again."""
        if not self._status.stop():
            self._clear()

    def _clear(self) -> None:
        self._search.clear()
        self._view_model.clear_filters()

    def _to_search(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    def _to_list(self) -> None:
        offered = self._empty.actions_offered
        if self._view_model.table.bookings:
            self._table.setFocus()
        elif offered:
            offered[0].setFocus()

    def _search_on(self, text: str) -> None:
        self._search.setFocus()
        self._search.setText(text)
        self._view_model.set_text(text)

    def _print_list(self) -> None:
        if (table := self._view_model.output.printed()) is not None:
            TableDialog(table, self).open()

    def _save_list(self) -> None:
        output = self._view_model.output
        if output.can_export:
            title = self.tr("Save the list as a file")
            ask_where(self, title, output.file_name, TABLES, lambda path: output.export(Path(path)))

    def _mark_told(self) -> None:
        self._view_model.mark_told()

    def _copy_text(self) -> None:
        if copy_selected():
            return
        if text := self._view_model.as_text():
            copy_private(text)
            self._copy.setText(self.tr("Copied"))

    def _move_booking(self) -> None:
        if not self._end_half_move(None):
            self._view_model.move()

    def _end_half_move(self, move_id: int | None) -> bool:
        half_move = self._view_model.half_move(move_id)
        if half_move is not None:
            HalfMoveDialog(half_move, self).open()
        return half_move is not None

    def _see_to(self) -> None:
        item = self._view_model.attention.items[self._attention.currentIndex().row()]
        if item.move is not None:
            self._end_half_move(item.move)
        elif item.to_call:
            self._mark_told()
        else:
            self._settle_by_phone(item.settles)

    def _ask_settle(self) -> None:
        self._settle_by_phone(self._view_model.settles)

    def _settle_by_phone(self, intent_id: int | None) -> None:
        settlement = self._view_model.settlement(intent_id)
        if settlement is not None:
            SettleDialog(settlement, self).open()

    def _ask_cancel(self) -> None:
        cancellation = self._view_model.cancellation()
        if cancellation is not None:
            CancelDialog(cancellation, self).open()
