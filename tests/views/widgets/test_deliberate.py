"""The guard before deliberate steps, by keys whose times a test sets: readers, held keys, fast typists."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.widgets.deliberate import ENDS_SECONDS, DeliberateButton, Guard, NumberedList, deliberate
from hqs_desktop.views.widgets.keys import KeyClock, KeyWatch
from hqs_desktop.views.widgets.reader_hint import ReaderHint
from tests.views.keyboard import destroy, moved_clock
from tests.views.shots import dressed

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CODE = "0084575948"
TQID = "1:00000000-0000-4000-8000-000000000002"
PERSIAN = {"0": 0x6F0, "8": 0x6F8, "4": 0x6F4, "5": 0x6F5, "7": 0x6F7, "9": 0x6F9}


class SetClock(KeyClock):
    """Stands still until a test moves it; it heeds the window system's times only where a test sets them."""

    def __init__(self, at: float) -> None:
        super().__init__()
        self.at = at
        self.heeds_stamps = False

    def now(self) -> float:
        return self.at

    def time_of(self, event: QKeyEvent | QMouseEvent) -> float:
        return super().time_of(event) if self.heeds_stamps else self.at


class Desk(QWidget):
    """A deliberate step with a button, choices, a field and what was decided."""

    def __init__(self, clock: SetClock) -> None:
        super().__init__()
        self.clock = clock
        self.decided: list[object] = []
        self.step = deliberate(self)
        self.button = DeliberateButton("do it")
        self.button.clicked.connect(lambda: self.decided.append("done"))
        self.choices = NumberedList(["one", "two", "three"])
        self.choices.chosen.connect(self.decided.append)
        self.field = QLineEdit()
        column = QVBoxLayout(self)
        for widget in (self.button, self.choices, self.field):
            column.addWidget(widget)
        self.show()
        self.activateWindow()
        self.button.setFocus()
        QApplication.processEvents()
        self.wait(5)

    def wait(self, seconds: float) -> None:
        self.clock.at += seconds
        Guard.of_application().act_on_quiet()

    def down(self, key: int, text: str = "", *, repeats: bool = False) -> None:
        target = QApplication.focusWidget() or self
        QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, NONE, text, repeats))

    def up(self, key: int, text: str = "") -> None:
        target = QApplication.focusWidget() or self
        QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyRelease, key, NONE, text))

    def press(self, key: int, text: str = "") -> None:
        self.down(key, text)
        self.up(key, text)

    def scan(self, text: str, gap: float, *, before_enter: float | None = None) -> None:
        for char in text:
            self.press(0, char)
            self.wait(gap)
        self.wait((before_enter if before_enter is not None else gap) - gap)
        self.press(Key.Key_Return, "\r")

    @property
    def hinted(self) -> bool:
        hint = self.findChild(ReaderHint)
        return hint is not None and hint.isVisible()


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    usual = moved_clock()
    clock = SetClock(usual.now() + 10)
    watch = KeyWatch.of_application()
    watch.clock = clock
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        made = Desk(clock)
        yield made
        destroy(made)
    usual.moved += max(0.0, clock.at - usual.now()) + 10  # the guard has seen keys at these times
    watch.clock = usual


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(CODE, 0.001, 0.001)
@example(TQID, 0.03, 0.2)
@example("  12 34", 0.002, 0.01)
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=3, max_size=40),
    st.floats(0.0005, 0.055),
    st.floats(0.0005, 0.25),
)
def test_no_reading_decides_whatever_it_holds(desk: Desk, text: str, gap: float, before_enter: float) -> None:
    for widget in (desk.button, desk.choices):
        widget.setFocus()
        desk.wait(5)
        desk.scan(text, gap, before_enter=before_enter)
        desk.wait(5)
        assert desk.decided == []


@pytest.mark.parametrize("gap", [0.0, 0.02, 0.06, 0.09, 0.15])
def test_two_enters_of_one_reading_decide_nothing(desk: Desk, gap: float) -> None:
    desk.field.setFocus()
    desk.scan(CODE, 0.004)
    desk.button.setFocus()
    desk.step.appeared()
    desk.wait(gap)
    desk.press(Key.Key_Return, "\r")
    assert desk.decided == []


def test_enters_of_a_reader_in_one_place_count_as_none(desk: Desk) -> None:
    desk.scan(CODE, 0.004)
    desk.wait(0.1)
    desk.press(Key.Key_Return, "\r")
    assert desk.decided == []


def test_a_reading_in_persian_keys_without_text_is_one(desk: Desk) -> None:
    for char in CODE:
        desk.press(PERSIAN[char])
        desk.wait(0.005)
    desk.press(Key.Key_Enter, "\r")
    desk.wait(5)
    assert desk.decided == []
    assert desk.hinted


def test_a_capital_b_of_a_persian_layout_is_a_character(desk: Desk) -> None:
    for char in "\u200c\u200c\u200c":
        desk.press(0, char)
    desk.press(Key.Key_Return, "\r")
    assert desk.decided == []


def test_a_reading_is_said_to_be_one_until_the_next_key(desk: Desk) -> None:
    desk.scan(CODE, 0.004)
    shown = [desk.hinted]
    desk.wait(2)
    desk.press(Key.Key_Return, "\r")
    assert [*shown, desk.hinted] == [True, False]
    assert desk.decided == ["done"]


def test_an_enter_that_comes_too_early_is_not_called_a_readers(desk: Desk) -> None:
    desk.step.appeared(ENDS_SECONDS)
    desk.wait(0.5)
    desk.press(Key.Key_Return, "\r")
    assert desk.decided == []
    assert not desk.hinted


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_a_persons_key_decides_once_what_appeared_could_be_read(desk: Desk, key: Qt.Key) -> None:
    desk.step.appeared()
    desk.wait(0.3)
    desk.press(key, " " if key == Key.Key_Space else "\r")
    desk.wait(0.061)
    assert desk.decided == ["done"]


def test_a_person_who_enters_every_300_ms_is_not_slowed(desk: Desk) -> None:
    for _ in range(4):
        desk.wait(0.3)
        desk.press(Key.Key_Return, "\r")
    assert desk.decided == ["done"] * 4


def test_a_fast_typist_types_and_enters_in_fields(desk: Desk) -> None:
    entered: list[str] = []
    desk.field.returnPressed.connect(lambda: entered.append(desk.field.text()))
    desk.field.setFocus()
    desk.scan(CODE, 1 / 12)
    assert entered == [CODE]
    desk.button.setFocus()
    desk.step.appeared()
    desk.wait(0.3)
    desk.press(Key.Key_Return, "\r")
    assert desk.decided == ["done"]


def test_what_was_typed_in_a_field_does_not_slow_the_button_after_it(desk: Desk) -> None:
    desk.field.setFocus()
    for char in CODE:
        desk.press(0, char)
        desk.wait(1 / 12)
    desk.button.setFocus()  # as Tab does
    desk.wait(1 / 12)
    desk.press(Key.Key_Return, "\r")
    assert desk.decided == ["done"]


@pytest.mark.parametrize("digit", ["2", "\u06f2", "\u0662"])
def test_a_number_alone_chooses_without_a_wait_to_be_noticed(desk: Desk, digit: str) -> None:
    desk.choices.setFocus()
    desk.press(0, digit)
    assert desk.decided == []
    desk.wait(0.061)
    assert desk.decided == [1]


def test_numbers_at_a_fast_typists_pace_choose_each(desk: Desk) -> None:
    desk.choices.setFocus()
    for digit in "132":
        desk.press(0, digit)
        desk.wait(1 / 12)
    assert desk.decided == [0, 2, 1]


def test_a_number_chooses_by_itself_in_real_time(qapp: QApplication) -> None:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        choices = NumberedList(["one", "two"])
        chosen: list[int] = []
        choices.chosen.connect(chosen.append)
        choices.show()
        QTest.qWait(80)
        QApplication.sendEvent(choices, QKeyEvent(QEvent.Type.KeyPress, Key.Key_2, NONE, "2"))
        QTest.qWait(150)
        assert chosen == [1]
        destroy(choices)


def test_letters_go_to_no_row(desk: Desk) -> None:
    desk.choices.setFocus()
    for text in ("\u06f3", ".", "t"):
        desk.press(0, text)
    desk.wait(5)
    assert not desk.choices.selectedIndexes()


def test_arrows_and_enter_at_a_fast_typists_pace_choose(desk: Desk) -> None:
    desk.choices.setFocus()
    for _ in range(2):
        desk.press(Key.Key_Down)
        desk.wait(1 / 12)
    desk.press(Key.Key_Return, "\r")
    assert desk.decided == [1]


@pytest.mark.parametrize("flagged", [True, False])
def test_a_key_held_down_since_before_decides_nothing(desk: Desk, *, flagged: bool) -> None:
    desk.field.setFocus()
    desk.down(Key.Key_Return, "\r")
    desk.button.setFocus()
    desk.step.appeared()
    for _ in range(40):
        desk.wait(0.5 if not desk.decided else 0.03)
        desk.down(Key.Key_Return, "\r", repeats=flagged)
    assert desk.decided == []
    desk.up(Key.Key_Return, "\r")
    desk.wait(0.3)
    desk.press(Key.Key_Return, "\r")
    assert desk.decided == ["done"]


def test_a_key_that_waited_while_the_program_was_busy_counts_from_when_it_was_pressed(desk: Desk) -> None:
    desk.clock.heeds_stamps = True

    def stamped(at: float) -> None:
        event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, NONE, "\r")
        event.setTimestamp(round(at * 1000))
        QApplication.sendEvent(desk.button, event)
        desk.up(Key.Key_Return)

    stamped(5.0)  # by the window system's clock
    assert desk.decided == ["done"]
    desk.wait(10)
    desk.step.appeared()
    desk.wait(2)
    stamped(15.1)  # seen two seconds late: the step had been there for a tenth of a second
    assert desk.decided == ["done"]
    desk.wait(1)
    stamped(18.0)
    assert desk.decided == ["done", "done"]


def test_clocks_that_drift_apart_stop_no_key(desk: Desk) -> None:
    desk.clock.heeds_stamps = True
    for hour in range(1, 30):
        desk.wait(3600)
        event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, NONE, "\r")
        event.setTimestamp(round(hour * 3600 * (1 - 1e-4) * 1000))
        desk.step.appeared()
        desk.wait(0.5)
        QApplication.sendEvent(desk.button, event)
        desk.up(Key.Key_Return)
    assert len(desk.decided) == 29


def test_a_shortcut_on_enter_is_under_the_guard_too(desk: Desk) -> None:
    shortcut = QShortcut(QKeySequence("Return"), desk, lambda: desk.decided.append("shortcut"))
    window = desk.windowHandle()
    for char in CODE:
        desk.press(0, char)
    QTest.keyClick(window, Key.Key_Return)
    assert desk.decided == []
    desk.wait(1)
    QTest.keyClick(window, Key.Key_Return)
    assert desk.decided == ["shortcut"]
    shortcut.setEnabled(False)


def test_the_second_click_of_a_double_click_meets_no_other_question(desk: Desk) -> None:
    def ask_another_question() -> None:
        desk.step.appeared()

    desk.button.clicked.connect(ask_another_question)
    at = desk.button.rect().center()
    kinds = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick)
    for kind in (*kinds, QEvent.Type.MouseButtonRelease):
        left = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
        where = desk.button.mapToGlobal(at)
        event = QMouseEvent(kind, at, where, Qt.MouseButton.LeftButton, left, NONE)
        QCoreApplication.sendEvent(desk.button, event)
        desk.wait(0.1)
    assert desk.decided == ["done"]


@pytest.mark.usefixtures("desk")
def test_what_is_not_guarded_takes_every_key() -> None:
    beside = QWidget()
    free = QLineEdit(beside)
    beside.show()
    for char in CODE:
        QTest.keyClick(free, ord(char))
    QTest.keyClick(free, Key.Key_Return)
    assert free.text() == CODE
    destroy(beside)


def test_a_key_is_counted_once_however_many_widgets_it_is_offered_to(qapp: QApplication, desk: Desk) -> None:
    presses: list[str] = []
    watch = KeyWatch.of_application()

    def note(press: object) -> None:
        presses.append(press.event.text())  # type: ignore[attr-defined]

    watch.judge_first(note)
    QTest.keyClick(desk.windowHandle(), Key.Key_X, NONE)
    desk.press(0, "y")
    desk.press(0, "y")
    watch._judges.remove(note)
    assert presses == ["x", "y", "y"]
    assert qapp.findChildren(KeyWatch) == [watch]
