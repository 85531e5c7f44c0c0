"""The scene of the figures: see ``scenes``."""

import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from tests.views.figures_world import FiguresWorld

Shown = tuple[str, QWidget, QSize | None]


async def figures(window: QSize, scale: float) -> AsyncIterator[Shown]:
    """Nothing yet, columns over days, rows of doctors."""
    size = window - QSize(round(84 * scale), round(72 * scale))
    with tempfile.TemporaryDirectory() as folder:
        world = FiguresWorld(Path(folder), size)
        await world.open()
        await world.show()
        yield "nothing", world.page, size
        await world.work()
        await world.count()
        yield "days", world.page, size
        world.model.show(2)
        await world.keys.settle()
        yield "doctors", world.page, size
        await world.close()
