"""Withdrawn days by keyboard alone: a number and Enter rebook a patient, and one key calls the next."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from hqs_desktop.core.worklist import CloseReason
from hqs_desktop.desk.pinboard import HalfTyped
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.navigation import PutOnWaitlist, TakeUpFromBasket, TakeUpParked
from hqs_desktop.views.printing.dialog import TableDialog
from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.widgets.empty import EmptyState
from tests.fakes.gateway import make_slot
from tests.fakes.shared import journeys
from tests.views.calling_world import CallingWorld
from tests.views.keyboard import find, focused, nameless
from tests.views.shots import dressed

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest_asyncio.fixture
async def world(qapp: QApplication) -> AsyncIterator[CallingWorld]:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        made = CallingWorld()
        made.show()
        yield made
        await made.close()


async def next_call(world: CallingWorld) -> None:
    await world.keys.ctrl(Qt.Key.Key_Y)


def step(world: CallingWorld) -> Step:
    return world.model.panel.step


def name(world: CallingWorld) -> str:
    assert world.page is not None
    return find(world.page, QLabel, "call_name").text()


async def test_three_keys_rebook_each_patient(world: CallingWorld) -> None:
    lost = world.lose(3)
    slots = world.free(12)
    await world.open()
    for number, booking in enumerate(lost):
        await next_call(world)
        assert name(world) == booking.person.display_name
        await world.keys.type("۱")
        assert step(world) is Step.READING_BACK
        await world.keys.press(Qt.Key.Key_Return)
        assert step(world) is Step.DONE
        assert world.gateway.holder(slots[number].tqid) == booking.person.identifier.id
    assert world.model.counts_text == "3 rebooked"
    await next_call(world)
    assert world.model.hint is not None


async def test_enter_on_the_receipt_calls_the_next(world: CallingWorld) -> None:
    world.lose(2)
    world.free(12)
    await world.open()
    await next_call(world)
    for _ in range(2):
        await world.keys.type("1")
        await world.keys.press(Qt.Key.Key_Return)
        await world.keys.press(Qt.Key.Key_Return)
    assert world.model.counts_text == "2 rebooked"


async def test_enter_before_anybody_is_called_calls_the_first(world: CallingWorld) -> None:
    world.lose(2)
    world.free(2)
    await world.open()
    world.page_shown.focus_first()
    await world.keys.press(Qt.Key.Key_Return)
    assert name(world) == "Patient No1"
    assert focused() is world.page_shown.card.offers
    await world.keys.press(Qt.Key.Key_Down)
    await world.keys.press(Qt.Key.Key_Down)
    await world.keys.press(Qt.Key.Key_Return)
    assert step(world) is Step.READING_BACK
    assert world.model.panel.slot == world.model.results.slots[1]


async def test_a_number_at_the_read_back_takes_another_slot(world: CallingWorld) -> None:
    world.lose(1)
    slots = world.free(5)
    await world.open()
    await next_call(world)
    await world.keys.type("1")
    await world.keys.type("3")
    assert (step(world), world.model.panel.slot) == (Step.READING_BACK, slots[2])
    assert world.gateway.ledger == []


async def test_a_number_in_the_form_is_typed(world: CallingWorld) -> None:
    world.lose(1)
    slots = world.free(5)
    await world.open()
    await next_call(world)
    await world.keys.type("1")
    await world.keys.press(Qt.Key.Key_Escape)
    assert step(world) is Step.FILLING
    before = world.model.panel.draft
    await world.keys.type("2")
    assert world.model.panel.draft != before
    assert world.model.panel.slot == slots[0]


async def test_what_a_card_reader_sends_takes_nothing_up(world: CallingWorld) -> None:
    world.lose(1)
    world.free(5)
    await world.open()
    await next_call(world)
    await world.keys.type("0012345679")
    await world.keys.press(Qt.Key.Key_Return)
    assert step(world) is Step.CHOOSING
    assert world.gateway.ledger == []


async def test_enter_on_a_patient_of_the_list_calls_him_out_of_turn(world: CallingWorld) -> None:
    world.lose(3)
    world.free(3)
    await world.open()
    world.page_shown.calls.setFocus()
    await world.keys.press(Qt.Key.Key_End)
    await world.keys.press(Qt.Key.Key_Return)
    assert name(world) == "Patient No3"
    assert focused() is world.page_shown.card.offers


async def test_a_slot_that_goes_is_named_and_a_number_takes_the_next(world: CallingWorld) -> None:
    (lost,) = world.lose(1)
    slots = world.free(5)
    await world.open()
    await next_call(world)
    world.gateway.occupy(slots[0], world.person(99))
    await world.keys.type("1")
    assert step(world) is Step.REFUSED
    assert name(world) == lost.person.display_name
    await world.keys.type("1")
    await world.keys.press(Qt.Key.Key_Return)
    assert step(world) is Step.DONE
    assert world.model.current is not None
    assert world.model.current.close_reason is CloseReason.REBOOKED


async def test_the_call_sheet_is_shown_before_it_is_printed(world: CallingWorld) -> None:
    world.lose(2)
    world.free(5)
    await world.open()
    await next_call(world)
    await world.keys.ctrl(Qt.Key.Key_P)
    (dialog,) = world.page_shown.findChildren(TableDialog)
    assert "Patient No1" in dialog.document.spoken
    assert "0912" in dialog.document.spoken
    assert "No1" not in dialog.document.title
    await world.keys.press(Qt.Key.Key_Escape)
    assert world.page_shown.focusWidget() is world.page_shown.card.offers


async def test_at_the_receipt_that_key_prints_the_slip(world: CallingWorld) -> None:
    world.lose(1)
    world.free(5)
    wishes = journeys(world.shared)
    await world.open()
    await next_call(world)
    await world.keys.type("1")
    await world.keys.press(Qt.Key.Key_Return)
    await world.keys.ctrl(Qt.Key.Key_P)
    assert [type(wish).__name__ for wish in wishes] == ["PrintSlip"]


async def test_nobody_withdrew_is_said(world: CallingWorld) -> None:
    await world.open()
    assert find(world.page_shown.card, EmptyState, "empty_state").title == "No withdrawn days"


async def test_everything_has_a_name(world: CallingWorld) -> None:
    world.lose(1)
    world.free(2)
    await world.open()
    await next_call(world)
    assert nameless(world.page_shown) == []


async def test_not_reached_by_its_key_also_while_the_slot_is_read_back(world: CallingWorld) -> None:
    world.lose(1)
    world.free(5)
    await world.open()
    await next_call(world)
    await world.keys.type("1")
    assert step(world) is Step.READING_BACK
    await world.keys.press(Qt.Key.Key_R, CTRL_SHIFT)
    assert world.model.current is not None
    assert world.model.current.tried == 1


async def test_closed_with_a_reason_by_number_and_taken_back(world: CallingWorld) -> None:
    world.lose(1)
    world.free(5)
    await world.open()
    await next_call(world)
    await world.keys.press(Qt.Key.Key_X, CTRL_SHIFT)
    await world.keys.type("1")
    await world.keys.press(Qt.Key.Key_Return)
    assert world.model.counts_text == "1 closed"
    world.page_shown.activateWindow()
    await world.settle()
    assert focused() is world.page_shown.card.offers
    await world.keys.ctrl(Qt.Key.Key_Z)
    assert world.model.counts_text == "1 to call"


async def test_called_again_at_a_time(world: CallingWorld) -> None:
    world.lose(1)
    await world.open()
    await next_call(world)
    await world.keys.press(Qt.Key.Key_A, CTRL_SHIFT)
    await world.keys.type("1")
    assert world.model.current is not None
    assert world.model.current.due_at > world.clock.now()


async def test_who_wants_to_wait_is_put_on_the_waitlist_by_the_same_task(world: CallingWorld) -> None:
    world.lose(1)
    wishes = journeys(world.shared)
    await world.open()
    await next_call(world)
    await world.keys.ctrl(Qt.Key.Key_W)
    assert wishes == [PutOnWaitlist(task=world.model.current)]


async def test_a_call_that_is_interrupted_is_parked_and_comes_back_by_the_same_key(world: CallingWorld) -> None:
    lost, (slot, *_) = world.lose(2), world.free(12)
    await world.open()
    await next_call(world)
    await world.keys.type("1")
    await world.keys.press(Qt.Key.Key_F11)
    assert step(world) is Step.CHOOSING
    assert find(world.page_shown, QPushButton, "parked").text() == "Parked: 1 (Shift+F11)"
    await world.keys.press(Qt.Key.Key_F11)
    assert (world.model.panel.slot, world.model.panel.patient()) == (slot, lost[0].person.display_name)
    assert world.model.pinning.total == 0


async def test_what_needs_a_search_is_taken_up_on_f2(world: CallingWorld) -> None:
    went = journeys(world.shared)
    await world.open()
    task = await world.session.pinboard.park(HalfTyped({"number": "0012345679"}), operator="Sara")
    await world.settle()
    await world.keys.press(Qt.Key.Key_F11)
    assert went == [TakeUpParked(task)]
    await world.session.pinboard.drop(task, operator="Sara")
    over = make_slot(1, world.clock.now() - timedelta(minutes=1), world.doctors[0])
    item = await world.session.basket.add(over, {}, operator="Sara")
    world.model.basket.take_up(item)
    assert went[1:] == [TakeUpFromBasket(item)]


async def test_two_slots_for_one_who_is_called_go_into_the_basket_and_are_booked_in_one_go(
    world: CallingWorld,
) -> None:
    (booking,) = world.lose(1)
    slots = world.free(12)
    await world.open()
    await next_call(world)
    for number in "12":
        await world.keys.type(number)
        await world.keys.press(Qt.Key.Key_Insert)
    assert find(world.page_shown, QPushButton, "basket").text() == "Basket: 2 (Shift+Ins)"
    await world.keys.press(Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)
    for _ in range(2):
        await world.keys.press(Qt.Key.Key_Return)
    assert [world.gateway.holder(slot.tqid) for slot in slots[:3]] == [booking.person.identifier.id] * 2 + [None]
    await world.keys.press(Qt.Key.Key_Return)
    assert world.model.counts_text == "1 rebooked"
