"""Whether what the dialog of an import shows is what its view-model holds, whatever is done in which order."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hqs_desktop.codes.lists import ImportedLists, ListKind
from hqs_desktop.desk.lists.columns import Field, Layout
from hqs_desktop.desk.lists.importing import Lists
from hqs_desktop.desk.sheets import SheetFault, SheetNotReadError
from hqs_desktop.viewmodels.codes.importing import ImportViewModel, Phase
from tests.fakes.clock import FakeClock
from tests.fakes.lists import FakeReader, FakeStore, service_sheet, sheet_of
from tests.viewmodels.honesty import Shown

OF_THE_SHEET = ("sheet_changed", "phase_changed")
OF_THE_CHECK = ("checked_changed", "sheet_changed", "phase_changed")
TOLD_BY = {
    "busy": ("busy_changed",),
    "problem": ("problem_changed",),
    "fault": ("fault_changed",),
    "working": ("phase_changed", "progress_changed"),
    **dict.fromkeys(("kind", "phase", "present", "layouts"), ("phase_changed",)),
    **dict.fromkeys(("read", "sheets", "sheet", "layout", "fields", "columns", "missing"), OF_THE_SHEET),
    **dict.fromkeys(("summary", "changes", "reported", "can_import"), OF_THE_CHECK),
    "path": ("phase_changed", "fault_changed", "sheet_changed"),
}
BUSY = {Phase.READING, Phase.CHECKING, Phase.KEEPING}


@pytest.mark.usefixtures("qapp")
@settings(max_examples=40, deadline=None)
@given(picks=st.lists(st.integers(0, 63), min_size=6, max_size=16))
def test_an_import(picks: list[int]) -> None:
    async def scenario() -> None:
        reader, store = FakeReader(), FakeStore()
        reader.files = {
            Path("good"): service_sheet(),
            Path("wrong"): sheet_of(("کد", "شرح"), ("", "x")),
            Path("areas"): sheet_of(("کد استان", "استان"), ("90", "نمونه")),
            Path("unclear"): sheet_of(("1", "2"), ("3", "4")),
            Path("locked"): SheetNotReadError(SheetFault.PROTECTED),
        }
        model = ImportViewModel(Lists(reader, store, ImportedLists(), FakeClock()), ListKind.RVU3)
        shown = Shown(model, TOLD_BY)

        def full(*, is_full: bool) -> None:
            store.full = is_full

        steps: list[Callable[[], None]] = [
            *(
                lambda name=name: model.open(name)
                for name in ("good", "wrong", "areas", "unclear", "locked", "none", "")
            ),
            lambda: model.choose_kind(ListKind.COUNTRY_DIVISIONS),
            lambda: model.choose_kind(ListKind.RVU3),
            lambda: model.choose_layout(Layout.PLACES),
            lambda: model.choose_column(Field.NAME, 0),
            lambda: model.choose_column(Field.NAME, None),
            model.keep,
            lambda: full(is_full=True),
            lambda: full(is_full=False),
        ]
        for pick in picks:
            steps[pick % len(steps)]()
            async with asyncio.timeout(10):
                while model.phase in BUSY or model.busy:  # noqa: ASYNC110  # it looks as a view would
                    await asyncio.sleep(0.001)
            await asyncio.sleep(0)
            assert shown.wrong() == []
        await model.aclose()

    asyncio.run(scenario())
