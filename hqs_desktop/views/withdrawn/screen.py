"""The screen of withdrawn slots (F7): for which days, whom they hit, which are not ours; all about the chosen one."""

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.viewmodels.book.commands import (
    BOOK_AGAIN,
    COPY_TEXT,
    FOLLOW_UP,
    PATIENT_CARD,
    PUT_ON_WAITLIST,
    SHOW_IN_LIST,
    SHOW_ON_WORKLIST,
    TELL,
    UNDO,
)
from hqs_desktop.viewmodels.lines import Choice
from hqs_desktop.viewmodels.withdrawn.commands import ASK, DAYS, TRACK
from hqs_desktop.viewmodels.withdrawn.screen import MONTH, WithdrawnViewModel
from hqs_desktop.viewmodels.withdrawn.words import Emptiness, NextStep
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.bind import bind
from hqs_desktop.views.book.details import DetailsPanel
from hqs_desktop.views.clipboard import copy_private
from hqs_desktop.views.commands import bind_bare_key, bind_key
from hqs_desktop.views.style.icons import put_icon
from hqs_desktop.views.style.theme import grown, has_large_text, has_largest_text, px
from hqs_desktop.views.widgets.beside import lay_beside
from hqs_desktop.views.widgets.busy import BusyRing
from hqs_desktop.views.widgets.code_combo import CodeCombo
from hqs_desktop.views.widgets.deliberate import deliberate
from hqs_desktop.views.widgets.empty import EmptyState
from hqs_desktop.views.widgets.forms import Labelled
from hqs_desktop.views.widgets.labels import ElidedLabel, PlainLabel
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.range_edit import RangeEdit
from hqs_desktop.views.withdrawn.list import HitView, OthersView

_DETAILS_WIDTH = 312


class WithdrawnScreen(QWidget):
    """Shows a ``WithdrawnViewModel``."""

    def __init__(self, view_model: WithdrawnViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("withdrawn_screen")
        self.setAccessibleName(self.tr("Withdrawn slots"))
        self._view_model = view_model
        deliberate(self)
        self._range = RangeEdit(view_model.today)
        self._range.setObjectName("range")
        self._centre = CodeCombo(self.tr("Centre"), view_model.search_facilities)
        self._centre.setObjectName("centre")
        self._centre.setPlaceholderText(self.tr("Ours, and wherever our patients are booked"))
        self._centre_field = Labelled(self.tr("Centre"), self._centre)
        self._ask = QPushButton(ASK.label())
        self._ask.setObjectName("ask")
        self._ask.setProperty("role", "primary")
        self._ask.setAutoDefault(True)
        self._bar = MessageBar(dismissible=False)
        self._hits_title = PlainLabel(role="section")
        self._hits_title.setObjectName("hits_title")
        self._hits = HitView(view_model.hits)
        self._empty = EmptyState()
        self._reason: Emptiness | None = None
        self._expecting = False  # an answer, with nothing typed since it was asked for
        self._places = QStackedWidget()
        self._places.addWidget(self._hits)
        self._places.addWidget(self._empty)
        self._others_title = PlainLabel(role="section")
        self._others_title.setObjectName("others_title")
        self._others = OthersView(view_model.others)
        self._ring = BusyRing()
        self._asked = ElidedLabel(role="muted")
        self._asked.setObjectName("asked")
        self._undo_text = ElidedLabel(role="muted")
        self._undo = QPushButton(UNDO.label())
        self._details = DetailsPanel()
        self._lay_out()
        self._add_actions()
        self._add_keys()
        self._connect()

    def focus_first(self) -> None:
        """The patients; where there are none, the days. What was never asked is asked now."""
        self._view_model.open()
        self._expecting = True
        self._focus()

    focus_top = focus_first

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing else wanted stops the asking."""
        if event.key() == Qt.Key.Key_Escape:
            self._view_model.stop()
        else:
            super().keyPressEvent(event)

    def _focus(self) -> None:
        (self._hits if self._view_model.hits.bookings else self._range.first).setFocus()

    def _lay_out(self) -> None:
        side = QWidget()
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(px(self, 8))
        left.addWidget(self._criteria())
        left.addWidget(self._bar)
        left.addWidget(self._hits_title)
        left.addWidget(self._places, 1)
        left.addWidget(self._others_title)
        left.addWidget(self._others)
        left.addLayout(self._status_row())
        lay_beside(self, side, self._details, gap=px(self, 12), above=px(self, 8))
        if not has_largest_text(self):
            self._details.setFixedWidth(grown(self, _DETAILS_WIDTH))

    def _criteria(self) -> QFrame:
        """One line; with large text two."""
        card = QFrame()
        card.setProperty("role", "card")
        both: QBoxLayout = QVBoxLayout(card) if has_large_text(self) else QHBoxLayout(card)
        both.setContentsMargins(px(self, 8), px(self, 6), px(self, 8), px(self, 10))
        both.setSpacing(px(self, 12))
        both.addWidget(self._range, 0, Qt.AlignmentFlag.AlignTop)
        ask = QVBoxLayout()
        ask.setSpacing(2)
        ask.addWidget(PlainLabel(role="label"))  # it stands beside the fields, not their labels
        ask.addWidget(self._ask)
        ask.addStretch(1)
        centre = QHBoxLayout()
        centre.setSpacing(px(self, 12))
        centre.addWidget(self._centre_field, 1, Qt.AlignmentFlag.AlignTop)
        centre.addLayout(ask)
        both.addLayout(centre, 1)
        return card

    def _status_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(self, 8))
        self._undo.setObjectName("undo_told")
        self._undo.setProperty("role", "quiet")
        put_icon(self._undo, "arrow_undo")
        row.addWidget(self._undo_text)
        row.addWidget(self._undo)
        row.addStretch(1)
        row.addWidget(self._ring)
        row.addWidget(self._asked)
        return row

    def _add_actions(self) -> None:
        add, model = self._details.add_action, self._view_model
        self._tell = add(TELL, "call", model.mark_told, wide=True)
        self._rebook = add(BOOK_AGAIN, "calendar_add", model.rebook)
        add(SHOW_IN_LIST.named(lambda: self.tr("In the list")), "table", model.show_in_list)
        add(TRACK, "calendar_search", model.track)
        self._copy = add(COPY_TEXT, "copy", self._copy_text)
        self._details.add_head_action(PATIENT_CARD, "person", model.show_patient)
        follow_up = FOLLOW_UP.named(lambda: self.tr("Follow-up"))
        self._follow_up = self._details.add_head_action(follow_up, "calendar_clock", model.follow_up)

    def _add_keys(self) -> None:
        model = self._view_model
        for command, act in (
            (ASK, self._look),
            (TELL, model.mark_told),
            (UNDO, model.undo),
            (BOOK_AGAIN, model.rebook),
            (SHOW_IN_LIST, model.show_in_list),
            (SHOW_ON_WORKLIST, model.show_task),
            (PATIENT_CARD, model.show_patient),
            (FOLLOW_UP, model.follow_up),
            (PUT_ON_WAITLIST, model.put_on_waitlist),
            (COPY_TEXT, self._copy_text),
        ):
            bind_key(command, self, act)
        for index, command in enumerate(DAYS):
            bind_key(command, self, partial(self._range.choose, index))
        # Only in the lists: in a field this key belongs to the text.
        bind_bare_key(COPY_TEXT, self._hits, self._copy_text)
        bind_bare_key(COPY_TEXT, self._others, self._copy_others)

    def _connect(self) -> None:
        model = self._view_model
        bind(model, "span", self._range, _show_span, read=_span, changed=self._range.span_changed)
        bind(model, "facility", self._centre, _show_choice, read=_choice, changed=self._centre.choice_changed)
        for wanted in (self._range.confirmed, self._range.chosen, self._centre.confirmed, self._ask.clicked):
            wanted.connect(self._look)
        self._centre.rejected.connect(self._look)
        for field in (self._range.first, self._range.last, self._centre):
            field.textEdited.connect(self._typed)
        self._bar.acted.connect(self._look)
        self._undo.clicked.connect(model.undo)
        self._hits.opened.connect(model.track)
        self._hits.came.connect(self._row_chosen)
        self._hits.selectionModel().currentRowChanged.connect(self._row_chosen)
        self._others.opened.connect(model.track_other)
        for signal, show in (
            (model.found_changed, self._show_found),
            (model.ready_changed, self._show_found),
            (model.problem_changed, self._show_found),
            (model.progress_changed, self._show_found),
            (model.selected_changed, self._show_selected),
            (model.told_changed, self._show_undo),
        ):
            signal.connect(show)
        self._show_found()
        self._show_selected()
        self._show_undo()

    def _look(self) -> None:
        if self._range.span is None:
            self._range.first.setFocus()
        elif self._centre.unresolved:
            self._centre_field.tell(self.tr("Type the centre's id, or two letters of its name and Enter."), Tone.WARN)
            self._centre.setFocus()
        else:
            self._centre_field.tell("", Tone.NEUTRAL)
            self._expecting = True
            self._view_model.look()

    def _typed(self) -> None:
        self._expecting = False

    def _show_found(self) -> None:
        model = self._view_model
        self._hits_title.setText(model.hits_text)
        self._hits_title.setVisible(bool(model.hits_text))
        self._others_title.setText(model.others_text)
        self._others_title.setVisible(bool(model.others_text))
        self._asked.setText(model.asked_text)
        self._ring.set_running(model.looking)
        had_focus = self._hits.hasFocus() or self._empty.isAncestorOf(self.focusWidget() or self)
        came = self._expecting and not model.looking and bool(model.hits.bookings) and self.isVisible()
        self._show_empty()
        trouble = model.trouble
        reason = model.emptiness
        if trouble is None or (reason is not None and reason.tone is Tone.DANGER):
            self._bar.hide()
        else:
            words = ASK.label(self.tr("Ask again")) if model.askable else ""
            self._bar.show_message(
                Tone.DANGER, trouble.title, trouble.advice, reference=trouble.reference, action=words
            )
        if had_focus or came:
            self._expecting = False
            self._focus()

    def _show_empty(self) -> None:
        reason = self._view_model.emptiness
        self._places.setCurrentWidget(self._hits if reason is None else self._empty)
        if reason is not None and reason != self._reason:
            self._empty.show_reason(reason.icon, reason.title, reason.advice, tone=reason.tone)
            for index, (step, words) in enumerate(reason.steps):
                self._empty.offer(words, partial(self._step, step), primary=index == 0)
        self._reason = reason

    def _show_selected(self) -> None:
        model = self._view_model
        if model.details is None:
            self._details.show_nothing(
                "person", self.tr("No patient chosen"), self.tr("Choose one in the list to see all about the booking.")
            )
            return
        self._details.show_details(model.details)
        self._copy.setText(COPY_TEXT.label())
        self._tell.setVisible(model.can_tell)
        self._rebook.setEnabled(model.can_rebook)
        self._follow_up.setEnabled(model.can_rebook)
        row = model.hits.row_of(model.selected.id) if model.selected is not None else -1
        if row >= 0 and row != self._hits.currentIndex().row():
            self._hits.selectionModel().setCurrentIndex(
                model.hits.index(row, 0),
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )

    def _show_undo(self) -> None:
        self._undo_text.setText(self._view_model.undo_text)
        for part in (self._undo_text, self._undo):
            part.setVisible(self._view_model.can_undo)

    def _row_chosen(self) -> None:
        bookings, row = self._view_model.hits.bookings, self._hits.currentIndex().row()
        if 0 <= row < len(bookings):
            self._view_model.select(bookings[row].id)

    def _step(self, step: NextStep) -> None:
        match step:
            case NextStep.ASK:
                self._look()
            case NextStep.MONTH:
                self._view_model.look_ahead(MONTH)
            case NextStep.ALL_CENTRES:
                self._view_model.look_everywhere()

    def _copy_text(self) -> None:
        if text := self._view_model.as_text():
            copy_private(text)
            self._copy.setText(self.tr("Copied"))

    def _copy_others(self) -> None:
        copy_private(self._view_model.others_as_text())


def _show_span(edit: RangeEdit, span: object) -> None:
    if span is not None:
        edit.set_span(*cast("tuple[ShamsiDate, ShamsiDate]", span))


def _span(edit: RangeEdit) -> tuple[ShamsiDate, ShamsiDate] | None:
    return edit.span


def _show_choice(combo: CodeCombo, choice: object) -> None:
    combo.set_choice(cast("Choice | None", choice))


def _choice(combo: CodeCombo) -> Choice | None:
    return combo.choice


def make(view_model: Callable[[], WithdrawnViewModel], parent: QWidget) -> WithdrawnScreen:
    """For ``app.screens``."""
    return WithdrawnScreen(view_model(), parent)
