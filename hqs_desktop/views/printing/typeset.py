"""Plain text set in lines of a given width, for paper: what comes from outside is never read as markup."""

import unicodedata

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QPaintDevice, QTextLayout, QTextOption

from hqs_desktop.views.widgets.elided import elided


def typeset(
    text: str, font: QFont, room: float, lines: int, *, centred: bool = False, device: QPaintDevice | None = None
) -> QTextLayout:
    """Set ``text`` in at most ``lines``, cut with dots where they don't hold it; it stands where reading begins.

    ``room`` is in pixels of ``font``.
    """
    persian = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    start = Qt.AlignmentFlag.AlignRight if persian else Qt.AlignmentFlag.AlignLeft  # a layout mirrors none by itself
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter if centred else start)
    option.setTextDirection(_direction(text))
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    shown = elided(text, QFontMetricsF(font), room * (lines - 0.5))
    layout = QTextLayout(shown, font) if device is None else QTextLayout(shown, font, device)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout


def height_of(layout: QTextLayout) -> float:
    """How high the lines are together, in the font's pixels."""
    last = layout.lineCount() - 1
    return layout.lineAt(last).y() + layout.lineAt(last).height() if last >= 0 else 0.0


def _direction(text: str) -> Qt.LayoutDirection:
    """A text of left-to-right letters only keeps its brackets and full stops where they are read; else the page's."""
    sides = {unicodedata.bidirectional(character) for character in text}
    latin = "L" in sides and sides.isdisjoint({"R", "AL", "RLI", "FSI"})
    return Qt.LayoutDirection.LeftToRight if latin else QGuiApplication.layoutDirection()
