"""The guard before everything that can't be taken back: only a key that a person meant for it decides.

``deliberate(widget)`` puts a widget and all within it under the guard; its ``appeared`` is told when another question
stands there. Under it, outside of text fields:

- a burst of characters is a card or barcode reader's, and the Enter that ends it, or two Enters on each other's heels
  (CR and LF), decide nothing;
- a key that is held down since before decides nothing;
- what has just appeared takes no key and no click: nobody can have read it.
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from hqs_desktop.core.text import to_ascii_digits
from hqs_desktop.viewmodels import formats
from hqs_desktop.views.style.fonts import use_application_font
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.keys import KeyWatch, Press
from hqs_desktop.views.widgets.reader_hint import ReaderHint

READ_SECONDS: Final = 0.28
"""For a question that answers the person's own key. Readers send CR and LF within 150 ms; people don't do it in 300."""
ENDS_SECONDS: Final = 0.8
"""For what ends something, or appears by itself: the key may have been meant for what stood there before."""
_READER_SECONDS: Final = 0.06  # between two characters of a reader; the fastest typists take 80 ms a key
_HELD_SECONDS: Final = 1.0  # within this a key that was never let go of repeats; remote desktops don't say so
_A_READING: Final = 3  # characters that nobody types where nothing can be typed
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MODIFIERS = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}
_SHORTCUT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_TEXT_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit)
_FIRST_SPECIAL_KEY = 0x01000000


class DeliberateStep(QObject):
    """A widget under the guard; its child, so that it goes with it."""

    def __init__(self, widget: QWidget, guard: "Guard") -> None:
        super().__init__(widget)
        self._guard = guard
        self._ready_at = 0.0
        self.appeared()

    def appeared(self, seconds: float = READ_SECONDS) -> None:
        """Say that another question stands here now; it takes no key or click for so long."""
        self._ready_at = self._guard.now() + seconds

    def is_ready(self, at: float) -> bool:
        """Whether what stands here had been there for long enough."""
        return at >= self._ready_at


def deliberate(widget: QWidget) -> DeliberateStep:
    """Put a widget and all within it under the guard."""
    return DeliberateStep(widget, Guard.of_application())


class Guard(QObject):
    """Knows the last keys, and says which of them decide."""

    def __init__(self, watch: KeyWatch) -> None:
        super().__init__(watch)
        self._watch = watch
        self._typed_at = self._before_at = self._entered_at = float("-inf")
        self._characters = 0  # of the burst so far
        self._down: dict[int, float] = {}
        self._waiting: tuple[float, QWidget, Callable[[], object]] | None = None
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.act_on_quiet)
        self._hint: ReaderHint | None = None
        watch.judge_first(self._judge)
        watch.click_judges.append(self._is_too_early)
        watch.released.append(self._let_go)

    @classmethod
    def of_application(cls) -> "Guard":
        """The running application's."""
        watch = KeyWatch.of_application()
        return watch.findChild(cls) or cls(watch)

    def now(self) -> float:
        """The time, in seconds."""
        return self._watch.clock.now()

    def once_quiet(self, widget: QWidget, act: Callable[[], object]) -> None:
        """Do for the character just pressed what it stands for, unless it is one of a burst."""
        if self._typed_at - self._before_at < _READER_SECONDS:
            return
        self._waiting = (self._typed_at + _READER_SECONDS, widget, act)
        self._timer.start(round(_READER_SECONDS * 1000))

    def act_on_quiet(self) -> None:
        """Do what waits, if its time has come."""
        if self._waiting is None:
            return
        due, widget, act = self._waiting
        if (rest := due - self.now()) > 0:
            self._timer.start(max(1, round(rest * 1000)))
            return
        self._waiting = None
        if isValid(widget) and widget.isVisible():
            act()

    def _judge(self, press: Press) -> Callable[[], object] | None:
        event, target, at = press
        if event.key() in _MODIFIERS:
            return None
        self._waiting = None
        if self._hint is not None and isValid(self._hint) and at - self._entered_at >= READ_SECONDS:
            self._hint.hide()
        held = self._is_held(event, at)
        in_text = isinstance(target, _TEXT_FIELDS)
        steps = _steps_around(target) if target is not None and not in_text else []
        decides = event.key() in _ENTER or (event.key() == Qt.Key.Key_Space and isinstance(target, QAbstractButton))
        last = max(self._typed_at, self._entered_at)
        meant = not held and at - last >= READ_SECONDS and all(step.is_ready(at) for step in steps)
        after_reading = self._characters >= _A_READING and at - self._typed_at < READ_SECONDS
        self._remember(event, at, in_text=in_text)
        if not (decides and steps):
            return None
        if not meant:
            return (lambda: self._tell(target)) if after_reading and event.key() in _ENTER else _nothing
        if isinstance(target, QAbstractButton) and event.key() == Qt.Key.Key_Space:
            return lambda: self.once_quiet(target, target.click)  # a reader's text may begin with a blank
        return None

    def _is_held(self, event: QKeyEvent, at: float) -> bool:
        key, since = event.key(), self._down.get(event.key())
        self._down[key] = at
        return event.isAutoRepeat() or (since is not None and at - since < _HELD_SECONDS)

    def _let_go(self, key: int) -> None:
        self._down.pop(key, None)

    def _remember(self, event: QKeyEvent, at: float, *, in_text: bool) -> None:
        if event.key() in _ENTER:
            self._entered_at, self._characters = at, 0
        elif _is_character(event) and not in_text:
            self._characters = self._characters + 1 if at - self._typed_at < READ_SECONDS else 1
            self._before_at, self._typed_at = self._typed_at, at

    def _is_too_early(self, clicked: QWidget, at: float) -> bool:
        return isinstance(clicked, QAbstractButton) and not all(step.is_ready(at) for step in _steps_around(clicked))

    def _tell(self, target: QWidget | None) -> None:
        if target is not None:
            if self._hint is None or not isValid(self._hint):
                self._hint = ReaderHint()
            self._hint.show_over(target.window())


class NumberedList(QListWidget):
    """Choices, numbered; none is chosen before. ``chosen`` comes with a number key, or Enter on a row."""

    chosen = Signal(int)

    def __init__(self, choices: Sequence[str]) -> None:
        super().__init__()
        deliberate(self)
        use_application_font(self)
        for number, words in enumerate(choices, 1):
            item = QListWidgetItem(f"{formats.digits(number)}.  {formats.quoted(words)}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            self.addItem(item)
        row = px(self, 32)
        for index in range(self.count()):
            self.item(index).setSizeHint(QSize(0, row))
        self.setFixedHeight(row * self.count() + px(self, 8))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda: self.chosen.emit(self.currentRow()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number chooses as soon as it is no reader's; Enter chooses the row that the arrows are on."""
        digit = to_ascii_digits(event.text())
        if digit.isdecimal() and 1 <= int(digit) <= self.count():
            Guard.of_application().once_quiet(self, lambda: self._choose(int(digit) - 1))
        elif event.key() in _ENTER:
            if self.selectedIndexes():
                self.chosen.emit(self.currentRow())
        elif event.key() == Qt.Key.Key_Down and not self.selectedIndexes():
            self.setCurrentRow(0)  # Qt makes the first row the current one on focus, without choosing it
        elif not _is_character(event):  # Qt would go to a row by its first letters
            super().keyPressEvent(event)

    def _choose(self, row: int) -> None:
        self.setCurrentRow(row)
        self.chosen.emit(row)


class DeliberateButton(QPushButton):
    """Pressed by Enter too, and under the guard wherever it stands."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        deliberate(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks."""
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)


def _steps_around(widget: QWidget) -> list[DeliberateStep]:
    """What guards a widget: its own step, and those of everything that it stands in, up to its window."""
    steps: list[DeliberateStep] = []
    place: QWidget | None = widget
    while place is not None:
        steps += place.findChildren(DeliberateStep, options=Qt.FindChildOption.FindDirectChildrenOnly)
        place = None if place.isWindow() else place.parentWidget()
    return steps


def _is_character(event: QKeyEvent) -> bool:
    """Whether a key gives a character, in any layout; one that is not seen (ZWNJ) too, a shortcut not."""
    if event.modifiers() & _SHORTCUT in {Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier}:
        return False  # both together are AltGr
    if event.text():
        return event.text() >= " " and event.text() != "\x7f"
    return 0 < event.key() < _FIRST_SPECIAL_KEY


def _nothing() -> None:
    """What a key does that decides nothing."""
