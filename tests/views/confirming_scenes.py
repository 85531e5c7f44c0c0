"""The scene of the confirmation list: see ``scenes``."""

from collections.abc import AsyncIterator

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from tests.views.confirming_world import TOMORROW, ConfirmingWorld

Shown = tuple[str, QWidget, QSize | None]
TABS = 40


async def confirming(window: QSize, scale: float) -> AsyncIterator[Shown]:
    """Nobody, two days with every answer, a cancellation in doubt, a change by another desk, everybody asked."""
    size = window - QSize(round(84 * scale), round((44 + TABS) * scale))
    world = ConfirmingWorld(persian=True, size=size)
    await world.open()
    yield "nobody", world.page, size
    await world.close()
    world = ConfirmingWorld(persian=True, size=size)
    late = world.patient(77)
    await world.miss(late)
    for number in range(12):
        world.visit(TOMORROW + number / 4)
    world.visit(TOMORROW + 4, late)
    for number in range(9):
        world.visit(2 * TOMORROW + number / 2)
    await world.open()
    yield "days", world.page, size
    for act in (world.model.confirm, world.model.confirm, world.model.not_reached):
        act()
        await world.settle()
    await cancel(world, dead=False)
    yield "cannot_come", world.page, size
    world.model.next_call()
    await world.settle()
    yield "called", world.page, size
    await cancel(world, dead=True)
    yield "in_doubt", world.page, size
    world.model.select(5)
    task = world.model.task
    assert task is not None
    world.model.set_problem(None)
    world.session.events._listeners.clear()  # nobody hears of the other desk
    await world.session.worklist.take(task, operator="Maryam")
    world.model.confirm()
    await world.settle()
    yield "changed_elsewhere", world.page, size
    await world.close()
    world = ConfirmingWorld(persian=True, size=size)
    world.visit()
    await world.open()
    world.model.confirm()
    await world.settle()
    yield "done", world.page, size
    await world.close()


async def cancel(world: ConfirmingWorld, *, dead: bool) -> None:
    """The chosen patient can't come; with a ``dead`` line nobody knows whether it was cancelled."""
    cancellation = world.model.cancellation()
    assert cancellation is not None
    await world.settle()
    world.gateway.line_dead = dead
    cancellation.choose(cancellation.likely)
    cancellation.confirm()
    await world.settle()
    world.gateway.line_dead = False
    await cancellation.aclose()
