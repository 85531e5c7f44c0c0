import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton

from hqs_desktop.core.bookings import Booking
from hqs_desktop.core.model import Appointment
from hqs_desktop.viewmodels.dialogs.cancel import CancelStep, CancelViewModel
from hqs_desktop.views.dialogs.cancel import CancelDialog
from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.widgets.message_bar import MessageBar
from tests.fakes.gateway import Fault, line_dead, refused
from tests.fakes.session import FakeDesk
from tests.views.keyboard import Keyboard, destroy, find, focused, nameless
from tests.views.shots import LOOKS, dressed


class World(FakeDesk):
    """The fakes, a booking, and the dialog that cancels it."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = Keyboard(self.clock)
        self.made = self.booking()
        self.shared.slot.put(self.session)

    async def open(self, target: Booking | Appointment | None = None) -> None:
        self.model = CancelViewModel(target or self.made, self.shared)
        self.dialog = CancelDialog(self.model)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)  # the test looks at it afterwards
        self.dialog.open()
        self.dialog.activateWindow()
        await self.keys.settle()

    async def close(self) -> None:
        destroy(self.dialog)
        await self.session.writer.aclose(0)

    def step(self) -> CancelStep:
        return self.model.step

    def bar(self) -> MessageBar:
        return find(self.dialog, MessageBar, "message_bar")


@pytest_asyncio.fixture
async def world(qapp: QApplication) -> AsyncIterator[World]:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        made = World()
        yield made
        await made.close()


async def test_enter_alone_never_cancels(world: World) -> None:
    await world.open()
    for _ in range(4):
        await world.keys.press(Qt.Key.Key_Return)
    assert world.step() is CancelStep.REASON
    assert world.gateway.posts == []


async def test_arrows_and_enter_choose_confirm_and_close(world: World) -> None:
    await world.open()
    await world.keys.press(Qt.Key.Key_Down)
    await world.keys.press(Qt.Key.Key_Down)
    await world.keys.press(Qt.Key.Key_Return)
    question = find(world.dialog, QLabel, "cancel_question").text()
    for part in ("Patient No1", "Doctor 1", "10:00"):
        assert part in question
    assert world.model.reason == world.model.reasons[1]
    await world.keys.press(Qt.Key.Key_Return)
    assert world.step() is CancelStep.DONE
    assert world.bar().title == "The booking is cancelled"
    assert focused().objectName() == "keep_booking"
    await world.keys.press(Qt.Key.Key_Return)
    assert not world.dialog.isVisible()


@pytest.mark.parametrize("digit", ["3", "۳", "٣"])
async def test_a_number_in_any_digits_chooses(world: World, digit: str) -> None:
    await world.open()
    await world.keys.type(digit)
    assert world.step() is CancelStep.CONFIRM
    assert world.model.reason == world.model.reasons[2]


async def test_a_number_without_a_reason_chooses_nothing(world: World) -> None:
    await world.open()
    await world.keys.type("9")
    assert world.step() is CancelStep.REASON


async def test_an_enter_held_down_does_not_confirm(world: World) -> None:
    await world.open()
    await world.keys.type("1")
    for _ in range(3):
        await world.keys.hold(Qt.Key.Key_Return)
    assert world.step() is CancelStep.CONFIRM
    assert world.gateway.posts == []


async def test_the_safe_button_is_the_default_and_esc_goes_back_then_closes(world: World) -> None:
    await world.open()
    assert find(world.dialog, QPushButton, "keep_booking").isDefault()
    await world.keys.type("1")
    assert find(world.dialog, QPushButton, "keep_booking").isDefault()
    await world.keys.press(Qt.Key.Key_Escape)
    assert world.step() is CancelStep.REASON
    assert isinstance(focused(), QListWidget)
    await world.keys.press(Qt.Key.Key_Escape)
    assert not world.dialog.isVisible()
    assert world.gateway.posts == []


async def test_back_is_a_button_too(world: World) -> None:
    await world.open()
    await world.keys.type("1")
    find(world.dialog, QPushButton, "cancel_back").setFocus()
    await world.keys.press(Qt.Key.Key_Space)
    assert world.step() is CancelStep.REASON


async def test_a_running_cancellation_can_be_left_and_goes_on(world: World) -> None:
    await world.open()
    world.gateway.held = asyncio.Event()
    await world.keys.type("1")
    await world.keys.press(Qt.Key.Key_Return)
    assert world.step() is CancelStep.RUNNING
    await world.keys.press(Qt.Key.Key_Escape)
    assert not world.dialog.isVisible()
    world.gateway.held.set()
    await world.keys.settle()
    assert [entry.kind for entry in world.gateway.ledger] == ["cancel"]


async def test_a_refusal_is_told_and_tried_again(world: World) -> None:
    world.gateway.writes.append(Fault(executed=False, error=lambda name: refused(name, "<i>not now</i>")))
    await world.open()
    await world.keys.type("1")
    await world.keys.press(Qt.Key.Key_Return)
    assert world.step() is CancelStep.REFUSED
    assert "<i>not now</i>" in world.bar().advice
    find(world.dialog, QPushButton, "cancel_go").setFocus()
    await world.keys.press(Qt.Key.Key_Return)
    await world.keys.press(Qt.Key.Key_Return)
    assert world.step() is CancelStep.DONE


async def test_an_unknown_outcome_offers_no_other_try(world: World) -> None:
    world.gateway.writes.append(Fault(executed=False, error=line_dead))
    world.gateway.line_dead = True
    await world.open()
    await world.keys.type("1")
    await world.keys.press(Qt.Key.Key_Return)
    assert world.step() is CancelStep.UNKNOWN
    assert not find(world.dialog, QPushButton, "cancel_go").isVisible()
    assert "Don't book or cancel again" in world.bar().advice


async def test_an_unnamed_booking_asks_whose_it_is(world: World) -> None:
    world.gateway.names_holders = False
    found = await world.session.gateway.appointment(world.made.tqid)
    assert found is not None
    await world.open(found)
    await world.keys.press(Qt.Key.Key_Return)
    assert world.step() is CancelStep.PERSON
    await world.keys.type("۱۲۳۴۵۶۷۸۹۱")
    await world.keys.press(Qt.Key.Key_Return)
    assert world.step() is CancelStep.REASON
    assert isinstance(focused(), QListWidget)


@pytest.mark.parametrize(("language", "scheme", "scale"), LOOKS)
async def test_it_opens_in_every_look(qapp: QApplication, language: str, scheme: Scheme, scale: float) -> None:
    with dressed(qapp, language, scheme, scale):
        world = World()
        await world.open()
        assert nameless(world.dialog) == []
        await world.keys.type("1")
        assert world.dialog.height() <= 684
        assert world.dialog.width() <= 1282
        await world.close()
