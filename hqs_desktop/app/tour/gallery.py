"""Every screen once more, with all that the tour left on it, in other languages, colours, sizes and text sizes."""

import asyncio
from typing import NamedTuple

from PySide6.QtWidgets import QApplication

from hqs_desktop.app.screens import SCREENS
from hqs_desktop.app.tour.hands import Hands
from hqs_desktop.viewmodels.shell.window import Appearance

WINDOW_SIZE = (1366, 768)


class Look(NamedTuple):
    """How a window can look; ``size`` in pixels."""

    name: str
    appearance: Appearance
    size: tuple[int, int] = WINDOW_SIZE


LOOKS = (
    Look("fa-dark", Appearance("fa", "dark")),
    Look("fa-contrast", Appearance("fa", "contrast")),
    Look("en-light", Appearance("en", "light")),
    Look("en-dark", Appearance("en", "dark")),
    Look("fa-small", Appearance("fa", "light"), (1024, 700)),
    Look("fa-large-text", Appearance("fa", "light", 1.5)),
)


async def look_round(hands: Hands) -> int:
    """Picture each screen in each look; give how many pictures that were."""
    window, shell = hands.front.window, hands.front.shell
    before = shell.appearance
    for look in LOOKS:
        shell.change_appearance(look.appearance)
        window.resize(*look.size)
        for screen in SCREENS:
            window.show_screen(screen.room)
            await asyncio.sleep(0.1)
            QApplication.processEvents()
            window.grab().save(str(hands.folder / f"{look.name}-{screen.key}-{screen.room}.png"))
    shell.change_appearance(before)
    window.resize(*WINDOW_SIZE)
    return len(LOOKS) * len(SCREENS)
