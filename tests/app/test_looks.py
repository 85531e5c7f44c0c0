"""The window follows the system's colours where the settings say so, and only then."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessibilityHints, QGuiApplication, QStyleHints
from PySide6.QtWidgets import QApplication

from hqs_desktop.adapters.appearance import FirstLook
from hqs_desktop.adapters.profile import Profile
from hqs_desktop.app.front import Front
from hqs_desktop.views.style.system import system_scheme
from hqs_desktop.views.style.theme import CONTRAST, DARK, LIGHT, Colours, Scheme, colours_of
from tests.views.keyboard import destroy
from tests.views.shots import dressed


class System:
    """What the system's settings are."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.dark = self.contrast = False
        schemes, contrasts = Qt.ColorScheme, Qt.ContrastPreference
        patch.setattr(QStyleHints, "colorScheme", lambda _: schemes.Dark if self.dark else schemes.Light)
        patch.setattr(
            QAccessibilityHints,
            "contrastPreference",
            lambda _: contrasts.HighContrast if self.contrast else contrasts.NoPreference,
        )

    def tell(self) -> None:
        """As Qt does when a setting is changed."""
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.emit(hints.colorScheme())
        hints.accessibility().contrastPreferenceChanged.emit(hints.accessibility().contrastPreference())


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    return System(monkeypatch)


@pytest.mark.parametrize(
    ("dark", "contrast", "scheme"),
    [
        (False, False, Scheme.LIGHT),
        (True, False, Scheme.DARK),
        (False, True, Scheme.CONTRAST),
        (True, True, Scheme.CONTRAST),
    ],
)
def test_high_contrast_comes_before_light_and_dark(
    system: System, *, dark: bool, contrast: bool, scheme: Scheme
) -> None:
    system.dark, system.contrast = dark, contrast
    assert system_scheme() is scheme


@pytest.mark.parametrize(
    ("wanted", "seen"),
    [("system", [LIGHT, DARK, CONTRAST, DARK]), ("light", [LIGHT] * 4), ("contrast", [CONTRAST] * 4)],
)
def test_the_window_follows_while_it_is_open(
    qapp: QApplication, system: System, tmp_path: Path, wanted: str, seen: list[Colours]
) -> None:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        front = Front(qapp, Profile(tmp_path), FirstLook(language="en", scheme=wanted))
        found = [colours_of(front.window.palette())]
        for dark, contrast in ((True, False), (True, True), (True, False)):
            system.dark, system.contrast = dark, contrast
            system.tell()
            found.append(colours_of(front.window.palette()))
        assert found == seen
        front.shared.ticks.deleteLater()
        for translator in front._translators:
            qapp.removeTranslator(translator)
        front.deleteLater()
        destroy(front.window)
