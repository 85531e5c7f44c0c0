"""Whether the desk says that it works without the others, and only then."""

from collections.abc import AsyncIterator

import pytest

from hqs_desktop.core.errors import CentreError, CentreRefusedError
from hqs_desktop.viewmodels.shell.desks import DesksViewModel
from tests.fakes.centre import FakeDatabase
from tests.fakes.clock import FakeClock
from tests.fakes.session import FakeDesk

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
async def desk() -> AsyncIterator[FakeDesk]:
    clock = FakeClock()
    made = FakeDesk(clock, FakeDatabase(clock).desk("one"))
    yield made
    await made.session.holds.aclose()


def says(view_model: DesksViewModel) -> bool:
    return view_model.apart is not None and bool(view_model.apart.action)


def told(desk: FakeDesk) -> list[str]:
    return [notice.title for notice in desk.shared.notices.shown]


@pytest.mark.parametrize(("failure", "notices"), [(CentreError("gone"), 0), (CentreRefusedError("a pooler"), 1)])
async def test_says_so_while_the_database_fails(
    desk: FakeDesk, failure: CentreError, notices: int, caplog: pytest.LogCaptureFixture
) -> None:
    centre = desk.other_desks
    view_model = DesksViewModel(desk.shared)
    changes: list[bool] = []
    view_model.changed.connect(lambda: changes.append(says(view_model)))
    desk.shared.slot.put(desk.session)
    desk.session.holds.start()
    await desk.clock.advance(1)
    assert not says(view_model)
    centre.database.failure = failure
    await desk.clock.advance(20)
    assert says(view_model)
    assert len(told(desk)) == notices
    centre.database.failure = None
    await desk.clock.advance(60)
    assert not says(view_model)
    assert told(desk) == []
    assert changes == [True, False]
    centre.database.failure = failure
    await desk.clock.advance(20)
    desk.shared.slot.clear()
    assert not says(view_model), "another session, another centre"
    await view_model.aclose()
    caplog.clear()


async def test_a_desk_that_works_by_itself_says_nothing() -> None:
    desk = FakeDesk()
    view_model = DesksViewModel(desk.shared)
    desk.shared.slot.put(desk.session)
    desk.session.holds.start()
    await desk.clock.advance(60)
    assert not says(view_model)
    await view_model.aclose()
