"""Moves of bookings to other slots."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_OPEN = sa.text("state IN ('booking', 'cancelling', 'half', 'undoing', 'lost')")


def upgrade() -> None:
    """Make the table. Types are the plain ones below ``schema``'s own, so that this stays as it was."""
    op.create_table(
        "move",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("booking_id", sa.Integer, sa.ForeignKey("booking.id"), nullable=False),
        sa.Column("old_tqid_key", sa.Text, nullable=False),
        sa.Column("new_tqid_key", sa.Text, nullable=False),
        sa.Column("old", sa.JSON, nullable=False),
        sa.Column("new", sa.JSON, nullable=False),
        sa.Column("reason", sa.JSON, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("operator", sa.Text, nullable=False),
        sa.Column("desk", sa.Text, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("changed_at", sa.BigInteger, nullable=False),
        sa.Column("old_doubt_at", sa.BigInteger),
        sa.Column("new_doubt_at", sa.BigInteger),
    )
    for column in ("old_tqid_key", "new_tqid_key"):
        op.create_index(f"ix_move_{column}", "move", [column])
    op.create_index("one_open_move", "move", ["booking_id"], unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN)


def downgrade() -> None:
    """An older version would forget what is half done."""
    raise NotImplementedError
