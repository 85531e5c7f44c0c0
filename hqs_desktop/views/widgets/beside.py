"""A screen's main part and the panel at its end: beside each other, or one above the other where words are largest."""

from typing import Final

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QWidget

from hqs_desktop.views.style.theme import has_largest_text, px
from hqs_desktop.views.widgets.scrolled import Scrolled

_LEAST: Final = 240  # of each one's height above the other


class _Above(Scrolled):
    """Two parts one above the other; what gets the focus brings its part with it, where that has room."""

    def __init__(self, parts: QGridLayout, inside: QWidget, screen: QWidget) -> None:
        super().__init__(inside, screen)
        self._parts = parts

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        super()._follow(before, now)
        for at in range(self._parts.count()):
            item = self._parts.itemAt(at)
            part = item.widget() if item is not None else None
            if now is None or part is None or not (part is now or part.isAncestorOf(now)):
                continue
            if part.height() <= self.viewport().height():
                self.ensureWidgetVisible(part, 0, 0)


def whole(screen: QWidget) -> QWidget:
    """Where a screen without a panel lays out all it has: in itself, or with the largest words in what scrolls."""
    if not has_largest_text(screen):
        return screen
    inside = QWidget(screen)
    around = QHBoxLayout(screen)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(Scrolled(inside, screen))
    return inside


def lay_beside(screen: QWidget, main: QWidget, panel: QWidget, *, gap: int, above: int) -> QLayout:
    """Fill a screen, ``gap`` pixels at its sides and between the two, ``above`` and below them.

    Beside the panel the main part scrolls where it has no room; above it both do. Gives the layout that they stand in.
    """
    around = QHBoxLayout(screen)
    around.setContentsMargins(gap, above, gap, above)
    around.setSpacing(gap)
    if not has_largest_text(screen):
        around.addWidget(Scrolled(main, screen), 1)
        around.addWidget(panel)
        return around
    both = QWidget(screen)
    column = QGridLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for row, part in enumerate((main, panel)):
        column.setRowMinimumHeight(row, px(screen, _LEAST))
        column.addWidget(part, row, 0)
    around.addWidget(_Above(column, both, screen))
    return column
