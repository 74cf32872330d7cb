"""What Alembic runs around the migrations: they use the connection, and the transaction, that `migrate` holds."""

from alembic import context

from bot.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
