"""Alembic's entry point. The connection, its transaction and the lock come from ``bot.database.schema_version``."""

from alembic import context

from bot.database.metadata import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # on SQLite, most changes to a table are made by copying it
    transactional_ddl=True,  # on SQLite too, where the transaction is begun explicitly
)
with context.begin_transaction():
    context.run_migrations()
