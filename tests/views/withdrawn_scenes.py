"""The scene of F7: see ``scenes``."""

from collections.abc import AsyncIterator

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from tests.views.withdrawn.test_screen import STRANGERS, World

Shown = tuple[str, QWidget, QSize | None]


async def withdrawn(window: QSize, scale: float) -> AsyncIterator[Shown]:
    """Ours and others', one who was told, a dead line; nothing found."""
    size = window - QSize(round(84 * scale), round(44 * scale))
    world = World(hit=6, size=size)
    world.gateway.removed = [*world.gateway.removed, *STRANGERS]
    await world.open()
    yield "hits", world.screen, size
    world.model.mark_told()
    world.gateway.line_dead = True
    world.model.look()
    await world.keys.settle()
    yield "offline", world.screen, size
    await world.close()
    world = World(hit=0, size=size)
    await world.open()
    yield "nothing", world.screen, size
    await world.close()
