"""The scene of the day board: see ``scenes``."""

from collections.abc import AsyncIterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from tests.views.dayboard_world import BoardWorld, fill

Shown = tuple[str, QWidget, QSize | None]


async def dayboard(window: QSize, scale: float) -> AsyncIterator[Shown]:
    """A full morning, in both zooms, without an answer; a day of which nothing is known."""
    size = window - QSize(round(84 * scale), round(70 * scale))
    world = BoardWorld(size)
    fill(world)
    await world.open()
    yield "day", world.page, size
    world.model.set_fine(fine=True)
    world.lose_the_line()
    world.model.read()
    await world.keys.settle()
    yield "offline", world.page, size
    await world.keys.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    await world.keys.settle()
    yield "nothing", world.page, size
    await world.close()
