"""Importing a list, without widgets. All codes are made up."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from hqs_desktop.codes.lists import ImportedLists, ListKind
from hqs_desktop.desk.lists.columns import Field, Layout
from hqs_desktop.desk.lists.importing import Lists
from hqs_desktop.desk.sheets import ReadSheet, SheetFault, SheetNotReadError
from hqs_desktop.viewmodels.codes.import_tables import Report, TextTable
from hqs_desktop.viewmodels.codes.importing import ImportViewModel, Phase
from hqs_desktop.viewmodels.words.sheets import column_letter, sheet_fault_text
from hqs_desktop.viewmodels.words.tone import Tone
from tests.fakes.clock import FakeClock
from tests.fakes.languages import speaking
from tests.fakes.lists import SERVICES, FakeReader, FakeStore, service_sheet, sheet_of

FILE = Path("rvu3.csv")
BUSY = {Phase.READING, Phase.CHECKING, Phase.KEEPING}


class World:
    """The view-model over a reader and a store of the test's own."""

    def __init__(self) -> None:
        self.reader, self.store = FakeReader(), FakeStore()
        self.lists = Lists(self.reader, self.store, ImportedLists(), FakeClock())
        self.model = ImportViewModel(self.lists, ListKind.RVU3)
        self.kept: list[bool] = []
        self.model.kept.connect(lambda: self.kept.append(True))
        for table in (self.model.preview, self.model.report):
            QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal, table)

    async def read(self, sheet: ReadSheet | SheetNotReadError) -> None:
        self.reader.files[FILE] = sheet
        self.model.open(str(FILE))
        await self.idle()

    async def idle(self) -> None:
        async with asyncio.timeout(10):
            await asyncio.sleep(0)
            while self.model.phase in BUSY:  # noqa: ASYNC110  # it looks as a view would
                await asyncio.sleep(0.002)
        await asyncio.sleep(0)

    def report(self) -> list[list[str]]:
        return texts(self.model.report)


def texts(table: TextTable) -> list[list[str]]:
    """All cells of a table."""
    return [
        [str(table.index(row, column).data()) for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


@pytest_asyncio.fixture
async def world(qapp: QApplication) -> AsyncIterator[World]:  # noqa: ARG001  # it is needed, not used
    with speaking("en"):
        made = World()
        yield made
        await made.model.aclose()


async def test_a_file_is_read_checked_and_imported(world: World) -> None:
    assert world.model.present.startswith("Not imported yet")
    await world.read(service_sheet())
    assert world.model.summary == ("All 4 lines are good", Tone.SUCCESS)
    assert world.model.changes == "New: 4 \u00b7 gone: 0 \u00b7 changed: 0"
    assert [choice.text for choice in world.model.columns] == [
        "In no column",
        *(f"{letter}: \u2068{head}\u2069" for letter, head in (("A", "کد"), ("B", "شرح"), ("C", "گروه"))),
    ]
    assert [(line.label, line.column) for line in world.model.fields] == [("Code", 0), ("Term", 1), ("Group", 2)]
    assert texts(world.model.preview)[1] == ["2", "900001", "خدمت ساختگی یک", "گروه الف"]
    assert world.kept == []
    world.model.keep()
    await world.idle()
    assert world.kept == [True]
    assert world.lists.edition(ListKind.RVU3) is not None
    assert "rvu3.csv" in world.model.present


async def test_wrong_lines_are_told_and_nothing_is_imported(world: World) -> None:
    await world.read(sheet_of(("کد", "شرح"), ("900001", "یک"), ("", "بد"), ("900001", "دو")))
    assert world.model.summary[1] is Tone.DANGER
    assert world.model.reported is Report.FINDINGS
    assert world.report() == [
        ["3", "No code", ""],
        ["4", "The code stands in line 2 too, with another term", "900001"],
    ]
    assert not world.model.can_import
    world.model.keep()
    assert world.kept == []


async def test_a_new_edition_shows_what_is_otherwise(world: World) -> None:
    await world.read(service_sheet())
    world.model.keep()
    await world.idle()
    await world.read(service_sheet([SERVICES[0], SERVICES[1]._replace(name="نام تازه")]))
    assert world.model.changes == "New: 0 \u00b7 gone: 2 \u00b7 changed: 1"
    assert [row[0] for row in world.report()] == ["Gone", "Gone", "Changed"]
    assert world.report()[-1][2:] == ["معاينه نمونه (گروه الف)", "نام تازه (گروه الف)"]


async def test_columns_that_were_not_understood_are_asked_for(world: World) -> None:
    await world.read(sheet_of(("900001", "900011"), ("900002", "900012")))
    assert world.model.summary == ("Say which column is: Term", Tone.WARN)
    assert [line.missing for line in world.model.fields] == [False, True, False]
    world.model.choose_column(Field.NAME, 1)
    await world.idle()
    assert world.model.can_import
    world.model.choose_column(Field.NAME, None)
    assert world.model.summary == ("Say which column is: Term", Tone.WARN)


async def test_another_list_understands_the_same_file_anew(world: World) -> None:
    await world.read(sheet_of(("کد استان", "استان"), ("90", "استان نمونه")))
    world.model.choose_kind(ListKind.COUNTRY_DIVISIONS)
    await world.idle()
    assert world.model.layout is Layout.LEVELS
    assert world.model.can_import
    world.model.choose_layout(Layout.PLACES)
    assert world.model.summary[0] == "Say which column is: Code, Term, Level"


@pytest.mark.parametrize("fault", SheetFault)
async def test_a_file_that_can_not_be_read_says_why_and_what_to_do(world: World, fault: SheetFault) -> None:
    await world.read(SheetNotReadError(fault, 7))
    assert world.model.fault == sheet_fault_text(SheetNotReadError(fault, 7))
    assert "{" not in world.model.fault
    assert (world.model.phase, world.model.path) == (Phase.FILE, str(FILE))
    await world.read(service_sheet())
    assert world.model.fault == ""


async def test_no_path_is_asked_for_and_one_as_windows_copies_it_is_understood(world: World) -> None:
    world.model.open("  ")
    assert world.model.fault == "Name a file, or choose one."
    world.reader.files[FILE] = service_sheet()
    world.model.open(f'"{FILE}"\u200f')
    await world.idle()
    assert world.model.can_import


async def test_a_full_disk_leaves_all_as_it_was_and_says_so(world: World) -> None:
    await world.read(service_sheet())
    world.store.full = True
    world.model.keep()
    await world.idle()
    assert "still in use" in world.model.fault
    assert world.kept == []
    assert world.model.can_import, "nothing typed is lost"


async def test_what_runs_can_be_stopped(world: World) -> None:
    world.reader.files[FILE] = service_sheet()
    world.model.open(str(FILE))
    assert world.model.busy
    await asyncio.sleep(0)
    world.model.stop()
    await asyncio.sleep(0.02)
    assert (world.model.phase, world.model.read, world.model.busy) == (Phase.FILE, False, False)


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_a_spreadsheet_s_letters(column: int, letters: str) -> None:
    assert column_letter(column) == letters
