"""What can be done with a booking just made, each by one key."""

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.navigation import PrintSlip, ShowBooking
from hqs_desktop.views.dialogs.cancel import CancelDialog
from hqs_desktop.views.style.theme import Scheme
from tests.fakes.shared import journeys
from tests.views.book_world import NATIONAL_CODE, BookWorld
from tests.views.fits import seen, settle
from tests.views.keyboard import find
from tests.views.scenes import content
from tests.views.shots import dressed

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
ACTS = ("print_receipt", "copy_receipt", "show_receipt", "cancel_receipt", "panel_primary", "panel_secondary")


async def book(world: BookWorld) -> None:
    world.attach()
    await world.settle()
    await world.type("قل")
    await world.key(Key.Key_Return, Key.Key_Return)
    await world.type(NATIONAL_CODE)
    await world.key(Key.Key_Return, Key.Key_Return)
    assert world.view_model.panel.step is Step.DONE


@pytest.fixture
async def world(qapp: QApplication) -> AsyncIterator[BookWorld]:
    with dressed(qapp, "fa", Scheme.LIGHT, 1.0):
        made = BookWorld(doctors=2)
        made.shown = made.screen()
        await book(made)
        yield made
        await made.close(made.shown)


async def test_ctrl_l_shows_it_in_the_list_and_ctrl_p_prints_it(world: BookWorld) -> None:
    taken = journeys(world.shared)
    await world.key(Key.Key_L, modifiers=Ctrl)
    await world.key(Key.Key_P, modifiers=Ctrl)
    assert taken == [ShowBooking(world.booked()), PrintSlip(world.booked())]


async def test_its_copy_stays_out_of_the_clipboards_history(world: BookWorld) -> None:
    await world.key(Key.Key_C, modifiers=Ctrl)
    data = QGuiApplication.clipboard().mimeData()
    assert world.booked().tqid.text in data.text()
    assert any("CanIncludeInClipboardHistory" in name for name in data.formats())


async def test_delete_cancels_it_and_the_receipt_says_so(world: BookWorld) -> None:
    await world.key(Key.Key_Delete)
    dialog = world.shown.findChild(CancelDialog)
    assert dialog is not None
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    await world.type("1")
    await world.key(Key.Key_Return)
    assert [done.kind for done in world.gateway.ledger] == ["book", "cancel"]
    await world.key(Key.Key_Return)
    booking = world.view_model.panel.booking
    assert booking is not None
    assert booking.state is BookingState.CANCELLED
    for name in ("cancel_receipt", "print_receipt"):
        assert not find(world.shown, QPushButton, name).isEnabled()
    dialog.close()
    world.shown.activateWindow()
    await world.settle()
    world.shown.work.panel.primary.setFocus()
    await world.key(Key.Key_Delete)
    assert not any(one.isVisible() for one in world.shown.findChildren(QDialog))


@pytest.mark.parametrize("language", ["fa", "en"])
async def test_its_acts_are_seen_without_scrolling_with_large_text(qapp: QApplication, language: str) -> None:
    with dressed(qapp, language, Scheme.LIGHT, 1.5):
        world = BookWorld(doctors=2)
        size = content(QSize(1366, 728), 1.5)
        world.shown = world.screen(size.width())
        world.shown.resize(size)
        await book(world)
        settle()
        assert world.shown.size() == size
        assert [name for name in ACTS if not seen(find(world.shown, QPushButton, name))] == []
        await world.close(world.shown)
