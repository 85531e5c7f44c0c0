"""What becomes of a move, whatever its two bookings are."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.moves import Move, MoveState
from hqs_desktop.desk.moving.rules import DOUBT_LASTS, may_finish_from, may_undo_from, next_state
from tests.desk.moving.bench_moving import REASON, MovingDesk
from tests.fakes.clock import START

ENDS = [None, *BookingState]
OPEN = {BookingState.UNRESOLVED, BookingState.CANCELLING}
STANDS = {BookingState.BOOKED, BookingState.VISITED}


def move(state: MoveState, **facts: object) -> Move:
    desk = MovingDesk()
    made = Move(1, 1, desk.old.request, desk.request, REASON, state, "Sara", START, START)
    return replace(made, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize("state", MoveState)
def test_every_state(state: MoveState) -> None:
    for old, new, decided in product(ENDS, ENDS, (True, False)):
        check(state, old, new, decided=decided)


def check(state: MoveState, old: BookingState | None, new: BookingState | None, *, decided: bool) -> None:
    after = next_state(move(state), old, new, decided=decided)
    if state in {MoveState.DONE, MoveState.CLOSED} or old in OPEN or new in OPEN:
        assert after is state
        return
    stands = (old in STANDS, new in STANDS)
    if stands == (True, True):
        goes_on = state is MoveState.BOOKING and decided and {old, new} == {BookingState.BOOKED}
        assert after is (MoveState.CANCELLING if goes_on else MoveState.HALF)
    elif stands == (False, True):
        assert after is MoveState.DONE
    elif stands == (True, False):
        assert after is MoveState.UNDONE
    else:
        assert after in {MoveState.LOST, MoveState.DONE, MoveState.UNDONE}
        assert after is not MoveState.LOST or {old, new} <= {None, BookingState.CANCELLED}


def test_a_cancellation_that_came_late_leaves_nobody_without_a_word() -> None:
    gone = BookingState.CANCELLED
    assert next_state(move(MoveState.UNDONE), gone, gone, decided=False) is MoveState.UNDONE
    doubted = move(MoveState.UNDONE, old_doubt_at=START)
    assert next_state(doubted, gone, gone, decided=False) is MoveState.LOST
    assert next_state(move(MoveState.UNDOING), gone, gone, decided=False) is MoveState.LOST


def test_the_other_end_stays_while_a_cancellation_may_come_late() -> None:
    doubted = move(MoveState.HALF, old_doubt_at=START)
    assert may_undo_from(doubted, START + timedelta(minutes=1)) == START + DOUBT_LASTS
    assert may_undo_from(doubted, START + DOUBT_LASTS) is None
    assert may_finish_from(doubted, START) is None
    assert may_finish_from(move(MoveState.HALF, new_doubt_at=START), START) == START + DOUBT_LASTS
