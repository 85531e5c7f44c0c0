"""The dialog that imports a list, over real files. All codes are made up."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton

from hqs_desktop.codes.lists import ListKind
from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.widgets.notes import NoteLine
from tests.views.codes.import_world import ImportWorld
from tests.views.keyboard import find, focused, nameless
from tests.views.shots import dressed


@pytest_asyncio.fixture
async def world(qapp: QApplication, tmp_path: Path) -> AsyncIterator[ImportWorld]:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        made = ImportWorld(tmp_path)
        await made.open()
        yield made
        await made.close()


async def test_a_list_is_imported_and_taken_back_by_keys_alone(world: ImportWorld) -> None:
    await world.keys.ctrl(Qt.Key.Key_O)
    assert focused().objectName() == "import_path"
    await world.keys.type(str(world.services(30)))
    await world.keys.press(Qt.Key.Key_Return)
    await world.until_idle()
    assert focused().objectName() == "import_keep"
    await world.keys.press(Qt.Key.Key_Return)
    await world.until_idle()
    assert world.dialog is None
    assert world.model.list_kind is ListKind.RVU3
    assert world.rows.model().rowCount() == 30
    world.screen.activateWindow()  # as a window manager does once its dialog is gone
    await world.keys.settle()
    assert focused() is world.rows
    await world.keys.ctrl(Qt.Key.Key_Z)
    await world.settled()
    assert world.model.title == "Services (RVU3)"
    assert world.rows.model().rowCount() == 0
    await world.keys.ctrl(Qt.Key.Key_Z)
    await world.settled()
    assert world.rows.model().rowCount() == 30


async def test_a_wrong_file_is_told_beside_its_path_which_stays(world: ImportWorld) -> None:
    dialog = world.import_list()
    path = world.file("nothing.csv", "")
    await world.read(path)
    assert "nothing in this file" in find(dialog, NoteLine, "import_fault").text
    assert find(dialog, QLineEdit, "import_path").text() == str(path)
    assert focused().objectName() == "import_path"


async def test_wrong_lines_keep_the_import_from_its_button(world: ImportWorld) -> None:
    dialog = world.import_list()
    await world.read(world.wrong_services())
    assert not find(dialog, QPushButton, "import_keep").isEnabled()
    assert find(dialog, NoteLine, "import_summary").text.startswith("Wrong lines: 5 of 6")
    await world.keys.press(Qt.Key.Key_Escape)
    assert world.dialog is None
    assert world.lists.edition(ListKind.RVU3) is None


async def test_a_column_is_named_by_its_box(world: ImportWorld) -> None:
    dialog = world.import_list()
    await world.read(world.unclear())
    box = find(dialog, QComboBox, "import_column_1")
    assert box.accessibleName() == "Term"
    box.setFocus()
    box.setCurrentIndex(2)
    box.activated.emit(2)
    await world.until_idle()
    assert find(dialog, QPushButton, "import_keep").isEnabled()


async def test_divisions_are_shown_with_their_levels_and_where_they_lie(world: ImportWorld) -> None:
    world.import_list(kind=1)
    await world.read(world.divisions())
    await world.keep()
    heads = [world.model.rows.headerData(column, Qt.Orientation.Horizontal) for column in world.model.rows.columns]
    assert heads == ["Code", "Term", "Level", "Lies in"]
    assert find(world.screen, QLabel, "codes_place").text().startswith("From \u2068divisions.csv\u2069")


async def test_a_changed_path_is_read_before_anything_is_imported(world: ImportWorld) -> None:
    dialog = world.import_list()
    await world.read(world.services(3))
    find(dialog, QLineEdit, "import_path").setFocus()
    await world.keys.type("x")
    assert find(dialog, QPushButton, "import_keep").isHidden()
    assert not find(dialog, QPushButton, "import_read").isHidden()


async def test_everything_has_a_name(world: ImportWorld) -> None:
    dialog = world.import_list()
    await world.read(world.services(3))
    assert nameless(dialog) == []
