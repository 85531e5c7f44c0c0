"""Bookings as they are listed: a page after the other, however many there are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, RowMapping, func, select

from hqs_desktop.core.bookings import Booking, BookingFilter, Order
from hqs_desktop.journal.rows import booking_of, conditions_of, order_of
from hqs_desktop.journal.schema import booking
from hqs_desktop.journal.sought import Candidates

_FEW = 2000
"""So many candidates at most are read for a list in another order than theirs; of more, the list itself is read."""
_STEP = 500
_COUNTED_AT_ONCE = 2000


def find(connection: Connection, wanted: BookingFilter) -> list[Booking]:
    """The bookings that are wanted, in the order that is."""
    candidates = Candidates(connection, wanted.text)
    if candidates.useful and wanted.order is Order.LAST_ENTERED:
        return _last_entered(connection, wanted, candidates)
    conditions = [*conditions_of(wanted)]
    if candidates.useful and len(ids := candidates.before(None, _FEW + 1)) <= _FEW:
        conditions.append(booking.c.id.in_(ids))
    rows = _rows(connection, conditions, wanted.order, wanted.limit)
    return [booking_of(row, connection) for row in rows]


def count(connection: Connection, wanted: BookingFilter) -> int:
    """How many there are, without regard to ``limit`` and ``after``."""
    query = select(func.count()).select_from(booking).where(*conditions_of(replace(wanted, after=None)))
    return connection.execute(query).scalar_one()


def count_some(connection: Connection, wanted: BookingFilter, below: int | None) -> tuple[int, int | None]:
    """The same of those that came to the journal before one (None: all), some at a time, and where to go on."""
    candidates = Candidates(connection, wanted.text)
    if candidates.useful:
        ids = candidates.before(below, _COUNTED_AT_ONCE)
    else:
        query = select(booking.c.id).order_by(booking.c.id.desc()).limit(_COUNTED_AT_ONCE)
        ids = connection.execute(query if below is None else query.where(booking.c.id < below)).scalars().all()
    if not ids:
        return 0, None
    among = booking.c.id.between(ids[-1], ids[0]) if not candidates.useful else booking.c.id.in_(ids)
    conditions = conditions_of(replace(wanted, after=None))
    found = connection.execute(select(func.count()).select_from(booking).where(*conditions, among)).scalar_one()
    return found, ids[-1]


def _last_entered(connection: Connection, wanted: BookingFilter, candidates: Candidates) -> list[Booking]:
    found: list[Booking] = []
    conditions = [*conditions_of(wanted)]
    below = wanted.after.id if wanted.after is not None else None
    while ids := candidates.before(below, _STEP):
        left = None if wanted.limit is None else wanted.limit - len(found)
        rows = _rows(connection, [*conditions, booking.c.id.in_(ids)], wanted.order, left)
        found += [booking_of(row, connection) for row in rows]
        if wanted.limit is not None and len(found) >= wanted.limit:
            break
        below = ids[-1]
    return found


def _rows(
    connection: Connection, conditions: Sequence[ColumnElement[bool]], order: Order, limit: int | None
) -> Iterator[RowMapping]:
    query = select(booking).where(*conditions).order_by(*order_of(order)).limit(limit)
    return iter(connection.execute(query).mappings())
