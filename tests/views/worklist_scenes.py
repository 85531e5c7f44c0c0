"""The scenes of F12: see ``scenes``."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.wishes import Wish
from hqs_desktop.core.worklist import EventKind, Step, TaskKind
from hqs_desktop.desk.worklist.worklist import NewTask
from tests.fakes.gateway import ORTHOPAEDICS, make_provider
from tests.views.everyone.test_page import World

Shown = tuple[str, QWidget, QSize | None]


async def worklist(window: QSize, scale: float) -> AsyncIterator[Shown]:
    """Everyone: withdrawn, waiting, half typed, called in vain, a journal that fails; nobody."""
    size = window - QSize(round(84 * scale), round(44 * scale))
    world = World(lost=5, size=size)
    await world.open()
    today = shamsi_of(world.clock.now())
    wish = Wish(ORTHOPAEDICS, default_service(), today, today.add_days(30), doctor=make_provider(), weekdays="024")
    waiting = NewTask(TaskKind.WAITING, Step.WAIT, world.clock.now(), person=world.person(90), wish=wish, note="\u2014")
    parked = NewTask(TaskKind.PARKED, Step.TAKE_UP, world.clock.now(), typed={"first_name": "Ali", "number": "12"})
    await world.session.worklist.add(waiting, parked, operator="Sara")
    first, second, *_ = await world.tasks()
    again = world.clock.now() + timedelta(hours=1)
    await world.session.worklist.not_reached(first, again, operator="Maryam")
    await world.session.worklist.change(second, replace(second, missed=True), EventKind.CHANGED, operator="Sara")
    page = world.model.pages.view_model("everyone")
    page.clear()  # type: ignore[attr-defined]  # the page's own
    await world.keys.settle()
    yield "everyone", world.screen, size
    world.journal.failing.add("tasks")
    page.not_reached()  # type: ignore[attr-defined]  # the page's own
    await world.keys.settle()
    yield "journal fails", world.screen, size
    world.journal.failing.clear()
    await world.close()
    world = World(lost=0, size=size)
    await world.open()
    yield "nobody", world.screen, size
    await world.close()
