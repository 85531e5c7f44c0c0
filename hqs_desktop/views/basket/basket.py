"""The basket: Enter reads all back and then books, a number takes one up; the button that leads there says how many."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from hqs_desktop.core.basket import BasketItem
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.basket.basket import BasketLine, BasketViewModel, Phase
from hqs_desktop.viewmodels.basket.commands import BASKET, ITEM_DOWN, ITEM_UP, PUT_IN, TAKE_OUT
from hqs_desktop.viewmodels.book.commands import COPY_TEXT, PRINT_SLIP, UNDO
from hqs_desktop.viewmodels.commands import BACK, GO_ON
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.clipboard import copy_private, copy_selected
from hqs_desktop.views.commands import bind_bare_key, bind_key
from hqs_desktop.views.style.icons import put_icon
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.deliberate import ENDS_SECONDS, Guard, deliberate
from hqs_desktop.views.widgets.dialog import FittedDialog
from hqs_desktop.views.widgets.flow import Flow
from hqs_desktop.views.widgets.key_button import KeyButton
from hqs_desktop.views.widgets.keys import number_of
from hqs_desktop.views.widgets.labels import PlainLabel
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.numbered import NumberedLine, NumberedRows

_WIDTH: Final = 680


class BasketButton(KeyButton):
    """Says how many bookings are in the basket, and shows them; not there while none is."""

    def __init__(self, basket: BasketViewModel, place: QWidget) -> None:
        super().__init__()
        self.setObjectName("basket")
        self.setProperty("role", "quiet")
        put_icon(self, "calendar_add")
        self._basket, self._place = basket, place
        basket.count_changed.connect(self._pull)
        self.clicked.connect(self.show_all)
        self._pull()

    def show_all(self) -> None:
        """Show them."""
        BasketDialog(self._basket, self._place).open()

    def _pull(self) -> None:
        self.setText(BASKET.label(self.tr("Basket: {n}").format(n=formats.digits(self._basket.total))))
        self.setVisible(self._basket.total > 0)


class BasketDialog(FittedDialog):
    """Shows a ``BasketViewModel`` in its phases."""

    def __init__(self, basket: BasketViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent, _WIDTH)
        self.setObjectName("basket_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._basket = basket
        self._shown: Phase | None = None
        self._chosen: BasketItem | None = None
        self._deliberate = deliberate(self)
        self.verdict = MessageBar(dismissible=False)
        self.verdict.setObjectName("basket_verdict")
        self.rows = NumberedRows("item", self._take_up, by_enter=False)
        self._note = PlainLabel(role="muted", wrap=True)
        self._note.setObjectName("basket_note")
        self._trouble = MessageBar(dismissible=False)
        for widget in (self.verdict, self.rows, self._note, self._trouble):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._make_buttons()
        self._bind_keys()
        basket.changed.connect(self._pull)
        basket.problem_changed.connect(self._show_trouble)
        self.finished.connect(self._go_to_chosen)
        self._show_trouble()
        self._pull()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; a number takes one up, as soon as it is no reader's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self._go_on()
        elif (number := number_of(event)) is None:
            super().keyPressEvent(event)
        elif 1 <= number <= len(self._basket.lines):
            Guard.of_application().once_quiet(self, partial(self._take_up, number - 1))

    def reject(self) -> None:
        """Esc goes a step back, and stops a run after the one that is under way; else it closes."""
        if not self._basket.back():
            super().reject()

    def _make_buttons(self) -> None:
        self.primary = self._button("basket_go_on", "", self._go_on)
        self.primary.setProperty("role", "primary")
        self._undo = self._button("undo", UNDO.label(self.tr("Put back")), self._basket.put_back)
        self._out = self._button("take_out", TAKE_OUT.label(self.tr("Take out")), self._take_out)
        self._up = self._button("item_up", ITEM_UP.label(self.tr("Earlier")), partial(self._move, -1))
        self._down = self._button("item_down", ITEM_DOWN.label(self.tr("Later")), partial(self._move, 1))
        self._print = self._button("print_all", PRINT_SLIP.label(self.tr("One slip of all")), self._basket.print_slips)
        self._copy = self._button("copy_all", COPY_TEXT.label(self.tr("Copy as text")), self._copy_text)
        self._close = self._button("close", "", self.reject)
        foot = Flow(px(self, 8))
        for button in (self.primary, self._print, self._copy, self._out, self._up, self._down, self._undo, self._close):
            foot.addWidget(button)
        self.foot.addLayout(foot)

    def _bind_keys(self) -> None:
        bind_key(TAKE_OUT, self, self._take_out)
        bind_key(UNDO, self, self._basket.put_back)
        bind_key(ITEM_UP, self, partial(self._move, -1))
        bind_key(ITEM_DOWN, self, partial(self._move, 1))
        bind_key(PRINT_SLIP, self, self._basket.print_slips)
        bind_key(COPY_TEXT, self, self._copy_text)
        bind_bare_key(COPY_TEXT, self, self._copy_text)

    def _pull(self) -> None:
        phase, lines = self._basket.phase, self._basket.lines
        if phase is not self._shown:
            self._shown = phase
            self._deliberate.appeared(ENDS_SECONDS)
            self._copy.setText(COPY_TEXT.label(self.tr("Copy as text")))
            self.setWindowTitle(self._title(phase))
        self.rows.show_lines([_line(one, read_back=phase is Phase.READ_BACK) for one in lines])
        self._show_verdict(phase, lines)
        self._show_buttons(phase, lines)
        self._note.setText(self._words(phase, lines))
        self._note.setVisible(bool(self._note.text()))
        if phase is Phase.LIST and lines:
            self.rows.hold_focus()
        else:
            (self.primary if self.primary.isEnabled() else self._close).setFocus()

    def _title(self, phase: Phase) -> str:
        return {
            Phase.LIST: self.tr("The basket"),
            Phase.READ_BACK: self.tr("Read to the patient, then book all"),
            Phase.RUNNING: self.tr("Booking\u2026"),
            Phase.SUMMARY: self.tr("What was booked"),
        }[phase]

    def _words(self, phase: Phase, lines: Sequence[BasketLine]) -> str:
        ready = len(self._basket.ready_to_book)
        match phase:
            case Phase.LIST if not lines:
                words = self.tr("The basket is empty. {key} on a free slot puts it in, with the patient who is typed.")
                return words.format(key=PUT_IN.key_in_words)
            case Phase.LIST:
                return self.tr("A number takes that one up: to type its patient, or for another slot.")
            case Phase.READ_BACK if ready < len(lines):
                words = self.tr(
                    "%n of them will be booked, one after the other; the others stay in the basket.", "", ready
                )
                return formats.digits(words)
            case Phase.READ_BACK:
                words = self.tr("%n will be booked, one after the other. Each has its own outcome.", "", ready)
                return formats.digits(words)
            case Phase.RUNNING:
                return self.tr("Esc stops after the one that is under way.")
            case Phase.SUMMARY:
                return ""

    def _show_verdict(self, phase: Phase, lines: Sequence[BasketLine]) -> None:
        if phase is Phase.SUMMARY and lines:
            verdict = self._basket.verdict
            self.verdict.show_message(self._basket.verdict_tone, verdict.title, verdict.advice)
        else:
            self.verdict.hide()

    def _show_buttons(self, phase: Phase, lines: Sequence[BasketLine]) -> None:
        listed = phase is Phase.LIST and bool(lines)
        for button in (self._out, self._up, self._down):
            button.setVisible(listed)
        for button in (self._up, self._down):
            button.setVisible(listed and len(lines) > 1)
        self._undo.setVisible(phase is Phase.LIST and self._basket.can_put_back)
        for button in (self._print, self._copy):
            button.setVisible(phase is Phase.SUMMARY and bool(self._basket.bookings))
        ready = bool(self._basket.ready_to_book)
        words = {
            Phase.LIST: self.tr("Read back"),
            Phase.READ_BACK: self.tr("Book all"),
            Phase.RUNNING: "",
            Phase.SUMMARY: self.tr("Done"),
        }[phase]
        self.primary.setText(GO_ON.label(words) if words else "")
        self.primary.setVisible(bool(words) and (phase is not Phase.LIST or bool(lines)))
        self.primary.setEnabled(phase is Phase.SUMMARY or ready)
        close = {Phase.READ_BACK: self.tr("Back"), Phase.RUNNING: self.tr("Stop")}.get(phase, self.tr("Close"))
        self._close.setText(BACK.label(close))

    def _show_trouble(self) -> None:
        problem = self._basket.problem
        if problem is None:
            self._trouble.hide()
        else:
            self._trouble.show_message(Tone.DANGER, problem.title, problem.advice)

    def _go_on(self) -> None:
        match self._basket.phase:
            case Phase.LIST:
                self._basket.ask()
            case Phase.READ_BACK:
                self._basket.confirm()
            case Phase.SUMMARY:
                left = [line for line in self._basket.lines if line.judged.item.can_change]
                self._basket.finish()
                if not left:
                    self.accept()
            case Phase.RUNNING:
                pass

    def _take_up(self, place: int) -> None:
        item = self._basket.lines[place].judged.item
        if item.can_change and self._basket.phase in {Phase.LIST, Phase.SUMMARY}:
            self._chosen = item
            self.accept()

    def _go_to_chosen(self) -> None:
        if self._chosen is not None:
            self._basket.take_up(self._chosen)

    def _current(self) -> BasketItem | None:
        place, lines = self.rows.current, self._basket.lines
        if self._basket.phase is not Phase.LIST or place is None or place >= len(lines):
            return None
        return lines[place].judged.item

    def _take_out(self) -> None:
        if (item := self._current()) is not None:
            self._basket.take_out(item)

    def _move(self, step: int) -> None:
        place = self.rows.current
        if (item := self._current()) is not None and place is not None:
            self._basket.move(item, step)
            self.rows.focus_row(place + step)

    def _copy_text(self) -> None:
        if self._basket.bookings and not copy_selected():
            copy_private(self._basket.text())
            self._copy.setText(self.tr("Copied"))

    def _button(self, name: str, words: str, act: Callable[[], object]) -> QPushButton:
        button = KeyButton(words)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: act())
        return button


def _line(line: BasketLine, *, read_back: bool) -> NumberedLine:
    notes = [] if read_back and line.judged.can_book and not line.notes else line.notes
    return NumberedLine(line.slot, line.patient, "\n".join(notes), line.look)
