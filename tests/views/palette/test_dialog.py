"""Ctrl+K in the whole window: by keys alone to a screen, a setting, a command, a code."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from hqs_desktop.adapters.appearance import FirstLook
from hqs_desktop.adapters.profile import Profile
from hqs_desktop.app.front import Front
from hqs_desktop.views.palette.dialog import PaletteDialog
from hqs_desktop.views.style.theme import Scheme
from tests.views.keyboard import destroy, find
from tests.views.shots import dressed


@pytest.fixture
def front(qapp: QApplication, tmp_path: Path) -> Iterator[Front]:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        made = Front(qapp, Profile(tmp_path), FirstLook(language="en", scheme="light"))
        while next(made._pieces, None) is not None:
            pass
        made.window.show()
        made.window.activateWindow()
        QTest.qWaitForWindowActive(made.window)
        yield made
        made.shared.ticks.deleteLater()
        for translator in made._translators:
            qapp.removeTranslator(translator)
        destroy(made.window)
        made.deleteLater()


def opened(front: Front, qtbot: QtBot) -> PaletteDialog:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PaletteDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PaletteDialog)
    assert front.window.isVisible()
    return dialog


def typed(dialog: PaletteDialog, text: str, *keys: Qt.Key) -> None:
    field = find(dialog, QLineEdit, "palette_field")
    QTest.keyClicks(field, text)
    QTest.qWait(400)  # the guard: an Enter must not be older than what it decides
    for key in keys:
        QTest.keyClick(field, key)


def test_a_screen_by_its_name(front: Front, qtbot: QtBot) -> None:
    typed(opened(front, qtbot), "codes", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: front.window.current == "codes")
    assert QApplication.activeModalWidget() is None


def test_a_command_of_this_screen_does_what_its_key_does(front: Front, qtbot: QtBot) -> None:
    way = front.criteria.place.way
    typed(opened(front, qtbot), "near a point", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: front.criteria.place.way is not way)


def test_a_setting(front: Front, qtbot: QtBot) -> None:
    typed(opened(front, qtbot), "colours dark", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: front.shell.appearance.scheme == "dark")


def test_a_code_is_sought_in_the_tables(front: Front, qtbot: QtBot) -> None:
    typed(opened(front, qtbot), "171108", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: front.window.current == "codes")
    assert front.codes.text == "171108"
    assert front.codes.rows.entries


def test_the_arrows_choose_while_one_types_and_esc_leaves(front: Front, qtbot: QtBot) -> None:
    dialog = opened(front, qtbot)
    shown = find(dialog, QListView, "palette_list")
    typed(dialog, "", Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert shown.currentIndex().row() == 1
    typed(dialog, "zzzz")
    assert "zzzz" in find(dialog, QLabel, "palette_empty").text()
    QTest.keyClick(find(dialog, QLineEdit, "palette_field"), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert front.window.current == "find"
