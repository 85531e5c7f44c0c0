"""The page of those who wait, by keyboard alone."""

from collections.abc import AsyncIterator
from typing import TypeAlias

import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from hqs_desktop.core.worklist import CloseReason, EventKind, Step
from hqs_desktop.desk.worklist.waitlist import Month, Waiting, Waits
from hqs_desktop.viewmodels.navigation import BookWaiting, PutOnWaitlist
from hqs_desktop.viewmodels.waiting.page import LISTED_AT_MOST, Which
from hqs_desktop.viewmodels.waiting.table import Column
from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.tasks.closing import ClosingDialog
from hqs_desktop.views.waiting.list import WaitView
from hqs_desktop.views.widgets.empty import EmptyState
from tests.views.keyboard import find, focused, nameless
from tests.views.shots import dressed
from tests.views.waiting_world import PageWorld

Key: TypeAlias = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest_asyncio.fixture
async def world(qapp: QApplication) -> AsyncIterator[PageWorld]:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        made = PageWorld()
        yield made
        await made.close()


def cell(world: PageWorld, row: int, column: Column) -> str:
    return str(world.model.table.index(row, column).data())


async def test_those_who_wait_are_listed_with_what_they_want(world: PageWorld) -> None:
    await world.waits(1, weekdays="02", part="morning")
    await world.waits(2)
    await world.show()
    assert focused() is find(world.page, WaitView, "waiting")
    assert nameless(world.page) == []
    assert cell(world, 0, Column.PATIENT) == "Patient No1"
    assert "Saturday, Monday" in cell(world, 0, Column.WHEN)
    assert "Morning" in cell(world, 0, Column.WHEN)
    assert cell(world, 0, Column.WHAT)
    assert find(world.page, QLabel, "waiting_count").text() == "Waiting: 2"


async def test_the_slot_found_is_booked_with_enter(world: PageWorld) -> None:
    task = await world.waits()
    slot = world.free(7)
    await world.show()
    await world.look()
    assert cell(world, 0, Column.FOUND)
    await world.keys.press(Key.Key_Return)
    assert world.taken == [BookWaiting(await world.now(task), slot)]


async def test_who_has_a_booking_moves_it(world: PageWorld) -> None:
    booking = world.booking(hours=24 * 9, provider=world.doctor, facility=world.place)
    done = await world.session.waitlist.put(
        Waiting(booking.person, world.wish(), has=booking.request.slot, booking_id=booking.id), operator="Sara"
    )
    assert isinstance(done, Waits)
    slot = world.free(7)
    await world.show()
    await world.look()
    await world.keys.press(Key.Key_Return)
    assert world.taken == [BookWaiting(await world.now(done.task), slot, booking)]


async def test_without_a_slot_enter_searches(world: PageWorld) -> None:
    task = await world.waits()
    await world.show()
    await world.keys.press(Key.Key_Return)
    assert world.taken == [BookWaiting(task)]


async def test_a_slot_that_is_not_wanted_goes_to_the_next(world: PageWorld) -> None:
    first = await world.waits(1)
    await world.clock.advance(1)
    second = await world.waits(2)
    world.free(7)
    await world.show()
    await world.look()
    assert (await world.now(first)).step is Step.OFFER
    await world.keys.press(Key.Key_J, CTRL_SHIFT)
    assert (await world.now(first)).step is Step.WAIT
    assert (await world.now(second)).step is Step.OFFER
    assert not find(world.page, QPushButton, "decline").isVisible()


async def test_urgent_is_a_key_and_comes_first(world: PageWorld) -> None:
    await world.waits(1)
    second = await world.waits(2)
    await world.show()
    await world.keys.press(Key.Key_Down)
    await world.keys.press(Key.Key_U, CTRL_SHIFT)
    assert (await world.now(second)).urgent
    assert cell(world, 0, Column.PATIENT) == "Patient No2"
    assert cell(world, 0, Column.PRIORITY) == "Urgent"
    await world.keys.press(Key.Key_U, CTRL_SHIFT)
    assert not (await world.now(second)).urgent


async def test_the_wish_is_changed_by_the_key_that_puts_on_the_list(world: PageWorld) -> None:
    task = await world.waits()
    await world.show()
    await world.keys.ctrl(Key.Key_W)
    assert world.taken == [PutOnWaitlist(task=task)]


async def test_who_is_removed_is_closed_with_a_reason_and_put_back(world: PageWorld) -> None:
    task = await world.waits()
    await world.show()
    await world.keys.press(Key.Key_X, CTRL_SHIFT)
    assert world.page.findChild(ClosingDialog) is not None
    await world.keys.press(Key.Key_1)
    await world.keys.press(Key.Key_Return)
    closed = await world.now(task)
    assert isinstance(closed.close_reason, CloseReason)
    world.page.activateWindow()  # as a window manager does
    await world.keys.settle()
    await world.keys.ctrl(Key.Key_Z)
    assert (await world.now(task)).open
    assert len(world.model.table.tasks) == 1


async def test_not_reached_is_kept_with_the_task(world: PageWorld) -> None:
    task = await world.waits()
    await world.show()
    await world.keys.press(Key.Key_R, CTRL_SHIFT)
    kinds = [event.kind for event in await world.journal.tasks.events(task.id)]
    assert kinds == [EventKind.MADE, EventKind.NOT_REACHED]


async def test_the_filters_sift_and_esc_clears_them(world: PageWorld) -> None:
    await world.waits(1)
    late = world.wish(last_day=world.today.add_days(90))
    month = Month.of(world.today.add_months(2))
    await world.session.waitlist.put(Waiting(world.person(2), late, month=month), operator="Sara")
    booking = world.booking(hours=24 * 9)
    await world.session.waitlist.put(
        Waiting(booking.person, world.wish(doctor=world.doctor), has=booking.request.slot, booking_id=booking.id),
        operator="Sara",
    )
    await world.show()
    listed = {}
    for which in Which:
        find(world.page, QPushButton, f"which_{which}").click()
        await world.keys.settle()
        listed[which] = [cell(world, row, Column.PATIENT) for row in range(len(world.model.table.tasks))]
    assert sorted(listed[Which.ALL]) == ["Patient No1", "Patient No1", "Patient No2"]
    assert listed[Which.OFFERED] == []
    assert listed[Which.COME_BACK] == ["Patient No2"]
    assert listed[Which.EARLIER] == ["Patient No1"]
    await world.keys.press(Key.Key_Escape)
    assert len(world.model.table.tasks) == 3


async def test_a_search_is_typed_anywhere_and_finds_nobody(world: PageWorld) -> None:
    await world.waits(1)
    await world.show()
    await world.keys.type("zz")
    await world.clock.advance(1)
    await world.keys.settle()
    assert find(world.page, QLineEdit, "waiting_search").text() == "zz"
    assert "zz" in find(world.page, EmptyState, "empty_state").title


async def test_of_very_many_five_hundred_are_listed_and_read(world: PageWorld) -> None:
    some = LISTED_AT_MOST + 3
    for number in range(1, some + 1):
        await world.waits(number)
    await world.show()
    assert len(world.model.table.tasks) == LISTED_AT_MOST
    assert find(world.page, QLabel, "waiting_count").text() == "500 of 503"
