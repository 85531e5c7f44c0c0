"""Run by alembic. The connection, with its transaction, comes from ``journal.database``."""

from alembic import context

from hqs_desktop.journal.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite alters a table by copying it
)
with context.begin_transaction():
    context.run_migrations()
