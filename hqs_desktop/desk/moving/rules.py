"""What becomes of a move, by how its two bookings stand: pure, so that every order of events can be tried."""

from datetime import datetime, timedelta
from typing import Final

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.moves import Move, MoveState

DECIDED_FOR: Final = timedelta(minutes=2)
"""How long the key that was pressed for the whole move stands for cancelling the old booking, too."""
DOUBT_LASTS: Final = timedelta(minutes=5)
"""How long the other end stays, where an end's cancellation came to nothing and may yet be executed late."""

_OPEN: Final = {BookingState.UNRESOLVED, BookingState.CANCELLING}
_STANDS: Final = {BookingState.BOOKED, BookingState.VISITED}
_BY_OTHERS: Final = {BookingState.WITHDRAWN, BookingState.CHANGED}


def next_state(move: Move, old: BookingState | None, new: BookingState | None, *, decided: bool) -> MoveState:
    """Where a move stands now; ``old`` and ``new`` are its bookings in the list, None where it lists none.

    ``decided`` while the confirmation still stands for cancelling the old one: then CANCELLING is what to do next.
    None of it may be asked while a write of the move was asked for and has told nothing yet.
    """
    state = move.state
    if state in {MoveState.DONE, MoveState.CLOSED} or old in _OPEN or new in _OPEN:
        return state
    old_stands, new_stands = old in _STANDS, new in _STANDS
    if old_stands and new_stands:
        goes_on = state is MoveState.BOOKING and decided and old is BookingState.BOOKED and new is BookingState.BOOKED
        return MoveState.CANCELLING if goes_on else MoveState.HALF
    if new_stands:
        return MoveState.DONE
    if old_stands:
        return MoveState.UNDONE
    return _neither(move, old, new)


def may_finish_from(move: Move, now: datetime) -> datetime | None:
    """When the old booking may be cancelled, where that is later: the new one's cancellation may yet be executed."""
    return _after(move.new_doubt_at, now)


def may_undo_from(move: Move, now: datetime) -> datetime | None:
    """When the new booking may be cancelled, where that is later: the old one's cancellation may yet be executed."""
    return _after(move.old_doubt_at, now)


def _neither(move: Move, old: BookingState | None, new: BookingState | None) -> MoveState:
    """Whom others took a booking from is called because of that; whom this desk did is told by nobody else."""
    if new in _BY_OTHERS:
        return MoveState.DONE
    if old in _BY_OTHERS:
        return MoveState.UNDONE
    doubted = move.old_doubt_at is not None or move.new_doubt_at is not None
    return MoveState.UNDONE if move.state is MoveState.UNDONE and not doubted else MoveState.LOST


def _after(doubt: datetime | None, now: datetime) -> datetime | None:
    if doubt is None or abs(now - doubt) >= DOUBT_LASTS:
        return None
    return doubt + DOUBT_LASTS
