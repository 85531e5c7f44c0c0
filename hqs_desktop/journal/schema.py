"""The journal's tables, for the desk's encrypted SQLite file and, with the same definitions, for PostgreSQL.

What is searched or filtered has its column; the whole of a request, of a provider and of a facility is kept as JSON.
SQLite alone has ``booking_words``, an index of every three characters that names, numbers and TQIDs are sought in.
Changing anything here needs a migration (``migrations/versions``) and a new ``HEAD``.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import (
    DDL,
    JSON,
    BigInteger,
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    event,
    false,
    text,
)

HEAD: Final = "0012"

version = Table(
    "alembic_version",
    MetaData(),  # alembic's own, no part of ours
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Where alembic keeps which migrations were run."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


class Instant(TypeDecorator[datetime]):
    """An aware instant as whole microseconds since 1970 UTC: exact, ordered, and the same in every database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """To the database. Raises ``ValueError`` for a naive time."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time in the journal needs a zone")
        return (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """From the database, in UTC."""
        del dialect
        return None if value is None else _EPOCH + value * _MICROSECOND


def storable(value: str) -> str:
    """Text from outside, less what no database takes: halves of surrogate pairs and NUL."""
    return value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


class OutsideText(TypeDecorator[str]):
    """Text from outside, as ``storable``."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """To the database."""
        del dialect
        return None if value is None else storable(value)


metadata = MetaData()

# What many requests share, once: a doctor, a centre, a coded text (``journal.packing``). Never changed.
part = Table(
    "part",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("body", JSON, nullable=False),
)

booking = Table(
    "booking",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("tqid_key", OutsideText, nullable=False, index=True),
    Column("state", Text, nullable=False),
    Column("operator", OutsideText, nullable=False),
    Column("booked_at", Instant, nullable=False, index=True),
    Column("changed_at", Instant, nullable=False),
    # Packed, as are the gateway's last word and the reason (``journal.packing``).
    Column("request", JSON, nullable=False),
    # Taken from the request, to be searched and filtered by.
    Column("starts_at", Instant, nullable=False, index=True),
    Column("provider_id", OutsideText, nullable=False),
    Column("person_type", OutsideText, nullable=False),
    Column("person_key", OutsideText, nullable=False, index=True),
    Column("mobile_key", OutsideText, nullable=False),
    Column("name_key", OutsideText, nullable=False),
    # The gateway's last word, and what the desk did about it.
    Column("status", JSON(none_as_null=True)),
    Column("status_checked_at", Instant),
    Column("cancel_reason", JSON(none_as_null=True)),
    Column("told_at", Instant),
    Column("to_call", Boolean, nullable=False),
    # The identity of the desk that made it; the default is there only because SQLite adds no column without one.
    Column("desk", Text, nullable=False, server_default=""),
    # The patient as corrected since; the request stays as it was sent.
    Column("corrected", JSON(none_as_null=True)),
    # When the desk marked that the patient did not come.
    Column("missed_at", Instant),
)

_KEYS: Final = " || '  ' || ".join(("{0}.id, {0}.name_key", "{0}.person_key", "{0}.mobile_key", "{0}.tqid_key || '  '"))
_INDEX: Final = f"INSERT INTO booking_words (rowid, keys) VALUES ({_KEYS.format('new')});"  # noqa: S608  (no values)
_UNINDEX: Final = f"INSERT INTO booking_words (booking_words, rowid, keys) VALUES ('delete', {_KEYS.format('old')});"  # noqa: S608  (see above)
_SOUGHT: Final = "name_key, person_key, mobile_key, tqid_key"

# In the order of ids, and without the texts: what it finds is proved by the booking's columns.
_TRIGRAMS: Final = "keys, content='', columnsize=0, detail=none, tokenize='trigram case_sensitive 1'"
for _made in (
    f"VIRTUAL TABLE booking_words USING fts5 ({_TRIGRAMS})",
    "VIRTUAL TABLE booking_terms USING fts5vocab (booking_words, row)",
    f"TRIGGER booking_added AFTER INSERT ON booking BEGIN {_INDEX} END",
    f"TRIGGER booking_gone AFTER DELETE ON booking BEGIN {_UNINDEX} END",
    f"TRIGGER booking_renamed AFTER UPDATE OF {_SOUGHT} ON booking BEGIN {_UNINDEX} {_INDEX} END",
):
    _ddl = DDL(f"CREATE {_made}")  # type: ignore[no-untyped-call]  # SQLAlchemy's own gap
    event.listen(booking, "after_create", _ddl.execute_if(dialect="sqlite"))

intent = Table(
    "intent",
    metadata,
    Column("id", Integer, primary_key=True),
    # The row of the desk's list that this write makes or changes; a booking that never came about leaves the list.
    Column("booking_id", ForeignKey("booking.id", ondelete="SET NULL")),
    # What a cancellation puts the booking back to when it is refused.
    Column("previous_state", Text),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("tqid_key", OutsideText, nullable=False),
    Column("operator", OutsideText, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    # Packed; null where it is the booking's.
    Column("request", JSON, nullable=False),
    Column("reason", JSON(none_as_null=True)),
    Column("request_id", OutsideText),
    Column("error_code", BigInteger),
    Column("error_text", OutsideText),
    Column("desk", Text, nullable=False, server_default=""),
    # When the visit begins; the default is there only because SQLite adds no column without one.
    Column("starts_at", Instant, nullable=False, server_default="0"),
)

_LIVE: Final = text("state IN ('intent', 'sent', 'unknown')")

# Design, rule 1: never two live intents for one TQID, whatever else goes wrong. The same for PostgreSQL stands in the
# migration only: named here it would have every start import that dialect, for 50 ms.
one_live_intent = Index("one_live_intent", intent.c.tqid_key, unique=True, sqlite_where=_LIVE)

# What is counted of bookings and writes is all in here: no request is read for it.
booked_figures = Index("booked_figures", booking.c.booked_at, booking.c.state, booking.c.provider_id)
written_figures = Index(
    "written_figures", intent.c.created_at, intent.c.kind, intent.c.state, intent.c.operator, intent.c.error_code
)

move = Table(
    "move",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("booking_id", ForeignKey("booking.id"), nullable=False),
    Column("old_tqid_key", OutsideText, nullable=False, index=True),
    Column("new_tqid_key", OutsideText, nullable=False, index=True),
    Column("old", JSON, nullable=False),
    Column("new", JSON, nullable=False),
    Column("reason", JSON, nullable=False),
    Column("state", Text, nullable=False),
    Column("operator", OutsideText, nullable=False),
    Column("desk", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    # When it was last not known whether the cancellation of that end was executed.
    Column("old_doubt_at", Instant),
    Column("new_doubt_at", Instant),
)

# Never two moves of one booking; of PostgreSQL, see above.
one_open_move = Index(
    "one_open_move",
    move.c.booking_id,
    unique=True,
    sqlite_where=text("state IN ('booking', 'cancelling', 'half', 'undoing', 'lost')"),
)

correction = Table(
    "correction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_type", OutsideText, nullable=False),
    Column("person_key", OutsideText, nullable=False, index=True),
    Column("person", JSON, nullable=False),
    Column("before", JSON, nullable=False),
    # What each booking had been corrected to before, by its id: to take this back.
    Column("bookings", JSON, nullable=False),
    Column("operator", OutsideText, nullable=False),
    Column("desk", Text, nullable=False),
    Column("corrected_at", Instant, nullable=False),
    Column("taken_back_at", Instant),
)

directory = Table(
    "directory",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("provider_key", OutsideText, nullable=False),
    Column("facility_key", OutsideText, nullable=False),
    Column("provider", JSON, nullable=False),
    Column("facility", JSON, nullable=False),
    Column("source", Text, nullable=False),
    Column("pinned", Boolean, nullable=False, server_default=false()),
    Column("hidden", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("provider_key", "facility_key", name="one_entry"),
)

saved_search = Table(
    "saved_search",
    metadata,
    Column("desk", Text, nullable=False),
    Column("place", Integer, nullable=False),
    Column("name", OutsideText, nullable=False),
    Column("wanted", JSON, nullable=False),
    PrimaryKeyConstraint("desk", "place", name="saved_search_place"),
)

# What the desk says of providers and of facilities, by the directory's keys of them.
directory_edit = Table(
    "directory_edit",
    metadata,
    Column("kind", Text, nullable=False),
    Column("key", OutsideText, nullable=False),
    Column("facts", JSON, nullable=False),
    PrimaryKeyConstraint("kind", "key", name="one_edit"),
)

reminder = Table(
    "reminder",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("desk", Text, nullable=False),
    Column("tqid_key", OutsideText, nullable=False),
    Column("opens_at", Instant, nullable=False),
    Column("operator", OutsideText, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("slot", JSON, nullable=False),
    # What was typed of the patient, by the form's fields.
    Column("typed", JSON, nullable=False),
    UniqueConstraint("desk", "tqid_key", name="one_reminder"),
)

# Whoever is owed something. Ids are made at the desk (``core.ids``).
task = Table(
    "task",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("origin", OutsideText, nullable=False),
    Column("step", Text, nullable=False),
    # Where it stands among those that are due (``core.worklist.Task.rank``).
    Column("rank", Integer, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("operator", OutsideText, nullable=False),
    Column("desk", Text, nullable=False),
    Column("owner", OutsideText, nullable=False),
    Column("owner_desk", Text, nullable=False),
    # Taken from the patient and the slot, to be searched and filtered by.
    Column("person_type", OutsideText, nullable=False),
    Column("person_key", OutsideText, nullable=False, index=True),
    Column("mobile_key", OutsideText, nullable=False),
    Column("name_key", OutsideText, nullable=False),
    Column("tqid_key", OutsideText, nullable=False),
    Column("starts_at", Instant),
    Column("provider_id", OutsideText, nullable=False),
    Column("person", JSON(none_as_null=True)),
    Column("typed", JSON, nullable=False),
    Column("slot", JSON(none_as_null=True)),
    Column("booking_id", ForeignKey("booking.id"), index=True),
    Column("wish", JSON(none_as_null=True)),
    # What is asked of the gateway for the wish (``core.wishes.Wish.group``).
    Column("wish_group", OutsideText, nullable=False),
    # Its first and last day, Shamsi, as they are sorted.
    Column("wish_first", Text, nullable=False),
    Column("wish_last", Text, nullable=False),
    Column("urgent", Boolean, nullable=False),
    Column("missed", Boolean, nullable=False),
    Column("tried", Integer, nullable=False),
    Column("note", OutsideText, nullable=False),
    Column("closed_at", Instant),
    Column("closed_by", OutsideText, nullable=False),
    Column("close_reason", Text),
    Column("rebooked_id", ForeignKey("booking.id")),
    Column("version", Integer, nullable=False),
)

_STANDS: Final = text("closed_at IS NULL")

one_open_task = Index("one_open_task", task.c.kind, task.c.origin, unique=True, sqlite_where=_STANDS)
due_tasks = Index("due_tasks", task.c.rank, task.c.due_at, task.c.id, sqlite_where=_STANDS)
wishing_tasks = Index("wishing_tasks", task.c.wish_group, task.c.made_at, sqlite_where=_STANDS)

# Never changed: what was done and said for a task.
task_event = Table(
    "task_event",
    metadata,
    Column("id", Text, primary_key=True),
    Column("task_id", ForeignKey("task.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("operator", OutsideText, nullable=False),
    Column("desk", Text, nullable=False),
    # The task's, once it was done: it orders them.
    Column("version", Integer, nullable=False),
    Column("note", OutsideText, nullable=False),
    Column("slot", JSON(none_as_null=True)),
)

# Free slots that suit a task's wish.
offer = Table(
    "offer",
    metadata,
    Column("id", Text, primary_key=True),
    Column("task_id", ForeignKey("task.id"), nullable=False, index=True),
    Column("tqid_key", OutsideText, nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("slot", JSON, nullable=False),
    Column("found_at", Instant, nullable=False),
    Column("state", Text, nullable=False),
)

_OFFERED: Final = text("state = 'open'")

one_open_offer = Index("one_open_offer", offer.c.tqid_key, unique=True, sqlite_where=_OFFERED)
one_offer_at_a_time = Index("one_offer_at_a_time", offer.c.task_id, unique=True, sqlite_where=_OFFERED)

# What was free for a group of wishes when it was last looked for, and nobody wanted: the keys of the slots.
last_look = Table(
    "last_look",
    metadata,
    Column("wish_group", OutsideText, primary_key=True),
    Column("looked_at", Instant, nullable=False),
    Column("tqid_keys", JSON, nullable=False),
)

# What was free of a provider's day, for a service, when the gateway was last asked for it.
reading = Table(
    "reading",
    metadata,
    Column("day", Text, nullable=False),
    Column("provider_key", OutsideText, nullable=False),
    Column("facility_key", OutsideText, nullable=False),
    Column("service_code", OutsideText, nullable=False),
    Column("specialty_code", OutsideText, nullable=False),
    Column("read_at", Instant, nullable=False),
    Column("provider", JSON, nullable=False),
    Column("facility", JSON, nullable=False),
    # Of each slot what is not the provider's and the facility's (``journal.readings``).
    Column("slots", JSON, nullable=False),
    PrimaryKeyConstraint("day", "provider_key", "facility_key", "service_code", name="one_reading"),
)

# Bookings that are to be made in one go.
basket = Table(
    "basket",
    metadata,
    Column("id", Text, primary_key=True),
    Column("desk", Text, nullable=False, index=True),
    Column("place", Integer, nullable=False),
    Column("slot", JSON, nullable=False),
    # What was typed of the patient, by the form's fields.
    Column("typed", JSON, nullable=False),
    # What was asked for last, and the kind of problem that it failed with.
    Column("request", JSON(none_as_null=True)),
    Column("state", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("operator", OutsideText, nullable=False),
    Column("made_at", Instant, nullable=False),
)

# Who did what; appended, never changed. Each entry's ``chain`` is a hash over it and all before it.
audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False, index=True),
    Column("desk", Text, nullable=False),
    Column("operator", OutsideText, nullable=False),
    Column("act", Text, nullable=False),
    Column("tqid_key", OutsideText, nullable=False),
    Column("detail", OutsideText, nullable=False),
    Column("search_key", OutsideText, nullable=False),
    Column("chain", Text, nullable=False),
)

# How many entries there are, and the last one's hash: a trail that was cut short is found by it.
audit_head = Table(
    "audit_head",
    metadata,
    Column("only_one", Integer, primary_key=True, autoincrement=False),
    Column("entries", Integer, nullable=False),
    Column("chain", Text, nullable=False),
)

# Who works here. ``pin`` is a salted hash, ``failed`` how many wrong PINs there were in a row, the last ``tried_at``.
operator = Table(
    "operator",
    metadata,
    Column("id", Text, primary_key=True),
    Column("first_name", OutsideText, nullable=False),
    Column("last_name", OutsideText, nullable=False),
    Column("role", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("number", OutsideText, nullable=False),
    Column("pin", Text, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("tried_at", Instant),
    Column("retired_at", Instant),
)
