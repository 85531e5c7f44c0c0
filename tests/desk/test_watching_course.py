"""A check of many bookings under way: how far it is, its end before the end, and a line that is lost in the middle."""

import asyncio
from datetime import timedelta

import pytest

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.desk.events import CheckBegan, CheckEnded, CheckWent
from hqs_desktop.desk.problems import ProblemKind
from hqs_desktop.desk.watching import CALLS_AT_ONCE, LOST_AFTER, Course, Progress, Watch
from tests.desk.bench_desk import start
from tests.fakes.clock import START
from tests.fakes.gateway import refused
from tests.fakes.session import FakeDesk

COUNT = 40


@pytest.fixture
def desk() -> FakeDesk:
    """Forty bookings stand, and all were withdrawn by the doctor."""
    made = FakeDesk()
    made.withdraw(*(made.booking(hours=30 + number / 10) for number in range(COUNT)))
    return made


def watch(desk: FakeDesk) -> Watch:
    return Watch(desk.gateway, desk.journal, desk.clock)


async def test_every_booking_is_a_step_and_the_last_is_the_whole(desk: FakeDesk) -> None:
    steps: list[Progress] = []
    await watch(desk).check(Course(desk.clock, steps.append))
    assert [step.done for step in steps] == list(range(COUNT + 1))
    assert {step.total for step in steps} == {COUNT}


async def test_what_was_answered_before_a_stop_is_marked_and_nothing_is_asked_after_it(desk: FakeDesk) -> None:
    steps: list[Progress] = []

    def stop_at_ten(step: Progress) -> None:
        steps.append(step)
        if step.done == 10:
            course.stop()

    course = Course(desk.clock, stop_at_ten)
    report = await watch(desk).check(course)
    assert steps[-1].done == report.checked
    assert 10 <= report.checked < 10 + CALLS_AT_ONCE
    assert report.left_out == COUNT - report.checked
    assert report.problem is None
    marked = [booking for booking in desk.journal.listed.values() if booking.state is BookingState.WITHDRAWN]
    assert marked == list(report.changed)
    assert len(marked) == report.checked


async def test_a_stop_waits_for_the_calls_under_way_only(desk: FakeDesk) -> None:
    desk.gateway.held = asyncio.Event()
    course = Course(desk.clock)
    checking = start(watch(desk).check(course))
    await desk.clock.settle()
    course.stop()
    desk.gateway.held.set()
    report = await checking
    assert report.checked + report.left_out == COUNT
    assert desk.gateway.read_count == CALLS_AT_ONCE


async def test_a_line_that_is_lost_ends_the_check_and_is_said(desk: FakeDesk) -> None:
    def lose_it(step: Progress) -> None:
        desk.gateway.line_dead = step.done >= 20

    report = await watch(desk).check(Course(desk.clock, lose_it))
    assert report.problem is not None
    assert report.problem.kind is ProblemKind.LINE
    assert report.checked >= 20
    assert report.left_out > 0
    assert desk.gateway.read_count <= 1 + 20 + LOST_AFTER + 2 * CALLS_AT_ONCE


async def test_a_dead_line_is_not_asked_forty_times(desk: FakeDesk) -> None:
    desk.gateway.line_dead = True
    report = await watch(desk).check()
    assert report.checked == 0
    assert report.problem is not None
    assert desk.gateway.read_count < LOST_AFTER + CALLS_AT_ONCE


async def test_refusals_are_no_lost_line(desk: FakeDesk) -> None:
    desk.gateway.reads.extend(refused("GetAppointmentStatus") for _ in range(2 * LOST_AFTER))
    report = await watch(desk).check()
    assert (report.checked + len(report.failed), report.left_out, report.lost) == (COUNT + 1, 0, None)


def test_a_speed_is_told_once_it_is_no_guess() -> None:
    early = Progress(5, 100, START, START + timedelta(seconds=1))
    assert (early.per_minute, early.remaining) == (None, None)
    later = Progress(30, 120, START, START + timedelta(seconds=20))
    assert later.per_minute == 90
    assert later.remaining == timedelta(seconds=60)
    assert Progress(0, 120, START, START + timedelta(seconds=20)).remaining is None


async def test_the_watcher_tells_how_far_it_is_and_is_stopped(desk: FakeDesk) -> None:
    told: list[tuple[int, bool, bool]] = []
    watcher = desk.session.watcher

    def hear(event: object) -> None:
        if isinstance(event, CheckWent) and watcher.progress is not None:
            told.append((watcher.progress.done, watcher.asked, watcher.stopping))

    desk.session.events.subscribe(hear)
    desk.gateway.held = asyncio.Event()
    watcher.check()
    await desk.clock.settle()
    assert told == [(0, True, False)]
    watcher.stop()
    assert told[-1] == (0, True, True)
    desk.gateway.held.set()
    await desk.clock.settle(60)
    assert not watcher.checking
    assert watcher.progress is None
    assert watcher.report is not None
    assert watcher.report.left_out > 0
    await watcher.aclose()


async def test_a_check_that_began_by_itself_is_waited_for_once_somebody_asks(desk: FakeDesk) -> None:
    watcher, events = desk.session.watcher, []
    desk.session.events.subscribe(lambda event: events.append(type(event)))
    desk.gateway.held = asyncio.Event()
    watcher.start()
    await desk.clock.settle()
    asked = [watcher.asked]
    watcher.check()
    asked.append(watcher.asked)
    desk.gateway.held.set()
    await desk.clock.settle(200)
    assert [*asked, watcher.asked] == [False, True, False]
    assert [kind for kind in events if kind in {CheckBegan, CheckEnded}] == [CheckBegan, CheckEnded]
    await watcher.aclose()
