"""Outcomes that no read can prove, settled by what the desk found out by phone."""

import asyncio
from datetime import timedelta

import pytest

from hqs_desktop.core.bookings import BookingState, IntentState
from hqs_desktop.desk.problems import ProblemKind
from hqs_desktop.desk.writing.writer import SETTLED_BY_HAND, Done, NotSent, Refused, Unknown
from tests.desk.bench_desk import Desk
from tests.fakes.gateway import Fault, line_dead, make_person

OTHER = make_person("0499370899")
LONG_BEFORE = timedelta(minutes=10)


@pytest.fixture
def desk() -> Desk:
    return Desk()


async def not_named(desk: Desk, *, executed: bool = True) -> int:
    """A lost booking of a slot that is booked, at a gateway that names nobody."""
    desk.gateway.names_holders = False
    desk.gateway.writes.append(Fault(executed=executed, error=line_dead))
    if not executed:
        desk.gateway.occupy(desk.slot, OTHER)
    outcome = await desk.book()
    assert isinstance(outcome, Unknown)
    await desk.clock.advance(31)
    return outcome.intent.id


def settleable(desk: Desk) -> list[bool]:
    return [unknown.by_hand for unknown in desk.writer.pending]


async def test_booked_for_this_patient(desk: Desk) -> None:
    intent_id = await not_named(desk)
    assert settleable(desk) == [True]
    assert desk.writer.settle(intent_id, executed=True)
    await desk.clock.settle()
    assert isinstance(desk.last(), Done)
    assert (desk.listed, desk.writer.pending) == ([BookingState.BOOKED], ())
    assert desk.journal.intents[intent_id].error_text == SETTLED_BY_HAND
    reads = desk.gateway.read_count
    await desk.clock.advance(600)
    assert (desk.gateway.read_count, len(desk.gateway.posts)) == (reads, 1)


async def test_booked_for_another(desk: Desk) -> None:
    intent_id = await not_named(desk, executed=False)
    assert desk.writer.settle(intent_id, executed=False)
    await desk.clock.settle()
    outcome = desk.last()
    assert isinstance(outcome, Refused)
    assert outcome.problem.kind is ProblemKind.TAKEN
    assert (desk.listed, desk.writer.pending) == ([], ())
    await desk.clock.advance(600)
    assert (desk.listed, len(desk.gateway.posts)) == ([], 1)


async def test_what_was_said_wrongly_is_found_once_the_gateway_names_the_patient(desk: Desk) -> None:
    intent_id = await not_named(desk)
    desk.writer.settle(intent_id, executed=False)
    desk.gateway.names_holders = True
    await desk.clock.advance(31)
    assert isinstance(desk.last(), Done)
    assert (desk.listed, len(desk.gateway.posts)) == ([BookingState.BOOKED], 1)


async def test_not_before_the_reads_had_their_chance(desk: Desk) -> None:
    desk.gateway.names_holders = False
    desk.gateway.writes.append(Fault(executed=True, error=line_dead))
    outcome = await desk.book()
    assert isinstance(outcome, Unknown)
    await desk.clock.advance(29)
    assert settleable(desk) == [False]
    assert not desk.writer.settle(outcome.intent.id, executed=False)
    desk.gateway.names_holders = True
    await desk.clock.advance(1)
    assert isinstance(desk.last(), Done)


async def test_not_while_the_line_is_dead_until_the_visit_has_begun(desk: Desk) -> None:
    desk.gateway.line_dead = True
    desk.gateway.writes.append(Fault(executed=False, error=line_dead))
    assert isinstance(await desk.book(), Unknown)
    left = desk.slot.start - desk.clock.now()
    await desk.clock.advance((left - LONG_BEFORE).total_seconds())
    assert settleable(desk) == [False]
    await desk.clock.advance((LONG_BEFORE * 2).total_seconds())
    assert settleable(desk) == [True]
    assert desk.writer.settle(desk.writer.pending[0].intent.id, executed=False)
    await desk.clock.settle()
    assert isinstance(desk.last(), NotSent)
    assert (desk.listed, desk.writer.pending) == ([], ())


async def test_a_line_that_dies_takes_the_choice_from_nobody(desk: Desk) -> None:
    await not_named(desk)
    desk.gateway.line_dead = True
    await desk.clock.advance(600)
    assert settleable(desk) == [True]


async def test_what_can_be_proved_after_all_is_not_settled(desk: Desk) -> None:
    desk.gateway.writes.append(Fault(executed=False, error=line_dead))
    outcome = await desk.book()
    assert isinstance(outcome, Unknown)
    desk.gateway.occupy(desk.slot, None, "77")
    await desk.clock.advance(31)
    assert settleable(desk) == [True]
    desk.gateway.occupy(desk.slot, None, "1")
    await desk.clock.advance(31)
    assert settleable(desk) == [False]
    assert not desk.writer.settle(outcome.intent.id, executed=True)


@pytest.mark.parametrize(
    ("executed", "state"), [(True, BookingState.CANCELLED), (False, BookingState.BOOKED)], ids=["done", "not done"]
)
async def test_a_cancellation(desk: Desk, *, executed: bool, state: BookingState) -> None:
    assert isinstance(await desk.book(), Done)
    await desk.clock.advance(60)
    desk.gateway.writes.append(Fault(executed=False, error=line_dead))
    outcome = await desk.cancel()
    assert isinstance(outcome, Unknown)
    desk.gateway.occupy(desk.slot, None, "77")
    await desk.clock.advance(31)
    assert desk.writer.settle(outcome.intent.id, executed=executed)
    await desk.clock.settle()
    assert desk.listed == [state]
    assert await desk.journal.live_intents() == []


async def test_only_once_and_only_what_is_open(desk: Desk) -> None:
    intent_id = await not_named(desk)
    assert not desk.writer.settle(intent_id + 1, executed=True)
    assert desk.writer.settle(intent_id, executed=True)
    assert not desk.writer.settle(intent_id, executed=False)
    await desk.clock.settle()
    assert not desk.writer.settle(intent_id, executed=False)
    assert desk.listed == [BookingState.BOOKED]


async def test_amid_a_read_that_hangs(desk: Desk) -> None:
    intent_id = await not_named(desk)
    desk.gateway.held = asyncio.Event()
    await desk.clock.advance(60)
    assert desk.gateway.running
    assert desk.writer.settle(intent_id, executed=True)
    await desk.clock.settle()
    assert isinstance(desk.last(), Done)
    assert desk.gateway.running == 0


async def test_after_a_restart(desk: Desk) -> None:
    intent_id = await not_named(desk)
    await desk.restart()
    assert settleable(desk) == [False]
    await desk.clock.advance(31)
    assert desk.writer.settle(intent_id, executed=True)
    await desk.clock.settle()
    assert desk.listed == [BookingState.BOOKED]


async def test_a_journal_that_fails_is_tried_until_it_holds(desk: Desk) -> None:
    intent_id = await not_named(desk)
    desk.journal.failing |= {"mark_unknown", "confirm"}
    assert desk.writer.settle(intent_id, executed=True)
    await desk.clock.settle()
    assert desk.journal.intents[intent_id].state is IntentState.UNKNOWN
    assert settleable(desk) == [False], "or the desk is asked again for what it has said"
    assert not desk.writer.settle(intent_id, executed=False)
    desk.journal.failing.clear()
    await desk.clock.advance(31)
    assert isinstance(desk.last(), Done)
    assert (desk.listed, desk.writer.pending) == ([BookingState.BOOKED], ())
