"""The life of an intent and of the booking that it makes or changes (design, rule 1).

Each function is a part of one transaction on the given connection; none commits.
"""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from hqs_desktop.core.audit import Act
from hqs_desktop.core.bookings import Booking, BookingState, Intent, IntentKind, IntentState
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.errors import IllegalMoveError, JournalError
from hqs_desktop.core.model import BookingRequest, Identifier
from hqs_desktop.core.text import fold_compact
from hqs_desktop.journal.audit import Deed, append
from hqs_desktop.journal.codec import encode
from hqs_desktop.journal.packing import pack
from hqs_desktop.journal.rows import INTENT, booking_of, intent_of, request_columns
from hqs_desktop.journal.schema import booking, intent

# UNKNOWN may be said again; SENT may not: what may have left is never sent a second time.
_BEFORE: Final = {
    IntentState.SENT: {IntentState.INTENT},
    IntentState.UNKNOWN: {IntentState.SENT, IntentState.UNKNOWN},
    IntentState.CONFIRMED: {IntentState.SENT, IntentState.UNKNOWN},
    IntentState.REFUSED: {IntentState.SENT, IntentState.UNKNOWN},
    IntentState.LAPSED: {IntentState.INTENT, IntentState.SENT, IntentState.UNKNOWN},
}
_ACTS: Final = {IntentKind.BOOK: Act.BOOK, IntentKind.CANCEL: Act.CANCEL}
# States in which a write is under way, or which this desk made itself: what a check of the gateway finds does not
# change them (its answer may be older than the write).
_OWN: Final = {BookingState.UNRESOLVED, BookingState.CANCELLING, BookingState.CANCELLED}


def begin(
    connection: Connection,
    kind: IntentKind,
    request: BookingRequest,
    *,
    operator: str,
    desk: str,
    reason: CodedText | None,
    now: datetime,
) -> Intent:
    """Insert an intent, and show it in the desk's list: a booking as UNRESOLVED, a cancelled one as CANCELLING.

    The index ``one_live_intent`` refuses a second live one (``sqlalchemy.exc.IntegrityError``).
    """
    booking_id, previous, packed = None, None, pack(request, connection)
    if kind is IntentKind.BOOK:
        booking_id = _add_booking(connection, request, BookingState.UNRESOLVED, operator=operator, desk=desk, now=now)
        packed = None
    elif (standing := _standing_booking(connection, request)) is not None:
        booking_id, previous = standing["id"], standing["state"]
        packed = None if standing["request"] == packed else packed
        _change_booking(connection, booking_id, now, state=BookingState.CANCELLING.value)
    number = connection.execute(
        insert(intent)
        .values(
            booking_id=booking_id,
            previous_state=previous,
            kind=kind.value,
            state=IntentState.INTENT.value,
            tqid_key=request.slot.tqid.key,
            starts_at=request.slot.start,
            request=packed,
            reason=encode(reason),
            operator=operator,
            desk=desk,
            created_at=now,
            changed_at=now,
        )
        .returning(intent.c.id)
    ).scalar_one()
    append(connection, Deed(_ACTS[kind], operator, request.slot.tqid.key, IntentState.INTENT), desk=desk, at=now)
    return Intent(number, kind, IntentState.INTENT, request, reason, operator, now, now, desk=desk)


def move(connection: Connection, intent_id: int, state: IntentState, now: datetime, **facts: object) -> None:
    """Bring an intent to ``state``, with further ``facts`` by column; where it can't, raises ``IllegalMoveError``."""
    moved = connection.execute(
        update(intent)
        .where(intent.c.id == intent_id, intent.c.state.in_([before.value for before in _BEFORE[state]]))
        .values(state=state.value, changed_at=now, **facts)
        .returning(intent.c.kind, intent.c.operator, intent.c.tqid_key, intent.c.desk)
    )
    if (row := moved.mappings().one_or_none()) is None:
        found = connection.scalar(select(intent.c.state).where(intent.c.id == intent_id))
        raise IllegalMoveError(f"intent {intent_id} is {found or 'not there'} and can't become {state}")
    if state is not IntentState.SENT:
        deed = Deed(_ACTS[IntentKind(row["kind"])], row["operator"], row["tqid_key"], state)
        append(connection, deed, desk=row["desk"], at=now)


def confirm(connection: Connection, intent_id: int, now: datetime, *, request_id: str | None) -> Booking:
    """The gateway did it: the booking is BOOKED, or CANCELLED.

    Whoever had the slot before, by this list, has it no more and must be called. A cancelled appointment that was not
    booked from here appears in the list now.
    """
    move(connection, intent_id, IntentState.CONFIRMED, now, request_id=request_id)
    moved = _get_intent(connection, intent_id)
    done, booking_id = intent_of(moved, connection), moved["booking_id"]
    if done.kind is IntentKind.BOOK:
        _unseat(connection, done.request, booking_id, now)
        row = _change_booking(connection, booking_id, now, state=BookingState.BOOKED.value, booked_at=now)
    else:
        if booking_id is None:
            booking_id = _add_booking(
                connection, done.request, BookingState.CANCELLED, operator=done.operator, desk=done.desk, now=now
            )
            connection.execute(update(intent).where(intent.c.id == intent_id).values(booking_id=booking_id))
        cancelled = {"state": BookingState.CANCELLED.value, "cancel_reason": pack(done.reason, connection)}
        row = _change_booking(connection, booking_id, now, **cancelled)
    return booking_of(row, connection)


def give_up(connection: Connection, intent_id: int, state: IntentState, now: datetime, **facts: object) -> None:
    """The write was REFUSED or LAPSED: an attempt to book leaves the list, a booking stands as it stood before."""
    move(connection, intent_id, state, now, **facts)
    row = _get_intent(connection, intent_id)
    if row["kind"] == IntentKind.BOOK:
        connection.execute(update(intent).where(intent.c.id == intent_id).values(request=row["of_booking"]))
        connection.execute(delete(booking).where(booking.c.id == row["booking_id"]))
    elif row["booking_id"] is not None:
        _change_booking(connection, row["booking_id"], now, state=row["previous_state"])


def update_status(
    connection: Connection,
    booking_id: int,
    *,
    status: CodedText,
    state: BookingState,
    checked_at: datetime,
    to_call: bool,
    now: datetime,
) -> Booking:
    """Keep what the gateway says of a booking.

    One that this desk is writing or has cancelled keeps its state. A call is owed again only where something has
    changed since the patient was told.
    """
    row = get_booking(connection, booking_id)
    facts: dict[str, object] = {"status": pack(status, connection), "status_checked_at": checked_at}
    own = BookingState(row["state"]) in _OWN
    changed = not own and state.value != row["state"]
    if changed:
        facts |= {"state": state.value, "changed_at": now}
    if to_call and not own and (changed or row["told_at"] is None):
        facts |= {"to_call": True, "told_at": None}
    updated = connection.execute(update(booking).where(booking.c.id == booking_id).values(**facts).returning(booking))
    return booking_of(updated.mappings().one(), connection)


def mark_told(connection: Connection, booking_id: int, at: datetime | None) -> Booking:
    """The patient was told at that time, or (None) is still to be called."""
    get_booking(connection, booking_id)
    facts = {"told_at": at, "to_call": at is None}
    updated = connection.execute(update(booking).where(booking.c.id == booking_id).values(**facts).returning(booking))
    return booking_of(updated.mappings().one(), connection)


def mark_missed(connection: Connection, booking_id: int, at: datetime | None) -> Booking:
    """The patient did not come, as the desk said at that time, or (None) came after all."""
    get_booking(connection, booking_id)
    updated = connection.execute(
        update(booking).where(booking.c.id == booking_id).values(missed_at=at).returning(booking)
    )
    return booking_of(updated.mappings().one(), connection)


def get_booking(connection: Connection, booking_id: int) -> RowMapping:
    """The row, held until the transaction ends. Raises ``JournalError`` where there is none."""
    found = connection.execute(select(booking).where(booking.c.id == booking_id).with_for_update())
    if (row := found.mappings().one_or_none()) is None:
        raise JournalError(f"there is no booking {booking_id}")
    return row


def _get_intent(connection: Connection, intent_id: int) -> RowMapping:
    return connection.execute(select(*INTENT).where(intent.c.id == intent_id)).mappings().one()


def _add_booking(
    connection: Connection, request: BookingRequest, state: BookingState, *, operator: str, desk: str, now: datetime
) -> int:
    added: int = connection.execute(
        insert(booking)
        .values(
            **request_columns(request, connection),
            state=state.value,
            operator=operator,
            desk=desk,
            booked_at=now,
            changed_at=now,
            to_call=False,
        )
        .returning(booking.c.id)
    ).scalar_one()
    return added


def _change_booking(connection: Connection, booking_id: int, now: datetime, **facts: object) -> RowMapping:
    changed = connection.execute(
        update(booking).where(booking.c.id == booking_id).values(changed_at=now, **facts).returning(booking)
    )
    return changed.mappings().one()


def _unseat(connection: Connection, request: BookingRequest, booking_id: int, now: datetime) -> None:
    """A slot has one patient: what else stands as BOOKED on it was freed behind this desk's back."""
    connection.execute(
        update(booking)
        .where(
            booking.c.tqid_key == request.slot.tqid.key,
            booking.c.id != booking_id,
            booking.c.state == BookingState.BOOKED.value,
        )
        .values(state=BookingState.CHANGED.value, changed_at=now, to_call=True, told_at=None)
    )


def _standing_booking(connection: Connection, request: BookingRequest) -> RowMapping | None:
    """This desk's newest booking of the slot, where it is this patient's and not cancelled yet."""
    newest = connection.execute(
        select(booking)
        .where(booking.c.tqid_key == request.slot.tqid.key)
        .order_by(booking.c.id.desc())
        .limit(1)
        .with_for_update()
    )
    row = newest.mappings().one_or_none()
    if row is None or BookingState(row["state"]) in _OWN:
        return None
    return (
        row
        if _person_key(booking_of(row, connection).person.identifier) == _person_key(request.person.identifier)
        else None
    )


def _person_key(identifier: Identifier) -> str:
    # Some systems drop leading zeros.
    return fold_compact(identifier.id).lstrip("0")
