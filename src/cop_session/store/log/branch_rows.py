"""The origin of each imported copy that had diverged, with a checksum."""

from typing import Any, Final

from sqlalchemy import Connection, bindparam, insert, select, type_coerce
from sqlalchemy.types import NullType

from cop_session.store.database.checksums import checksum
from cop_session.store.database.tables import TABLES

BRANCH: Final = TABLES["branch"]

_ALL: Final = select(*(type_coerce(column, NullType()).label(column.name) for column in BRANCH.c))
_OF_SESSION: Final = _ALL.where(BRANCH.c.session_id == bindparam("session"))
_OF_ORIGIN: Final = _ALL.where(BRANCH.c.origin == bindparam("origin"))


def put_origin(connection: Connection, session_id: str, origin: str) -> None:
    """Note that a session is a branch of `origin`, within a transaction of the caller."""
    digest = checksum(session_id, origin)
    connection.execute(insert(BRANCH).values(session_id=session_id, origin=origin, digest=digest))


def origin_of(connection: Connection, session_id: str) -> str | None:
    """Return the id of the session that this one branches off from; None without a branch row, or if it is damaged."""
    row = connection.execute(_OF_SESSION, {"session": session_id}).first()
    return str(row.origin) if row and _is_whole(row) else None


def branches_of(connection: Connection, origin: str) -> list[str]:
    """Return the ids of the sessions that branch off from `origin`, without damaged rows."""
    return [str(row.session_id) for row in connection.execute(_OF_ORIGIN, {"origin": origin}) if _is_whole(row)]


def is_branch(connection: Connection, session_id: str) -> bool:
    """Tell whether a session is a branch of any session."""
    return connection.execute(_OF_SESSION, {"session": session_id}).first() is not None


def damaged_branches(connection: Connection) -> list[str]:
    """Return the ids of the damaged branch rows; the ids themselves may be damaged."""
    return [str(row.session_id) for row in connection.execute(_ALL) if not _is_whole(row)]


def _is_whole(row: Any) -> bool:
    # A program before this one wrote no checksum.
    return row.digest is None or row.digest == checksum(row.session_id, row.origin)
