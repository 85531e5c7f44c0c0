"""The details side: the slot on top, under it what its booking is at, at the bottom where Enter and Esc lead."""

from collections.abc import Iterator
from functools import cached_property
from typing import Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.model import Slot
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.book.commands import (
    CANCEL_BOOKING,
    COPY_TEXT,
    FOLLOW_UP,
    MOVE,
    PATIENT_CARD,
    PRINT_SLIP,
    SHOW_IN_LIST,
)
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.book.slot import SlotState
from hqs_desktop.viewmodels.booking_host import BookingHost
from hqs_desktop.viewmodels.commands import BACK, GO_ON
from hqs_desktop.viewmodels.words.terms import doctor_name
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.book.form import BookForm
from hqs_desktop.views.book.pages import Preview, ReadBack, Trouble
from hqs_desktop.views.book.receipt import Receipt
from hqs_desktop.views.commands import bind_bare_key, bind_key
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.badge import StateBadge
from hqs_desktop.views.widgets.deliberate import ENDS_SECONDS, READ_SECONDS, deliberate
from hqs_desktop.views.widgets.flow import Flow
from hqs_desktop.views.widgets.key_button import KeyButton
from hqs_desktop.views.widgets.labels import PlainLabel
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.scrolled import Scrolled

_BOTH: Final = 2
_Page = TypeVar("_Page", bound=QWidget)


class BookPanelView(QFrame):
    """One page per step. Enter goes on, Esc back (the screen's), wherever the focus stands.

    ``tray`` is for buttons below it. ``cancel_wanted`` comes at the receipt: the booking just made is to be cancelled.
    """

    cancel_wanted = Signal()

    def __init__(self, view_model: BookingHost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._panel = view_model.panel
        self._deliberate = deliberate(self)
        self.setObjectName("book_panel")
        self.setProperty("role", "card")
        self.preview = Preview(view_model)
        self._head = _SlotHead()
        self._banner = PlainLabel(role="strong", wrap=True)
        self._banner.setObjectName("move_banner")
        self._panel.move.changed.connect(self._show_banner)
        self._gone = MessageBar(dismissible=False)
        self._gone.setObjectName("slot_gone")
        self._gone.hide()
        self._stack = QStackedWidget()
        self._scrolls: dict[QWidget, Scrolled] = {}
        self._add(self.preview)
        self.primary = KeyButton()
        self.primary.setObjectName("panel_primary")
        self.primary.setProperty("role", "primary")
        self.primary.clicked.connect(self._go_on)
        self.secondary = KeyButton()
        self.secondary.setObjectName("panel_secondary")
        self.secondary.clicked.connect(self._go_aside)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(px(self, 8))
        self._foot.addWidget(self.primary, 1)
        self._foot.addWidget(self.secondary, 1)
        column = self._column = QVBoxLayout(self)
        margin = px(self, 12)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(px(self, 10))
        column.addWidget(self._banner)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
        column.addLayout(self._foot)
        self.tray = QHBoxLayout()
        self.tray.setSpacing(px(self, 4))
        column.addLayout(self.tray)
        self._at_receipt = (
            bind_key(PRINT_SLIP, self, self._panel.print_slip),
            bind_key(COPY_TEXT, self, self._copy_receipt),
            bind_bare_key(COPY_TEXT, self, self._copy_receipt),
            bind_key(SHOW_IN_LIST, self, self._panel.show_in_list),
            bind_key(CANCEL_BOOKING, self, self.cancel_wanted.emit),
            bind_bare_key(CANCEL_BOOKING, self, self.cancel_wanted.emit),
            bind_key(FOLLOW_UP, self, view_model.known.follow_up),
            bind_key(MOVE, self, view_model.known.move),
        )
        bind_key(PATIENT_CARD, self, view_model.known.show_patient)
        self._panel.step_changed.connect(self._step_changed)
        self._panel.slot_changed.connect(self._show_slot)
        view_model.results.states_changed.connect(self._show_slot)
        self._panel.alternatives_changed.connect(self._alternatives_changed)
        view_model.known.changed.connect(self._known_changed)
        self._step_changed()
        self._show_banner()

    @property
    def form(self) -> BookForm:
        """The patient's details; built now where they were not yet."""
        while self._form.build_more():
            pass
        return self._form

    @cached_property
    def _form(self) -> BookForm:
        return self._add(BookForm(self._panel, self._view_model.known), self._gone)

    @cached_property
    def summary(self) -> ReadBack:
        """The read-back."""
        return self._add(ReadBack(self._panel, self._view_model.known))

    @cached_property
    def trouble(self) -> Trouble:
        """Booking, or not booked."""
        return self._add(Trouble(self._panel))

    @cached_property
    def receipt(self) -> Receipt:
        """What was booked."""
        made = self._add(Receipt(self._panel, self._view_model.known))
        self._column.insertWidget(self._column.indexOf(self._foot), made.acts)
        made.acts.setVisible(self._panel.step is Step.DONE)
        made.to_cancel.clicked.connect(self.cancel_wanted)
        return made

    def build(self) -> Iterator[QWidget]:
        """Build the pages of the later steps, a piece at a time, before they are needed."""
        yield self._form
        while self._form.build_more():
            yield self._form
        yield self.summary
        yield self.trouble
        yield self.receipt

    def focus_first(self) -> None:
        """Where the next key of this step belongs."""
        reason = Qt.FocusReason.ShortcutFocusReason
        match self._panel.step:
            case Step.FILLING:
                self.form.focus_first()
            case Step.REFUSED if self.trouble.alternative_buttons:
                self.trouble.alternative_buttons[0].setFocus(reason)
            case Step.ASKING | Step.RUNNING:
                self.setFocus(reason)
            case Step.CHOOSING:
                pass
            case _:
                (self.primary if self.primary.isVisible() else self.secondary).setFocus(reason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons below find their place."""
        super().resizeEvent(event)
        self._arrange_foot()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button under the focus, else goes on. A key that is held counts once."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not self._panel.move.choose(event.text()):
                super().keyPressEvent(event)
            return
        event.accept()
        if event.isAutoRepeat():
            return
        focused = self.window().focusWidget()
        if isinstance(focused, QPushButton) and self.isAncestorOf(focused):
            focused.click()
        else:
            self._go_on()

    def _go_on(self) -> None:
        match self._panel.step:
            case Step.CHOOSING if self._panel.slot is not None:
                self._view_model.open_slot(self._panel.slot)
            case Step.FILLING:
                self.form.go_on()
            case Step.READING_BACK:
                self._panel.confirm()
            case Step.NOT_SENT if self._panel.can_retry:
                self._panel.confirm()
            case Step.DONE | Step.UNKNOWN:
                self._view_model.new_booking()
            case Step.REFUSED | Step.NOT_SENT:
                self._view_model.choose_other()
            case _:
                pass

    def _go_aside(self) -> None:
        if self._panel.step is Step.DONE:
            self._view_model.same_patient()
        else:
            self._view_model.back()

    def _copy_receipt(self) -> None:
        self.receipt.copy_text()

    def _step_changed(self) -> None:
        step = self._panel.step
        by_itself = self._panel.by_itself or step not in {Step.CHOOSING, Step.FILLING, Step.READING_BACK}
        self._deliberate.appeared(ENDS_SECONDS if by_itself else READ_SECONDS)
        page = self._page(step)
        if isinstance(page, Trouble | ReadBack | Receipt):
            page.pull()
        if "receipt" in self.__dict__:  # built
            self.receipt.acts.setVisible(page is self.receipt)
        for shortcut in self._at_receipt:
            shortcut.setEnabled(step is Step.DONE)
        self._stack.setCurrentWidget(self._scrolls[page])
        self._scrolls[page].verticalScrollBar().setValue(0)
        self._show_buttons(step)
        self._show_slot()
        if step is not Step.CHOOSING and not self._panel.by_itself:
            self.focus_first()

    def _page(self, step: Step) -> QWidget:
        match step:
            case Step.CHOOSING:
                return self.preview
            case Step.FILLING:
                return self.form
            case Step.READING_BACK:
                return self.summary
            case Step.DONE:
                return self.receipt
            case _:
                return self.trouble

    def _add(self, page: _Page, above: QWidget | None = None) -> _Page:
        scroll = Scrolled(page if above is None else _one_above_the_other(above, page))
        self._scrolls[page] = scroll
        self._stack.addWidget(scroll)
        return page

    def _alternatives_changed(self) -> None:
        """They may come later than the refusal."""
        if self._panel.step is Step.REFUSED:
            self.trouble.pull()
            self._deliberate.appeared(ENDS_SECONDS)
            self.focus_first()

    def _known_changed(self) -> None:
        """A warning may come later than the question: then no Enter older than it decides."""
        if self._panel.step is Step.READING_BACK:
            before = set(self.summary.warned)
            self.summary.pull()
            if set(self.summary.warned) - before:
                self._deliberate.appeared(ENDS_SECONDS)

    def _show_buttons(self, step: Step) -> None:
        other = GO_ON.label(self.tr("Choose another slot"))
        retry = GO_ON.label(self.tr("Try again"))
        to_form = BACK.label(self.tr("Back to the form"))
        after = self._view_model.next_words() or self.tr("New booking")
        texts = {
            Step.CHOOSING: (GO_ON.label(self.tr("Book this slot")), ""),
            Step.FILLING: (GO_ON.label(self.tr("Read back")), BACK.label(self.tr("Back"))),
            Step.READING_BACK: (GO_ON.label(self.tr("Book")), BACK.label(self.tr("Correct"))),
            Step.ASKING: ("", BACK.label(self.tr("Back"))),
            Step.RUNNING: ("", ""),
            Step.DONE: (GO_ON.label(after), self.tr("Same patient again")),
            Step.REFUSED: (other, to_form),
            Step.NOT_SENT: (retry if self._panel.can_retry else other, to_form),
            Step.UNKNOWN: (GO_ON.label(self.tr("Go on with another patient")), ""),
        }
        for button, text in zip((self.primary, self.secondary), texts[step], strict=True):
            button.setText(text)
            button.setVisible(bool(text))
        self.primary.setEnabled(True)
        self._arrange_foot()

    def _arrange_foot(self) -> None:
        """Both buttons side by side where their words fit in, else one above the other."""
        shown = [button for button in (self.primary, self.secondary) if button.text()]
        wanted = 2 * max(button.minimumSizeHint().width() for button in (self.primary, self.secondary))
        fits = len(shown) < _BOTH or wanted <= self.width() - 4 * px(self, 8)
        self._foot.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)

    def _show_slot(self) -> None:
        step, slot = self._panel.step, self._panel.slot
        self._head.setVisible(slot is not None and step is not Step.DONE)
        if slot is not None:
            found = self._view_model.results
            told = step in {Step.CHOOSING, Step.FILLING, Step.READING_BACK}
            self._head.show_slot(slot, found.state(slot), found.state_word(slot) if told else "")
        self._show_gone()
        if step is Step.CHOOSING:
            self.preview.pull()
            state = self._view_model.results.state(slot) if slot is not None else None
            mine = state is SlotState.MINE
            self.primary.setText(GO_ON.label(self.tr("Show the booking") if mine else self.tr("Book this slot")))
            self.primary.setEnabled(mine or state is SlotState.FREE)

    def _show_banner(self) -> None:
        self._banner.setText(self._panel.move.banner)
        self._banner.setVisible(bool(self._panel.move.banner))

    def _show_gone(self) -> None:
        """Nothing typed is cut off: Enter leads to other slots when the desk is ready."""
        gone = self._panel.gone
        if gone is None:
            self._gone.hide()
        else:
            advice = self.tr("Enter shows the nearest free ones. What you typed stays.")
            self._gone.show_message(Tone.DANGER, gone.title, advice)
        if self._panel.step is Step.FILLING:
            words = self.tr("Read back") if gone is None else self.tr("Show other slots")
            self.primary.setText(GO_ON.label(words))
            self._arrange_foot()


def _one_above_the_other(*parts: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        column.addWidget(part)
    return whole


class _SlotHead(QWidget):
    """The time, the doctor and the place of a slot."""

    def __init__(self) -> None:
        super().__init__()
        self._time = PlainLabel(role="big")
        self._day = PlainLabel(role="strong")
        self._doctor = PlainLabel(role="strong", wrap=True)
        self._place = PlainLabel(role="muted", wrap=True)
        self._badge = StateBadge()
        first = Flow(px(self, 12))
        self._day.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for widget in (self._time, self._day, self._badge):
            first.addWidget(widget)
        rule = QFrame()
        rule.setProperty("role", "rule")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 2))
        column.addLayout(first)
        column.addWidget(self._doctor)
        column.addWidget(self._place)
        column.addSpacing(px(self, 4))
        column.addWidget(rule)

    def show_slot(self, slot: Slot, state: SlotState, word: str) -> None:
        """Show another slot."""
        self._time.setText(formats.time_of(slot.start))
        self._day.setText(formats.medium_date(shamsi_of(slot.start)))
        self._doctor.setText(doctor_name(slot.provider))
        self._place.setText(formats.digits(slot.facility.name))
        tone = Tone.SUCCESS if state in {SlotState.FREE, SlotState.MINE} else Tone.WARN
        icons = {SlotState.FREE: "", SlotState.MINE: "calendar_checkmark"}
        self._badge.setVisible(bool(word))
        self._badge.show_state(word, tone, icons.get(state, "lock_closed"))
