"""Moves of bookings, as the journal keeps them."""

import pytest

from hqs_desktop.core.bookings import Booking, IntentKind
from hqs_desktop.core.errors import IllegalMoveError, MoveOpenError, NotMovableError
from hqs_desktop.core.model import BookingRequest
from hqs_desktop.core.moves import Move, MoveState
from hqs_desktop.journal.store import SqlJournal
from tests.fakes.clock import FakeClock
from tests.journal.values import DESK, REASON, request

NEW = request("1:BBBB-0002", hours=48)


async def booked(journal: SqlJournal, wanted: BookingRequest | None = None) -> Booking:
    intent = await journal.begin(IntentKind.BOOK, wanted or request(), operator="op")
    await journal.mark_sent(intent.id)
    return await journal.confirm(intent.id)


async def begun(journal: SqlJournal, old: Booking, new: BookingRequest = NEW) -> Move:
    return await journal.begin_move(old, new, reason=REASON, operator="op")


async def test_a_move_is_kept_whole(journal: SqlJournal, clock: FakeClock) -> None:
    old = await booked(journal)
    move = await begun(journal, old)
    now = clock.now()
    assert move == Move(1, old.id, old.request, NEW, REASON, MoveState.BOOKING, "op", now, now, desk=DESK)
    assert await journal.open_moves() == [move]
    assert await journal.moves_of(old.tqid) == await journal.moves_of(NEW.slot.tqid) == [move]
    assert await journal.moves_of(request("1:other").slot.tqid) == []


async def test_each_step_is_kept(journal: SqlJournal, clock: FakeClock) -> None:
    move = await begun(journal, await booked(journal))
    await clock.advance(5)
    cancelling = await journal.change_move(move, MoveState.CANCELLING)
    assert (cancelling.state, cancelling.changed_at) == (MoveState.CANCELLING, clock.now())
    doubted = await journal.doubt_move(move.id, of_old=True)
    assert (doubted.old_doubt_at, doubted.new_doubt_at) == (clock.now(), None)
    assert (await journal.doubt_move(move.id, of_old=False)).new_doubt_at == clock.now()
    with pytest.raises(IllegalMoveError):
        await journal.change_move(move, MoveState.HALF)
    done = await journal.change_move(cancelling, MoveState.DONE)
    assert await journal.open_moves() == []
    assert [one.state for one in await journal.moves_of(NEW.slot.tqid)] == [done.state]


async def test_only_what_stands_is_moved_and_not_to_its_own_slot(journal: SqlJournal) -> None:
    old = await booked(journal)
    with pytest.raises(NotMovableError):
        await begun(journal, old, old.request)
    intent = await journal.begin(IntentKind.CANCEL, old.request, operator="op", reason=REASON)
    with pytest.raises(NotMovableError):
        await begun(journal, old)
    await journal.mark_sent(intent.id)
    await journal.confirm(intent.id)
    with pytest.raises(NotMovableError):
        await begun(journal, old)


@pytest.mark.parametrize("to", ["1:BBBB-0002", "1:CCCC-0003"])
async def test_never_two_open_moves_of_one_slot(journal: SqlJournal, to: str) -> None:
    old = await booked(journal)
    first = await begun(journal, old)
    with pytest.raises(MoveOpenError):
        await begun(journal, old, request(to, hours=50))
    other = await booked(journal, request("1:DDDD-0004"))
    with pytest.raises(MoveOpenError):
        await begun(journal, other)
    await journal.change_move(first, MoveState.UNDONE)
    assert (await begun(journal, old)).id == 2
