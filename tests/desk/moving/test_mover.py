"""Moving a booking: every outcome of each of its two writes, and what a person can do about what is half done."""

import asyncio
from datetime import timedelta

import pytest

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.model import BookingRequest
from hqs_desktop.core.moves import MoveState
from hqs_desktop.desk.events import MoveChanged, WithdrawnFound
from hqs_desktop.desk.problems import ProblemKind
from hqs_desktop.desk.writing.outcome import Unknown
from tests.desk.moving.bench_moving import REASON, MovingDesk
from tests.fakes.gateway import Fault, line_dead, make_person, not_connected, refused

LOST_NOT_DONE, LOST_DONE = Fault(executed=False, error=line_dead), Fault(executed=True, error=line_dead)
REFUSED, UNSENT = Fault(executed=False, error=refused), Fault(executed=False, error=not_connected)


@pytest.fixture
async def desk() -> MovingDesk:
    return MovingDesk()


def states(desk: MovingDesk) -> list[BookingState]:
    return [booking.state for booking in desk.journal.listed.values()]


async def half(desk: MovingDesk, fault: Fault = REFUSED) -> None:
    """The new booking stands, and the old one could not be cancelled."""
    desk.gateway.writes.extend([None, fault])
    await desk.moved()
    await desk.pass_time(60)
    assert desk.state is MoveState.HALF


async def test_the_new_one_is_booked_first_and_the_old_one_cancelled_after(desk: MovingDesk) -> None:
    await desk.moved()
    assert desk.posts == ["SetAppointment new", "RemoveAppointment old"]
    assert desk.holders == (False, True)
    assert states(desk) == [BookingState.CANCELLED, BookingState.BOOKED]
    assert desk.told == [MoveState.BOOKING, MoveState.CANCELLING, MoveState.DONE]
    assert desk.shown == []
    assert list(desk.mover.open) == []
    intent = desk.journal.intents[2]
    assert (intent.operator, intent.reason) == ("Sara", desk.journal.moves[1].reason)


async def test_the_decision_is_committed_before_a_byte_leaves(desk: MovingDesk) -> None:
    desk.journal.failing.add("begin_move")
    await desk.moved()
    assert desk.not_sent() == [ProblemKind.JOURNAL]
    assert (desk.posts, desk.journal.intents) == ([], {})


@pytest.mark.parametrize("fault", [REFUSED, UNSENT])
async def test_without_the_new_one_nothing_is_cancelled(desk: MovingDesk, fault: Fault) -> None:
    desk.gateway.writes.append(fault)
    await desk.moved()
    assert desk.posts == ["SetAppointment new"]
    assert (desk.holders, desk.state) == ((True, False), MoveState.UNDONE)
    assert states(desk) == [BookingState.BOOKED]


async def test_a_slot_that_another_took_leaves_the_old_one(desk: MovingDesk) -> None:
    desk.gateway.occupy(desk.request.slot, make_person("0499370899"))
    await desk.moved()
    assert (desk.holders, desk.state) == ((True, False), MoveState.UNDONE)


async def test_while_the_new_one_is_unknown_the_old_one_is_not_touched(desk: MovingDesk) -> None:
    desk.gateway.writes.append(LOST_DONE)
    desk.gateway.reads.extend([line_dead("GetAppointmentStatus")] * 2)
    await desk.moved()
    assert (desk.posts, desk.state) == (["SetAppointment new"], MoveState.BOOKING)
    assert any(isinstance(outcome, Unknown) for outcome in desk.outcomes())
    await desk.pass_time(10)
    assert desk.state is MoveState.DONE
    assert desk.holders == (False, True)


async def test_what_became_known_late_waits_for_a_person(desk: MovingDesk) -> None:
    desk.gateway.writes.append(LOST_DONE)
    desk.gateway.reads.extend([line_dead("GetAppointmentStatus")] * 8)
    await desk.moved()
    await desk.pass_time(600)
    assert (desk.posts, desk.state) == (["SetAppointment new"], MoveState.HALF)
    assert desk.holders == (True, True)
    assert [move.id for move in desk.shown] == [1]


async def test_a_new_one_that_was_lost_and_not_executed_ends_the_move(desk: MovingDesk) -> None:
    desk.gateway.writes.append(LOST_NOT_DONE)
    await desk.moved()
    await desk.pass_time(60)
    assert (desk.posts, desk.state) == (["SetAppointment new"], MoveState.UNDONE)


async def test_a_new_one_that_is_executed_late_is_shown_as_half_moved(desk: MovingDesk) -> None:
    desk.gateway.writes.append(LOST_NOT_DONE)
    await desk.moved()
    await desk.pass_time(60)
    desk.gateway.occupy(desk.request.slot, desk.request.person)  # the gateway comes round to it
    await desk.pass_time(200)
    assert (desk.state, desk.holders) == (MoveState.HALF, (True, True))
    assert len(desk.shown) == 1


@pytest.mark.parametrize("fault", [REFUSED, UNSENT, LOST_NOT_DONE])
async def test_an_old_one_that_stays_is_shown_until_somebody_finishes_it(desk: MovingDesk, fault: Fault) -> None:
    await half(desk, fault)
    assert desk.holders == (True, True)
    assert desk.mover.problem(1) is not None
    await desk.restart()
    assert [move.state for move in desk.shown] == [MoveState.HALF]
    assert await desk.mover.finish(1, operator="Maryam") is None
    await desk.settle()
    assert (desk.state, desk.holders, desk.shown) == (MoveState.DONE, (False, True), [])
    assert desk.journal.intents[max(desk.journal.intents)].operator == "Maryam"


async def test_an_old_one_cancelled_whose_reply_was_lost_is_done(desk: MovingDesk) -> None:
    desk.gateway.writes.extend([None, LOST_DONE])
    await desk.moved()
    await desk.pass_time(60)
    assert (desk.state, desk.holders) == (MoveState.DONE, (False, True))
    assert desk.posts.count("RemoveAppointment old") == 1


async def test_half_a_move_can_be_taken_back(desk: MovingDesk) -> None:
    await half(desk)
    assert await desk.mover.undo(1, operator="Sara") is None
    await desk.settle()
    assert (desk.state, desk.holders) == (MoveState.UNDONE, (True, False))
    assert states(desk) == [BookingState.BOOKED, BookingState.CANCELLED]


async def test_taking_back_that_is_refused_leaves_it_half_done(desk: MovingDesk) -> None:
    await half(desk)
    desk.gateway.writes.append(REFUSED)
    assert await desk.mover.undo(1, operator="Sara") is None
    await desk.pass_time(60)
    assert (desk.state, desk.holders) == (MoveState.HALF, (True, True))


async def test_where_the_old_ones_cancellation_may_come_late_the_new_one_stays(desk: MovingDesk) -> None:
    await half(desk, LOST_NOT_DONE)
    problem = await desk.mover.undo(1, operator="Sara")
    assert problem is not None
    assert problem.kind is ProblemKind.MOVE_TOO_SOON
    assert "RemoveAppointment new" not in desk.posts
    await desk.restart()
    problem = await desk.mover.undo(1, operator="Sara")
    assert problem is not None
    await desk.pass_time(300)
    assert await desk.mover.undo(1, operator="Sara") is None
    await desk.settle()
    assert desk.holders == (True, False)


async def test_a_doubt_that_the_journal_could_not_take_counts_as_well(desk: MovingDesk) -> None:
    desk.journal.failing.add("doubt_move")
    desk.gateway.writes.extend([None, LOST_NOT_DONE])
    await desk.moved()
    await desk.pass_time(31)
    desk.journal.failing.clear()
    await desk.pass_time(31)
    assert desk.state is MoveState.HALF
    problem = await desk.mover.undo(1, operator="Sara")
    assert problem is not None
    assert problem.kind is ProblemKind.MOVE_TOO_SOON


@pytest.mark.parametrize("end", ["finish", "undo"])
async def test_a_doubt_that_arises_while_the_gateway_is_asked_counts_as_well(desk: MovingDesk, end: str) -> None:
    await half(desk)
    act, other = (desk.mover.finish, desk.mover.undo) if end == "finish" else (desk.mover.undo, desk.mover.finish)
    desk.gateway.held = slow = asyncio.Event()
    trying = asyncio.get_running_loop().create_task(act(1, operator="Sara"))
    await desk.settle()
    desk.gateway.held = None
    desk.gateway.writes.append(LOST_NOT_DONE)
    assert await other(1, operator="Maryam") is None
    await desk.pass_time(60)
    assert desk.state is MoveState.HALF
    posts = list(desk.posts)
    slow.set()
    problem = await trying
    assert problem is not None
    assert problem.kind is ProblemKind.MOVE_TOO_SOON
    assert (desk.posts, desk.state) == (posts, MoveState.HALF)


@pytest.mark.parametrize("end", ["finish", "undo"])
@pytest.mark.parametrize("what", ["withdrawn", "free", "given away", "line dead"])
async def test_nothing_is_cancelled_unless_the_gateway_confirms_the_other(
    desk: MovingDesk, end: str, what: str
) -> None:
    await half(desk)
    staying, person = desk.request.slot if end == "finish" else desk.old.request.slot, desk.request.person
    posts = list(desk.posts)
    match what:
        case "withdrawn":
            desk.gateway.occupy(staying, person, AppointmentStatus.CANCELLED_BY_DOCTOR)
        case "free":
            desk.gateway.occupy(staying, None, AppointmentStatus.FREE)
        case "given away":
            desk.gateway.occupy(staying, make_person("0499370899"))
        case _:
            desk.gateway.line_dead = True
    act = desk.mover.finish if end == "finish" else desk.mover.undo
    trying = asyncio.get_running_loop().create_task(act(1, operator="Sara"))
    await desk.pass_time(10)
    problem = await trying
    assert problem is not None
    assert problem.kind is ProblemKind.MOVE_UNSURE
    assert (desk.posts, desk.state) == (posts, MoveState.HALF)


async def test_a_new_one_that_the_gateway_does_not_confirm_keeps_the_old_one(desk: MovingDesk) -> None:
    desk.gateway.reads.extend([line_dead("GetAppointmentStatus")] * 9)
    await desk.moved()
    assert desk.state is MoveState.BOOKING
    await desk.pass_time(20)
    assert (desk.posts, desk.state) == (["SetAppointment new"], MoveState.HALF)


async def test_a_gateway_that_names_nobody_can_be_moved_on(desk: MovingDesk) -> None:
    desk.gateway.names_holders = False
    await desk.moved()
    assert desk.posts == ["SetAppointment new", "RemoveAppointment old"]


async def test_an_old_one_that_others_took_away_needs_no_cancelling(desk: MovingDesk) -> None:
    await half(desk)
    desk.change_old(BookingState.WITHDRAWN)
    desk.session.events.publish(WithdrawnFound({desk.old.tqid}))
    await desk.settle()
    assert (desk.state, desk.shown) == (MoveState.DONE, [])


async def test_a_booking_cancelled_by_hand_ends_the_move(desk: MovingDesk) -> None:
    await half(desk)
    desk.session.cancel.cancel(desk.journal.listed[1], desk.journal.moves[1].reason, "Sara")
    await desk.settle()
    assert desk.state is MoveState.DONE


async def test_a_visit_that_took_place_at_the_old_slot_can_be_closed(desk: MovingDesk) -> None:
    await half(desk)
    desk.change_old(BookingState.VISITED)
    assert await desk.mover.finish(1, operator="Sara") is None
    assert (desk.state, desk.holders) == (MoveState.DONE, (True, True))
    assert desk.posts.count("RemoveAppointment old") == 1  # the refused one


async def test_what_a_person_leaves_as_it_is_is_shown_no_more(desk: MovingDesk) -> None:
    await half(desk)
    await desk.mover.leave(1)
    assert (desk.state, desk.shown, desk.holders) == (MoveState.CLOSED, [], (True, True))
    await desk.restart()
    assert desk.shown == []


async def test_never_two_moves_of_one_booking(desk: MovingDesk) -> None:
    await half(desk)
    other = BookingRequest(desk.request.slot, make_person())
    desk.move(other)
    await desk.settle()
    assert desk.not_sent()[-1] is ProblemKind.MOVE_OPEN
    assert len(desk.journal.moves) == 1


async def test_two_clicks_are_one_move(desk: MovingDesk) -> None:
    desk.move()
    desk.move()
    await desk.settle()
    assert desk.posts == ["SetAppointment new", "RemoveAppointment old"]
    assert desk.not_sent() == []


async def test_a_second_click_later_ends_nothing(desk: MovingDesk) -> None:
    desk.gateway.held = asyncio.Event()
    await desk.moved()
    await desk.moved()
    assert desk.not_sent() == [ProblemKind.MOVE_OPEN]
    assert desk.state is MoveState.BOOKING
    desk.gateway.held.set()
    await desk.settle()
    assert (desk.state, desk.holders) == (MoveState.DONE, (False, True))


@pytest.mark.parametrize("state", sorted(set(BookingState) - {BookingState.BOOKED}))
async def test_only_what_stands_can_be_moved(desk: MovingDesk, state: BookingState) -> None:
    desk.change_old(state)
    await desk.moved()
    assert (desk.not_sent(), desk.posts) == ([ProblemKind.NOT_MOVABLE], [])


async def test_a_booking_stays_not_where_it_is(desk: MovingDesk) -> None:
    desk.move(desk.old.request)
    await desk.settle()
    assert (desk.not_sent(), desk.posts) == ([ProblemKind.NOT_MOVABLE], [])


async def test_the_same_move_may_be_tried_again(desk: MovingDesk) -> None:
    desk.gateway.writes.append(UNSENT)
    await desk.moved()
    await desk.moved()
    assert [move.state for move in desk.journal.moves.values()] == [MoveState.UNDONE, MoveState.DONE]
    assert desk.holders == (False, True)


async def test_a_journal_that_fails_after_the_new_one_keeps_the_old_one(desk: MovingDesk) -> None:
    desk.journal.failing.add("change_move")
    await desk.moved()
    assert (desk.posts, desk.holders) == (["SetAppointment new"], (True, True))
    desk.journal.failing.clear()
    await desk.pass_time(31)
    assert desk.state is MoveState.HALF


async def test_a_computer_that_slept_in_between_asks_again(desk: MovingDesk) -> None:
    desk.gateway.held = asyncio.Event()
    await desk.moved()
    desk.clock.set_back(timedelta(minutes=-20))
    desk.gateway.held.set()
    await desk.settle()
    assert (desk.posts, desk.state) == (["SetAppointment new"], MoveState.HALF)


@pytest.mark.parametrize("moment", ["begin", "mark_sent", "confirm"])
@pytest.mark.parametrize("write", [1, 2])
async def test_a_kill_at_any_point_is_shown_or_over_after_the_next_start(
    desk: MovingDesk, moment: str, write: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanging = asyncio.Event()
    calls = 0
    real = getattr(desk.journal, moment)

    async def killed(*args: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls == write:
            await hanging.wait()
        return await real(*args, **named)

    monkeypatch.setattr(desk.journal, moment, killed)
    await desk.moved()
    await desk.kill()
    monkeypatch.undo()
    posts = list(desk.posts)
    await desk.restart()
    await desk.pass_time(120)
    assert desk.posts == posts  # nothing is sent by itself
    expected = {
        (True, True): MoveState.HALF,
        (True, False): MoveState.UNDONE,
        (False, True): MoveState.DONE,
    }
    assert desk.state is expected[desk.holders]
    assert bool(desk.shown) is (desk.state is MoveState.HALF)


async def test_a_kill_between_the_decision_and_the_write_ends_the_move(desk: MovingDesk) -> None:
    await desk.journal.begin_move(desk.old, desk.request, reason=REASON, operator="S")
    await desk.restart()
    assert (desk.state, desk.posts, desk.holders) == (MoveState.UNDONE, [], (True, False))


async def test_every_change_is_told(desk: MovingDesk) -> None:
    await half(desk)
    assert await desk.mover.undo(1, operator="Sara") is None
    await desk.settle()
    told = [event.move.state for event in desk.events if isinstance(event, MoveChanged)]
    assert told == [
        MoveState.BOOKING,
        MoveState.CANCELLING,
        MoveState.HALF,
        MoveState.UNDOING,
        MoveState.UNDONE,
    ]
