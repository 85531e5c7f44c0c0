"""F7 by keyboard alone, in every look."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from hqs_desktop.core.bookings import Booking, BookingState, DirectoryEntry
from hqs_desktop.core.model import Tqid
from hqs_desktop.viewmodels.navigation import Rebook, ShowBooking, Track
from hqs_desktop.viewmodels.withdrawn.screen import WithdrawnViewModel
from hqs_desktop.viewmodels.withdrawn.table import Column
from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.widgets.empty import EmptyState
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.range_edit import RangeEdit
from hqs_desktop.views.withdrawn.list import HitView, OthersView
from hqs_desktop.views.withdrawn.screen import WithdrawnScreen
from tests.fakes.gateway import make_facility, make_provider
from tests.fakes.session import FakeDesk
from tests.fakes.shared import journeys
from tests.views.keyboard import Keyboard, destroy, find, focused, nameless
from tests.views.shots import LOOKS, dressed

CONTENT = QSize(1282, 684)  # 1366x768 less the task bar, the top bar and the rail
STRANGERS = [Tqid(f"1:99999999-0000-4000-8000-{number:012d}") for number in range(6)]


class World(FakeDesk):
    """The fakes, the screen over them, and a keyboard."""

    def __init__(self, hit: int = 2, size: QSize = CONTENT) -> None:
        super().__init__()
        self.journal.entries = [DirectoryEntry(make_provider(), make_facility(), "seen")]
        self.made: list[Booking] = [self.booking(hours=number + 1) for number in range(max(hit, 1))]
        self.gateway.removed = [made.tqid for made in self.made[:hit]]
        self.model = WithdrawnViewModel(self.shared)
        self.screen = WithdrawnScreen(self.model)
        self.screen.resize(size)
        self.keys = Keyboard(self.clock)
        self.hits = find(self.screen, HitView, "hits")
        self.others = find(self.screen, OthersView, "others")
        self.range = find(self.screen, RangeEdit, "range")
        self.centre = find(self.screen, QLineEdit, "centre")

    async def open(self) -> None:
        self.screen.show()
        self.screen.activateWindow()
        self.shared.slot.put(self.session)
        await self.keys.settle()
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

    def reason(self) -> str:
        shown = [one for one in self.screen.findChildren(EmptyState) if one.isVisible() and one.actions_offered]
        return shown[0].title if shown else ""


@pytest_asyncio.fixture
async def world(qapp: QApplication) -> AsyncIterator[World]:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        made = World()
        yield made
        await made.close()


async def test_it_opens_on_the_patients_and_the_arrows_show_each(world: World) -> None:
    await world.open()
    assert focused() is world.hits
    assert world.title() == "Patient No1"
    await world.keys.press(Qt.Key.Key_Down)
    assert world.title() == "Patient No2"
    assert find(world.screen, QLabel, "hits_title").text() == "Our patients that are hit: 2, to be told: 2"


async def test_the_patients_take_the_focus_when_they_come_but_not_from_whoever_types(world: World) -> None:
    world.gateway.held = asyncio.Event()
    await world.open()
    assert focused() is world.range.first
    await world.keys.type("+0")
    world.gateway.held.set()
    await world.keys.settle()
    assert world.hits.isVisible()
    assert focused() is world.range.first
    await world.keys.press(Qt.Key.Key_Return)
    assert focused() is world.hits


async def test_a_patient_is_marked_as_told_and_that_is_taken_back_by_keys(world: World) -> None:
    await world.open()
    await world.keys.ctrl(Qt.Key.Key_T)
    assert world.journal.listed[1].told_at is not None
    assert not find(world.screen, QPushButton, "mark_told").isVisible()
    assert find(world.screen, QPushButton, "undo_told").isVisible()
    await world.keys.ctrl(Qt.Key.Key_T)
    assert not world.journal.listed[2].told_at
    await world.keys.ctrl(Qt.Key.Key_Z)
    assert world.journal.listed[1].to_call
    assert not find(world.screen, QPushButton, "undo_told").isVisible()
    assert focused() is world.hits


async def test_every_act_on_a_patient_is_a_key(world: World) -> None:
    await world.open()
    taken = journeys(world.shared)
    await world.keys.press(Qt.Key.Key_Return)
    await world.keys.ctrl(Qt.Key.Key_R)
    await world.keys.ctrl(Qt.Key.Key_B)
    hit = world.journal.listed[1]
    assert taken == [Track(hit.tqid), Rebook(hit), ShowBooking(hit)]
    await world.keys.ctrl(Qt.Key.Key_C)
    assert hit.tqid.text in QGuiApplication.clipboard().text()


async def test_the_strangers_slots_are_reached_by_tab_tracked_and_copied(world: World) -> None:
    world.gateway.removed = [*world.gateway.removed, *STRANGERS]
    await world.open()
    await world.keys.press(Qt.Key.Key_Tab)
    assert focused() is world.others
    taken = journeys(world.shared)
    await world.keys.press(Qt.Key.Key_Down)
    await world.keys.press(Qt.Key.Key_Return)
    assert taken == [Track(STRANGERS[1])]
    await world.keys.ctrl(Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text().splitlines() == [tqid.text for tqid in STRANGERS]


async def test_typed_days_are_asked_for_with_enter(world: World) -> None:
    await world.open()
    world.gateway.removed_calls.clear()
    world.range.first.setFocus()
    await world.keys.type("+1")
    await world.keys.press(Qt.Key.Key_Tab)
    await world.keys.type("+16")
    assert world.gateway.removed_calls == []
    await world.keys.press(Qt.Key.Key_Return)
    assert len(world.gateway.removed_calls) == 0  # nobody is booked there, and the desk of this test has no centre
    assert "no centre" in world.screen.findChildren(EmptyState)[0].title
    today = world.model.today()
    assert world.model.span == (today.add_days(1), today.add_days(16))


@pytest.mark.parametrize(("number", "days"), [(1, 1), (2, 1), (3, 7), (4, 30)])
async def test_the_usual_days_are_asked_for_with_one_key(world: World, number: int, days: int) -> None:
    await world.open()
    await world.keys.ctrl(Qt.Key(Qt.Key.Key_0 + number))
    assert world.model.span is not None
    first, last = world.model.span
    assert (last.to_date() - first.to_date()).days + 1 == days
    assert (first == world.model.today()) == (number != 2)
    assert not world.model.looking


async def test_days_in_disorder_are_named_kept_and_lead_back_to_the_field(world: World) -> None:
    await world.open()
    world.gateway.removed_calls.clear()
    world.range.first.setFocus()
    await world.keys.type("+5")
    await world.keys.press(Qt.Key.Key_Tab)
    await world.keys.type("+2")
    await world.keys.press(Qt.Key.Key_F5)
    assert "before the first" in world.range.error
    assert focused() is world.range.first
    assert world.gateway.removed_calls == []
    assert world.range.last.day == world.model.today().add_days(2)


async def test_too_many_days_are_named_before_anything_is_sent(world: World) -> None:
    await world.open()
    world.gateway.removed_calls.clear()
    world.range.last.setFocus()
    await world.keys.type("+100")
    (bar,) = world.bars()
    assert "too many days" in bar.title
    await world.keys.press(Qt.Key.Key_Return)
    assert world.gateway.removed_calls == []
    assert world.model.hits.bookings
    await world.keys.ctrl(Qt.Key.Key_3)
    assert world.bars() == []


async def test_a_centre_is_typed_by_id_and_an_unknown_one_is_named(world: World) -> None:
    await world.open()
    world.gateway.removed = []
    world.centre.setFocus()
    await world.keys.type("ABC-9")
    await world.keys.press(Qt.Key.Key_Return)
    assert world.gateway.removed_calls[-1][0].id == "ABC-9"
    assert "no such centre" in world.reason()
    assert "ABC-9" in world.centre.text()


async def test_what_is_no_centre_is_not_asked_for_and_kept(world: World) -> None:
    await world.open()
    world.gateway.removed_calls.clear()
    world.centre.setFocus()
    await world.keys.type("بیمارستان")
    await world.keys.press(Qt.Key.Key_Return)
    await world.keys.press(Qt.Key.Key_F5)
    assert world.gateway.removed_calls == []
    assert world.centre.text() == "بیمارستان"
    assert focused() is world.centre
    assert any("centre's id" in label.text() for label in world.screen.findChildren(QLabel) if label.isVisible())


async def test_a_dead_line_is_named_and_f5_tries_again(world: World) -> None:
    world.gateway.line_dead = True
    await world.open()
    assert "no connection" in world.reason()
    assert world.bars() == []
    world.gateway.line_dead = False
    await world.keys.press(Qt.Key.Key_F5)
    assert world.title() == "Patient No1"


async def test_offline_the_patients_that_are_known_stand_under_a_bar(world: World) -> None:
    world.booking(hours=9, state=BookingState.WITHDRAWN, to_call=True)
    world.gateway.line_dead = True
    await world.open()
    (bar,) = world.bars()
    assert "no connection" in bar.title
    assert world.title() == "Patient No3"


async def test_nobody_hit_offers_the_next_thirty_days_by_enter(world: World) -> None:
    world.gateway.removed = []
    await world.open()
    assert "No doctor" in world.reason()
    assert focused() is world.range.first
    empty = next(one for one in world.screen.findChildren(EmptyState) if one.actions_offered)
    empty.actions_offered[0].setFocus()
    await world.keys.press(Qt.Key.Key_Return)
    assert world.model.span is not None
    assert world.range.last.day == world.model.today().add_days(29)


async def test_phone_and_told_are_always_seen(world: World) -> None:
    await world.open()
    for width in (1282, 940, 760):
        world.screen.resize(width, 640)
        await world.keys.settle()
        for column in (Column.PATIENT, Column.MOBILE, Column.TOLD):
            assert not world.hits.isColumnHidden(column)
        assert not world.hits.horizontalScrollBar().isVisible()
    world.screen.resize(CONTENT)
    await world.keys.settle()
    assert all(not world.hits.isColumnHidden(column) for column in Column)


@pytest.mark.parametrize(("language", "scheme", "scale"), LOOKS)
async def test_it_opens_in_every_look(qapp: QApplication, language: str, scheme: Scheme, scale: float) -> None:
    with dressed(qapp, language, scheme, scale):
        world = World(hit=2)
        world.gateway.removed = [*world.gateway.removed, *STRANGERS]
        await world.open()
        assert world.title().endswith("No1")
        assert nameless(world.screen) == []
        assert world.screen.minimumSizeHint().width() <= CONTENT.width()
        await world.close()
