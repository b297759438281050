"""The secret that identifies a workspace's own recovery bundles, one row of its database."""

from typing import Final

from sqlalchemy import Engine, select

from cop_session.store.database.engine import reading
from cop_session.store.database.tables import TABLES

_SECRET: Final = TABLES["recovery_secret"]


def secret_of(engine: Engine) -> bytes | None:
    """Return the secret of a workspace, None if its row is missing; raises Trouble `not_read`."""
    with reading(engine) as connection:
        return connection.execute(select(_SECRET.c.value).where(_SECRET.c.id == 1)).scalar()
