"""The connection doctor on the screen, by keys alone."""

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from hqs_desktop.desk.connection.doctor import Doctor
from hqs_desktop.desk.connection.steps import Cause, StepFailedError
from hqs_desktop.viewmodels.doctor.page import DoctorViewModel
from hqs_desktop.views.doctor.page import DoctorPage, StepView
from hqs_desktop.views.widgets.message_bar import MessageBar
from tests.fakes.clock import FakeClock
from tests.fakes.place import FakePlace
from tests.fakes.shared import make_shared
from tests.views.keyboard import Keyboard, destroy, find


class World:
    """A desk whose name server does not know the gateway."""

    def __init__(self) -> None:
        clock = FakeClock()
        self.place, self.keys = FakePlace(), Keyboard(clock)
        self.place.broken["look_up"] = StepFailedError(Cause.NO_NAME)
        shared = make_shared(clock)
        shared.doctor.of = lambda: Doctor(self.place, clock)
        self.model = DoctorViewModel(shared)
        self.page = DoctorPage(self.model)
        self.page.resize(1000, 640)
        self.page.show()
        self.page.activateWindow()

    async def ended(self) -> None:
        while self.model.busy:
            await self.keys.settle()
        await self.keys.settle()


@pytest.fixture
async def world(qapp: QApplication) -> AsyncIterator[World]:  # noqa: ARG001  (it is needed)
    made = World()
    yield made
    await made.model.aclose()
    destroy(made.page)


async def test_what_failed_is_chosen_and_told_and_tried_again_by_enter(world: World) -> None:
    world.page.focus_first()
    assert find(world.page, QPushButton, "examine").hasFocus()
    await world.keys.press(Qt.Key.Key_Return)
    await world.ended()
    steps = find(world.page, StepView, "steps")
    assert steps.hasFocus()
    assert steps.currentIndex().row() == world.model.first_failed
    assert "No address" in find(world.page, MessageBar, "doctor_detail").accessibleName()
    world.place.broken.clear()
    await world.keys.press(Qt.Key.Key_Return)
    await world.ended()
    assert world.model.first_failed is None


async def test_the_report_is_copied(world: World) -> None:
    world.model.examine()
    await world.ended()
    await world.keys.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert QGuiApplication.clipboard().text() == world.model.report
    assert world.model.said
