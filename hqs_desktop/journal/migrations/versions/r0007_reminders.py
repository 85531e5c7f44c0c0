"""Slots that a desk wants to be reminded of once they can be booked."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """There are none yet."""
    op.create_table(
        "reminder",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("desk", sa.Text, nullable=False),
        sa.Column("tqid_key", sa.Text, nullable=False),
        sa.Column("opens_at", sa.BigInteger, nullable=False),
        sa.Column("operator", sa.Text, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.Column("slot", sa.JSON, nullable=False),
        sa.Column("typed", sa.JSON, nullable=False),
        sa.UniqueConstraint("desk", "tqid_key", name="one_reminder"),
    )


def downgrade() -> None:
    """An older version reminds of nothing."""
