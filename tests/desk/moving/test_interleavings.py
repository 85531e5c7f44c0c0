"""Moves over random outcomes, kills, late deeds and decisions. The gateway's ledger is the judge.

Whatever happens, this desk never takes both bookings from the patient, and what is half done is always shown.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import cast

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.model import Tqid
from hqs_desktop.core.moves import MoveState
from tests.desk.moving.bench_moving import MovingDesk
from tests.fakes.clock import START
from tests.fakes.gateway import FakeGateway, Fault, line_dead, not_connected, refused

LATE = timedelta(minutes=4)
"""A gateway executes a lost request within this time, or never."""
FAULTS = [
    None,
    Fault(executed=True, error=line_dead),
    Fault(executed=False, error=line_dead),
    Fault(executed=False, error=refused),
    Fault(executed=False, error=not_connected),
]
JOURNAL = ("begin_move", "change_move", "doubt_move", "open_moves", "moves_of", "begin", "confirm", "booking", "lapse")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("fault"), st.sampled_from(FAULTS)),
        st.tuples(st.sampled_from(["move", "restart", "late", "finish", "undo", "line", "unread"]), st.none()),
        st.tuples(st.just("journal"), st.sets(st.sampled_from(JOURNAL))),
        st.tuples(st.just("wait"), st.sampled_from([1, 6, 31, 61, 130, 310])),
    ),
    max_size=16,
)


@dataclass
class LateGateway(FakeGateway):
    """Remembers lost requests, which it may yet execute."""

    lost: list[tuple[datetime, Callable[[], bool]]] = field(default_factory=list)
    now: Callable[[], datetime] = lambda: START

    async def _write(self, operation: str, tqid: Tqid, execute: Callable[[], bool]) -> str | None:
        fault = self.writes[0] if self.writes else None
        is_lost = self.line_dead if fault is None else not fault.executed and fault.error is line_dead
        if is_lost:
            self.lost.append((self.now(), execute))
        return await super()._write(operation, tqid, execute)

    def come_round(self) -> None:
        for at, execute in self.lost:
            if self.now() - at < LATE:
                execute()
        self.lost.clear()


class Story:
    def __init__(self) -> None:
        self.desk = MovingDesk()
        gateway = LateGateway(slots=self.desk.gateway.slots, now=self.desk.clock.now)
        self.desk.gateway = gateway
        self.gateway = gateway
        self.desk.start_app()
        self.acts: set[asyncio.Task[object]] = set()

    async def play(self, steps: list[tuple[str, object]]) -> None:
        for name, what in steps:
            await self.step(name, what)
            self.check()
        self.gateway.line_dead = False
        self.gateway.writes.clear()
        self.desk.journal.failing.clear()
        await self.desk.pass_time(400)
        await self.desk.restart()
        await self.desk.pass_time(400)
        self.check()
        self.check_the_end()
        await self.desk.kill()

    async def step(self, name: str, what: object) -> None:
        desk = self.desk
        match name:
            case "move":
                desk.move()
            case "fault":
                self.gateway.writes.append(cast("Fault | None", what))
            case "late":
                self.gateway.come_round()
            case "line":
                self.gateway.line_dead = not self.gateway.line_dead
            case "unread":
                self.gateway.reads.extend([line_dead("GetAppointmentStatus")] * 3)
            case "journal":
                desk.journal.failing = set(cast("set[str]", what))
            case "wait":
                await desk.pass_time(cast("int", what))
            case "restart":
                desk.journal.failing.clear()
                await desk.restart()
            case _ if desk.shown:
                act = desk.mover.finish if name == "finish" else desk.mover.undo
                self.acts.add(asyncio.get_running_loop().create_task(act(desk.shown[-1].id, operator="Sara")))
        await desk.settle()

    def check(self) -> None:
        assert any(self.desk.holders), f"the patient has no booking left: {self.desk.posts}"

    def check_the_end(self) -> None:
        desk = self.desk
        listed = {booking.tqid: booking.state for booking in desk.journal.listed.values()}
        old, new = desk.holders
        assert (listed[desk.old.tqid] is BookingState.BOOKED) is old
        assert (listed.get(desk.request.slot.tqid) is BookingState.BOOKED) is new
        if old and new:
            assert [move.state for move in desk.shown] == [MoveState.HALF]
        else:
            assert desk.shown == []
            assert all(not move.state.open for move in desk.journal.moves.values())
        for act in self.acts:
            if act.done() and not act.cancelled():
                act.exception()


@pytest.fixture(autouse=True)
def the_matcher_may_say_that_the_journal_fails(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR, logger="hqs_desktop.desk.worklist.matcher")


@given(steps=STEPS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(steps=[("fault", None), ("fault", FAULTS[2]), ("move", None), ("wait", 61), ("undo", None), ("late", None)])
@example(steps=[("fault", None), ("fault", FAULTS[3]), ("move", None), ("fault", FAULTS[2]), ("undo", None)])
def test_the_patient_keeps_a_booking_and_what_is_half_done_is_shown(steps: list[tuple[str, object]]) -> None:
    async def run() -> None:
        await Story().play(steps)

    asyncio.run(run())
