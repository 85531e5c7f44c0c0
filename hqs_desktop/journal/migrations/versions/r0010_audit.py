"""The audit trail."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """It begins empty: what was done before nobody wrote down."""
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("desk", "operator", "act", "tqid_key", "detail")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("search_key", "chain")),
    )
    op.create_index("ix_audit_at", "audit", ["at"])
    op.create_table(
        "audit_head",
        sa.Column("only_one", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("entries", sa.Integer, nullable=False),
        sa.Column("chain", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Without it nobody can tell who did what."""
    op.drop_table("audit_head")
    op.drop_table("audit")
