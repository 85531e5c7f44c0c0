"""The figures: what is counted, in which words, and that no patient is in a file of them."""

import zipfile
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.figures.charts import Chart
from tests.fakes.gateway import make_facility, make_provider, make_slot
from tests.fakes.session import FakeDesk
from tests.views.figures_world import FiguresWorld

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[FiguresWorld]:
    made = FiguresWorld(tmp_path)
    await made.open()
    await made.work()
    await made.show()
    yield made
    await made.close()


def chart(world: FiguresWorld, name: str) -> Chart:
    return next(one for one in world.model.charts if one.name == name)


async def test_what_was_done_is_counted_once_in_each_chart(world: FiguresWorld) -> None:
    assert world.model.summary.startswith("Booked: ")
    totals = [sum(bar.total for bar in chart(world, name).bars) for name in ("days", "hours", "operators")]
    assert len(set(totals)) == 1
    assert totals[0] > 20
    cancelled = sum(bar.parts[1] for bar in chart(world, "days").bars)
    assert sum(bar.total for bar in chart(world, "reasons").bars) == cancelled
    assert [bar.whole for bar in chart(world, "refusals").bars] == ["-110"]
    assert [series.words for series in chart(world, "days").series] == ["Booked", "Cancelled", "Refused"]


async def test_each_day_of_the_span_has_its_place(world: FiguresWorld) -> None:
    today = world.model.today()
    world.model.span = (today.add_days(-2), today)
    await world.counted()
    assert len(chart(world, "days").bars) == 3
    world.model.span = (today.add_days(1), today)  # no range: what was counted stays
    await world.counted()
    assert len(chart(world, "days").bars) == 3


async def test_days_of_which_nothing_is_known_are_empty(world: FiguresWorld) -> None:
    far = shamsi_of(world.clock.now()).add_days(-400)
    world.model.span = (far, far)
    await world.counted()
    reason = world.model.emptiness
    assert reason is not None
    assert reason.title == "Nothing to count in these days"
    assert "0" in world.model.summary


async def test_third_next_slots_that_nobody_read_are_not_a_matter_of_days(world: FiguresWorld) -> None:
    world.model.show(world.model.charts.index(chart(world, "waiting")))
    reason = world.model.emptiness
    assert reason is not None
    assert reason.title == "No third next free slot is known"


async def test_the_third_next_slot_says_of_when_it_is(world: FiguresWorld) -> None:
    provider, now = make_provider(1), world.clock.now()
    entry = DirectoryEntry(provider, make_facility(), "seen")
    slots = [make_slot(900 + day, now + timedelta(days=day, hours=1), provider) for day in (1, 2, 3)]
    world.session.readings.record(entry, world.model.today(), world.model.today().add_days(7), slots, now)
    await world.session.readings.settled()
    await world.clock.advance(3600)
    world.model.count()
    await world.counted()
    shown = chart(world, "waiting")
    assert len(shown.bars) == 1
    assert f"the oldest of {formats.moment(now)}" in shown.note


async def test_the_table_has_the_numbers_of_the_chart(world: FiguresWorld) -> None:
    world.model.show(2)
    table, shown = world.model.table, world.model.chart
    assert shown is not None
    assert table.rowCount() == len(shown.bars)
    assert table.series == 3
    assert [int(str(table.index(0, column).data())) for column in (1, 2, 3)] == [
        int(part) for part in shown.bars[0].parts
    ]


async def test_the_file_has_a_sheet_for_each_chart_and_no_patient(world: FiguresWorld, tmp_path: Path) -> None:
    path = tmp_path / "figures.xlsx"
    world.model.export(path)
    await world.counted()
    assert world.model.said
    with zipfile.ZipFile(path) as book:
        names = [name for name in book.namelist() if name.startswith("xl/worksheets/")]
        text = "".join(book.read(name).decode("utf-8") for name in book.namelist() if name.endswith(".xml"))
    assert len(names) == len(world.model.charts)
    for number in range(1, 40):
        person = FakeDesk.person(number)
        assert person.last_name not in text
        assert person.mobile not in text
        assert person.identifier.id not in text


async def test_a_file_that_can_t_be_written_is_told(world: FiguresWorld, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    world.model.export(tmp_path / "file" / "figures.xlsx")
    await world.counted()
    trouble = world.model.trouble
    assert trouble is not None
    assert "not saved" in trouble.title


async def test_another_journal_has_other_figures(world: FiguresWorld) -> None:
    world.shared.slot.clear()
    assert world.model.charts == ()
    reason = world.model.emptiness
    assert reason is not None
    assert "not connected" in reason.title
    assert world.model.table.rowCount() == 0


async def test_the_last_thirty_days_follow_midnight(world: FiguresWorld) -> None:
    today, before = world.model.today(), chart(world, "days").bars
    await world.clock.advance(24 * 86_400)
    world.shared.ticks.look()
    await world.counted()
    assert world.model.span == (today.add_days(24 - 29), today.add_days(24))
    assert [bar.total for bar in chart(world, "days").bars] == [*(bar.total for bar in before[24:]), *[0] * 24]
    assert any(bar.total for bar in before[:24])
    assert any(bar.total for bar in before[24:])


async def test_days_that_were_chosen_stay(world: FiguresWorld) -> None:
    today = world.model.today()
    world.model.span = (today.add_days(-2), today)
    await world.clock.advance(86_400)
    world.shared.ticks.look()
    assert world.model.span == (today.add_days(-2), today)
