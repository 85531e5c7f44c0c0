"""By keys alone: a number takes a way on from an empty search, Ctrl+Shift and a number goes back to an earlier one."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from hqs_desktop.viewmodels.find.results import Phase
from hqs_desktop.views.find.rows import KeyRow
from hqs_desktop.views.shell.latin_keys import hear_latin_keys
from hqs_desktop.views.style.theme import Scheme
from tests.views.book_world import BookWorld, press, slots_of
from tests.views.keyboard import QUIET_SECONDS, pause
from tests.views.shots import dressed

Key = Qt.Key
BACK = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(params=["fa", "en"])
async def world(request: pytest.FixtureRequest, qapp: QApplication) -> AsyncIterator[BookWorld]:
    """Slots from the 8th day on."""
    with dressed(qapp, request.param, Scheme.LIGHT, 1.0):
        made = BookWorld(doctors=2, days=0)
        for number, known in enumerate(made.entries):
            for slot in slots_of(known, made.clock.now(), start=number, days=10):
                if (slot.start - made.clock.now()).days > 6:
                    made.gateway.add(replace(slot, booking_opens=None))
        made.attach()
        await made.settle()
        made.shown = made.screen()
        await made.type("قل")
        await made.key(Key.Key_Return)
        yield made
        await made.close(made.shown)


def phase_of(world: BookWorld) -> Phase:
    return world.view_model.results.phase


def focused() -> object:
    return QApplication.focusWidget()


async def test_the_first_way_has_the_focus_and_enter_takes_it(world: BookWorld) -> None:
    rows = world.shown.work.ways.rows
    assert phase_of(world) is Phase.EMPTY
    assert focused() is rows[0]
    assert [row.isEnabled() for row in rows] == [True, True, True, True]
    await world.key(Key.Key_Return)
    assert phase_of(world) is Phase.SHOWN
    assert focused() is world.shown.work.grid


@pytest.mark.parametrize("digit", ["2", "۲", "٢"])
async def test_a_number_takes_its_way_in_any_digits(world: BookWorld, digit: str) -> None:
    await world.type(digit)
    await world.settle()
    today = world.view_model.criteria.today()
    assert world.view_model.criteria.span == (today, today.add_days(29))
    assert phase_of(world) is Phase.SHOWN


async def test_what_a_reader_types_takes_none(world: BookWorld) -> None:
    pause()
    for char in "2210":
        press(0, char)
    pause(QUIET_SECONDS)
    await world.settle()
    assert phase_of(world) is Phase.EMPTY
    await world.type("8")  # there is none
    assert phase_of(world) is Phase.EMPTY


async def test_numbers_typed_in_a_field_stay_there(world: BookWorld) -> None:
    field = world.shown.findChild(QLineEdit, "first_day")
    assert field is not None
    field.setFocus()
    await world.type("2")
    assert phase_of(world) is Phase.EMPTY
    assert "2" in field.text().translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789"))


async def test_arrows_and_tab_reach_each_way(world: BookWorld) -> None:
    rows = world.shown.work.ways.rows
    await world.key(Key.Key_Tab)
    assert focused() is rows[1]
    await world.key(Key.Key_Down)
    assert focused() is rows[2]
    await world.key(Key.Key_Down)
    assert focused() is rows[3]
    await world.key(Key.Key_Return)
    assert world.shown.findChild(QDialog, "provider_dialog") is not None


async def test_counts_come_in_without_moving_a_row(world: BookWorld) -> None:
    world.gateway.slots.clear()
    view_model = world.view_model
    view_model.ways.pause()
    await world.key(Key.Key_F5)
    rows = world.shown.work.ways.rows
    places = [row.geometry() for row in rows]
    assert focused() is rows[0]
    view_model.ways.resume()
    await world.settle()
    assert world.shown.work.ways.rows == rows
    assert [row.geometry() for row in rows] == places
    assert [row.isEnabled() for row in rows] == [False, False, True, True]
    assert focused() is rows[2]  # what can be taken


async def test_another_screen_ends_the_counting_until_one_is_back(world: BookWorld) -> None:
    world.shown.hide()
    calls = len(world.gateway.schedule_calls)
    world.view_model.search()
    await world.settle()
    assert len(world.gateway.schedule_calls) == calls + 2
    world.shown.show()
    await world.settle()
    assert len(world.gateway.schedule_calls) == calls + 2 + 2 * 4


async def test_back_to_an_earlier_search_by_its_key(world: BookWorld) -> None:
    await world.key(Key.Key_Return)
    found = world.view_model.results.found
    await world.key(Key.Key_1, modifiers=BACK)
    assert phase_of(world) is Phase.EMPTY
    assert world.shown.work.hint.isVisible()
    await world.key(Key.Key_1, modifiers=BACK)
    assert world.view_model.results.found == found
    assert focused() is world.shown.work.grid


@pytest.mark.parametrize(("key", "char"), [(Key.Key_Exclam, "!"), (Key.Key_1, "1")])
async def test_back_on_a_persian_keyboard(world: BookWorld, key: int, char: str) -> None:
    hear_latin_keys()
    await world.key(Key.Key_Return)
    pause()
    window = QApplication.activeWindow()
    assert window is not None
    event = QKeyEvent(QEvent.Type.KeyPress, key, BACK, 10, 0, 0, char)
    QCoreApplication.sendEvent(window.windowHandle(), event)
    await world.settle()
    assert phase_of(world) is Phase.EMPTY


async def test_a_row_says_all_of_it_to_a_screen_reader(world: BookWorld) -> None:
    row = world.shown.work.ways.rows[0]
    assert isinstance(row, KeyRow)
    way = world.view_model.ways.ways[0]
    for words in (world.view_model.ways.words(way), world.view_model.ways.count_words(way)):
        assert words in row.accessibleName()
