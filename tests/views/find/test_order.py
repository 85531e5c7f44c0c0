"""While results come and go nothing moves away from under the eye, and what has changed is painted."""

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from hqs_desktop.desk.find import SlotsFound
from hqs_desktop.viewmodels.book.slot import SlotState
from hqs_desktop.views.style.theme import Scheme
from tests.views.book_world import BookWorld, entry, slots_of
from tests.views.keyboard import find
from tests.views.shots import dressed

Key = Qt.Key


class Painted(QObject):
    """What a widget has painted since."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002  # Qt's signature
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False


@pytest.fixture(params=["fa", "en"])
async def world(request: pytest.FixtureRequest, qapp: QApplication) -> AsyncIterator[BookWorld]:
    with dressed(qapp, request.param, Scheme.LIGHT, 1.0):
        made = BookWorld(doctors=4, step=10)
        made.attach()
        await made.settle()
        made.shown = made.screen()
        await made.type("قل")
        await made.key(Key.Key_Return)
        yield made
        await made.close(made.shown)


async def test_a_doctors_count_is_painted_anew_once_a_slot_is_gone(world: BookWorld) -> None:
    grid = world.shown.work.grid
    slot = grid.current_slot
    assert slot is not None
    painted = Painted()
    grid.viewport().installEventFilter(painted)
    world.view_model.results.mark(slot.tqid, SlotState.GONE)
    await world.settle()
    head = grid.rowViewportPosition(0) + grid.rowHeight(0) // 2
    rtl = grid.layoutDirection() == Qt.LayoutDirection.RightToLeft
    end = 12 if rtl else grid.viewport().width() - 12  # where the count stands, beyond the last column
    assert painted.region.contains(QPoint(end, head))


@pytest.mark.parametrize("name", ["\u0622\u0630\u0631", "\u06cc\u0648\u0633\u0641"])
async def test_a_doctor_who_comes_in_leaves_the_current_slot_where_it_is(world: BookWorld, name: str) -> None:
    grid = world.shown.work.grid
    for _ in range(9):
        await world.key(Key.Key_Down)
    slot, before = grid.current_slot, grid.visualRect(grid.currentIndex()).top()
    known = entry(4, world.specialty)
    object.__setattr__(known.provider, "full_name", name)
    world.view_model.results.take(SlotsFound(known, slots_of(known, world.clock.now(), start=4)))
    await world.settle()
    assert grid.current_slot == slot
    assert grid.visualRect(grid.currentIndex()).top() == before


async def test_the_number_of_slots_is_that_of_the_days(world: BookWorld) -> None:
    results = world.view_model.results
    slot = world.shown.work.grid.current_slot
    assert slot is not None
    for state in (None, SlotState.GONE):
        results.mark(slot.tqid, state)
        await world.settle()
        count = sum(results.days.count_of(day).free for day in map(results.days.day_at, days_of(world)) if day)
        shown = find(world.shown, QLabel, "progress").text().translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789"))
        assert shown.startswith(f"{count} ")


def days_of(world: BookWorld) -> list[QModelIndex]:
    days = world.view_model.results.days
    return [days.index(row, 0) for row in range(days.rowCount())]


@pytest.mark.parametrize("width", [700, 560, 430])
async def test_days_stand_whole_between_two_arrows_where_they_do_not_fit(world: BookWorld, width: int) -> None:
    strip = world.shown.work.days
    strip.setFixedWidth(width)
    await world.settle()
    arrows = [button for button in strip.findChildren(QToolButton) if button.isVisible()]
    room = strip.viewport().width()
    fit = strip.model().rowCount() * strip.day_width <= room
    assert len(arrows) == (0 if fit else 2)
    assert fit or room % strip.day_width < room // strip.day_width  # nothing but what rounding leaves
    first = strip.currentIndex().row()
    for arrow in arrows[1:]:
        arrow.click()
        await world.settle()
        assert strip.currentIndex().row() == first + 1
