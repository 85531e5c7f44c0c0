"""What has no room is cut where one stops reading, by one rule."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.lines import Choice
from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.widgets.code_combo import CodeCombo
from hqs_desktop.views.widgets.elided import elided, reads_rtl
from hqs_desktop.views.widgets.labels import ElidedLabel
from tests.views.keyboard import destroy
from tests.views.shots import dressed, settle

PERSIAN = ("دکتر سهراب نمونه‌پور اصفهانی", "ویزیت پزشک متخصص در مراکز ۱۲ گانه", "(نمونه) درمانگاه تخصصی شمال")
LATIN = ("Doctor Sohrab Sample-Esfahani", "Visit of a specialist, 12 centres", "(sample) northern clinic")
BOTH = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


def ellipsis_and_letter(text: str, direction: Qt.LayoutDirection) -> tuple[float, float]:
    """Where the ellipsis is painted, and a letter of the beginning, from the left."""
    option = QTextOption()
    option.setTextDirection(direction)
    layout = QTextLayout(text)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(10_000)
    layout.endLayout()

    def x(at: int) -> float:
        (run,) = line.glyphRuns(at, 1)
        return run.positions()[0].x()

    return x(text.index("\u2026")), x(2)


@pytest.mark.parametrize("direction", BOTH)
@pytest.mark.parametrize("text", [*PERSIAN, *LATIN])
def test_the_ellipsis_stands_where_one_stops_reading(
    qapp: QApplication, text: str, direction: Qt.LayoutDirection
) -> None:
    metrics = QFontMetrics(qapp.font())
    shown = elided(text, metrics, metrics.horizontalAdvance(text) // 2)
    ellipsis, first = ellipsis_and_letter(shown, direction)
    assert (ellipsis < first) is (text in PERSIAN)
    assert metrics.horizontalAdvance(shown) <= metrics.horizontalAdvance(text) // 2 + 1
    assert QFontMetricsF(qapp.font()).horizontalAdvance(elided(text, QFontMetricsF(qapp.font()), 60.5)) <= 61


@pytest.mark.parametrize("text", ["", "a", "دکتر نمونه", "8 حضوری", "123"])
def test_what_fits_is_left_alone(qapp: QApplication, text: str) -> None:
    assert elided(text, QFontMetrics(qapp.font()), 500) == text


@pytest.mark.parametrize("direction", BOTH)
@pytest.mark.parametrize("text", ["Doctor دکتر سهراب نمونه‌پور and others", "دکتر Sohrab Sample نمونه‌پور اصفهانی"])
def test_text_of_both_directions_keeps_its_order(qapp: QApplication, text: str, direction: Qt.LayoutDirection) -> None:
    metrics = QFontMetrics(qapp.font())
    shown = elided(text, metrics, metrics.horizontalAdvance(text) - 20)
    assert text.startswith(shown.rstrip("\u200d\u2026"))
    ellipsis, first = ellipsis_and_letter(shown, direction)
    assert (ellipsis < first) is (direction is Qt.LayoutDirection.RightToLeft)


def test_pieces_that_keep_to_themselves_keep_their_order(qapp: QApplication) -> None:
    text = formats.listed("متخصص قلب و عروق", "درمانگاه تخصصی شمال", by=" · ")
    metrics = QFontMetrics(qapp.font())
    assert elided(text, metrics, metrics.horizontalAdvance(text) - 20).startswith("\u2068متخصص")


def test_a_text_begins_where_its_first_letter_says() -> None:
    assert [reads_rtl(text) for text in ("12 نمونه", "«نمونه» sample", "sample نمونه", "12", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_pieces_are_listed_in_the_sentences_order() -> None:
    assert formats.listed("1 نظام ارجاع", "", "8 حضوری", by=", ") == "\u20681 نظام ارجاع\u2069, \u20688 حضوری\u2069"
    assert formats.listed("", "alone", by=", ") == "alone"
    assert formats.listed(by=", ") == ""


class _Bare(CodeCombo):
    """Painted as Qt would."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QLineEdit.paintEvent(self, event)


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize("text", [PERSIAN[1], LATIN[1]])
def test_a_fields_choice_is_cut_with_an_ellipsis_until_one_types(qapp: QApplication, language: str, text: str) -> None:
    with dressed(qapp, language, Scheme.LIGHT, 1.0):
        page = QWidget()
        page.resize(400, 160)
        combo, bare, other = CodeCombo("", lambda _: [], page), _Bare("", lambda _: [], page), QLineEdit(page)
        for row, field in enumerate((combo, bare, other)):
            field.setGeometry(20, 20 + row * 40, 150, 32)  # not under the mouse
        page.show()
        page.activateWindow()

        def differs(said: str, focus: Callable[[CodeCombo], QWidget]) -> bool:
            pictures = []
            for field in (combo, bare):
                field.set_choice(Choice(said, said, ""))
                focus(field).setFocus(Qt.FocusReason.TabFocusReason)
                settle()
                pictures.append(field.grab().toImage())
            return pictures[0] != pictures[1]

        assert differs(text, lambda _: other)
        assert not differs("کوتاه", lambda _: other)
        assert not differs(text, lambda field: field)
        destroy(page)


def test_a_label_is_told_in_full_by_its_tip(qapp: QApplication) -> None:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        label = ElidedLabel(PERSIAN[0])
        label.resize(60, 20)
        label.grab()
        assert label.toolTip() == PERSIAN[0]
        label.resize(600, 20)
        label.grab()
        assert label.toolTip() == ""
        destroy(label)
