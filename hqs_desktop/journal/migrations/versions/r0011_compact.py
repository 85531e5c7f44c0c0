"""What many requests share is kept once, an intent's request only where it is not its booking's, and texts are indexed.

A hundred thousand bookings and intents are rewritten in some seconds; what they say stays the same.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import BookingRequest
from hqs_desktop.journal.codec import decode
from hqs_desktop.journal.packing import pack

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_AT_ONCE = 1000
_KEYS = " || '  ' || ".join(("{0}.id, {0}.name_key", "{0}.person_key", "{0}.mobile_key", "{0}.tqid_key || '  '"))
_INDEX = f"INSERT INTO booking_words (rowid, keys) VALUES ({_KEYS.format('new')});"  # noqa: S608  (no values)
_UNINDEX = f"INSERT INTO booking_words (booking_words, rowid, keys) VALUES ('delete', {_KEYS.format('old')});"  # noqa: S608  (see above)
_SOUGHT = "name_key, person_key, mobile_key, tqid_key"

_booking = sa.table(
    "booking",
    *(sa.column(name, sa.BigInteger) for name in ("id", "starts_at")),
    *(sa.column(name, sa.JSON(none_as_null=True)) for name in ("request", "status", "cancel_reason")),
)
_intent = sa.table(
    "intent",
    *(sa.column(name, sa.BigInteger) for name in ("id", "booking_id", "starts_at")),
    sa.column("request", sa.JSON),
)


def upgrade() -> None:
    """Rows are rewritten in place, in one transaction; the index of texts is SQLite's alone."""
    op.create_table(
        "part",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.UniqueConstraint("digest"),
    )
    op.add_column("intent", sa.Column("starts_at", sa.BigInteger, nullable=False, server_default="0"))
    if not op.get_context().as_sql:
        connection = op.get_bind()
        _rewrite_intents(connection)
        _rewrite_bookings(connection)
    if op.get_context().dialect.name == "sqlite":
        _index_texts()


def downgrade() -> None:
    """An older version could read no request."""
    raise NotImplementedError


def _rewrite_intents(connection: sa.Connection) -> None:
    same = sa.select(_booking.c.id).where(
        _booking.c.id == _intent.c.booking_id,
        sa.cast(_booking.c.request, sa.Text) == sa.cast(_intent.c.request, sa.Text),
    )
    starts_at = sa.select(_booking.c.starts_at).where(_booking.c.id == _intent.c.booking_id).scalar_subquery()
    connection.execute(sa.update(_intent).where(same.exists()).values(starts_at=starts_at, request=sa.JSON.NULL))
    own = sa.cast(_intent.c.request, sa.Text) != "null"
    change = (
        sa.update(_intent)
        .where(_intent.c.id == sa.bindparam("row"))
        .values(starts_at=sa.bindparam("start"), request=sa.bindparam("packed", type_=sa.JSON))
    )
    for rows in _batches(connection, sa.select(_intent.c.id, _intent.c.request).where(own), _intent.c.id):
        requests = [(row.id, decode(BookingRequest, row.request)) for row in rows]
        changes = [
            {"row": number, "start": _micros(request.slot.start), "packed": pack(request, connection)}
            for number, request in requests
        ]
        connection.execute(change, changes)


def _rewrite_bookings(connection: sa.Connection) -> None:
    names = ("request", "status", "cancel_reason")
    packed = {name: sa.bindparam(f"its_{name}", type_=_booking.c[name].type) for name in names}
    change = sa.update(_booking).where(_booking.c.id == sa.bindparam("row")).values(packed)
    for rows in _batches(connection, sa.select(_booking), _booking.c.id):
        changes = [
            {
                "row": row.id,
                "its_request": pack(decode(BookingRequest, row.request), connection),
                "its_status": _packed_code(row.status, connection),
                "its_cancel_reason": _packed_code(row.cancel_reason, connection),
            }
            for row in rows
        ]
        connection.execute(change, changes)


def _packed_code(data: object, connection: sa.Connection) -> object:
    return None if data is None else pack(decode(CodedText, data), connection)


def _micros(moment: datetime) -> int:
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


def _batches(
    connection: sa.Connection, query: sa.Select[Any], number: sa.ColumnElement[int]
) -> Iterator[Sequence[sa.Row[Any]]]:
    """The rows by their numbers, each batch read anew: what is rewritten meanwhile is behind it."""
    last = 0
    while rows := connection.execute(query.where(number > last).order_by(number).limit(_AT_ONCE)).all():
        yield rows
        last = rows[-1].id


def _index_texts() -> None:
    trigrams = "keys, content='', columnsize=0, detail=none, tokenize='trigram case_sensitive 1'"
    op.execute(f"CREATE VIRTUAL TABLE booking_words USING fts5 ({trigrams})")
    op.execute("CREATE VIRTUAL TABLE booking_terms USING fts5vocab (booking_words, row)")
    op.execute(f"INSERT INTO booking_words (rowid, keys) SELECT {_KEYS.format('booking')} FROM booking")  # noqa: S608  (no values)
    op.execute(f"CREATE TRIGGER booking_added AFTER INSERT ON booking BEGIN {_INDEX} END")
    op.execute(f"CREATE TRIGGER booking_gone AFTER DELETE ON booking BEGIN {_UNINDEX} END")
    op.execute(f"CREATE TRIGGER booking_renamed AFTER UPDATE OF {_SOUGHT} ON booking BEGIN {_UNINDEX} {_INDEX} END")
