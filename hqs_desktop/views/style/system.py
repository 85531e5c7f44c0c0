"""What the system wants of every window: light, dark or high contrast, and whether anything may move by itself."""

import sys
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from hqs_desktop.views.style.theme import Scheme

_GET_CLIENT_AREA_ANIMATION: Final = 0x1042  # of SystemParametersInfo


def system_scheme() -> Scheme:
    """The colours that the system's own settings ask for; high contrast comes before light and dark."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return Scheme.CONTRAST
    return Scheme.DARK if hints.colorScheme() is Qt.ColorScheme.Dark else Scheme.LIGHT


def may_move() -> bool:
    """Whether things may move by themselves: Windows' "Animation effects"; elsewhere they may."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  # Windows only

        wanted = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(_GET_CLIENT_AREA_ANIMATION, 0, ctypes.byref(wanted), 0)
        return bool(wanted.value)
    return True
