import asyncio
import json
import threading
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.codes.lists import ListKind
from hqs_desktop.desk.export import ExportFault, NotExportedError, Sheet
from hqs_desktop.viewmodels.codes.doings import Part
from hqs_desktop.viewmodels.codes.screen import CodesViewModel
from hqs_desktop.viewmodels.codes.tables import LINE_ROLE, Column, Line
from hqs_desktop.viewmodels.lists import ListsSlot
from hqs_desktop.viewmodels.words.problems import ProblemText
from hqs_desktop.viewmodels.words.tone import Tone
from tests.fakes.languages import speaking
from tests.fakes.lists import PLACES, SERVICES, shelved


class FakeExporter:
    """Keeps what it was to write, or fails."""

    def __init__(self) -> None:
        self.written: list[tuple[Sheet, Path]] = []
        self.error: Exception | None = None
        self.thread: int | None = None

    def write(self, sheet: Sheet, path: Path) -> None:
        self.thread = threading.get_ident()
        if self.error is not None:
            raise self.error
        self.written.append((sheet, path))

    def write_book(self, sheets: Sequence[Sheet], path: Path) -> None:
        for sheet in sheets:
            self.write(sheet, path)

    def write_text(self, text: str, path: Path) -> None:  # noqa: ARG002  # not wanted here
        raise AssertionError("no table is written as text")


class World:
    """The view-model over the guide's own tables."""

    def __init__(self) -> None:
        self.exporter = FakeExporter()
        self.codes = CodeTables()
        self.model = CodesViewModel(self.codes, self.exporter, ListsSlot(self.codes))
        self.model.open()

    def column(self, column: Column) -> list[str]:
        rows = self.model.rows
        return [str(rows.index(row, column).data()) for row in range(rows.rowCount())]

    def line(self, appendix: int) -> Line:
        tables = self.model.tables
        line = tables.index(tables.row_of(appendix), 0).data(LINE_ROLE)
        assert isinstance(line, Line)
        return line

    def said(self) -> str:
        return self.model.said[0]

    def trouble(self) -> ProblemText | None:
        return self.model.trouble

    async def export(self, path: str = "/x/a.xlsx") -> None:
        self.model.export(Path(path))
        await self.until_written()

    async def until_written(self) -> None:
        async with asyncio.timeout(10):
            while self.model.busy:  # noqa: ASYNC110  # it looks as a view would
                await asyncio.sleep(0.01)


@pytest_asyncio.fixture
async def world(qapp: QApplication) -> AsyncIterator[World]:
    assert qapp is not None
    with speaking("en"):
        made = World()
        yield made
        await made.model.aclose()


async def test_it_opens_without_a_session_at_the_specialties(world: World) -> None:
    assert world.model.tables.rowCount() == 21
    assert world.model.title == "Health specialties"
    assert world.model.place == "Appendix 3 of the guide, version 3.1"
    assert world.model.system == "\u2066thritaEHR.specialty\u2069"
    assert world.model.count_text == "Rows: 160"
    assert world.line(3) == Line("3", "Health specialties", "160", empty=False)
    assert world.column(Column.CODE)[:2] == ["\u2066111343\u2069", "\u2066141343\u2069"]


async def test_titles_are_the_guides_in_persian(world: World) -> None:
    with speaking("fa"):
        assert world.model.title == "رشته‌های حوزه سلامت"
        assert world.model.place == "پیوست ۳ راهنما، نسخهٔ ۳.۱"
        assert world.line(13).number == "۱۳"
        assert world.column(Column.CODE)[0] == "\u2066۱۱۱۳۴۳\u2069"


async def test_the_kinds_of_identifiers_have_issuers_and_no_system(world: World) -> None:
    world.model.choose(1)
    assert list(world.model.rows.columns) == [Column.CODE, Column.TERM, Column.NOTE, Column.ISSUER, Column.ASSIGNER]
    assert world.model.rows.headerData(Column.CODE, Qt.Orientation.Horizontal) == "Type"
    assert world.model.system == ""
    assert not world.model.can_copy_json
    assert world.model.copied(Part.JSON) == ""
    assert world.model.copied(Part.SYSTEM) == ""
    assert world.said() == ""
    assert world.model.copied(Part.CODE) == "Org_ID"


async def test_only_columns_that_say_something_are_shown(world: World) -> None:
    shown = {}
    for appendix in (3, 12, 14, 16, 17):
        world.model.choose(appendix)
        shown[appendix] = list(world.model.rows.columns)
    assert shown == {
        3: [Column.CODE, Column.TERM],
        12: [Column.CODE, Column.TERM, Column.NOTE],
        14: [Column.CODE, Column.TERM, Column.GROUP],
        16: [Column.CODE, Column.TERM],  # its only term is English
        17: [Column.CODE, Column.TERM, Column.TERM_EN],
    }


async def test_a_search_goes_through_all_tables_and_marks_them(world: World) -> None:
    world.model.set_text("بيمه دانا")
    assert world.column(Column.TABLE) == ["13 and 19 \u00b7 Insurers"]
    assert world.model.count_text == "Found: 1, in 2 of the tables"
    assert world.model.title == "Insurers"
    assert world.model.place == "Appendices 13 and 19 of the guide, version 3.1"
    assert (world.line(13).count, world.line(19).count, world.line(3).count) == ("1", "1", "0")
    assert world.line(3).empty
    assert world.model.copied(Part.CODE) == "13"


async def test_an_ended_search_gives_back_the_table_that_was_chosen(world: World) -> None:
    world.model.choose(8)
    world.model.set_text("بیمه")
    world.model.set_text("")
    assert world.model.title == "Appointment status"
    assert world.line(13).count == "70"


async def test_a_row_that_was_moved_to_stays_in_sight_when_its_search_ends(world: World) -> None:
    world.model.set_text("زن")
    row = world.column(Column.TABLE).index("10 \u00b7 Gender")
    world.model.select(row)
    world.model.set_text("")
    assert world.model.title == "Gender"
    assert world.model.copied(Part.NAME) == "زن"


async def test_choosing_a_table_during_a_search_goes_to_the_best_found_in_it(world: World) -> None:
    world.model.set_text("1")
    world.model.choose(19)
    assert world.model.searching
    assert world.model.title == "Insurers"
    assert world.model.copied(Part.NAME) == "تأمین اجتماعی"
    world.model.choose(11)  # nothing was found in it
    assert world.model.title == "Insurers"


async def test_nothing_found_leaves_nothing_to_copy_or_export(world: World) -> None:
    world.model.set_text("qqqq")
    assert world.model.selected is None
    assert not world.model.can_export
    assert [world.model.copied(part) for part in (Part.CODE, Part.NAME, Part.JSON)] == ["", "", ""]
    assert world.model.details == ""
    assert world.model.selected_row == -1


async def test_the_parts_that_are_copied_and_what_is_said(world: World) -> None:
    world.model.select(2)
    assert world.model.copied(Part.CODE) == "171108"
    assert world.model.said == ("Code copied: \u2066171108\u2069", Tone.SUCCESS)
    assert world.model.copied(Part.NAME) == "متخصص ارتوپدی"
    assert "\u2068متخصص ارتوپدی\u2069" in world.said()
    assert world.model.copied(Part.SYSTEM) == "thritaEHR.specialty"
    assert json.loads(world.model.copied(Part.JSON)) == {
        "Coded_string": "171108",
        "Terminology_id": "thritaEHR.specialty",
        "Value": "متخصص ارتوپدی",
    }
    world.model.choose(5)
    assert world.said() == ""


async def test_what_has_no_room_in_a_column_is_told_of_the_chosen_row(world: World) -> None:
    world.model.choose(1)
    world.model.select(10)
    assert "TAMIN" in world.model.details
    assert "تامین اجتماعی" in world.model.details
    world.model.choose(14)
    assert world.model.details == world.model.rows.entries[0].group


async def test_a_table_is_exported_off_the_ui_thread(world: World) -> None:
    world.model.choose(14)
    await world.export()
    ((sheet, path),) = world.exporter.written
    assert path == Path("/x/a.xlsx")
    assert list(sheet.head) == ["Code", "Term", "Group", "Coding system", "Appendix", "Table"]
    assert len(sheet.widths) == len(sheet.head)
    assert list(sheet.rows[0]) == [
        "1", "بیمه اجباری", "صندوق‌های بیمه تامین اجتماعی", "thritaEHR.insuranceBox", "14", "Insurance funds",
    ]  # fmt: skip
    assert len(sheet.rows) == 37
    assert not sheet.right_to_left
    assert sheet.title == "Appendix 14"
    assert world.exporter.thread != threading.get_ident()
    assert "37" in world.said()
    assert "a.xlsx" in world.said()


async def test_a_searchs_results_are_exported_with_their_tables(world: World) -> None:
    with speaking("fa"):
        world.model.set_text("hid")
        assert world.model.file_name == "hqs-codes-search"
        await world.export()
    ((sheet, _),) = world.exporter.written
    assert sheet.right_to_left
    assert [row[0] for row in sheet.rows] == ["HID"] * 3
    assert {row[-1] for row in sheet.rows} == {"شناسه‌های حوزه سلامت"}


async def test_a_file_is_named_after_the_appendix(world: World) -> None:
    assert world.model.file_name == "hqs-codes-appendix-03"


@pytest.mark.parametrize("fault", list(ExportFault))
async def test_a_failed_export_says_why_and_what_to_do(world: World, fault: ExportFault) -> None:
    world.exporter.error = NotExportedError(fault)
    await world.export()
    trouble = world.trouble()
    assert trouble is not None
    assert trouble.cause
    assert trouble.action
    assert world.said() == ""
    world.exporter.error = None
    await world.export()
    assert world.trouble() is None


async def test_a_defect_in_an_export_is_told_too(world: World) -> None:
    world.exporter.error = RuntimeError("x")
    await world.export()
    assert world.trouble() is not None


async def test_the_models_are_sound(world: World) -> None:
    for model in (world.model.tables, world.model.rows):
        tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        world.model.choose(7)
        world.model.set_text("1")
        world.model.set_text("")
        tester.deleteLater()
    assert world.model.rows.index(0, Column.TERM).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Term: ")
    spoken = world.model.tables.index(4, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Appendix 5: Slot quota, 4 rows"


def test_an_export_before_the_loop_runs_waits_for_it(qapp: QApplication) -> None:
    assert qapp is not None
    world = World()
    world.model.export(Path("/x/a.xlsx"))
    assert world.trouble() is None
    assert world.exporter.written == []
    world.model.deleteLater()  # and its timer with it


async def test_a_list_that_comes_leaves_whoever_reads_in_another_table_where_he_is(world: World) -> None:
    world.model.select(7)
    resets: list[bool] = []
    world.model.rows.modelReset.connect(lambda: resets.append(True))
    world.codes.lists.put(ListKind.RVU3, shelved(ListKind.RVU3, SERVICES))
    assert (world.model.selected_row, resets) == (7, [])
    assert world.line(20) == Line("", "Services (RVU3)", "4", empty=False)
    world.model.choose(20)
    assert world.column(Column.CODE)[0] == "\u2066900001\u2069"
    assert world.model.place.startswith("From \u2068list.xlsx\u2069 of 1405/01/01")


async def test_services_and_places_are_found_beside_the_guides_codes(world: World) -> None:
    world.codes.lists.put(ListKind.RVU3, shelved(ListKind.RVU3, SERVICES))
    world.codes.lists.put(ListKind.COUNTRY_DIVISIONS, shelved(ListKind.COUNTRY_DIVISIONS, PLACES))
    world.model.set_text("ساختگی")
    found = {entry.appendices[0] for entry in world.model.rows.entries}
    assert {20, 21} <= found
    world.model.choose(21)
    assert world.model.selected is not None
    assert world.model.selected.term == "شهر ساختگی"
    world.model.set_text("")
    assert world.model.title == "Country divisions"
    assert world.model.selected_row == 2
    assert world.model.details == "\u2068شهرستان آزمون \u00b7 استان نمونه\u2069  \u00b7  \u2068Town\u2069"


async def test_an_exported_list_says_which_it_is(world: World) -> None:
    world.codes.lists.put(ListKind.COUNTRY_DIVISIONS, shelved(ListKind.COUNTRY_DIVISIONS, PLACES))
    world.model.choose(21)
    assert world.model.file_name == "hqs-codes-country_divisions"
    await world.export()
    sheet, _ = world.exporter.written[0]
    assert sheet.title == "Country divisions"
    assert [*sheet.head][:4] == ["Code", "Term", "Level", "Lies in"]
    assert len(sheet.rows) == len(PLACES)


async def test_a_list_that_was_not_imported_says_what_to_do(world: World) -> None:
    world.model.choose(20)
    assert world.model.emptiness[0] == "This list was not imported yet"
    assert world.model.place == "Not imported yet"
    assert world.model.selected is None
    world.model.set_text("zzzz")
    assert "Not imported, and so not searched" in world.model.emptiness[1]
