"""How long the book screen keeps the UI thread with 11,000 slots on it: while they come, and for each key."""

import asyncio
import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hqs_desktop.viewmodels.find.results import Phase
from tests.views.book_world import BookWorld, press

DOCTORS, DAYS, MINUTES = 40, 7, 5
PLAIN, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
KEYS = (
    *[(Qt.Key.Key_Down, PLAIN)] * 10,
    *[(Qt.Key.Key_PageDown, PLAIN)] * 6,
    *[(Qt.Key.Key_Left, CTRL)] * 3,
    (Qt.Key.Key_Home, CTRL),
    *[(Qt.Key.Key_Left, PLAIN)] * 4,
)


async def screen_stalls() -> tuple[int, float, float]:
    """The slots found; the longest turn of the loop while they come, and from a key to the screen painted anew, in s.

    The turns have the fake gateway's own work in them.
    """
    application = QApplication.instance() or QApplication([])
    world = BookWorld(doctors=DOCTORS, days=DAYS, step=MINUTES)
    screen = world.screen()
    world.attach()
    await world.settle()
    criteria = world.view_model.criteria
    criteria.specialty = criteria.specialty_choice(world.specialty)
    criteria.span = criteria.today(), criteria.today().add_days(DAYS - 1)
    world.view_model.search()
    turns: list[float] = []
    while world.view_model.results.phase is not Phase.SHOWN:
        began = time.perf_counter()
        await asyncio.sleep(0)
        application.processEvents()
        turns.append(time.perf_counter() - began)
    keys: list[float] = []
    for key, modifiers in KEYS:
        began = time.perf_counter()
        press(key, modifiers=modifiers)
        application.processEvents()
        keys.append(time.perf_counter() - began)
    found = world.view_model.results.found
    await world.close(screen)
    return found, max(turns), max(keys)
