"""The shift head looks through who did what, checks the trail, and takes it along as a file."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from hqs_desktop.core.audit import Act, AuditFilter, AuditReport
from hqs_desktop.viewmodels.audit import page as page_module
from hqs_desktop.viewmodels.audit.page import AuditViewModel, Days
from hqs_desktop.viewmodels.audit.table import Column
from hqs_desktop.viewmodels.words.tone import Tone
from tests.fakes.session import FakeDesk

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
async def desk() -> AsyncIterator[FakeDesk]:
    made = FakeDesk()
    now = made.clock.now()
    for number, act in enumerate((Act.BOOK, Act.CANCEL, Act.PRINT, Act.BOOK)):
        await made.journal.audit.record(
            act, operator=f"Operator {number}", at=now - timedelta(days=10 * (3 - number)), tqid_key=f"tqid-{number}"
        )
    yield made
    await made.session.close()


@pytest.fixture
async def page(desk: FakeDesk) -> AsyncIterator[AuditViewModel]:
    made = AuditViewModel(desk.shared)
    desk.attach()
    await desk.clock.settle()
    yield made
    await made.aclose()


async def until(true: Callable[[], bool]) -> None:
    """Wait for what another thread does."""
    async with asyncio.timeout(10):
        while not true():  # noqa: ASYNC110  (see above)
            await asyncio.sleep(0.005)


def listed(page: AuditViewModel) -> list[int]:
    return [entry.number for entry in page.table.entries]


async def test_today_comes_first_then_what_is_asked_for(desk: FakeDesk, page: AuditViewModel) -> None:
    assert listed(page) == [4]
    page.set_days(Days.MONTH)
    await desk.clock.settle()
    assert listed(page) == [4, 3, 2]
    page.set_days(Days.ALL)
    await desk.clock.settle()
    assert listed(page) == [4, 3, 2, 1]
    page.set_act(Act.BOOK)
    await desk.clock.settle()
    assert listed(page) == [4, 1]
    page.set_text("operator ۰")
    await desk.clock.advance(1)
    assert listed(page) == [1]
    assert page.clear()
    await desk.clock.settle()
    assert listed(page) == [4]
    assert not page.clear()


async def test_nothing_found_says_what_to_do(desk: FakeDesk, page: AuditViewModel) -> None:
    page.set_text("nobody")
    await desk.clock.advance(1)
    assert page.emptiness is not None
    assert page.emptiness.action
    assert page.count_text == ""


async def test_the_list_grows_at_its_end(desk: FakeDesk, page: AuditViewModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "PAGE", 2)
    page.set_days(Days.ALL)
    await desk.clock.settle()
    assert listed(page) == [4, 3]
    newest = page.count_text
    page.read_on()
    await desk.clock.settle()
    assert listed(page) == [4, 3, 2, 1]
    page.read_on()
    await desk.clock.settle()
    assert listed(page) == [4, 3, 2, 1]
    assert page.count_text != newest


async def test_a_check_says_that_it_is_sound_and_that_it_is_not(
    desk: FakeDesk, page: AuditViewModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.verdict == ("", Tone.NEUTRAL)
    page.verify()
    await desk.clock.settle()
    assert page.verdict[1] is Tone.SUCCESS

    async def broken() -> AuditReport:
        return AuditReport(2, "", broken_at=3)

    monkeypatch.setattr(desk.session.audit, "verify", broken)
    page.verify()
    await desk.clock.settle()
    words, tone = page.verdict
    assert tone is Tone.DANGER
    assert "3" in words


async def test_the_file_has_every_entry_with_its_hash_and_is_itself_told(
    desk: FakeDesk, page: AuditViewModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hqs_desktop.desk.audit._PAGE", 2)
    page.set_days(Days.ALL)
    await desk.clock.settle()
    page.export(tmp_path / "trail.xlsx")
    await until(lambda: bool(page.said))
    rows = CalamineWorkbook.from_path(tmp_path / "trail.xlsx").get_sheet_by_index(0).to_python()
    assert len(rows) == 5
    assert [row[-1] for row in rows[1:]] == [entry.chain for entry in page.table.entries]
    entries = await desk.session.audit.entries(AuditFilter())
    assert (entries[0].act, entries[0].detail) == (Act.EXPORT, "audit")


async def test_a_file_that_can_not_be_written_is_named(page: AuditViewModel, tmp_path: Path) -> None:
    page.export(tmp_path)
    await until(lambda: page.trouble is not None)
    assert page.said == ""


async def test_a_dead_journal_is_named(desk: FakeDesk, page: AuditViewModel) -> None:
    desk.journal.failing.add("tasks")
    page.verify()
    await desk.clock.settle()
    assert page.trouble is not None


async def test_another_journal_has_another_trail(desk: FakeDesk, page: AuditViewModel) -> None:
    page.verify()
    await desk.clock.settle()
    desk.shared.slot.clear()
    assert listed(page) == []
    assert page.verdict[0] == ""
    assert page.emptiness is None


def test_the_columns_are_named(page: AuditViewModel) -> None:
    assert len({page.table._heading_of(column) for column in Column}) == len(Column)
