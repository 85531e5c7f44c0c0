"""Text that is cut where it has no room: one rule for labels, painted rows, fields and paper."""

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF

_ISOLATES = frozenset("\u2066\u2067\u2068\u2069")
_SIDES = {"L": "\u2066", "R": "\u2067", "AL": "\u2067"}
_END = "\u2069"


def elided(text: str, metrics: QFontMetrics | QFontMetricsF, width: float) -> str:
    """As much of ``text`` as ``width`` pixels hold, and an ellipsis for the rest; all of it where it fits.

    The ellipsis stands where one stops reading: at the left of a Persian name, whatever surrounds it. Text of both
    directions is read in its surroundings' order, and its ellipsis stands at their end.
    """
    shown = (
        metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        if isinstance(metrics, QFontMetricsF)
        else metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(width))
    )
    if shown == text or not _ISOLATES.isdisjoint(text):
        return shown
    sides = {_SIDES[of] for of in map(unicodedata.bidirectional, text) if of in _SIDES}
    return f"{sides.pop()}{shown}{_END}" if len(sides) == 1 else shown


def reads_rtl(text: str) -> bool:
    """Whether a text by itself begins at the right, as Qt's fields judge it: by its first letter."""
    return next((of != "L" for of in map(unicodedata.bidirectional, text) if of in _SIDES), False)
