"""I1 to I3 where requests are under way: executed and answered later or never, overlapping, killed in the middle."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.model import Person, Tqid
from hqs_desktop.desk.writing.writer import Outcome
from tests.desk.bench_desk import Desk, start
from tests.desk.writing.test_sequences import PEOPLE, Story
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import line_dead, refused
from tests.fakes.lagging import LaggingGateway

CALLERS_PATIENCE = 30.0
Delays = tuple[int, int]


@dataclass
class SlowGateway(LaggingGateway):
    """Executes the next write after a while and answers after another, also when its caller has gone."""

    delays: Delays = (0, 0)
    served: list[asyncio.Task[None]] = field(default_factory=list)

    async def _write(self, operation: str, tqid: Tqid, execute: Callable[[], bool]) -> str | None:
        async with self._call():
            self.posts.append((operation, tqid))
            if self.line_dead:
                raise line_dead(operation)
            answer: asyncio.Future[bool | None] = asyncio.get_running_loop().create_future()
            self.served += [start(self._serve(execute, answer, self.delays)), start(self._lose_patience(answer))]
            self.delays = (0, 0)
            done = await answer
            if done is None:
                raise line_dead(operation)
            if not done:
                raise refused(operation)
            return "r"

    async def _serve(self, execute: Callable[[], bool], answer: asyncio.Future[bool | None], delays: Delays) -> None:
        await self.clock.sleep(delays[0])
        done = execute()
        self.note()
        await self.clock.sleep(delays[1])
        if not answer.done():
            answer.set_result(done)

    async def _lose_patience(self, answer: asyncio.Future[bool | None]) -> None:
        await self.clock.sleep(CALLERS_PATIENCE)
        if not answer.done():
            answer.set_result(None)


DELAYS = st.tuples(st.sampled_from([0, 3, 29, 31, 60, 100]), st.sampled_from([0, 5, 40]))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("book"), st.sampled_from(PEOPLE), DELAYS),
        st.tuples(st.just("cancel"), st.none(), DELAYS),
        st.tuples(st.sampled_from(["restart", "line", "rival"]), st.none(), st.none()),
        st.tuples(st.just("wait"), st.sampled_from([0, 1, 4, 10, 31, 70]), st.none()),
    ),
    max_size=10,
)


async def play(lag: int, steps: list[tuple[str, object, Delays | None]]) -> None:
    clock = FakeClock()
    gateway = SlowGateway(clock=clock, lag=timedelta(seconds=lag))
    desk = Desk(clock=clock, gateway=gateway)
    story, clicks = Story(desk), list[asyncio.Task[Outcome]]()
    for name, what, delays in steps:
        gateway.note()
        gateway.delays = delays or (0, 0)
        if name == "book":
            assert isinstance(what, Person)
            clicks.append(start(desk.book(what)))
        elif name == "cancel":
            if BookingState.BOOKED in desk.listed:
                clicks.append(start(desk.cancel()))
        else:
            await story.step(name, what, None)
        await clock.settle()
        gateway.note()
    gateway.line_dead = False
    await clock.advance(700)
    await desk.restart()
    await clock.advance(400)
    killed = any(name == "restart" for name, _, _ in steps)
    for click in clicks:
        assert click.done() or killed
        click.cancel()
    for ended in await asyncio.gather(*clicks, *gateway.served, return_exceptions=True):
        assert not isinstance(ended, Exception)
    story.check_the_end()
    await desk.writer.aclose()


@pytest.mark.parametrize("lag", [0, 10])
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(
    steps=[
        ("book", PEOPLE[0], (60, 0)),
        ("rival", None, None),
        ("wait", 31, None),
        ("restart", None, None),
        ("rival", None, None),
    ]
)
@given(steps=STEPS)
def test_what_is_under_way_ends_as_the_ledger_says(lag: int, steps: list[tuple[str, object, Delays | None]]) -> None:
    asyncio.run(play(lag, steps))
