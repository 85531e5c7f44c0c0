"""The whole window: every shortcut in it is a command's, every command's key is bound, and F1 lists them all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from hqs_desktop.adapters.appearance import FirstLook
from hqs_desktop.adapters.profile import Profile
from hqs_desktop.app.front import Front
from hqs_desktop.app.screens import SCREENS, Screen
from hqs_desktop.viewmodels.commands import Command
from hqs_desktop.viewmodels.dialogs import commands as dialogs
from hqs_desktop.viewmodels.pages import Pages
from hqs_desktop.viewmodels.shell import commands as shell
from hqs_desktop.views.pages import PagedScreen
from hqs_desktop.views.shell.keys_help import KeysHelp
from hqs_desktop.views.style.theme import Scheme
from tests.views.keyboard import destroy, find
from tests.views.shots import dressed

BY_WIDGETS = {"go_on", "back", "next_field", "choices", "calendar", "number"}
"""What every field, list and button does by itself."""
EVERYWHERE = [*(screen.command for screen in SCREENS), *shell.COMMANDS]


@pytest.fixture(params=[("en", 1.0), ("fa", 1.5)], ids=["en", "fa-150"])
def front(request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path) -> Iterator[Front]:
    language, scale = request.param
    with dressed(qapp, language, Scheme.LIGHT, scale):
        made = Front(qapp, Profile(tmp_path), FirstLook(language=language, scheme="light", text_scale=scale))
        while next(made._pieces, None) is not None:
            pass
        for screen in SCREENS:
            view = made.window.screen_named(screen.room)
            for pages in made.view_model(screen.room).findChildren(Pages):
                assert isinstance(view, PagedScreen)
                for page in pages.all:
                    view.page(page.room)
        made.window.show()
        made.window.activateWindow()
        yield made
        made.shared.ticks.deleteLater()
        for translator in made._translators:
            qapp.removeTranslator(translator)
        destroy(made.window)
        made.deleteLater()


def keys_of(command: Command) -> set[tuple[str, str]]:
    return {
        (command.name, QKeySequence(key).toString())
        for key in (command.key, command.bare_key)
        if key not in {"", "Enter"}
    }


def bound_in(place: QWidget) -> set[tuple[str, str]]:
    return {(one.objectName(), one.key().toString()) for one in place.findChildren(QShortcut)}


def test_every_shortcut_in_the_window_is_a_command_s(front: Front) -> None:
    for screen in SCREENS:
        known = set().union(*(keys_of(command) for command in screen.commands()))
        assert bound_in(front.window.screen_named(screen.room)) <= known
    known = set().union(*(keys_of(command) for one in SCREENS for command in one.commands()), *map(keys_of, EVERYWHERE))
    assert bound_in(front.window) <= known
    # No action and no button has a key of its own beside them.
    assert not [one.text() for one in front.window.findChildren(QAction) if not one.shortcut().isEmpty()]
    assert not [one.objectName() for one in front.window.findChildren(QAbstractButton) if not one.shortcut().isEmpty()]


def test_no_shortcut_is_what_a_reader_types(front: Front) -> None:
    """It would be done wherever the focus is, once a card is read."""
    for one in front.window.findChildren(QShortcut):
        *modifiers, key = one.key().toString().split("+")
        typed = len(key) == 1 or key in {"Return", "Enter", "Space"}
        assert not typed or {"Ctrl", "Alt"} & {*modifiers}


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.room)
def test_every_command_of_a_screen_is_bound_there(front: Front, screen: Screen) -> None:
    wanted = set().union(*(keys_of(command) for command in screen.commands() if command.name not in BY_WIDGETS))
    assert wanted <= bound_in(front.window.screen_named(screen.room))
    assert set().union(*(keys_of(one) for one in EVERYWHERE if one.name not in BY_WIDGETS)) <= bound_in(front.window)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.room)
def test_f1_lists_this_screen_s_keys_first_then_all_others(front: Front, screen: Screen) -> None:
    front.window.show_screen(screen.room)
    QTest.keyClick(front.window.windowHandle(), Qt.Key.Key_F1)
    page = find(front.window, KeysHelp, "keys_help")
    shown = [label.text() for label in page.findChildren(QLabel)]
    at = -1
    for command in (*screen.commands(), *EVERYWHERE, *dialogs.COMMANDS):
        at = next(place for place, text in enumerate(shown) if place > at and text == command.key_text)
        assert shown[at + 1] == command.words()
    others = {one.command.words() for one in SCREENS if one is not screen}
    assert {text for text in shown if text in others} == others  # their rows under everywhere; no parts of their own
    destroy(page)


def test_f1_fits_on_the_screen_and_scrolls_by_key(front: Front, qtbot: QtBot) -> None:
    QTest.keyClick(front.window.windowHandle(), Qt.Key.Key_F1)
    page = find(front.window, KeysHelp, "keys_help")
    qtbot.waitExposed(page)
    assert page.height() <= page.screen().availableGeometry().height()
    last = next(label for label in page.findChildren(QLabel) if label.text() == dialogs.COMMANDS[-1].words())
    scroll = find(page, QScrollArea, "keys_scroll")
    for _ in range(10):
        QTest.keyClick(page.windowHandle(), Qt.Key.Key_PageDown)
    assert scroll.viewport().rect().contains(last.mapTo(scroll.viewport(), last.rect().center()))
    for label in page.findChildren(QLabel):
        assert label.width() >= label.minimumSizeHint().width()
    destroy(page)


def test_the_menu_s_key_opens_it(front: Front, qtbot: QtBot) -> None:
    menu = front.window.findChild(QMenu)
    assert menu is not None
    menu.aboutToShow.connect(lambda: QTimer.singleShot(0, menu, menu.close))  # it runs an event loop of its own
    with qtbot.waitSignal(menu.aboutToHide):
        QTest.keyClick(front.window.windowHandle(), Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
