from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from hqs_desktop.viewmodels.navigation import MoveBooking, Rebook
from hqs_desktop.viewmodels.track.screen import TrackViewModel
from hqs_desktop.views.dialogs.cancel import CancelDialog
from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.track.list import SeveralView
from hqs_desktop.views.track.screen import TrackScreen
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.notes import NoteLine
from tests.fakes.session import FakeDesk
from tests.fakes.shared import journeys
from tests.views.keyboard import Keyboard, destroy, find, focused, nameless
from tests.views.shots import LOOKS, dressed

CODE = "00000000-0000-4000-8000-000000000001"


class World(FakeDesk):
    """The fakes, a booking, the screen, and a keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.made = self.booking()
        self.model = TrackViewModel(self.shared)
        self.screen = TrackScreen(self.model)
        self.screen.resize(1282, 684)
        self.keys = Keyboard(self.clock)
        self.field = find(self.screen, QLineEdit, "track_field")

    async def open(self) -> None:
        self.screen.show()
        self.screen.activateWindow()
        self.shared.slot.put(self.session)
        self.screen.focus_first()
        await self.keys.settle()

    async def close(self) -> None:
        await self.model.aclose()
        await self.session.writer.aclose(0)
        destroy(self.screen)

    def title(self) -> str:
        label = find(self.screen, QLabel, "details_title")
        return label.text() if label.isVisible() else ""

    def bars(self) -> list[MessageBar]:
        return [bar for bar in self.screen.findChildren(MessageBar) if bar.isVisible()]


@pytest_asyncio.fixture
async def world(qapp: QApplication) -> AsyncIterator[World]:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        made = World()
        await made.open()
        yield made
        await made.close()


async def test_a_typed_code_is_looked_up_with_enter(world: World) -> None:
    assert focused() is world.field
    await world.keys.type(CODE)
    assert "Press Enter" in find(world.screen, NoteLine, "track_note").text
    await world.keys.press(Qt.Key.Key_Return)
    assert world.title() == "Patient No1"
    assert focused() is world.field


async def test_a_scan_replaces_what_is_there(world: World) -> None:
    await world.keys.type("abc")
    world.screen.focus_first()
    await world.keys.type(f"1:{CODE.upper()}")
    await world.keys.press(Qt.Key.Key_Return)
    assert world.title() == "Patient No1"


async def test_a_pasted_message_with_marks_is_understood(world: World) -> None:
    QGuiApplication.clipboard().setText(f"\u2067نوبت شما: \u20661:{CODE}\u2069\u2069\n")
    await world.keys.ctrl(Qt.Key.Key_V)
    await world.keys.press(Qt.Key.Key_Return)
    assert world.title() == "Patient No1"


async def test_a_bad_code_is_explained_and_kept(world: World) -> None:
    await world.keys.type("1234")
    await world.keys.press(Qt.Key.Key_Return)
    assert world.field.text() == "1234"
    (bar,) = world.bars()
    assert "TQID" in bar.title
    assert not bar.action_button.isVisible()


async def test_a_dead_line_offers_another_try(world: World) -> None:
    world.gateway.line_dead = True
    await world.keys.type(CODE)
    await world.keys.press(Qt.Key.Key_Return)
    (bar,) = world.bars()
    assert bar.action_button.isVisible()
    world.gateway.line_dead = False
    await world.keys.press(Qt.Key.Key_F5)
    assert world.title() == "Patient No1"
    assert world.bars() == []


async def test_esc_begins_afresh(world: World) -> None:
    await world.keys.type(CODE)
    await world.keys.press(Qt.Key.Key_Return)
    await world.keys.press(Qt.Key.Key_Escape)
    assert world.field.text() == ""
    assert world.title() == ""


async def test_a_found_booking_is_cancelled_by_keys(world: World) -> None:
    await world.keys.type(CODE)
    await world.keys.press(Qt.Key.Key_Return)
    await world.keys.ctrl(Qt.Key.Key_Delete)
    assert world.screen.findChild(CancelDialog) is not None
    await world.keys.type("2")
    await world.keys.press(Qt.Key.Key_Return)
    assert world.gateway.holder(world.made.tqid) is None
    await world.keys.press(Qt.Key.Key_Return)
    await world.keys.settle()
    assert not find(world.screen, QPushButton, "cancel").isVisible()


async def test_copy_and_rebook_by_keys(world: World) -> None:
    taken = journeys(world.shared)
    await world.keys.type(CODE)
    await world.keys.press(Qt.Key.Key_Return)
    await world.keys.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert world.made.tqid.text in QGuiApplication.clipboard().text()
    await world.keys.ctrl(Qt.Key.Key_R)
    await world.keys.ctrl(Qt.Key.Key_M)
    assert taken == [Rebook(world.made), MoveBooking(world.made)]


@pytest.mark.parametrize(("language", "scheme", "scale"), LOOKS)
async def test_it_opens_in_every_look(qapp: QApplication, language: str, scheme: Scheme, scale: float) -> None:
    with dressed(qapp, language, scheme, scale):
        world = World()
        await world.open()
        world.model.track(CODE)
        await world.keys.settle()
        assert world.title() == "Patient No1"
        assert nameless(world.screen) == []
        assert world.screen.minimumSizeHint().width() <= 1282
        await world.close()


SECOND = "00000000-0000-4000-8000-000000000002"


@pytest.mark.parametrize("spelt", [str, lambda code: code.replace("-", ""), lambda code: f"1:{code}"])
async def test_a_second_scan_takes_the_first_ones_place(world: World, spelt: Callable[[str], str]) -> None:
    world.booking()
    for code in (CODE, SECOND):
        await world.keys.type(spelt(code))
        await world.keys.press(Qt.Key.Key_Return)
    assert world.title() == "Patient No2"
    assert world.field.text() == spelt(SECOND)


async def test_a_scan_after_a_click_on_the_button_goes_into_the_field(world: World) -> None:
    world.booking()
    await world.keys.type(CODE)
    button = find(world.screen, QPushButton, "track_go")
    button.setFocus()
    button.click()
    await world.keys.settle()
    await world.keys.type(SECOND)
    await world.keys.press(Qt.Key.Key_Return)
    assert world.title() == "Patient No2"


async def test_an_edited_code_greys_what_was_found(world: World) -> None:
    await world.keys.type(CODE)
    await world.keys.press(Qt.Key.Key_Return)
    cancel = find(world.screen, QPushButton, "cancel")
    assert cancel.isEnabled()
    await world.keys.press(Qt.Key.Key_End)
    await world.keys.press(Qt.Key.Key_Backspace)
    assert cancel.isVisible()
    assert not cancel.isEnabled()
    await world.keys.press(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert world.screen.findChild(CancelDialog) is None
    await world.keys.type("1")
    assert cancel.isEnabled()


async def several(world: World) -> None:
    for number in range(2, 5):
        world.booking(hours=number)
    text = "\n".join(f"{one.tqid.text} {one.operator}" for one in world.journal.listed.values())
    QGuiApplication.clipboard().setText(text)
    await world.keys.ctrl(Qt.Key.Key_V)
    await world.keys.press(Qt.Key.Key_Return)


async def test_a_pasted_list_is_checked_and_gone_through_by_keys(world: World) -> None:
    await several(world)
    rows = find(world.screen, SeveralView, "several")
    assert focused() is rows
    assert rows.model().rowCount() == 4
    assert [index.row() for index in rows.selectionModel().selectedRows()] == [0]
    await world.keys.press(Qt.Key.Key_Down)
    await world.keys.press(Qt.Key.Key_Return)
    assert world.title() == "Patient No2"
    await world.keys.press(Qt.Key.Key_Escape)
    assert focused() is rows
    assert rows.currentIndex().row() == 1
    await world.keys.press(Qt.Key.Key_Escape)
    assert focused() is world.field
    assert world.field.text() == ""


async def test_the_list_is_copied_from_its_rows(world: World) -> None:
    await several(world)
    await world.keys.ctrl(Qt.Key.Key_C)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 4


async def test_a_scan_at_the_list_begins_the_next_code(world: World) -> None:
    await several(world)
    await world.keys.type(CODE)
    await world.keys.press(Qt.Key.Key_Return)
    assert world.title() == "Patient No1"
    assert focused() is world.field
