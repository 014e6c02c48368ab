"""Where Alembic enters. The connection, its transaction and the lock come from ``bot.database.schema_version``."""

from alembic import context

from bot.database.metadata import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes most things about a table by copying it
    transactional_ddl=True,  # on SQLite too: there the transaction is begun explicitly
)
with context.begin_transaction():
    context.run_migrations()
