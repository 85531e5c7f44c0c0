"""The scene of the connection doctor, a page of F9: see ``scenes``."""

import asyncio
from collections.abc import AsyncIterator

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from hqs_desktop.desk.connection.doctor import Doctor
from hqs_desktop.desk.connection.steps import Cause, StepFailedError
from hqs_desktop.viewmodels.doctor.page import DoctorViewModel
from hqs_desktop.views.doctor.page import DoctorPage
from tests.fakes.clock import FakeClock
from tests.fakes.place import FakePlace
from tests.fakes.shared import make_shared
from tests.views.keyboard import Keyboard, destroy

Shown = tuple[str, QWidget, QSize | None]


async def doctor(window: QSize, scale: float) -> AsyncIterator[Shown]:
    """Not set up, at its second step, with a step that failed."""
    size = window - QSize(round(84 * scale), round(80 * scale))
    clock = FakeClock()
    shared, place, keys = make_shared(clock), FakePlace(), Keyboard(clock)
    model = DoctorViewModel(shared)
    page = DoctorPage(model)
    page.resize(size)
    page.show()
    yield "begin", page, size
    model.examine()
    yield "not-set-up", page, size
    shared.doctor.of = lambda: Doctor(place, clock)
    place.held = asyncio.Event()
    model.examine()
    await keys.settle()
    yield "running", page, size
    place.held.set()
    place.broken["look_up"] = StepFailedError(Cause.NO_NAME)
    place.broken["printer"] = StepFailedError(Cause.NO_PRINTER)
    while model.busy:
        await keys.settle()
    yield "failed", page, size
    await model.aclose()
    destroy(page)
