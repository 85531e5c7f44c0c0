"""Who is owed something, what was found for them, what was last read of doctors' days, baskets, and missed visits."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_STANDS = sa.text("closed_at IS NULL")
_OPEN = sa.text("state = 'open'")


def upgrade() -> None:
    """There are none yet; the first start finds whom the bookings say to call."""
    op.add_column("booking", sa.Column("missed_at", sa.BigInteger))
    op.create_table(
        "task",
        sa.Column("id", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("kind", "origin", "step")),
        sa.Column("rank", sa.Integer, nullable=False),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in ("due_at", "made_at", "changed_at")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("operator", "desk", "owner", "owner_desk")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("person_type", "person_key", "mobile_key", "name_key")),
        sa.Column("tqid_key", sa.Text, nullable=False),
        sa.Column("starts_at", sa.BigInteger),
        sa.Column("provider_id", sa.Text, nullable=False),
        sa.Column("person", sa.JSON),
        sa.Column("typed", sa.JSON, nullable=False),
        sa.Column("slot", sa.JSON),
        sa.Column("booking_id", sa.Integer, sa.ForeignKey("booking.id")),
        sa.Column("wish", sa.JSON),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("wish_group", "wish_first", "wish_last")),
        *(sa.Column(name, sa.Boolean, nullable=False) for name in ("urgent", "missed")),
        sa.Column("tried", sa.Integer, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("closed_at", sa.BigInteger),
        sa.Column("closed_by", sa.Text, nullable=False),
        sa.Column("close_reason", sa.Text),
        sa.Column("rebooked_id", sa.Integer, sa.ForeignKey("booking.id")),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_index("ix_task_person_key", "task", ["person_key"])
    op.create_index("ix_task_booking_id", "task", ["booking_id"])
    _index("one_open_task", "task", ["kind", "origin"], _STANDS, unique=True)
    _index("due_tasks", "task", ["rank", "due_at", "id"], _STANDS)
    _index("wishing_tasks", "task", ["wish_group", "made_at"], _STANDS)
    op.create_table(
        "task_event",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("task_id", sa.Text, sa.ForeignKey("task.id"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("operator", "desk")),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("slot", sa.JSON),
    )
    op.create_index("ix_task_event_task_id", "task_event", ["task_id"])
    op.create_table(
        "offer",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("task_id", sa.Text, sa.ForeignKey("task.id"), nullable=False),
        sa.Column("tqid_key", sa.Text, nullable=False),
        sa.Column("starts_at", sa.BigInteger, nullable=False),
        sa.Column("slot", sa.JSON, nullable=False),
        sa.Column("found_at", sa.BigInteger, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
    )
    op.create_index("ix_offer_task_id", "offer", ["task_id"])
    _index("one_open_offer", "offer", ["tqid_key"], _OPEN, unique=True)
    _index("one_offer_at_a_time", "offer", ["task_id"], _OPEN, unique=True)
    op.create_table(
        "last_look",
        sa.Column("wish_group", sa.Text, primary_key=True),
        sa.Column("looked_at", sa.BigInteger, nullable=False),
        sa.Column("tqid_keys", sa.JSON, nullable=False),
    )
    op.create_table(
        "reading",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("day", "provider_key", "facility_key")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("service_code", "specialty_code")),
        sa.Column("read_at", sa.BigInteger, nullable=False),
        *(sa.Column(name, sa.JSON, nullable=False) for name in ("provider", "facility", "slots")),
        sa.PrimaryKeyConstraint("day", "provider_key", "facility_key", "service_code", name="one_reading"),
    )
    op.create_table(
        "basket",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("desk", sa.Text, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        *(sa.Column(name, sa.JSON, nullable=False) for name in ("slot", "typed")),
        sa.Column("request", sa.JSON),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("state", "why", "operator")),
        sa.Column("made_at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_basket_desk", "basket", ["desk"])
    op.create_index("booked_figures", "booking", ["booked_at", "state", "provider_id"])
    op.create_index("written_figures", "intent", ["created_at", "kind", "state", "operator", "error_code"])


def downgrade() -> None:
    """An older version would forget who is owed something."""
    raise NotImplementedError


def _index(name: str, table: str, columns: list[str], where: sa.TextClause, *, unique: bool = False) -> None:
    op.create_index(name, table, columns, unique=unique, sqlite_where=where, postgresql_where=where)
