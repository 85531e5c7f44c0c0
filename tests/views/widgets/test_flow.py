"""Lines that are filled one after another, and buttons that let their key go first."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.widgets.flow import Flow
from hqs_desktop.views.widgets.key_button import KeyButton
from tests.views.fits import settle
from tests.views.keyboard import destroy
from tests.views.shots import dressed


def page(*parts: QWidget) -> QWidget:
    made = QWidget()
    flow = Flow(8, made)
    for part in parts:
        flow.addWidget(part)
    return made


@pytest.mark.parametrize("language", ["fa", "en"])
def test_it_reads_from_its_start_and_begins_a_line_where_one_is_full(qapp: QApplication, language: str) -> None:
    with dressed(qapp, language, Scheme.LIGHT, 1.0):
        parts = [QPushButton(f"a button {number}") for number in range(3)]
        made = page(*parts)
        made.resize(made.sizeHint())
        made.show()
        settle()
        assert len({part.y() for part in parts}) == 1
        rtl = made.layoutDirection() == Qt.LayoutDirection.RightToLeft
        assert all((one.x() > other.x()) is rtl for one, other in pairwise(parts))
        made.resize(made.sizeHint().width() - 1, 200)
        settle()
        assert [part.y() > 0 for part in parts] == [False, False, True]
        start = parts[2].geometry().right() == made.rect().right() if rtl else parts[2].x() == 0
        assert start
        destroy(made)


def test_what_expands_takes_what_its_line_has_left(qapp: QApplication) -> None:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        button, field = QPushButton("a"), QLineEdit()
        made = page(button, field)
        made.resize(500, 60)
        made.show()
        settle()
        assert button.width() == button.sizeHint().width()
        assert field.geometry().right() == made.rect().right()
        destroy(made)


def test_what_is_hidden_takes_no_room(qapp: QApplication) -> None:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        parts = [QPushButton("a") for _ in range(2)]
        made = page(*parts)
        parts[0].hide()
        made.show()
        settle()
        assert parts[1].x() == 0
        destroy(made)


@pytest.mark.parametrize("text", ["Copy (Ctrl+Shift+C)", "\u06a9\u067e\u06cc (\u2193)", "Copy", "Copy (all) (F5)"])
def test_a_key_goes_before_the_words_do(qapp: QApplication, text: str) -> None:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        button = KeyButton(text)
        button.resize(button.sizeHint())
        assert button.shown == text
        button.resize(button.minimumSizeHint())
        assert button.shown == button.words
        assert text.startswith(button.words)
        assert button.text() == text
        destroy(button)
