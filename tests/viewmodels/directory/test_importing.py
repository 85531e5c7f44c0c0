"""Importing the directory: all that is right comes, one wrong line keeps all out, and what was exported is no news."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hqs_desktop.adapters.export import FileExporter
from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.viewmodels.directory.importing import DirectoryImport, Phase
from hqs_desktop.viewmodels.directory.screen import DirectoryViewModel
from hqs_desktop.viewmodels.directory.sheet import directory_sheet
from hqs_desktop.viewmodels.words.tone import Tone
from tests.views.directory_world import DirectoryWorld, known

pytestmark = pytest.mark.usefixtures("qapp")
HEAD = "شماره نظام پزشکی,نام,کد تخصص,شناسهٔ مرکز,مرکز,عرض جغرافیایی,طول جغرافیایی"
PLACE = "6a7f0000-0000-4000-8000-000000000000"


class World(DirectoryWorld):
    def __init__(self) -> None:
        super().__init__(count=4)
        self.attach()
        self.importing = self._importing()

    def _importing(self) -> DirectoryImport:
        made = self.model.importing()
        assert made is not None
        return made

    async def read(self, path: Path | str) -> DirectoryImport:
        self.importing.read(str(path))
        await self.wait()
        return self.importing

    async def wait(self) -> None:
        """Until the threads have ended."""
        for _ in range(400):
            await asyncio.sleep(0.005)
            if not self.importing.busy and not self.model.busy:
                return


@pytest.fixture
async def world() -> AsyncIterator[World]:
    made = World()
    await made.wait()
    yield made
    await made.importing.aclose()
    await made.model.aclose()
    await made.session.watcher.aclose()
    await made.session.writer.aclose(0)


def file(tmp_path: Path, *lines: str, head: str = HEAD) -> Path:
    path = tmp_path / "doctors.csv"
    path.write_text("\r\n".join((head, *lines)), encoding="utf-8-sig", newline="")
    return path


def entries(world: World) -> Sequence[DirectoryEntry]:
    return world.model.rows.entries


async def test_new_and_changed_ones_come_and_go_again(world: World, tmp_path: Path) -> None:
    before = list(entries(world))
    assert before
    path = file(tmp_path, f"44001,دکتر تازه,,{PLACE},,,", f"33700,دکتر دیگر,,{PLACE},,,")
    importing = await world.read(f'"{path}"')
    assert importing.summary[1] is Tone.SUCCESS
    assert importing.can_import
    assert len(importing.report) == 2
    importing.keep()
    await world.wait()
    names = {entry.provider.display_name for entry in entries(world)}
    assert {"دکتر تازه", "دکتر دیگر"} <= names
    assert world.model.said[1] is Tone.SUCCESS
    world.model.undo()
    await world.wait()
    assert list(entries(world)) == before


@pytest.mark.parametrize(
    "line",
    [
        f",دکتر,,{PLACE},,,",
        "44001,دکتر,,,,,",
        f"44001,دکتر,999999,{PLACE},,,",
        f"44001,دکتر,,{PLACE},,abc,51.4",
        f"44001,دکتر,,{PLACE},,51.4,35.7",
    ],
)
async def test_one_wrong_line_keeps_all_out_and_is_named(world: World, tmp_path: Path, line: str) -> None:
    importing = await world.read(file(tmp_path, f"44000,دکتر درست,,{PLACE},,,", line))
    assert importing.summary[1] is Tone.DANGER
    assert not importing.can_import
    assert len(importing.report) == 1
    assert "3" in importing.report[0]
    before = list(entries(world))
    importing.keep()
    await world.wait()
    assert list(entries(world)) == before


async def test_the_same_twice_is_named(world: World, tmp_path: Path) -> None:
    importing = await world.read(file(tmp_path, f"44001,یک,,{PLACE},,,", f"۴۴۰۰۱,دو,,{PLACE.upper()},,,"))
    assert len(importing.report) == 1
    assert not importing.can_import


async def test_a_number_of_another_kind_is_named(world: World, tmp_path: Path) -> None:
    head = f"نوع شماره,{HEAD}"
    importing = await world.read(file(tmp_path, f"Passport_ID,44001,یک,,{PLACE},,,", head=head))
    assert "Passport_ID" in importing.report[0]
    importing = await world.read(file(tmp_path, f"Nursing_ID,44001,یک,,{PLACE},,,", head=head))
    assert importing.can_import


async def test_a_file_without_its_columns_says_which(world: World, tmp_path: Path) -> None:
    importing = await world.read(file(tmp_path, "a,b", head="x,y"))
    assert importing.trouble
    assert not importing.report
    assert not importing.can_import


@pytest.mark.parametrize("path", ["", "/nowhere/at/all.csv"])
async def test_what_is_no_file_is_told(world: World, path: str) -> None:
    importing = await world.read(path)
    assert importing.trouble
    assert importing.phase is Phase.FILE


async def test_a_journal_that_fails_loses_nothing(world: World, tmp_path: Path) -> None:
    importing = await world.read(file(tmp_path, f"44001,دکتر تازه,,{PLACE},,,"))
    world.journal.failing.add("change_directory")
    importing.keep()
    await world.wait()
    assert importing.trouble
    assert importing.can_import
    world.journal.failing.clear()
    importing.keep()
    await world.wait()
    assert "دکتر تازه" in {entry.provider.display_name for entry in entries(world)}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(st.text("ابپتسعلی ‌kxy'\"=+-@,;", min_size=1).filter(str.strip), min_size=1, max_size=5),
    ending=st.sampled_from(["csv", "xlsx"]),
)
async def test_what_was_exported_is_no_news(world: World, tmp_path: Path, names: list[str], ending: str) -> None:
    specialty = entries(world)[0].provider.specialty
    assert specialty is not None
    made = []
    for number, name in enumerate(names, 50):
        entry = known(number, specialty)
        provider = replace(entry.provider, full_name=" ".join(name.split()))
        made.append(replace(entry, provider=provider, pinned=number % 2 == 0))
    world.journal.entries = made
    path = tmp_path / f"directory.{ending}"
    FileExporter().write(directory_sheet(await world.session.directory.entries(), lambda _: ""), path)
    importing = await world.read(path)
    assert not importing.trouble
    assert importing.summary[1] is Tone.INFO, importing.report
    assert not importing.can_import


async def test_without_a_session_nothing_is_imported(world: World) -> None:
    world.shared.slot.clear()
    assert DirectoryViewModel.importing(world.model) is None
    assert world.model.problem is not None
