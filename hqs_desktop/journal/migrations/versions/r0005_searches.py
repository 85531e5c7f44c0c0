"""Searches that a desk keeps to use them again."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A place of a desk has one search at most."""
    op.create_table(
        "saved_search",
        sa.Column("desk", sa.Text, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("wanted", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("desk", "place", name="saved_search_place"),
    )


def downgrade() -> None:
    """Without it the searches are gone."""
    op.drop_table("saved_search")
