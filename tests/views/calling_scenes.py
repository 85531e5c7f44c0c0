"""The scene of the withdrawn days: see ``scenes``."""

from collections.abc import AsyncIterator

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from tests.views.calling_world import CallingWorld

Shown = tuple[str, QWidget, QSize | None]
TABS = 40


async def calling(window: QSize, scale: float) -> AsyncIterator[Shown]:
    """Nobody, a day, a call with its offers, the read-back, the receipt, a slot that goes, nothing to offer."""
    size = window - QSize(round(84 * scale), round((44 + TABS) * scale))
    world = CallingWorld(persian=True)
    page = world.show(size)
    await world.open()
    yield "nobody", page, size
    await world.close()
    world = CallingWorld(persian=True)
    page = world.show(size)
    world.lose(14)
    world.lose(3, doctor=1, hours=48)
    slots = world.free(7, hours=48)
    world.free(6, doctor=1, hours=30)
    await world.open()
    yield "day", page, size
    world.model.next_call()
    await world.settle()
    yield "call", page, size
    world.model.take_offer(2)
    await world.settle()
    yield "read_back", page, size
    world.model.panel.confirm()
    await world.settle()
    yield "receipt", page, size
    world.model.next_call()
    await world.settle()
    world.gateway.occupy(slots[0], world.person(99))
    world.model.take_offer(1)
    await world.settle()
    yield "gone", page, size
    await world.close()
    world = CallingWorld(persian=True)
    page = world.show(size)
    world.lose(2)
    await world.open()
    world.model.next_call()
    await world.settle()
    yield "nothing", page, size
    world.model.acts.not_reached()
    await world.settle()
    yield "not_reached", page, size
    await world.close()
