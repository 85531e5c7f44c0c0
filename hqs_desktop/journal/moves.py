"""Moves of bookings. Each function is a part of one transaction on the given connection; none commits."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, RowMapping, insert, or_, select, update

from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.errors import IllegalMoveError, MoveOpenError, NotMovableError
from hqs_desktop.core.model import BookingRequest
from hqs_desktop.core.moves import Move, MoveState
from hqs_desktop.journal.codec import decode, encode
from hqs_desktop.journal.schema import move
from hqs_desktop.journal.writes import get_booking

OPEN: Final = [state.value for state in MoveState if state.open]


def move_of(row: RowMapping) -> Move:
    """A row of ``move``."""
    return Move(
        id=row["id"],
        booking_id=row["booking_id"],
        old=decode(BookingRequest, row["old"]),
        new=decode(BookingRequest, row["new"]),
        reason=decode(CodedText, row["reason"]),
        state=MoveState(row["state"]),
        operator=row["operator"],
        created_at=row["created_at"],
        changed_at=row["changed_at"],
        old_doubt_at=row["old_doubt_at"],
        new_doubt_at=row["new_doubt_at"],
        desk=row["desk"],
    )


def begin(
    connection: Connection,
    old: Booking,
    new: BookingRequest,
    *,
    reason: CodedText,
    operator: str,
    desk: str,
    now: datetime,
) -> Move:
    """Insert a move of a booking that stands.

    Raises ``NotMovableError`` where it does not or is to stay in its slot, ``MoveOpenError`` where an earlier move of
    one of the two slots is open. The index ``one_open_move`` refuses a second one of the same booking
    (``sqlalchemy.exc.IntegrityError``).
    """
    keys = [old.tqid.key, new.slot.tqid.key]
    if get_booking(connection, old.id)["state"] != BookingState.BOOKED or keys[0] == keys[1]:
        raise NotMovableError(f"booking {old.id} can't be moved")
    touches = or_(move.c.old_tqid_key.in_(keys), move.c.new_tqid_key.in_(keys))
    if connection.execute(select(move.c.id).where(touches, move.c.state.in_(OPEN)).limit(1)).first() is not None:
        raise MoveOpenError(f"an earlier move of booking {old.id}'s slot or of the new one is open")
    row = connection.execute(
        insert(move)
        .values(
            booking_id=old.id,
            old_tqid_key=keys[0],
            new_tqid_key=keys[1],
            old=encode(old.request),
            new=encode(new),
            reason=encode(reason),
            state=MoveState.BOOKING.value,
            operator=operator,
            desk=desk,
            created_at=now,
            changed_at=now,
        )
        .returning(move)
    )
    return move_of(row.mappings().one())


def change(connection: Connection, before: Move, state: MoveState, now: datetime) -> Move:
    """Bring a move to ``state``. Raises ``IllegalMoveError`` where it is not as ``before`` any more."""
    changed = connection.execute(
        update(move)
        .where(move.c.id == before.id, move.c.state == before.state.value)
        .values(state=state.value, changed_at=now)
        .returning(move)
    )
    if (row := changed.mappings().one_or_none()) is None:
        raise IllegalMoveError(f"move {before.id} is {before.state} no more and can't become {state}")
    return move_of(row)


def doubt(connection: Connection, move_id: int, *, of_old: bool, now: datetime) -> Move:
    """It is not known whether the cancellation of an end was executed."""
    column = "old_doubt_at" if of_old else "new_doubt_at"
    changed = connection.execute(update(move).where(move.c.id == move_id).values({column: now}).returning(move))
    return move_of(changed.mappings().one())
