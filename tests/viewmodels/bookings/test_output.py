"""The list of F3 taken elsewhere: all that the filter finds as a file, what is shown as pages."""

import asyncio
import csv
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.bookings import BookingState, Day
from hqs_desktop.core.text import strip_marks
from hqs_desktop.desk import bookings
from hqs_desktop.viewmodels.bookings.paper import PRINTED_AT_MOST
from hqs_desktop.viewmodels.bookings.screen import DeskViewModel
from hqs_desktop.viewmodels.printing import PrintedTable
from tests.fakes.languages import speaking
from tests.fakes.session import FakeDesk


class World(FakeDesk):
    """The fakes and the view-model over them."""

    def __init__(self) -> None:
        super().__init__()
        self.model = DeskViewModel(self.shared)
        self.output = self.model.output

    async def open(self, day: Day = Day.ALL) -> None:
        self.attach()
        await self.settle()
        self.model.set_day(day)
        await self.settle()

    async def settle(self) -> None:
        await self.clock.settle(80)

    async def export(self, path: Path) -> list[list[str]]:
        """Write, wait for the thread, and read again."""
        self.output.export(path)
        async with asyncio.timeout(20):
            while self.output.busy:  # noqa: ASYNC110  (nothing tells when a thread's work is done)
                await asyncio.sleep(0.01)
        return read(path)

    def printed(self) -> PrintedTable:
        table = self.output.printed()
        assert table is not None
        return table

    def trouble(self) -> str:
        return self.output.trouble.title if self.output.trouble is not None else ""


@pytest_asyncio.fixture
async def world(qapp: QCoreApplication) -> AsyncIterator[World]:  # noqa: ARG001
    with speaking("en"):
        made = World()
        yield made
        await made.model.aclose()
        await made.session.watcher.aclose()


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


async def test_a_file_has_all_that_is_found_and_not_only_what_is_listed(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hqs_desktop.viewmodels.bookings.screen.PAGE", 5)
    monkeypatch.setattr("hqs_desktop.viewmodels.bookings.screen.PRINTED_AT_MOST", 9)
    monkeypatch.setattr(bookings, "BATCH", 3)
    made = [world.booking(hours=number) for number in range(1, 12)]
    await world.open()
    assert len(world.model.table.bookings) == 5
    rows = await world.export(tmp_path / "list.csv")
    assert [row[-1] for row in rows[1:]] == [booking.tqid.text for booking in reversed(made)]
    assert strip_marks(world.output.text) == "Saved 11 rows as list.csv"


async def test_dates_are_shamsi_and_digits_are_as_programs_read_them(world: World, tmp_path: Path) -> None:
    with speaking("fa"):
        world.booking(hours=26)
        await world.open()
        rows = await world.export(tmp_path / "list.csv")
    assert rows[1][:2] == ["1405/06/15", "10:00"]
    assert rows[1][9] == "1405/06/14 08:00"
    assert all(cell.isascii() for cell in (rows[1][3], rows[1][4], rows[1][10]))


async def test_no_cell_is_a_formula(world: World, tmp_path: Path) -> None:
    world.booking(person=replace(world.person(1), first_name="=HYPERLINK(", last_name="x"))
    await world.open()
    rows = await world.export(tmp_path / "list.csv")
    assert rows[1][2].startswith("'=")


@pytest.mark.parametrize("day", Day)
async def test_the_file_is_in_the_order_of_the_list(world: World, tmp_path: Path, day: Day) -> None:
    for hours in (-50, -26, 1, 3, 26, 50):
        world.booking(hours=hours)
    await world.open(day)
    rows = await world.export(tmp_path / "list.csv")
    assert [row[-1] for row in rows[1:]] == [booking.tqid.text for booking in world.model.table.bookings]


async def test_the_file_keeps_to_the_filter(world: World, tmp_path: Path) -> None:
    world.booking(hours=1)
    cancelled = world.booking(hours=2, state=BookingState.CANCELLED)
    await world.open()
    world.model.set_state("cancelled")
    await world.settle()
    rows = await world.export(tmp_path / "list.csv")
    assert [row[-1] for row in rows[1:]] == [cancelled.tqid.text]


async def test_an_xlsx_is_written_too(world: World, tmp_path: Path) -> None:
    world.booking()
    await world.open()
    world.output.export(tmp_path / "list.xlsx")
    async with asyncio.timeout(20):
        while world.output.busy:  # noqa: ASYNC110  (nothing tells when a thread's work is done)
            await asyncio.sleep(0.01)
    assert (tmp_path / "list.xlsx").read_bytes().startswith(b"PK")


async def test_a_file_that_is_stopped_is_not_there(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bookings, "BATCH", 2)
    for number in range(1, 10):
        world.booking(hours=number)
    await world.open()
    shares: list[float | None] = []

    def stop() -> None:
        shares.append(world.output.share)
        if world.output.can_stop and world.output.share is not None:
            world.output.stop()

    world.output.changed.connect(stop)
    world.output.export(tmp_path / "list.csv")
    await world.settle()
    assert 0 < (shares[0] or 0) < 1
    assert not (tmp_path / "list.csv").exists()
    assert world.output.text == "Not saved: stopped"
    assert world.output.can_export


async def test_a_file_that_is_refused_is_told(world: World, tmp_path: Path) -> None:
    world.booking()
    await world.open()
    (tmp_path / "no folder").touch()
    world.output.export(tmp_path / "no folder" / "list.csv")
    async with asyncio.timeout(20):
        while world.output.busy:  # noqa: ASYNC110  (nothing tells when a thread's work is done)
            await asyncio.sleep(0.01)
    assert world.trouble() == "The list was not saved"
    assert world.output.can_export


async def test_a_journal_that_fails_meanwhile_is_told(world: World, tmp_path: Path) -> None:
    world.booking()
    await world.open()
    world.journal.failing.add("bookings")
    world.output.export(tmp_path / "list.csv")
    await world.settle()
    assert world.output.problem is not None
    assert world.output.can_export


async def test_nothing_is_taken_from_an_empty_list(world: World, tmp_path: Path) -> None:
    await world.open()
    assert not world.output.can_export
    assert world.output.printed() is None
    world.output.export(tmp_path / "list.csv")
    assert not world.output.busy


async def test_paper_says_what_it_lists_and_how_old_it_is(world: World) -> None:
    world.booking(hours=2)
    world.booking(hours=3, state=BookingState.CANCELLED)
    await world.open(Day.TODAY)
    table = world.printed()
    assert table.title == "Visits of Saturday 14 Shahrivar 1405"
    stamps = [strip_marks(stamp) for stamp in table.stamps]
    assert stamps == [
        "Read from the journal: 1405/06/14 08:00",
        "The gateway's word on them is of 1405/06/14 08:00 or later.",
    ]
    assert [column.title for column in table.columns][:2] == ["Time", "Patient"]
    assert [len(row) for row in table.rows] == [len(table.columns)] * 2
    assert table.foot == "Bookings: 2"
    assert table.file_stem == "hqs-bookings-14050614-0800"


async def test_paper_is_never_as_live_where_the_gateway_was_not_reached(world: World) -> None:
    world.booking(hours=5)
    await world.open(Day.TODAY)
    await world.clock.advance(600)
    world.gateway.line_dead = True
    world.model.checking.check()
    await world.settle()
    stamps = strip_marks(" ".join(world.printed().stamps))
    assert "word on them is of 1405/06/14 08:00 or later" in stamps
    assert "Read from the journal: 1405/06/14 08:10" in stamps
    assert "Not live: at 08:10 the gateway could not be reached" in stamps


async def test_paper_names_nobody_where_others_see_it(world: World) -> None:
    made = world.booking()
    await world.open()
    world.model.set_text("No1")
    await world.clock.advance(1)
    await world.settle()
    table = world.printed()
    assert table.title == "Bookings found"
    assert made.person.last_name not in f"{table.title} {table.file_stem}"
    assert "No1" in strip_marks(" ".join(table.stamps))


async def test_paper_says_of_whom_it_is(world: World) -> None:
    made = world.booking()
    await world.open()
    world.model.set_doctor(made.request.slot.provider.identifier.id)
    world.model.set_state("booked")
    await world.settle()
    only = next(stamp for stamp in world.printed().stamps if "Only" in stamp)
    assert made.request.slot.provider.display_name in only
    assert "Booked" in only


async def test_what_would_be_a_book_is_not_printed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hqs_desktop.viewmodels.bookings.output.PRINTED_AT_MOST", 1)
    for number in range(2):
        world.booking(hours=number + 1)
    await world.open()
    assert world.output.printed() is None
    assert "narrow the list" in world.output.text
    assert PRINTED_AT_MOST == 1000


async def test_what_was_said_goes_with_the_next_check(world: World, tmp_path: Path) -> None:
    world.booking()
    await world.open()
    await world.export(tmp_path / "list.csv")
    said = [world.output.text]
    world.model.checking.check()
    await world.settle()
    assert [bool(said[0]), world.output.text] == [True, ""]


async def test_another_session_gives_the_file_up(world: World, tmp_path: Path) -> None:
    world.booking()
    await world.open()
    world.output.export(tmp_path / "list.csv")
    world.shared.slot.clear()
    await world.settle()
    assert (world.output.share, world.output.busy, world.output.can_export) == (None, False, False)
    await world.clock.advance(timedelta(seconds=1).total_seconds())
