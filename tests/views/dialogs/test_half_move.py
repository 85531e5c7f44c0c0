"""A half-done move stands above F3's list until a person ends it, by keyboard alone."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hqs_desktop.core.bookings import Booking
from hqs_desktop.core.model import BookingRequest, Slot
from hqs_desktop.views.dialogs.half_move import HalfMoveDialog
from tests.fakes.gateway import Fault, make_slot, refused
from tests.views.desk_world import DeskWorld, desk_world
from tests.views.keyboard import nameless

REASON = "301"


@pytest_asyncio.fixture
async def world(qapp: QApplication) -> AsyncIterator[DeskWorld]:
    async with desk_world(qapp) as made:
        yield made


async def half_moved(world: DeskWorld) -> tuple[Booking, Slot]:
    """A booking whose new slot is booked, and whose old one the gateway will not cancel."""
    old = world.booking(hours=30)
    new = make_slot(77, world.clock.now() + timedelta(hours=50), old.request.slot.provider)
    world.gateway.add(new)
    world.gateway.writes.extend([None, Fault(executed=False, error=refused)])
    await world.open()
    reason = world.shared.codes.by_appendix(6).coded_text(REASON)
    world.session.mover.start(old, BookingRequest(new, old.person), reason=reason, operator="Sara")
    await world.keys.settle()
    await world.clock.advance(60)
    await world.keys.settle()
    assert len(world.session.mover.to_see_to) == 1
    return old, new


async def ask(world: DeskWorld) -> HalfMoveDialog:
    world.attention.setFocus()
    await world.keys.press(Qt.Key.Key_Return)
    dialog = world.screen.findChild(HalfMoveDialog)
    assert dialog is not None
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)  # the test looks at it afterwards
    return dialog


@pytest.mark.parametrize(("answer", "kept"), [("1", "new"), ("\u06f2", "old")])
async def test_it_is_finished_or_taken_back_in_three_keys(world: DeskWorld, answer: str, kept: str) -> None:
    old, new = await half_moved(world)
    assert world.attention.isVisible()
    assert world.model.count == 1
    dialog = await ask(world)
    assert nameless(dialog) == []
    await world.keys.type(answer)
    await world.keys.press(Qt.Key.Key_Return)
    await world.keys.settle()
    await world.clock.advance(1)
    await world.keys.settle()
    assert not dialog.isVisible()
    stands = {"new": new.tqid, "old": old.tqid}
    for name, tqid in stands.items():
        assert (world.gateway.holder(tqid) is not None) is (name == kept)
    assert not world.session.mover.to_see_to
    assert world.model.count == 0


async def test_esc_leaves_it_to_be_seen_to(world: DeskWorld) -> None:
    await half_moved(world)
    posts = len(world.gateway.posts)
    dialog = await ask(world)
    await world.keys.press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert world.attention.isVisible()
    assert len(world.gateway.posts) == posts
