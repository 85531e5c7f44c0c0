"""Run by alembic. The connection, with its transaction, comes from ``journal.database``."""

from alembic import context

from hqs_desktop.journal.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    desk=context.config.attributes["desk"],
)
with context.begin_transaction():
    context.run_migrations()
