"""The doctor's page: one step after the other, stopped, and again from where it failed."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from hqs_desktop.desk.connection.doctor import Doctor
from hqs_desktop.desk.connection.steps import Cause, StepFailedError, StepState
from hqs_desktop.viewmodels.doctor.page import DoctorViewModel
from tests.fakes.clock import FakeClock
from tests.fakes.place import FakePlace
from tests.fakes.shared import make_shared

pytestmark = pytest.mark.usefixtures("qapp")


def page(place: FakePlace | None) -> DoctorViewModel:
    shared = make_shared(FakeClock())
    if place is not None:
        shared.doctor.of = lambda: Doctor(place, shared.clock)
    return DoctorViewModel(shared)


async def eventually(true: Callable[[], bool]) -> None:
    """Wait for what runs beside the test."""
    async with asyncio.timeout(10):
        while not true():  # noqa: ASYNC110  (see above)
            await asyncio.sleep(0.001)


async def ended(model: DoctorViewModel) -> None:
    await eventually(lambda: not model.busy)


async def test_all_steps_are_listed_before_the_first_is_tried() -> None:
    place = FakePlace()
    place.held = asyncio.Event()
    model = page(place)
    model.examine()
    await eventually(lambda: bool(model.table.reports))
    assert model.busy
    assert model.share == 1 / len(model.table.steps)
    assert model.table.look(1).word == "being tried\u2026"
    assert model.table.look(2).word == "not tried yet"
    model.stop()
    await ended(model)
    assert model.summary.startswith("Stopped after 1 of ")
    assert model.table.look(1).word == "not tried yet"
    await model.aclose()


async def test_again_from_the_first_that_failed() -> None:
    place = FakePlace()
    place.broken["look_up"] = StepFailedError(Cause.NO_NAME)
    model = page(place)
    model.examine()
    await ended(model)
    failed = model.first_failed
    assert failed is not None
    assert model.worst == failed
    assert "No address" in model.detail(failed)[2]
    assert "No address" in model.report
    place.broken.clear()
    place.tried.clear()
    model.go_on()
    await ended(model)
    assert "try_vault" not in place.tried  # it was well before
    assert place.tried[0] == "look_up"
    assert model.first_failed is None
    assert len(model.table.reports) == len(model.table.steps)
    assert {report.state for report in model.table.reports} <= {StepState.PASSED, StepState.NOT_TRIED}
    await model.aclose()


async def test_a_desk_that_is_not_set_up() -> None:
    model = page(None)
    model.examine()
    assert model.trouble is not None
    assert not model.busy
    await model.aclose()


async def test_the_report_is_saved(tmp_path: Path) -> None:
    model = page(FakePlace())
    model.examine()
    await ended(model)
    model.save(tmp_path / "report.txt")
    await eventually(lambda: bool(model.said))
    assert (tmp_path / "report.txt").read_text(encoding="utf-8-sig") == model.report
    await model.aclose()
