"""How a screen of slots and its booking panel share their room; the first paint needs no more of a panel."""

from typing import Final

from PySide6.QtWidgets import QWidget

from hqs_desktop.views.style.theme import grown, has_largest_text, px

_WIDEST: Final = 364  # as the panel's fields like it
_LEAST: Final = 276
_SHARE: Final = 0.35  # of a narrow screen
_AROUND: Final = 8


def share_room(panel: QWidget, screen: QWidget) -> None:
    """Give the panel its share of a screen's width; where it stands below the rest all of it, and the whole height.

    So what is asked is seen together with what it is asked of.
    """
    if has_largest_text(screen):
        panel.setFixedHeight(screen.height() - 2 * px(screen, _AROUND))
        return
    width = min(grown(screen, _WIDEST), round(screen.width() * _SHARE))
    panel.setFixedWidth(max(grown(screen, _LEAST), width))
