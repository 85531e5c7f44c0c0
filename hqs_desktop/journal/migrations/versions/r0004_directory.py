"""What the desk says of the directory's entries: pinned, hidden, and edits apart from the gateway's word."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing that is there is pinned, hidden or edited."""
    for name in ("pinned", "hidden"):
        op.add_column("directory", sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_table(
        "directory_edit",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("facts", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", name="one_edit"),
    )


def downgrade() -> None:
    """An older version adds no entry without the new columns' defaults, which stay; it ignores the edits."""
