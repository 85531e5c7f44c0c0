"""Importing, taking back, following a file that settings name. All codes are made up."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hqs_desktop.codes.lists import ImportedLists, ListKind
from hqs_desktop.desk.lists.changes import ChangeKind
from hqs_desktop.desk.lists.columns import Field, guess
from hqs_desktop.desk.lists.importing import Checked, ColumnsMissingError, LinesWrongError, Lists
from hqs_desktop.desk.lists.store import ListDamagedError, ListNotKeptError
from hqs_desktop.desk.sheets import Progress, ReadSheet, SheetFault, SheetNotReadError
from tests.fakes.clock import FakeClock
from tests.fakes.lists import SERVICES, FakeReader, FakeStore, edition_of, service_sheet, sheet_of

RVU3 = ListKind.RVU3
FILE = Path("rvu3.csv")


class Room:
    """The use cases over a reader and a store of the tests' own."""

    def __init__(self) -> None:
        self.reader, self.store, self.shelf = FakeReader(), FakeStore(), ImportedLists()
        self.lists = Lists(self.reader, self.store, self.shelf, FakeClock())
        self.reader.files[FILE] = service_sheet()

    async def checked(self, sheet: ReadSheet | None = None) -> Checked:
        found = sheet or await self.lists.read(FILE)
        return await self.lists.check(RVU3, found, guess(RVU3, found.rows))

    def codes(self) -> list[str]:
        edition = self.lists.edition(RVU3)
        return [item.code for item in edition.items] if edition is not None else []


async def test_a_file_is_read_checked_and_in_use() -> None:
    room = Room()
    checked = await room.checked()
    assert checked.judged.good
    assert checked.changes.counts[ChangeKind.CAME] == len(SERVICES)
    assert room.codes() == []
    await room.lists.keep(checked)
    assert room.codes() == [item.code for item in SERVICES]
    assert room.store.current[RVU3] is room.lists.edition(RVU3)
    shelved = room.shelf.of(RVU3)
    assert shelved is not None
    assert shelved.index.search("نمونه", 5) == [1]


async def test_wrong_lines_let_nothing_in() -> None:
    room = Room()
    checked = await room.checked(sheet_of(("کد", "شرح"), ("900001", "خوب"), ("", "بد")))
    with pytest.raises(LinesWrongError):
        await room.lists.keep(checked)
    assert room.codes() == []
    assert room.store.current == {}


async def test_an_import_is_taken_back_and_brought_back() -> None:
    room = Room()
    await room.lists.keep(await room.checked())
    await room.lists.keep(await room.checked(service_sheet(SERVICES[:2])))
    assert room.lists.can_undo(RVU3)
    await room.lists.undo(RVU3)
    assert len(room.codes()) == len(SERVICES)
    await room.lists.undo(RVU3)
    assert len(room.codes()) == 2


async def test_what_can_not_be_written_leaves_the_one_before_in_use() -> None:
    room = Room()
    await room.lists.keep(await room.checked())
    checked = await room.checked(service_sheet(SERVICES[:2]))
    room.store.full = True
    with pytest.raises(ListNotKeptError):
        await room.lists.keep(checked)
    with pytest.raises(ListNotKeptError):
        await room.lists.undo(RVU3)
    assert len(room.codes()) == len(SERVICES)


async def test_what_is_kept_is_there_at_the_next_start_or_named() -> None:
    room = Room()
    room.store.current[RVU3] = edition_of(RVU3, SERVICES)
    await room.lists.load(RVU3)
    assert len(room.codes()) == len(SERVICES)
    assert room.lists.can_undo(RVU3)
    room.store.damaged.add(RVU3)
    with pytest.raises(ListDamagedError):
        await room.lists.load(RVU3)


async def test_work_is_told_of_and_stops_when_nobody_waits() -> None:
    heard: list[float] = []
    reached, left = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    class Slow(FakeReader):
        def read(self, path: Path, sheet: str = "", progress: Progress | None = None) -> ReadSheet:
            assert (path, sheet) == (FILE, "")
            assert progress is not None
            loop.call_soon_threadsafe(reached.set)
            try:
                while True:
                    progress(0.3)
            finally:
                loop.call_soon_threadsafe(left.set)

    lists = Lists(Slow(), FakeStore(), ImportedLists(), FakeClock())
    task = asyncio.create_task(lists.read(FILE, progress=heard.append))
    await reached.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(5):
        await left.wait()


async def test_a_file_that_settings_name_is_imported_when_it_is_another(tmp_path: Path) -> None:
    room = Room()
    path = tmp_path / "rvu3.csv"
    path.write_text("the reader of the test knows what is in it")
    first = replace(service_sheet(), fingerprint="1" * 64)
    room.reader.files[path] = first
    assert await room.lists.follow(RVU3, path) is not None
    assert await room.lists.follow(RVU3, path) is None
    await room.lists.undo(RVU3)
    assert await room.lists.follow(RVU3, path) is None, "what a person took back does not come again by itself"
    room.reader.files[path] = replace(service_sheet(SERVICES[:2]), fingerprint="2" * 64)
    assert await room.lists.follow(RVU3, path) is not None
    assert len(room.codes()) == 2


@pytest.mark.parametrize(
    ("sheet", "error"),
    [
        (SheetNotReadError(SheetFault.PROTECTED), SheetNotReadError),
        (sheet_of(("900001",), ("900002",)), ColumnsMissingError),
        (sheet_of(("کد", "شرح"), ("", "بد")), LinesWrongError),
    ],
)
async def test_a_file_that_settings_name_and_that_is_wrong_changes_nothing(
    sheet: ReadSheet | SheetNotReadError, error: type[Exception]
) -> None:
    room = Room()
    room.reader.files[FILE] = sheet
    with pytest.raises(error):
        await room.lists.follow(RVU3, FILE)
    assert room.store.current == {}


def test_a_command_without_a_window_imports_at_once() -> None:
    room = Room()
    checked = room.lists.prepare(RVU3, FILE)
    assert checked is not None
    assert room.store.current == {}
    room.lists.take(checked, FILE)
    assert room.store.current[RVU3] is not None
    assert room.lists.prepare(RVU3, FILE) is None
    room.reader.files[FILE] = sheet_of(("900001",))
    with pytest.raises(ColumnsMissingError) as caught:
        room.lists.prepare(RVU3, FILE)
    assert caught.value.fields == (Field.NAME,)


async def test_a_file_that_was_imported_by_hand_is_read_once_and_remembered(tmp_path: Path) -> None:
    room = Room()
    path = tmp_path / "rvu3.csv"
    path.write_text("x")
    sheet = replace(service_sheet(), changed=datetime.fromtimestamp(path.stat().st_mtime, UTC))
    room.reader.files[path] = sheet
    await room.lists.keep(await room.checked(sheet))
    assert await room.lists.follow(RVU3, path) is None
    assert await room.lists.follow(RVU3, path) is None
    assert room.reader.read_paths == [path]
