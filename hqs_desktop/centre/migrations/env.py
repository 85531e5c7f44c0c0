"""Run by alembic. The connection, with its transaction, comes from ``centre.admin``."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], version_table_schema="hqs")
with context.begin_transaction():
    context.run_migrations()
