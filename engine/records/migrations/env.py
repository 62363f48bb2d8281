"""What Alembic runs: the migrations on the connection that it was handed."""

from alembic import context

from engine.records.schema import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
