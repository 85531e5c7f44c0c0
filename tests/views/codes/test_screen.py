from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton

from hqs_desktop.adapters.export import FileExporter
from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.viewmodels.codes.screen import CodesViewModel
from hqs_desktop.viewmodels.codes.tables import Column
from hqs_desktop.viewmodels.lists import ListsSlot
from hqs_desktop.views.codes.lists import EntriesView, TablesView
from hqs_desktop.views.codes.screen import CodesScreen
from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.widgets.empty import EmptyState
from hqs_desktop.views.widgets.message_bar import MessageBar
from tests.fakes.clock import FakeClock
from tests.views.keyboard import Keyboard, destroy, find, focused, nameless
from tests.views.shots import LOOKS, dressed

SMALLEST = (1282, 684)  # what the smallest screen leaves beside the rail and below the bar
SHIFT_CTRL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class World:
    """The screen over the guide's tables and real files, and a keyboard."""

    def __init__(self) -> None:
        self.codes = CodeTables()
        self.slot = ListsSlot(self.codes)
        self.model = CodesViewModel(self.codes, FileExporter(), self.slot)
        self.screen = CodesScreen(self.model)
        self.screen.resize(*SMALLEST)
        self.keys = Keyboard(FakeClock())
        self.search = find(self.screen, QLineEdit, "codes_search")
        self.tables = find(self.screen, TablesView, "code_tables")
        self.rows = find(self.screen, EntriesView, "code_rows")

    async def open(self) -> None:
        self.screen.show()
        self.screen.activateWindow()
        self.screen.focus_first()
        await self.keys.settle()

    async def close(self) -> None:
        await self.model.aclose()
        destroy(self.screen)

    def text(self, name: str) -> str:
        return find(self.screen, QLabel, name).text()

    def row(self) -> str:
        return str(self.rows.model().index(self.rows.currentIndex().row(), Column.TERM).data())

    def seen_rows(self) -> int:
        view = self.rows.viewport().height()
        return view // self.rows.rowHeight(0)

    async def until_written(self) -> None:
        while self.model.busy:
            await self.keys.settle()


@pytest_asyncio.fixture
async def world(qapp: QApplication) -> AsyncIterator[World]:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        made = World()
        await made.open()
        yield made
        await made.close()


def copied() -> str:
    return QGuiApplication.clipboard().text()


async def test_the_search_has_the_focus_and_twenty_rows_are_seen(world: World) -> None:
    assert focused() is world.search
    assert world.seen_rows() >= 20
    assert world.text("codes_title") == "Health specialties"
    assert world.text("codes_system") == "\u2066thritaEHR.specialty\u2069"


async def test_type_go_down_and_copy(world: World) -> None:
    await world.keys.type("ارتوپ")
    await world.keys.press(Qt.Key.Key_Down)
    assert focused() is world.rows
    await world.keys.press(Qt.Key.Key_Return)
    assert copied() == "171108"
    assert "171108" in world.text("codes_said")
    await world.keys.press(Qt.Key.Key_Down)
    await world.keys.ctrl(Qt.Key.Key_C)
    assert copied() == world.model.rows.entries[1].code
    await world.keys.press(Qt.Key.Key_Up)
    await world.keys.press(Qt.Key.Key_Up)
    assert focused() is world.search


async def test_term_and_json_are_copied_from_the_field_too(world: World) -> None:
    await world.keys.type("171108")
    await world.keys.press(Qt.Key.Key_C, SHIFT_CTRL)
    assert copied() == "متخصص ارتوپدی"
    await world.keys.ctrl(Qt.Key.Key_J)
    assert copied() == ('{"Coded_string":"171108","Terminology_id":"thritaEHR.specialty","Value":"متخصص ارتوپدی"}')
    find(world.screen, QPushButton, "copy_system").click()
    assert copied() == "thritaEHR.specialty"


async def test_esc_ends_the_search_and_typing_in_the_rows_begins_one(world: World) -> None:
    await world.keys.press(Qt.Key.Key_Return)
    await world.keys.type("ز")
    await world.keys.type("ن")
    assert world.search.text() == "زن"
    assert focused() is world.search
    await world.keys.press(Qt.Key.Key_Down)
    await world.keys.press(Qt.Key.Key_Escape)
    assert world.search.text() == ""
    assert focused() is world.search
    assert world.text("codes_title") == "Gender"  # where the row stands that was gone to
    assert world.row() == "زن"
    await world.keys.type("x")
    await world.keys.press(Qt.Key.Key_Escape)
    assert world.search.text() == ""


@pytest.mark.parametrize("language", ["fa", "en"])
async def test_home_and_end_move_in_both_directions_of_reading(qapp: QApplication, language: str) -> None:
    with dressed(qapp, language, Scheme.LIGHT, 1.0):
        world = World()
        await world.open()
        await world.keys.press(Qt.Key.Key_Down)
        await world.keys.press(Qt.Key.Key_End)
        assert world.rows.currentIndex().row() == 159
        assert world.model.selected_row == 159
        await world.keys.press(Qt.Key.Key_Home)
        assert world.model.selected_row == 0
        assert world.rows.selectionModel().isRowSelected(0)
        await world.close()


async def test_the_tables_are_chosen_by_arrows(world: World) -> None:
    await world.keys.press(Qt.Key.Key_Tab)
    assert focused() is world.tables
    await world.keys.press(Qt.Key.Key_Down)
    assert world.text("codes_title") == "Organisation type"
    await world.keys.press(Qt.Key.Key_Home)
    assert world.text("codes_title") == "Health identifiers"
    assert not find(world.screen, QPushButton, "copy_system").isVisible()
    assert not find(world.screen, QPushButton, "copy_json").isEnabled()
    await world.keys.ctrl(Qt.Key.Key_C)
    assert copied() == "Org_ID"


async def test_the_list_follows_a_search_and_leads_into_its_results(world: World) -> None:
    await world.keys.type("1")
    assert world.tables.currentIndex().row() == 3
    world.tables.setFocus()
    world.tables.setCurrentIndex(world.model.tables.index(18, 0))
    assert world.row() == "تأمین اجتماعی"
    assert world.search.text() == "1"


async def test_nothing_found_says_why_and_the_way_out(world: World) -> None:
    await world.keys.type("qqqq")
    empty = world.screen.findChild(EmptyState)
    assert empty is not None
    assert empty.isVisible()
    assert world.text("codes_title") == ""
    await world.keys.press(Qt.Key.Key_Down)
    assert focused() is world.search
    (button,) = empty.actions_offered
    button.click()
    await world.keys.settle()
    assert world.rows.isVisible()
    assert focused() is world.search


async def test_it_asks_where_to_export_under_a_name_of_our_own(world: World, tmp_path: Path) -> None:
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    await world.keys.ctrl(Qt.Key.Key_S)
    dialog = world.screen.findChild(QFileDialog)
    assert dialog is not None
    assert [Path(name).name for name in dialog.selectedFiles()] == ["hqs-codes-appendix-03.xlsx"]
    dialog.setDirectory(str(tmp_path))
    dialog.selectNameFilter("CSV (*.csv)")
    dialog.filterSelected.emit("CSV (*.csv)")
    dialog.accept()
    await world.keys.settle()
    await world.until_written()
    assert "171108,متخصص ارتوپدی,thritaEHR.specialty,3," in (tmp_path / "hqs-codes-appendix-03.csv").read_text(
        encoding="utf-8-sig"
    )
    assert "hqs-codes-appendix-03.csv" in world.text("codes_said")


async def test_a_failed_export_offers_another_place(world: World, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    world.model.export(tmp_path / "a.xlsx")
    await world.until_written()
    bar = world.screen.findChild(MessageBar)
    assert bar is not None
    assert bar.isVisible()
    assert bar.action_button.isVisible()
    world.model.export(tmp_path / "b.xlsx")
    await world.until_written()
    assert not bar.isVisible()
    assert (tmp_path / "b.xlsx").stat().st_size > 4000


async def test_what_was_searched_for_stays_in_a_new_window(world: World) -> None:
    await world.keys.type("زن")
    again = CodesScreen(world.model)
    again.resize(*SMALLEST)
    again.show()
    await world.keys.settle()
    assert find(again, QLineEdit, "codes_search").text() == "زن"
    destroy(again)


@pytest.mark.parametrize(("language", "scheme", "scale"), LOOKS)
async def test_it_opens_in_every_look(qapp: QApplication, language: str, scheme: Scheme, scale: float) -> None:
    with dressed(qapp, language, scheme, scale):
        world = World()
        await world.open()
        for text in ("", "1", "بیمه", "qqqq"):
            world.search.setText(text)
            await world.keys.settle()
            assert nameless(world.screen) == []
            assert world.screen.minimumSizeHint().width() <= SMALLEST[0]
            if text in {"1", "بیمه"}:
                assert not world.rows.isColumnHidden(Column.TABLE)
        await world.close()
