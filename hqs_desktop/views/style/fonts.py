"""The typeface that comes with the program: Vazirmatn, in the cut for user interfaces (tighter lines)."""

from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication, QWidget

from hqs_desktop.core.resources import resource_path

FAMILY: Final = "Vazirmatn UI"
BASE_SIZE: Final = 13  # pixels at text scale 1

_FILES: Final = ("Vazirmatn-UI-Regular.ttf", "Vazirmatn-UI-Medium.ttf", "Vazirmatn-UI-Bold.ttf")


@cache
def load_fonts() -> None:
    """Make the typeface known to Qt, once in a process; needs a QGuiApplication."""
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(resource_path("fonts", name)))


def base_font(scale: float) -> QFont:
    """The font of running text at a text scale."""
    font = QFont(FAMILY)
    font.setPixelSize(round(BASE_SIZE * scale))
    return font


def use_application_font(view: QWidget) -> None:
    """Have a list or table use the application's font: Windows gives such views one of its own."""
    view.setFont(QApplication.font())


def sized(font: QFont, factor: float, *, weight: QFont.Weight | None = None) -> QFont:
    """``font``, larger or smaller by ``factor``, and in another weight where one is given."""
    other = QFont(font)
    other.setPixelSize(max(1, round(QFontInfo(font).pixelSize() * factor)))
    if weight is not None:
        other.setWeight(weight)
    return other
