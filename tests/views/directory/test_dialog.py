"""The directory by keyboard alone: sought, pinned, hidden, edited, added to, removed, imported; and taken back."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QListWidget

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.widgets.empty import EmptyState
from tests.views.directory_world import DirectoryWorld
from tests.views.keyboard import destroy, find, nameless
from tests.views.shots import LOOKS, dressed

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BOTH = CTRL | SHIFT


class World(DirectoryWorld):
    async def open(self) -> None:
        self.attach()
        self.dialog()
        self.shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        self.shown.activateWindow()
        await self.keys.settle()

    async def wait(self) -> None:
        for _ in range(200):
            await asyncio.sleep(0.005)
            QApplication.processEvents()

    async def close(self) -> None:
        await self.model.aclose()
        destroy(self.shown)
        await self.session.watcher.aclose()
        await self.session.writer.aclose(0)

    def choose(self, row: int) -> None:
        self.table.setFocus()
        self.table.setCurrentIndex(self.model.rows.index(row, 0))

    def ids(self) -> list[str]:
        return [entry.provider.identifier.id for entry in self.model.rows.entries]

    @property
    def chosen(self) -> DirectoryEntry:
        assert self.model.selected is not None
        return self.model.selected

    def over(self) -> QDialog:
        top = QApplication.activeModalWidget()
        assert isinstance(top, QDialog)
        return top


@pytest.fixture
async def world(qapp: QApplication) -> AsyncIterator[World]:
    with dressed(qapp, "fa", Scheme.LIGHT, 1.0):
        made = World()
        await made.open()
        yield made
        await made.close()


async def test_what_is_typed_seeks_and_down_leads_to_the_rows(world: World) -> None:
    everybody = len(world.names())
    assert world.search.hasFocus()
    await world.keys.type("کریمي")
    await world.keys.settle()
    assert 0 < len(world.names()) < everybody
    await world.keys.press(Key.Key_Down)
    assert world.table.hasFocus()
    await world.keys.press(Key.Key_F, CTRL)
    await world.keys.press(Key.Key_Escape)
    await world.keys.settle()
    assert len(world.names()) == everybody
    await world.keys.press(Key.Key_Escape)
    assert not world.shown.isVisible()


async def test_pinned_comes_first_and_hidden_goes_and_undo_takes_both_back(world: World) -> None:
    before = world.ids()
    world.table.setFocus()
    await world.keys.press(Key.Key_End)
    last = world.chosen.provider.identifier.id
    await world.keys.press(Key.Key_P, BOTH)
    await world.keys.settle()
    assert world.ids().index(last) < len(before) - 1
    assert world.chosen.pinned
    await world.keys.press(Key.Key_H, BOTH)
    await world.keys.settle()
    assert last not in world.ids()
    await world.keys.press(Key.Key_Z, CTRL)
    await world.keys.press(Key.Key_Z, CTRL)
    await world.keys.settle()
    assert world.ids() == before


async def test_enter_edits_and_the_gateway_s_word_is_kept_beside(world: World) -> None:
    heard = [one.source == "seen" and one.heard is None for one in world.model.rows.entries]
    world.choose(heard.index(True))
    old = world.chosen
    await world.keys.press(Key.Key_Return)
    form = world.form()
    name = find(form, QLineEdit, "name")
    name.setFocus()
    name.selectAll()
    await world.keys.type("دکتر تازه")
    await world.keys.press(Key.Key_Return)
    await world.keys.settle()
    assert world.chosen.provider.display_name == "دکتر تازه"
    assert world.chosen.heard is not None
    assert world.chosen.heard[0].display_name == old.provider.display_name


async def test_only_this_desk_s_own_is_removed(world: World) -> None:
    for source, goes in (("seen", False), ("typed", True)):
        row = next(row for row, one in enumerate(world.model.rows.entries) if one.source == source)
        world.choose(row)
        number = len(world.names())
        await world.keys.press(Key.Key_Delete)
        await world.keys.settle()
        assert (len(world.names()) < number) is goes
        assert world.model.said[1] is (Tone.SUCCESS if goes else Tone.WARN)


async def test_a_file_is_imported_by_keys(world: World, tmp_path: Path) -> None:
    path = tmp_path / "doctors.csv"
    text = "council number,doctor,centre's id\r\n55001,دکتر واردشده,6a7f0000-0000-4000-8000-000000000000\r\n"
    path.write_text(text, encoding="utf-8", newline="")
    await world.keys.press(Key.Key_O, CTRL)
    await world.keys.settle()
    dialog = world.over()
    assert dialog.objectName() == "directory_import"
    assert nameless(dialog) == []
    await world.keys.type(str(path))
    await world.keys.press(Key.Key_Return)
    await world.wait()
    report = find(dialog, QListWidget, "directory_report")
    assert report.count() == 1
    await world.keys.press(Key.Key_Return)
    await world.wait()
    assert world.over() is world.shown
    assert "دکتر واردشده" in world.names()
    world.shown.activateWindow()  # as a window manager does
    world.table.setFocus()
    await world.keys.settle()
    await world.keys.press(Key.Key_Z, CTRL)
    await world.keys.settle()
    assert "دکتر واردشده" not in world.names()


async def test_a_wrong_path_is_named_and_stays(world: World) -> None:
    await world.keys.press(Key.Key_O, CTRL)
    await world.keys.settle()
    dialog = world.over()
    await world.keys.type("/nowhere.csv")
    await world.keys.press(Key.Key_Return)
    await world.wait()
    field = find(dialog, QLineEdit, "directory_file")
    assert field.text() == "/nowhere.csv"
    assert field.accessibleDescription()
    await world.keys.press(Key.Key_Escape)
    assert world.over() is world.shown


async def test_what_finds_nothing_says_so_and_leads_on(world: World) -> None:
    await world.keys.type("nobody of that name")
    await world.keys.settle()
    empty = world.shown.findChild(EmptyState)
    assert isinstance(empty, EmptyState)
    assert empty.isVisible()
    assert empty.actions_offered


@pytest.mark.parametrize(("language", "scheme", "scale"), LOOKS)
async def test_everything_has_a_name(qapp: QApplication, language: str, scheme: Scheme, scale: float) -> None:
    with dressed(qapp, language, scheme, scale):
        world = World()
        await world.open()
        assert nameless(world.shown) == []
        await world.close()
