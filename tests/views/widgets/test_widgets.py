"""The small widgets, by keys alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.core.identifiers import Level, PersonIdKind
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.bind import bind
from hqs_desktop.views.style import icons
from hqs_desktop.views.style.theme import Scheme, colours_in, colours_of
from hqs_desktop.views.widgets import busy
from hqs_desktop.views.widgets.badge import StateBadge
from hqs_desktop.views.widgets.busy import BusyRing
from hqs_desktop.views.widgets.calendar import ShamsiCalendar
from hqs_desktop.views.widgets.code_combo import CodeCombo
from hqs_desktop.views.widgets.date_edit import ShamsiDateEdit
from hqs_desktop.views.widgets.empty import EmptyState
from hqs_desktop.views.widgets.identifier_field import IdentifierField
from hqs_desktop.views.widgets.labels import PlainLabel
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.range_edit import RangeEdit
from tests.fakes.keyboards import STANDARD, scanned
from tests.views.book_world import press
from tests.views.pages import TODAY, kit, specialties
from tests.views.shots import dressed, settle

Key = Qt.Key


@pytest.fixture(params=["fa", "en"], autouse=True)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    with dressed(qapp, request.param, Scheme.LIGHT, 1.0):
        yield request.param


@pytest.fixture
def host(qtbot: QtBot) -> Iterator[QWidget]:
    """A window with a second field to move the focus to."""
    window = QWidget()
    window.resize(800, 600)
    QLineEdit(window).setObjectName("other")
    yield window
    window.close()
    qtbot.addWidget(window)


def show(host: QWidget, widget: QWidget) -> None:
    widget.setParent(host)
    widget.move(10, 40)
    host.show()
    host.activateWindow()
    widget.setFocus()
    settle()


def type_text(text: str) -> None:
    for char in text:
        press(0, char)


def hit(*keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        press(key, "", modifiers)
    settle()


def leave(host: QWidget) -> None:
    other = host.findChild(QLineEdit, "other")
    assert other is not None
    other.setFocus()
    settle()


class TestCalendar:
    @pytest.mark.parametrize(
        ("key", "day"),
        [
            (Key.Key_Up, TODAY.add_days(-7)),
            (Key.Key_Down, TODAY.add_days(7)),
            (Key.Key_PageUp, TODAY.add_months(-1)),
            (Key.Key_PageDown, TODAY.add_months(1)),
        ],
    )
    def test_keys_move_by_week_and_month(self, host: QWidget, key: Qt.Key, day: ShamsiDate) -> None:
        calendar = ShamsiCalendar(TODAY)
        show(host, calendar)
        hit(key)
        assert calendar.cursor_day == day
        hit(Key.Key_Home)
        assert calendar.cursor_day == TODAY

    def test_left_is_the_next_day_right_to_left(self, host: QWidget, language: str) -> None:
        calendar = ShamsiCalendar(TODAY)
        show(host, calendar)
        hit(Key.Key_Left)
        assert calendar.cursor_day == TODAY.add_days(1 if language == "fa" else -1)

    def test_saturday_stands_first_at_the_reading_side(self, host: QWidget, language: str) -> None:
        calendar = ShamsiCalendar(TODAY)
        show(host, calendar)
        saturday, friday = ShamsiDate(1405, 6, 7), ShamsiDate(1405, 6, 13)
        assert (saturday.weekday, friday.weekday) == (0, 6)
        left_to_right = calendar.cell_of(saturday).x() < calendar.cell_of(friday).x()
        assert left_to_right == (language == "en")
        assert calendar.day_at(calendar.cell_of(friday).center()) == friday
        assert calendar.day_at(QPoint(-1, -1)) is None

    def test_a_year_with_ctrl_and_the_end_of_the_calendar(self, host: QWidget) -> None:
        calendar = ShamsiCalendar(TODAY)
        show(host, calendar)
        hit(Key.Key_PageDown, modifiers=Qt.KeyboardModifier.ControlModifier)
        assert calendar.cursor_day == TODAY.add_months(12)
        calendar.set_cursor_day(ShamsiDate(1500, 12, 29))
        hit(Key.Key_PageDown)
        assert calendar.cursor_day == ShamsiDate(1500, 12, 29)


class TestDateEdit:
    @pytest.fixture
    def edit(self, host: QWidget) -> ShamsiDateEdit:
        made = ShamsiDateEdit("day", lambda: TODAY)
        show(host, made)
        return made

    @pytest.mark.parametrize("text", ["فردا", "+1", "۱۵", "15/6", "1405/06/15", "١٤٠٥٠٦١٥"])
    def test_any_shorthand_means_the_day(self, edit: ShamsiDateEdit, host: QWidget, text: str) -> None:
        type_text(text)
        assert edit.day == ShamsiDate(1405, 6, 15)
        assert edit.text() == text  # what was typed stays until the field is left
        leave(host)
        assert edit.text() in {"۱۴۰۵/۰۶/۱۵", "1405/06/15"}

    @pytest.mark.parametrize("text", ["1404/12/30", "nonsense", "31/7", "2026/09/06"])
    def test_what_is_no_day_is_explained_and_kept(self, edit: ShamsiDateEdit, host: QWidget, text: str) -> None:
        type_text(text)
        leave(host)
        assert edit.day is None
        assert edit.error
        assert edit.text() == text

    def test_the_calendar_opens_picks_and_gives_the_focus_back(self, edit: ShamsiDateEdit) -> None:
        edit.set_day(TODAY)
        hit(Key.Key_Down, modifiers=Qt.KeyboardModifier.AltModifier)
        assert isinstance(QApplication.focusWidget(), ShamsiCalendar)
        hit(Key.Key_Down, Key.Key_Return)
        assert (edit.day, edit.hasFocus()) == (TODAY.add_days(7), True)
        hit(Key.Key_F4, Key.Key_Escape)
        assert (edit.day, edit.hasFocus()) == (TODAY.add_days(7), True)

    def test_up_and_down_move_by_a_day(self, edit: ShamsiDateEdit) -> None:
        edit.set_day(TODAY)
        hit(Key.Key_Up, Key.Key_Up, Key.Key_Down)
        assert edit.day == TODAY.add_days(1)


class TestRangeEdit:
    def test_presets_and_disorder(self, host: QWidget) -> None:
        edit = RangeEdit(lambda: TODAY)
        show(host, edit)
        spans = []
        edit.span_changed.connect(lambda: spans.append(edit.span))
        edit.choose(2)
        assert edit.span == (TODAY, TODAY.add_days(6))
        assert spans == [edit.span]
        edit.last.setFocus()
        edit.last.selectAll()
        type_text("-2")
        assert edit.error
        edit.choose(1)
        assert (edit.span, edit.error) == ((TODAY.add_days(1), TODAY.add_days(1)), "")

    def test_enter_confirms_only_a_range(self, host: QWidget) -> None:
        edit = RangeEdit(lambda: TODAY)
        show(host, edit)
        edit.choose(0)
        confirmed = []
        edit.confirmed.connect(lambda: confirmed.append(edit.span))
        edit.last.setFocus()
        type_text("-2")
        hit(Key.Key_Return)
        type_text("x")
        edit.last.selectAll()
        type_text("+3")
        hit(Key.Key_Return)
        assert confirmed == [(TODAY, TODAY.add_days(3))]


class TestCodeCombo:
    @pytest.fixture
    def combo(self, host: QWidget) -> CodeCombo:
        made = specialties()
        show(host, made)
        return made

    def test_enter_takes_the_best_and_confirms(self, combo: CodeCombo) -> None:
        confirmed = []
        combo.confirmed.connect(lambda: confirmed.append(combo.text()))
        type_text("قل")
        assert combo.list_open
        hit(Key.Key_Return)
        assert confirmed == ["متخصص بیماری‌های قلب و عروق"]
        assert (combo.list_open, combo.unresolved) == (False, False)

    def test_arabic_letters_find_the_same(self, combo: CodeCombo) -> None:
        type_text("كودكان")
        hit(Key.Key_Return)
        assert "کودکان" in combo.text()

    def test_arrows_choose_another(self, combo: CodeCombo) -> None:
        type_text("قل")
        hit(Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Return)
        assert combo.text() == "فوق تخصص بیماری‌های قلب و عروق"

    def test_what_matches_nothing_is_kept_and_marked(self, combo: CodeCombo, host: QWidget) -> None:
        type_text("zzz")
        assert not combo.list_open
        leave(host)
        assert (combo.text(), combo.choice, combo.unresolved) == ("zzz", None, True)
        assert combo.property("tone") == "warn"

    def test_a_term_typed_in_full_counts_as_chosen(self, combo: CodeCombo, host: QWidget) -> None:
        type_text("متخصص ارتوپدي")
        leave(host)
        assert combo.choice is not None
        assert combo.text() == "متخصص ارتوپدی"

    def test_esc_closes_the_list_only(self, combo: CodeCombo) -> None:
        type_text("قل")
        hit(Key.Key_Escape)
        assert not combo.list_open
        assert combo.text() == "قل"

    def test_typing_on_lets_the_choice_go(self, combo: CodeCombo) -> None:
        type_text("قل")
        hit(Key.Key_Return)
        combo.selectAll()
        type_text("ا")
        assert combo.unresolved

    def test_the_list_shows_all_where_nothing_is_typed(self, combo: CodeCombo) -> None:
        hit(Key.Key_Down)
        assert combo.list_open
        hit(Key.Key_PageDown, Key.Key_Return)
        assert combo.choice is not None


class TestIdentifier:
    @pytest.fixture
    def field(self, host: QWidget) -> IdentifierField:
        made = IdentifierField()
        show(host, made)
        return made

    @pytest.mark.parametrize("text", ["۰۰۱۲۳۴۵۶۷۹", "٠٠١٢٣٤٥٦٧٩", "0012345679", "001-234567-9"])
    def test_any_digits_are_the_same_number(self, field: IdentifierField, text: str) -> None:
        type_text(text)
        assert (field.finding.value, field.finding.level) == ("0012345679", Level.OK)
        assert field.note.tone is Tone.SUCCESS

    def test_a_growing_number_is_not_called_too_short(self, field: IdentifierField) -> None:
        type_text("00123")
        assert field.note.text == ""
        hit(Key.Key_Return)
        assert field.note.tone is Tone.DANGER

    def test_a_wrong_check_digit_warns_at_once_and_may_be_sent(self, field: IdentifierField) -> None:
        confirmed = []
        field.confirmed.connect(lambda: confirmed.append(True))
        type_text("0012345678")
        assert field.note.tone is Tone.WARN
        hit(Key.Key_Return)
        assert confirmed == [True]

    def test_enter_takes_the_padded_form_first(self, field: IdentifierField) -> None:
        confirmed = []
        field.confirmed.connect(lambda: confirmed.append(True))
        type_text("12345679")
        hit(Key.Key_Return)
        assert (field.finding.code, confirmed) == ("ok", [])
        hit(Key.Key_Return)
        assert confirmed == [True]

    @pytest.mark.parametrize("number", ["a1234567", "HB1234567", "CB1234567", "B1234567H"])
    def test_a_passport_scanned_on_a_persian_layout(self, field: IdentifierField, number: str) -> None:
        field.set_identifier(PersonIdKind.PASSPORT, "")
        type_text(scanned(number, STANDARD))
        hit(Key.Key_Return)
        assert (field.finding.value, field.finding.level) == (number.upper(), Level.OK)

    def test_a_scan_with_two_readings_is_refused(self, field: IdentifierField) -> None:
        confirmed = []
        field.confirmed.connect(lambda: confirmed.append(True))
        field.set_identifier(PersonIdKind.PASSPORT, "")
        type_text(scanned("A12345678", STANDARD))
        hit(Key.Key_Return)
        assert (field.finding.code, field.note.tone, confirmed) == ("keyboard", Tone.DANGER, [])

    def test_the_rules_follow_the_kind(self, field: IdentifierField) -> None:
        levels = []
        for kind in (PersonIdKind.PASSPORT, PersonIdKind.NATIONAL_CODE):
            field.set_identifier(kind, "A1234567")
            levels.append(field.finding.level)
        assert levels == [Level.OK, Level.ERROR]


class TestMessages:
    def test_text_from_outside_stays_plain(self, qtbot: QtBot) -> None:
        label = PlainLabel("<b>bold</b>")
        qtbot.addWidget(label)
        assert label.textFormat() == Qt.TextFormat.PlainText

    def test_the_request_id_is_copied_without_marks(self, host: QWidget) -> None:
        bar = MessageBar()
        show(host, bar)
        bar.show_message(Tone.DANGER, "title", "advice", reference="\u2066r-1\u2069", action="again")
        copy = bar.findChild(QPushButton, "copy_reference")
        assert copy is not None
        copy.click()
        assert QGuiApplication.clipboard().text() == "r-1"
        assert bar.action_button.isVisible()
        bar.show_message(Tone.INFO, "title")
        assert not bar.action_button.isVisible()

    def test_an_empty_state_offers_next_steps(self, host: QWidget) -> None:
        empty = EmptyState()
        show(host, empty)
        taken = []
        empty.show_reason("search", "Nothing", "why")
        empty.offer("do", lambda: taken.append(1), primary=True).click()
        assert taken == [1]
        empty.show_reason("search", "Other", "")
        assert empty.actions_offered == []

    def test_a_badge_is_as_wide_as_its_word(self, qtbot: QtBot) -> None:
        badge = StateBadge("word", Tone.INFO)
        qtbot.addWidget(badge)
        narrow = badge.sizeHint().width()
        badge.show_state("a much longer word", Tone.WARN)
        assert badge.sizeHint().width() > narrow
        assert badge.accessibleName() == "a much longer word"

    def test_the_ring_has_no_timer_while_hidden(self, host: QWidget) -> None:
        ring = BusyRing()
        show(host, ring)
        ring.set_running(True)
        assert ring._timer
        ring.hide()
        assert not ring._timer

    def test_the_ring_stands_still_where_the_system_wants_no_motion(
        self, host: QWidget, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(busy, "may_move", lambda: False)
        ring = BusyRing()
        show(host, ring)
        still = ring.grab().toImage()
        ring.set_running(True)
        assert not ring._timer
        assert ring.grab().toImage() != still


class Model(QObject):
    text_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = "a"
        self.sets = 0

    @property
    def text(self) -> str:
        return self._text

    @text.setter
    def text(self, value: str) -> None:
        self.sets += 1
        if value != self._text:
            self._text = value
            self.text_changed.emit()


class TestBind:
    def test_both_ways_without_echo(self, qtbot: QtBot) -> None:
        model, edit = Model(), QLineEdit()
        qtbot.addWidget(edit)
        bind(model, "text", edit, lambda e, v: e.setText(str(v)), read=QLineEdit.text, changed=edit.textChanged)
        assert edit.text() == "a"
        edit.setText("b")
        assert (model.text, model.sets) == ("b", 1)
        model.text = "c"
        assert (edit.text(), model.sets) == ("c", 2)

    def test_a_widget_that_died_is_left_alone(self, qapp: QApplication) -> None:
        model, edit = Model(), QLineEdit()
        bind(model, "text", edit, lambda e, v: e.setText(str(v)))
        edit.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        model.text = "d"
        assert model.text == "d"

    def test_a_model_that_died_is_left_alone(self, qtbot: QtBot) -> None:
        model, edit = Model(), QLineEdit()
        qtbot.addWidget(edit)
        bind(model, "text", edit, lambda e, v: e.setText(str(v)), read=QLineEdit.text, changed=edit.textChanged)
        del model
        edit.setText("e")
        assert edit.text() == "e"


@pytest.mark.parametrize("scheme", list(Scheme))
def test_painting_finds_its_scheme_by_the_palette(qapp: QApplication, scheme: Scheme) -> None:
    with dressed(qapp, "fa", scheme, 1.0):
        assert colours_of(qapp.palette()) is colours_in(scheme)


def drawn(qapp: QApplication, language: str, name: str) -> QImage:
    with dressed(qapp, language, Scheme.LIGHT, 1.0):
        return icons.pixmap(name, "#ff0000").toImage().convertToFormat(QImage.Format.Format_ARGB32)


def test_icons_take_a_colour_and_turn_round_only_where_they_point(qapp: QApplication) -> None:
    search = drawn(qapp, "en", "search")
    seen = [search.pixelColor(x, y) for x in range(20) for y in range(20) if search.pixelColor(x, y).alpha() > 128]
    assert seen
    assert all(colour.red() > 200 and colour.green() < 20 for colour in seen)
    assert drawn(qapp, "fa", "search") == search
    turned = drawn(qapp, "fa", "chevron_left")
    assert turned != drawn(qapp, "en", "chevron_left")
    assert turned == drawn(qapp, "en", "chevron_left").flipped(Qt.Orientation.Horizontal)


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_kit_opens_in_every_look(qapp: QApplication, language: str, scheme: Scheme, scale: float) -> None:
    with dressed(qapp, language, scheme, scale):
        page = kit()
        page.show()
        settle()
        assert not page.grab().isNull()
        page.close()
        page.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
