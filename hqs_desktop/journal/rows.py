"""Between the journal's rows and its records, and what a filter means in SQL."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, RowMapping, literal, select, tuple_

from hqs_desktop.core.bookings import (
    Booking,
    BookingFilter,
    BookingState,
    DirectoryEntry,
    Intent,
    IntentKind,
    IntentState,
    Order,
)
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import BookingRequest, Facility, Identifier, Person, Provider
from hqs_desktop.core.text import fold, fold_compact, search_keys
from hqs_desktop.journal.codec import decode
from hqs_desktop.journal.packing import pack, unpack
from hqs_desktop.journal.schema import Instant, booking, intent
from hqs_desktop.journal.sought import text_condition

INTENT: Final = (
    intent,
    select(booking.c.request)
    .where(booking.c.id == intent.c.booking_id)
    .correlate(intent)
    .scalar_subquery()
    .label("of_booking"),
)
"""What is read of an intent: its row, and the request of its booking."""


def intent_of(row: RowMapping, connection: Connection) -> Intent:
    """What was read of an intent."""
    return Intent(
        id=row["id"],
        kind=IntentKind(row["kind"]),
        state=IntentState(row["state"]),
        request=unpack(BookingRequest, row["request"] or row["of_booking"], connection),
        reason=None if row["reason"] is None else decode(CodedText, row["reason"]),
        operator=row["operator"],
        created_at=row["created_at"],
        changed_at=row["changed_at"],
        request_id=row["request_id"],
        error_code=row["error_code"],
        error_text=row["error_text"],
        desk=row["desk"],
    )


def booking_of(row: RowMapping, connection: Connection) -> Booking:
    """A row of ``booking``."""
    return Booking(
        id=row["id"],
        request=unpack(BookingRequest, row["request"], connection),
        state=BookingState(row["state"]),
        operator=row["operator"],
        booked_at=row["booked_at"],
        changed_at=row["changed_at"],
        status=_coded(row["status"], connection),
        status_checked_at=row["status_checked_at"],
        cancel_reason=_coded(row["cancel_reason"], connection),
        told_at=row["told_at"],
        to_call=row["to_call"],
        desk=row["desk"],
        corrected=None if row["corrected"] is None else decode(Person, row["corrected"]),
        missed_at=row["missed_at"],
    )


def entry_of(row: RowMapping) -> DirectoryEntry:
    """A row of ``directory``, as the gateway has it."""
    return DirectoryEntry(
        decode(Provider, row["provider"]),
        decode(Facility, row["facility"]),
        row["source"],
        pinned=row["pinned"],
        hidden=row["hidden"],
    )


def request_columns(request: BookingRequest, connection: Connection) -> dict[str, object]:
    """The columns of a booking that come from its request."""
    slot, person = request.slot, request.person
    return {
        "tqid_key": slot.tqid.key,
        "request": pack(request, connection),
        "starts_at": slot.start,
        "provider_id": slot.provider.identifier.id,
        **person_columns(person.identifier),
        **sought_columns(person),
    }


def person_columns(identifier: Identifier) -> dict[str, str]:
    """The columns that say whose a row is."""
    kind, number = identifier.key
    return {"person_type": kind, "person_key": number}


def sought_columns(*people: Person) -> dict[str, str]:
    """The columns in which a patient is sought, who may be known in more than one way."""
    return {
        "mobile_key": " ".join(dict.fromkeys(fold_compact(person.mobile) for person in people)).strip(),
        "name_key": " ".join(dict.fromkeys(map(name_key, people))).strip(),
    }


def name_key(person: Person) -> str:
    """What a patient's name is sought in: each of its spellings without blanks."""
    return f"{search_keys(f'{person.first_name} {person.last_name}')} {search_keys(person.full_name)}".strip()


def conditions_of(wanted: BookingFilter) -> Iterator[ColumnElement[bool]]:
    """The conditions that a booking must meet, all of them."""
    yield from span(booking.c.starts_at, wanted.starts_from, wanted.starts_before)
    yield from span(booking.c.booked_at, wanted.booked_from, wanted.booked_until)
    if wanted.provider_id is not None:
        yield booking.c.provider_id == wanted.provider_id
    if wanted.states is not None:
        yield booking.c.state.in_([state.value for state in wanted.states])
    if wanted.operator is not None:
        yield booking.c.operator == wanted.operator
    if wanted.tqid is not None:
        yield booking.c.tqid_key == wanted.tqid.key
    if wanted.person is not None:
        yield from (booking.c[name] == key for name, key in person_columns(wanted.person).items())
    if wanted.people is not None:
        yield tuple_(booking.c.person_type, booking.c.person_key).in_({one.key for one in wanted.people})
    if (last := wanted.after) is not None:
        yield _behind(last, wanted.order)
    if fold(wanted.text):
        yield text_condition(wanted.text, booking)


def order_of(order: Order) -> Sequence[ColumnElement[Any]]:
    """What it is listed by."""
    match order:
        case Order.VISIT:
            return booking.c.starts_at, booking.c.id
        case Order.LATEST_VISIT:
            return booking.c.starts_at.desc(), booking.c.id.desc()
        case Order.NEWEST:
            return booking.c.booked_at.desc(), booking.c.id.desc()
        case Order.LAST_ENTERED:
            return (booking.c.id.desc(),)


def _behind(last: Booking, order: Order) -> ColumnElement[bool]:
    visit = tuple_(literal(last.request.slot.start, Instant), literal(last.id))
    match order:
        case Order.VISIT:
            return tuple_(booking.c.starts_at, booking.c.id) > visit
        case Order.LATEST_VISIT:
            return tuple_(booking.c.starts_at, booking.c.id) < visit
        case Order.NEWEST:
            booked = tuple_(literal(last.booked_at, Instant), literal(last.id))
            return tuple_(booking.c.booked_at, booking.c.id) < booked
        case Order.LAST_ENTERED:
            return booking.c.id < last.id


def span(
    column: ColumnElement[datetime], start: datetime | None, end: datetime | None
) -> Iterator[ColumnElement[bool]]:
    """From ``start`` on, until before ``end``."""
    if start is not None:
        yield column >= start
    if end is not None:
        yield column < end


def _coded(data: object, connection: Connection) -> CodedText | None:
    return None if data is None else unpack(CodedText, data, connection)
