"""Which desk made a booking or an intent; bookings by when they were made."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What is there belongs to the desk that migrates it: until now a journal had no other.

    Columns are added, not tables copied: dropping the old ``booking`` would unlink every intent from its booking.
    """
    desk = op.get_context().opts["desk"]
    for name in ("booking", "intent"):
        op.add_column(name, sa.Column("desk", sa.Text, nullable=False, server_default=""))
        table = sa.table(name, sa.column("desk", sa.Text))
        op.execute(sa.update(table).values(desk=desk))
    op.create_index("ix_booking_booked_at", "booking", ["booked_at"])


def downgrade() -> None:
    """An older version would take up the writes of every desk."""
    raise NotImplementedError
