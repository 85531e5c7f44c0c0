"""Corrections of what the desk knows of a patient. What was sent stays as it was."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, RowMapping, insert, select, update

from hqs_desktop.core.bookings import Booking, Correction
from hqs_desktop.core.errors import JournalError
from hqs_desktop.core.model import Identifier, Person
from hqs_desktop.journal.codec import decode, encode
from hqs_desktop.journal.rows import booking_of, person_columns, sought_columns
from hqs_desktop.journal.schema import booking, correction


def correct(connection: Connection, person: Person, *, operator: str, desk: str, now: datetime) -> Correction:
    """Give every booking of a patient that name and mobile; raises ``JournalError`` where there is none."""
    listed = _bookings(connection, person.identifier)
    if not listed:
        raise JournalError("no booking of this patient is here")
    facts = {
        **person_columns(person.identifier),
        "person": encode(person),
        "before": encode(listed[-1].person),
        "bookings": {str(one.id): encode(one.corrected) for one in listed},
        "operator": operator,
        "desk": desk,
        "corrected_at": now,
    }
    added = connection.execute(insert(correction).values(**facts).returning(correction)).mappings().one()
    for one in listed:
        _put(connection, one, _as(person, one.request.person))
    return _correction_of(added)


def take_back(connection: Connection, correction_id: int, now: datetime) -> None:
    """Undo a correction; raises ``JournalError`` where it is not the patient's newest any more."""
    found = select(correction).where(correction.c.id == correction_id).with_for_update()
    row = connection.execute(found).mappings().one_or_none()
    whole = None if row is None else _correction_of(row)
    if row is None or whole is None or [whole] != corrections(connection, whole.person.identifier)[:1]:
        raise JournalError(f"correction {correction_id} can't be taken back")
    connection.execute(update(correction).where(correction.c.id == correction_id).values(taken_back_at=now))
    before: dict[str, object] = row["bookings"]
    for one in _bookings(connection, whole.person.identifier):
        if str(one.id) in before:
            earlier = before[str(one.id)]
            _put(connection, one, None if earlier is None else decode(Person, earlier))


def corrections(connection: Connection, identifier: Identifier) -> list[Correction]:
    """The corrections of a patient that hold or held, the newest first; none that was taken back."""
    columns = person_columns(identifier)
    query = (
        select(correction)
        .where(*(correction.c[name] == key for name, key in columns.items()), correction.c.taken_back_at.is_(None))
        .order_by(correction.c.id.desc())
    )
    return [_correction_of(row) for row in connection.execute(query).mappings()]


def _as(person: Person, sent: Person) -> Person:
    """What was sent, with the name and mobile of another."""
    return replace(
        sent,
        first_name=person.first_name,
        last_name=person.last_name,
        full_name=person.full_name,
        mobile=person.mobile,
    )


def _bookings(connection: Connection, identifier: Identifier) -> list[Booking]:
    columns = person_columns(identifier)
    query = select(booking).where(*(booking.c[name] == key for name, key in columns.items())).order_by(booking.c.id)
    return [booking_of(row, connection) for row in connection.execute(query.with_for_update()).mappings()]


def _put(connection: Connection, one: Booking, corrected: Person | None) -> None:
    """It is found under what was sent as well: the paper in the patient's hand says so."""
    sent = one.request.person
    sought = sought_columns(sent) if corrected is None else sought_columns(corrected, sent)
    values = {"corrected": encode(corrected), **sought}
    connection.execute(update(booking).where(booking.c.id == one.id).values(**values))


def _correction_of(row: RowMapping) -> Correction:
    return Correction(
        id=row["id"],
        person=decode(Person, row["person"]),
        before=decode(Person, row["before"]),
        operator=row["operator"],
        corrected_at=row["corrected_at"],
        desk=row["desk"],
    )
