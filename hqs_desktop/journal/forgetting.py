"""Blanks patients' data of visits long past. What was done, when, by whom and on which slot stays as it is."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    Text,
    and_,
    case,
    cast,
    delete,
    exists,
    literal,
    or_,
    select,
    update,
)

from hqs_desktop.core.bookings import BookingState, IntentState
from hqs_desktop.core.model import BookingRequest, Identifier, Person
from hqs_desktop.core.moves import MoveState
from hqs_desktop.journal.codec import encode
from hqs_desktop.journal.packing import pack, unpack
from hqs_desktop.journal.schema import booking, correction, intent, move, reminder, task, task_event
from hqs_desktop.journal.task_store import Transact

AT_ONCE: Final = 200
"""Bookings, or other rows, in one transaction: no other use of the journal waits for long."""

_PATIENT: Final = Person(Identifier("", "", "", ""))
_NOBODY: Final = encode(_PATIENT)
_NO_KEYS: Final = {"person_type": "", "person_key": ""}
_NOT_SOUGHT: Final = {"mobile_key": "", "name_key": ""}
_LIVE: Final = [state.value for state in IntentState if state.live]
_OPEN_MOVES: Final = [state.value for state in MoveState if state.open]
_OPEN_BOOKINGS: Final = [BookingState.UNRESOLVED.value, BookingState.CANCELLING.value]


class SqlForgetting:
    """Fulfils ``desk.ports.ForgettingStore``."""

    def __init__(self, change: Transact) -> None:
        self._change = change

    async def forget(self, before: datetime) -> int:
        """Blank what belongs to visits that began before then, in slices; gives how many rows that were."""
        total = 0
        for job in (_bookings, _writes, _moves, _tasks, _corrections, _reminders):
            while done := await self._change(lambda connection, job=job: job(connection, before)):  # type: ignore[misc]
                total += done
        return total


def _bookings(connection: Connection, before: datetime) -> int:
    """Those on which nothing is open; a booking is of a patient as long as it has his key."""
    writes = exists().where(
        intent.c.state.in_(_LIVE), or_(intent.c.booking_id == booking.c.id, intent.c.tqid_key == booking.c.tqid_key)
    )
    moves = exists().where(
        move.c.state.in_(_OPEN_MOVES),
        or_(
            move.c.booking_id == booking.c.id,
            move.c.old_tqid_key == booking.c.tqid_key,
            move.c.new_tqid_key == booking.c.tqid_key,
        ),
    )
    tasks = exists().where(
        task.c.closed_at.is_(None),
        or_(
            task.c.booking_id == booking.c.id,
            task.c.rebooked_id == booking.c.id,
            task.c.tqid_key == booking.c.tqid_key,
        ),
    )
    query = select(booking.c.id, booking.c.request).where(
        booking.c.starts_at < before,
        booking.c.person_key != "",
        booking.c.state.not_in(_OPEN_BOOKINGS),
        booking.c.to_call.is_(False),
        ~writes,
        ~moves,
        ~tasks,
    )
    found = connection.execute(query.limit(AT_ONCE)).all()
    for id_, request in found:
        blank = {"request": _packed_blank(request, connection), "corrected": None, **_NO_KEYS, **_NOT_SOUGHT}
        connection.execute(update(booking).where(booking.c.id == id_).values(blank))
    return len(found)


def _writes(connection: Connection, before: datetime) -> int:
    """Those that are over, of forgotten bookings or of none; most have their booking's request."""
    own: ColumnElement[str] = intent.c.request[(1, 0, 0)].as_string()  # the person's identifier, as it is packed
    query = select(intent.c.id, intent.c.request).where(
        intent.c.created_at < before,
        intent.c.starts_at < before,
        intent.c.state.not_in(_LIVE),
        or_(own != "", intent.c.error_text != ""),
        ~_remembered(booking.c.id == intent.c.booking_id),
        ~_remembered(booking.c.tqid_key == intent.c.tqid_key),
        ~exists().where(task.c.closed_at.is_(None), task.c.tqid_key == intent.c.tqid_key),
    )
    found = connection.execute(query.limit(AT_ONCE)).all()
    for id_, request in found:
        # The gateway's own words may repeat what it was sent.
        blank = {"request": request and _packed_blank(request, connection), "error_text": None}
        connection.execute(update(intent).where(intent.c.id == id_).values(blank))
    return len(found)


def _moves(connection: Connection, before: datetime) -> int:
    """Those that are over, of forgotten bookings."""
    query = select(move.c.id, move.c.old, move.c.new).where(
        move.c.changed_at < before,
        move.c.state.not_in(_OPEN_MOVES),
        or_(_of_somebody(move.c.old), _of_somebody(move.c.new)),
        ~_remembered(booking.c.tqid_key.in_([move.c.old_tqid_key, move.c.new_tqid_key])),
    )
    found = connection.execute(query.limit(AT_ONCE)).all()
    for id_, old, new in found:
        connection.execute(update(move).where(move.c.id == id_).values(old=_blank(old), new=_blank(new)))
    return len(found)


def _tasks(connection: Connection, before: datetime) -> int:
    """Those that were closed before then, of forgotten bookings or of none, with what was noted on them."""
    holds = or_(
        task.c.person_key != "",
        task.c.name_key != "",
        task.c.mobile_key != "",
        task.c.note != "",
        cast(task.c.typed, Text) != "{}",
    )
    query = select(task.c.id).where(
        task.c.closed_at < before,
        or_(task.c.starts_at.is_(None), task.c.starts_at < before),
        holds,
        ~_remembered(booking.c.id.in_([task.c.booking_id, task.c.rebooked_id])),
    )
    found = connection.execute(query.limit(AT_ONCE)).scalars().all()
    if found:
        # Who waits is told from others by his identifier (``desk.worklist.waitlist``).
        of_patient = task.c.origin.startswith("wish:")
        origin = case((of_patient, literal("forgotten:").concat(task.c.id)), else_=task.c.origin)
        blank: dict[str, object] = {
            "origin": origin,
            "person": None,
            "typed": {},
            "note": "",
            **_NO_KEYS,
            **_NOT_SOUGHT,
        }
        connection.execute(update(task).where(task.c.id.in_(found)).values(blank))
        connection.execute(update(task_event).where(task_event.c.task_id.in_(found)).values(note=""))
    return len(found)


def _corrections(connection: Connection, before: datetime) -> int:
    """Those of patients of whom no booking is known any more."""
    query = select(correction.c.id).where(
        correction.c.corrected_at < before,
        correction.c.person_key != "",
        ~exists().where(
            booking.c.person_type == correction.c.person_type, booking.c.person_key == correction.c.person_key
        ),
    )
    found = connection.execute(query.limit(AT_ONCE)).scalars().all()
    if found:
        blank = {"person": _NOBODY, "before": _NOBODY, "bookings": {}, **_NO_KEYS}
        connection.execute(update(correction).where(correction.c.id.in_(found)).values(blank))
    return len(found)


def _reminders(connection: Connection, before: datetime) -> int:
    """Those of slots that are past are of no use any more."""
    query = select(reminder.c.id).where(reminder.c.slot["start"].as_string() < before.isoformat())
    found = connection.execute(query.limit(AT_ONCE)).scalars().all()
    if found:
        connection.execute(delete(reminder).where(reminder.c.id.in_(found)))
    return len(found)


def _remembered(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(and_(condition, booking.c.person_key != ""))


def _of_somebody(request: Column[JSON]) -> ColumnElement[bool]:
    number: ColumnElement[str] = request["person"]["identifier"]["id"].as_string()
    return number != ""


def _packed_blank(request: object, connection: Connection) -> object:
    """What is kept of a packed request: all but the patient."""
    return pack(replace(unpack(BookingRequest, request, connection), person=_PATIENT, hid=None), connection)


def _blank(request: dict[str, object]) -> dict[str, object]:
    """What is kept of a request: all but the patient."""
    return {**request, "person": _NOBODY, "hid": None}
