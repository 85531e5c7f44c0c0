"""Who works here."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """It begins empty: the name from the settings stands on everything until somebody is added."""
    op.create_table(
        "operator",
        sa.Column("id", sa.Text, primary_key=True),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("first_name", "last_name", "role", "kind", "number", "pin")
        ),
        sa.Column("failed", sa.Integer, nullable=False),
        sa.Column("tried_at", sa.BigInteger),
        sa.Column("retired_at", sa.BigInteger),
    )


def downgrade() -> None:
    """Without it nobody is told apart."""
    op.drop_table("operator")
