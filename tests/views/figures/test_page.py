"""The figures on the screen: tabs by keys, a chart that is painted, its numbers, and where there are none."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton

from hqs_desktop.views.figures.chart import ChartView
from hqs_desktop.views.figures.page import NumbersView
from hqs_desktop.views.style.theme import Scheme, colours_of
from hqs_desktop.views.widgets.empty import EmptyState
from tests.views.figures_world import FiguresWorld
from tests.views.keyboard import find
from tests.views.shots import dressed


@pytest.fixture(params=["fa", "en"])
async def world(request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path) -> AsyncIterator[FiguresWorld]:
    with dressed(qapp, request.param, Scheme.LIGHT, 1.0):
        made = FiguresWorld(tmp_path)
        await made.open()
        yield made
        await made.close()


def painted(chart: ChartView, colour: str) -> list[int]:
    """Where a colour stands in the chart's middle line of bars, by the pixel from the left."""
    image = chart.grab().toImage()
    wanted = QColor(colour).rgb()
    return [x for x in range(image.width()) if any(image.pixel(x, y) == wanted for y in range(20, image.height(), 2))]


async def test_bars_are_painted_and_time_goes_as_one_reads(world: FiguresWorld) -> None:
    await world.work(days=2)
    await world.show()
    chart = find(world.page, ChartView, "chart")
    places = painted(chart, colours_of(chart.palette()).success.strong)
    assert places
    third = chart.width() / 3
    newest_at_left = world.page.layoutDirection() == Qt.LayoutDirection.RightToLeft
    last_third = [x for x in places if (x < third if newest_at_left else x > 2 * third)]
    assert last_third


async def test_tabs_are_taken_by_keys_and_show_their_numbers(world: FiguresWorld) -> None:
    await world.work(days=3)
    await world.show()
    world.page.focus_first()
    assert find(world.page, QPushButton, "chart_days").hasFocus()
    await world.keys.press(
        Qt.Key.Key_Right if world.page.layoutDirection() == Qt.LayoutDirection.LeftToRight else Qt.Key.Key_Left
    )
    await world.keys.press(Qt.Key.Key_Space)
    assert world.model.shown == 1
    numbers = find(world.page, NumbersView, "numbers")
    assert numbers.model().rowCount() == len(world.model.charts[1].bars)
    assert not numbers.isColumnHidden(3)


async def test_nothing_to_count_is_said(world: FiguresWorld) -> None:
    await world.show()
    assert find(world.page, EmptyState, "empty_state").isVisible()
    assert not find(world.page, NumbersView, "numbers").isVisible()


async def test_past_days_are_offered_and_follow_midnight(world: FiguresWorld) -> None:
    await world.show()
    month, yesterday = (find(world.page, QPushButton, f"preset_{name}") for name in ("last_month", "yesterday"))
    assert month.isChecked()
    yesterday.click()
    await world.counted()
    today = world.model.today()
    assert world.model.span == (today.add_days(-1), today.add_days(-1))
    await world.clock.advance(86_400)
    world.shared.ticks.look()
    assert world.model.span == (today.add_days(-1), today.add_days(-1))
    assert not yesterday.isChecked()
