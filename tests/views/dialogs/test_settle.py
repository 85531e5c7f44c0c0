"""Settling by phone, by keyboard alone."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.model import BookingRequest
from hqs_desktop.views.dialogs.settle import SettleDialog
from hqs_desktop.views.widgets.message_bar import MessageBar
from tests.fakes.gateway import Fault, line_dead, make_slot
from tests.views.desk_world import DeskWorld, desk_world
from tests.views.keyboard import find, focused, nameless


@pytest_asyncio.fixture
async def world(qapp: QApplication) -> AsyncIterator[DeskWorld]:
    async with desk_world(qapp) as made:
        yield made


async def lose_a_booking(world: DeskWorld) -> None:
    """Of a patient whom the gateway does not name, until that is beyond proof."""
    slot = make_slot(9, world.clock.now().replace(hour=9))
    world.gateway.add(slot)
    world.gateway.names_holders = False
    world.gateway.writes.append(Fault(executed=True, error=line_dead))
    world.session.writer.book(BookingRequest(slot, world.person(9)), operator="Sara")
    await world.keys.settle()
    assert len(world.session.writer.pending) == 1
    await world.clock.advance(31)
    await world.keys.settle()


async def ask(world: DeskWorld) -> SettleDialog:
    await lose_a_booking(world)
    await world.open()
    world.attention.setFocus()
    await world.keys.press(Qt.Key.Key_Return)
    dialog = world.screen.findChild(SettleDialog)
    assert dialog is not None
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)  # the test looks at it afterwards
    return dialog


@pytest.mark.parametrize(("answer", "listed"), [("1", [BookingState.BOOKED]), ("\u06f2", [])])
async def test_from_what_can_not_wait_in_three_keys(world: DeskWorld, answer: str, listed: list[BookingState]) -> None:
    dialog = await ask(world)
    assert nameless(dialog) == []
    await world.keys.type(answer)
    await world.keys.press(Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert [booking.state for booking in world.journal.listed.values()] == listed
    assert not world.attention.isVisible()
    assert len(world.gateway.posts) == 1


async def test_what_an_answer_leads_to_is_said_before(world: DeskWorld) -> None:
    dialog = await ask(world)
    consequence = find(dialog, QLabel, "settle_consequence")
    record = find(dialog, QPushButton, "settle_record")
    assert (consequence.text(), record.isEnabled()) == ("", False)
    await world.keys.press(Qt.Key.Key_Down)
    assert consequence.text() == "The list will show it as booked."
    await world.keys.press(Qt.Key.Key_Down)
    assert "leaves the list" in consequence.text()
    assert dialog.isVisible()


async def test_enter_alone_or_held_down_records_nothing(world: DeskWorld) -> None:
    dialog = await ask(world)
    for _ in range(3):
        await world.keys.press(Qt.Key.Key_Return)
    await world.keys.type("1")
    for _ in range(3):
        await world.keys.hold(Qt.Key.Key_Return)
    assert focused().objectName() == "settle_record"
    assert dialog.isVisible()
    assert len(world.session.writer.pending) == 1


async def test_esc_leaves_it_open(world: DeskWorld) -> None:
    dialog = await ask(world)
    await world.keys.type("1")
    await world.keys.press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert len(world.session.writer.pending) == 1
    assert world.attention.isVisible()


async def test_an_answer_of_the_gateway_meanwhile_counts(world: DeskWorld) -> None:
    dialog = await ask(world)
    await world.keys.type("2")
    world.gateway.names_holders = True
    await world.clock.advance(40)
    await world.keys.press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert find(dialog, MessageBar, "message_bar").title == "The gateway has answered meanwhile"
    assert focused().objectName() == "settle_later"
    assert [booking.state for booking in world.journal.listed.values()] == [BookingState.BOOKED]
    await world.keys.press(Qt.Key.Key_Return)
    assert not dialog.isVisible()


async def test_a_cancellation_by_the_button_of_the_details(world: DeskWorld) -> None:
    made = world.booking()
    await world.clock.advance(60)
    await world.open()
    assert not world.shown("settle")
    world.gateway.writes.append(Fault(executed=False, error=line_dead))
    await world.keys.press(Qt.Key.Key_Delete)
    await world.keys.type("1")
    await world.keys.press(Qt.Key.Key_Return)
    world.gateway.occupy(made.request.slot, None, "77")
    await world.clock.advance(31)
    await world.keys.press(Qt.Key.Key_Escape)
    world.screen.activateWindow()
    await world.keys.settle()
    assert world.shown("settle")
    await world.keys.ctrl(Qt.Key.Key_E)
    dialog = world.screen.findChild(SettleDialog)
    assert dialog is not None
    answers = find(dialog, QListWidget, "settle_answers")
    assert answers.accessibleName() == "Is the booking cancelled?"
    await world.keys.type("1")
    await world.keys.press(Qt.Key.Key_Return)
    assert [booking.state for booking in world.journal.listed.values()] == [BookingState.CANCELLED]
    assert not world.shown("settle")


async def test_the_button_opens_it_too(world: DeskWorld) -> None:
    await lose_a_booking(world)
    await world.open()
    find(world.screen, QPushButton, "settle").click()
    assert world.screen.findChild(SettleDialog) is not None


async def test_enter_on_what_is_still_asked_for_opens_no_other(world: DeskWorld) -> None:
    await lose_a_booking(world)
    slot = make_slot(10, world.clock.now() + timedelta(days=3))  # not among today's, so that another stays chosen
    world.gateway.add(slot)
    world.gateway.writes.append(Fault(executed=True, error=line_dead))
    world.session.writer.book(BookingRequest(slot, world.person(10)), operator="Sara")
    await world.keys.settle()
    await world.open()
    assert [item.settles is None for item in world.model.attention.items] == [False, True]
    world.attention.setFocus()
    await world.keys.press(Qt.Key.Key_Down)
    await world.keys.press(Qt.Key.Key_Return)
    assert world.screen.findChild(SettleDialog) is None
