"""The rail with the real screens' names."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from hqs_desktop.app.screens import SCREENS
from hqs_desktop.viewmodels.shell.window import Appearance, ShellViewModel, Surroundings
from hqs_desktop.views.shell.window import MainWindow, ScreenEntry
from hqs_desktop.views.style.theme import Scheme
from tests.fakes.shared import make_shared
from tests.views.shots import dressed


class Empty(QWidget):
    """A screen with nothing on it."""

    def focus_first(self) -> None:
        """There is nothing to focus."""

    def focus_top(self) -> None:
        """Nor here."""


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_names_of_the_screens_stand_whole_in_the_rail(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, language: str, scale: float
) -> None:
    with dressed(qapp, language, Scheme.LIGHT, scale):
        entries = [ScreenEntry(one.room, one.command, one.icon, Empty, one.commands) for one in SCREENS]
        shell = ShellViewModel(
            Surroundings.DEMO, "centre", Appearance(language=language, scheme="light"), make_shared(operator="someone")
        )
        window = MainWindow(shell, entries, QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        for entry in entries:
            button = window.findChild(QToolButton, f"rail_{entry.name}")
            assert button is not None
            button.setChecked(True)  # in bold then
            assert " ".join(button.text().split("\n")) == f"{entry.command.words()} {entry.command.key}"
            assert button.sizeHint().width() <= button.width()
            assert button.sizeHint().height() <= button.height()
        window.close()
