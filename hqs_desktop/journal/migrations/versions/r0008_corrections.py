"""Corrections of patients' names and mobiles, beside what was sent."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; no booking that is there is corrected."""
    op.add_column("booking", sa.Column("corrected", sa.JSON))
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("person_type", sa.Text, nullable=False),
        sa.Column("person_key", sa.Text, nullable=False),
        sa.Column("person", sa.JSON, nullable=False),
        sa.Column("before", sa.JSON, nullable=False),
        sa.Column("bookings", sa.JSON, nullable=False),
        sa.Column("operator", sa.Text, nullable=False),
        sa.Column("desk", sa.Text, nullable=False),
        sa.Column("corrected_at", sa.BigInteger, nullable=False),
        sa.Column("taken_back_at", sa.BigInteger),
    )
    op.create_index("ix_correction_person_key", "correction", ["person_key"])


def downgrade() -> None:
    """An older version shows what was sent; the corrections stay."""
