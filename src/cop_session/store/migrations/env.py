"""Run by Alembic for each command."""

from alembic import context
from sqlmodel import SQLModel

from cop_session.store.database import tables

assert tables.REVISION, "the tables are declared by importing them"

context.configure(connection=context.config.attributes["connection"], target_metadata=SQLModel.metadata)
with context.begin_transaction():
    context.run_migrations()
