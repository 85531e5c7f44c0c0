"""Names are sought in each of their spellings: the keys of what was booked before are made anew."""

import sqlalchemy as sa
from alembic import op

from hqs_desktop.core.text import search_keys

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The keys are those that the running program seeks, whatever they were when this step was written."""
    table = sa.table(
        "booking", sa.column("id", sa.Integer), sa.column("request", sa.JSON), sa.column("name_key", sa.Text)
    )
    connection = op.get_bind()
    for row in connection.execute(sa.select(table.c.id, table.c.request)).all():
        person = row.request["person"]
        first, last, full = (str(person.get(name) or "") for name in ("first_name", "last_name", "full_name"))
        key = f"{search_keys(f'{first} {last}')} {search_keys(full)}".strip()
        connection.execute(sa.update(table).where(table.c.id == row.id).values(name_key=key))


def downgrade() -> None:
    """Nothing: an older version finds what it seeks in these keys as well."""
