"""The tracking screen (F4): one field for a TQID, and all that is known of its slot."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hqs_desktop.core.text import clean_input, strip_marks
from hqs_desktop.viewmodels.book.commands import (
    BOOK_AGAIN,
    CANCEL_BOOKING,
    COPY_TEXT,
    FOLLOW_UP,
    MOVE,
    PATIENT_CARD,
    PRINT_SLIP,
)
from hqs_desktop.viewmodels.commands import BACK
from hqs_desktop.viewmodels.track.commands import TRACK, TRACK_AGAIN
from hqs_desktop.viewmodels.track.screen import TrackViewModel
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.book.details import DetailsPanel
from hqs_desktop.views.clipboard import copy_private, copy_selected
from hqs_desktop.views.commands import bind_bare_key, bind_key
from hqs_desktop.views.dialogs.cancel import CancelDialog
from hqs_desktop.views.style.fonts import sized
from hqs_desktop.views.style.theme import has_largest_text, mark, px
from hqs_desktop.views.track.list import SeveralView
from hqs_desktop.views.widgets.beside import whole
from hqs_desktop.views.widgets.busy import BusyRing
from hqs_desktop.views.widgets.empty import EmptyState
from hqs_desktop.views.widgets.key_button import KeyButton
from hqs_desktop.views.widgets.labels import ElidedLabel, PlainLabel
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.notes import NoteLine
from hqs_desktop.views.widgets.tqid_edit import TqidEdit

_WIDTH = 640
_LIST_WIDTH = 1100
_LONGEST = 32_000  # several hundred ids with what stands between them
_ALL = 1000  # what the margins leave, up to that width


class TrackScreen(QWidget):
    """Shows a ``TrackViewModel``."""

    def __init__(self, view_model: TrackViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("track_screen")
        self.setAccessibleName(self.tr("Track"))
        self._view_model = view_model
        self._field = TqidEdit(self.tr("Tracking number (TQID)"), longest=_LONGEST)
        self._field.setObjectName("track_field")
        self._go = QPushButton(TRACK.label())
        self._go.setObjectName("track_go")
        self._go.setProperty("role", "primary")
        self._go.setAutoDefault(True)
        self._note = NoteLine()
        self._note.setObjectName("track_note")
        self._ring = BusyRing()
        self._bar = MessageBar(dismissible=False)
        self._gap = MessageBar(dismissible=False)
        self._details = DetailsPanel(wide=True)
        self._empty = EmptyState()
        self._several = SeveralView(view_model.several.table)
        self._progress = ElidedLabel(role="strong")
        self._progress.setObjectName("progress")
        self._copy_list = KeyButton(COPY_TEXT.label(self.tr("Copy the list")))
        self._copy_list.setObjectName("copy_list")
        self._copy_list.setProperty("role", "quiet")
        self._back = KeyButton(BACK.label(self.tr("Back to the list")))
        self._back.setObjectName("back_to_list")
        self._back.setProperty("role", "quiet")
        self._places = QStackedWidget()
        self._lay_out()
        self._add_actions()
        self._connect()

    def focus_first(self) -> None:
        """The field, its text chosen, so that a scan replaces it."""
        self._view_model.come()
        self._field.setFocus()
        self._field.selectAll()

    focus_top = focus_first

    def _lay_out(self) -> None:
        self._field.setFont(sized(self.font(), 17 / 13, weight=QFont.Weight.Medium))
        self._field.setStyleSheet(f"min-height: {px(self, 36)}px")  # over the theme's, which setMinimumHeight isn't
        self._go.setStyleSheet(f"min-height: {px(self, 36)}px")
        large = has_largest_text(self)  # then a number takes the whole line
        line: QBoxLayout = QVBoxLayout() if large else QHBoxLayout()
        line.setSpacing(px(self, 8))
        line.addWidget(self._field, 1)
        line.addWidget(self._go)
        under = QHBoxLayout()
        under.addWidget(self._note, 1)
        under.addWidget(self._ring)
        under.addWidget(self._back)
        for place in (self._empty, self._details, self._several):
            self._places.addWidget(place)
        self._middle = middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, px(self, 16), 0, px(self, 12))
        column.setSpacing(px(self, 8))
        label = PlainLabel(self.tr("Type, paste or scan a tracking number (TQID)"), role="section")
        label.setBuddy(self._field)
        column.addWidget(label)
        column.addLayout(line)
        column.addLayout(under)
        column.addWidget(self._bar)
        column.addWidget(self._gap)
        head = QHBoxLayout()
        head.setSpacing(px(self, 8))
        head.addWidget(self._progress, 1)
        head.addWidget(self._copy_list)
        column.addLayout(head)
        column.addWidget(self._places, 1)
        row = QHBoxLayout(whole(self))
        row.setContentsMargins(px(self, 12), 0, px(self, 12), 0)
        row.addStretch(0 if large else 1)
        row.addWidget(middle, _ALL)
        row.addStretch(0 if large else 1)

    def _add_actions(self) -> None:
        add, model = self._details.add_action, self._view_model
        self._rebook = add(BOOK_AGAIN, "calendar_add", model.rebook)
        self._copy = add(COPY_TEXT, "copy", self._copy_text)
        self._slip = add(PRINT_SLIP, "print", model.print_slip)
        self._cancel = add(CANCEL_BOOKING, "calendar_cancel", self._ask_cancel)
        self._move = add(MOVE, "arrow_sync", model.move)
        self._card = self._details.add_head_action(PATIENT_CARD, "person", model.show_patient)
        self._follow_up = add(FOLLOW_UP, "calendar_clock", model.follow_up)
        bind_key(PATIENT_CARD, self, model.show_patient)
        bind_key(FOLLOW_UP, self, model.follow_up)
        bind_key(MOVE, self, model.move)
        bind_key(TRACK_AGAIN, self, model.again)
        bind_key(BOOK_AGAIN, self, model.rebook)
        bind_key(PRINT_SLIP, self, model.print_slip)
        bind_key(COPY_TEXT, self, self._copy_text)
        bind_key(CANCEL_BOOKING, self, self._ask_cancel)
        # In the field these keys belong to the text.
        bind_bare_key(COPY_TEXT, self._details, self._copy_text)
        bind_bare_key(CANCEL_BOOKING, self._details, self._ask_cancel)
        bind_bare_key(COPY_TEXT, self._several, self._copy_text)

    def _connect(self) -> None:
        model = self._view_model
        self._field.textEdited.connect(model.set_text)
        self._field.entered.connect(self._look_up)
        self._field.left.connect(self._leave)
        self._go.clicked.connect(self._look_up)
        self._bar.acted.connect(model.look_up)
        self._gap.acted.connect(model.look_up)
        self._several.opened.connect(self._open_row)
        self._several.typed.connect(self._type_anew)
        self._copy_list.clicked.connect(self._copy_text)
        self._back.clicked.connect(self._leave)
        model.several.progress_changed.connect(self._show)
        for signal in (model.text_changed, model.problem_changed, model.result_changed, model.busy_changed):
            signal.connect(self._show)
        model.ready_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        model = self._view_model
        if self._field.text() != model.text:
            self._field.setText(model.text)
        words, tone = model.note
        self._note.tell(words, tone)
        mark(self._field, tone if tone is Tone.WARN else None)
        self._go.setEnabled(bool(clean_input(model.text)) and not model.busy)
        self._ring.set_running(model.busy or model.several.asking)
        self._progress.setText(model.several.progress if model.listing else "")
        self._progress.setVisible(model.listing)
        self._copy_list.setVisible(model.listing)
        self._back.setVisible(model.several.count > 0 and not model.listing)
        self._middle.setMaximumWidth(px(self, _LIST_WIDTH if model.listing else _WIDTH))
        for bar, problem in ((self._bar, model.problem), (self._gap, model.gap)):
            if problem is None:
                bar.hide()
            else:
                tone = Tone.DANGER if bar is self._bar else Tone.WARN
                again = TRACK_AGAIN.label() if model.complete else ""
                bar.show_message(tone, problem.title, problem.advice, reference=problem.reference, action=again)
        self._show_result()

    def _show_result(self) -> None:
        model = self._view_model
        if model.listing:
            self._places.setCurrentWidget(self._several)
            return
        self._details.setEnabled(not model.stale)
        if model.stale and self._places.currentWidget() is self._details:
            return  # it stays as it was, greyed
        details = model.details
        if details is not None:
            self._details.show_details(details)
            self._cancel.setVisible(model.can_cancel)
            self._slip.setVisible(model.can_cancel)  # a slip is of a booking that stands
            self._rebook.setVisible(model.can_rebook)
            self._follow_up.setVisible(model.can_rebook)
            self._move.setVisible(model.can_move)
            self._card.setVisible(model.can_show_patient)
            self._copy.setText(COPY_TEXT.label())
            self._copy.setVisible(bool(model.as_text()))
            self._places.setCurrentWidget(self._details)
            return
        if model.busy:
            self._empty.show_reason("calendar_search", self.tr("Asking the gateway\u2026"), "")
        else:
            self._empty.show_reason(
                "calendar_search",
                self.tr("Where does a booking stand?"),
                self.tr("The code is on the slip and in the message to the patient; a barcode reader can scan it."),
            )
        self._places.setCurrentWidget(self._empty)

    def _copy_text(self) -> None:
        if copy_selected():
            return
        if self._view_model.listing:
            copy_private(strip_marks(self._view_model.several.as_text(), keep_zwnj=True))
            self._copy_list.setText(self.tr("Copied"))
        elif text := self._view_model.as_text():
            copy_private(text)
            self._copy.setText(self.tr("Copied"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the list or the details leads back, or stops the asking."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _look_up(self) -> None:
        """A list takes the focus; a single code leaves it in the field, for the next scan."""
        self._view_model.look_up()
        if self._view_model.listing:
            self._copy_list.setText(COPY_TEXT.label(self.tr("Copy the list")))
            self._several.first()
            self._several.setFocus()
        elif not self._field.hasFocus():
            self.focus_first()  # for the next scan

    def _open_row(self) -> None:
        if self._several.currentIndex().isValid():
            self._view_model.open_row(self._several.currentIndex().row())
            self.focus_first()

    def _leave(self) -> None:
        self._view_model.clear()
        if self._view_model.listing:
            self._several.setFocus()
        else:
            self.focus_first()

    def _type_anew(self, text: str) -> None:
        """What is typed or scanned at the list is the next code."""
        self._field.setFocus()
        self._field.setText(text)
        self._view_model.set_text(text)

    def _ask_cancel(self) -> None:
        cancellation = self._view_model.cancellation()
        if cancellation is not None:
            CancelDialog(cancellation, self).open()


def make(view_model: Callable[[], TrackViewModel], parent: QWidget) -> TrackScreen:
    """For ``app.screens``."""
    return TrackScreen(view_model(), parent)
