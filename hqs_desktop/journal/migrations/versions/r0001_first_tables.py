"""Intents, bookings and the local directory."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_LIVE = sa.text("state IN ('intent', 'sent', 'unknown')")


def upgrade() -> None:
    """Make the tables. Types are the plain ones below ``schema``'s own, so that this stays as it was."""
    op.create_table(
        "booking",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("tqid_key", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("operator", sa.Text, nullable=False),
        sa.Column("booked_at", sa.BigInteger, nullable=False),
        sa.Column("changed_at", sa.BigInteger, nullable=False),
        sa.Column("request", sa.JSON, nullable=False),
        sa.Column("starts_at", sa.BigInteger, nullable=False),
        sa.Column("provider_id", sa.Text, nullable=False),
        sa.Column("person_type", sa.Text, nullable=False),
        sa.Column("person_key", sa.Text, nullable=False),
        sa.Column("mobile_key", sa.Text, nullable=False),
        sa.Column("name_key", sa.Text, nullable=False),
        sa.Column("status", sa.JSON),
        sa.Column("status_checked_at", sa.BigInteger),
        sa.Column("cancel_reason", sa.JSON),
        sa.Column("told_at", sa.BigInteger),
        sa.Column("to_call", sa.Boolean, nullable=False),
    )
    for column in ("tqid_key", "starts_at", "person_key"):
        op.create_index(f"ix_booking_{column}", "booking", [column])
    op.create_table(
        "intent",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("booking_id", sa.Integer, sa.ForeignKey("booking.id", ondelete="SET NULL")),
        sa.Column("previous_state", sa.Text),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("tqid_key", sa.Text, nullable=False),
        sa.Column("operator", sa.Text, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("changed_at", sa.BigInteger, nullable=False),
        sa.Column("request", sa.JSON, nullable=False),
        sa.Column("reason", sa.JSON),
        sa.Column("request_id", sa.Text),
        sa.Column("error_code", sa.BigInteger),
        sa.Column("error_text", sa.Text),
    )
    op.create_index("ix_intent_state", "intent", ["state"])
    op.create_index("one_live_intent", "intent", ["tqid_key"], unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE)
    op.create_table(
        "directory",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("provider_key", sa.Text, nullable=False),
        sa.Column("facility_key", sa.Text, nullable=False),
        sa.Column("provider", sa.JSON, nullable=False),
        sa.Column("facility", sa.JSON, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.UniqueConstraint("provider_key", "facility_key", name="one_entry"),
    )


def downgrade() -> None:
    """Nothing lies before the first tables."""
    raise NotImplementedError
