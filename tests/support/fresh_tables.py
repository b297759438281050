"""A new database without Alembic, which takes 12 ms for it: the statements that it executed for the first, once more.

Tests make a thousand databases. `tests/store/database/test_fresh_tables.py` compares one with what Alembic makes.
"""

from typing import Any, Final

import pytest
from sqlalchemy import Connection, event

from cop_session.store import migrations

UPGRADE: Final = migrations.upgrade
_STATEMENTS: Final[list[tuple[str, Any]]] = []
"""What the migrations say to a database in which nothing stands; random secrets are made by SQLite itself."""


def _upgrade(connection: Connection, revision: str = "head") -> None:
    if revision != "head" or _tables(connection):
        UPGRADE(connection, revision)
    elif _STATEMENTS:
        for statement, parameters in _STATEMENTS:
            connection.exec_driver_sql(statement, parameters)
    else:
        _STATEMENTS.extend(_executed(connection))


def _tables(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one())


def _executed(connection: Connection) -> list[tuple[str, Any]]:
    """Migrate, and return what was executed."""
    executed: list[tuple[str, Any]] = []

    def seen(_: Connection, cursor: object, statement: str, parameters: Any, *others: object) -> None:
        executed.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", seen)
    try:
        UPGRADE(connection)
    finally:
        event.remove(connection, "before_cursor_execute", seen)
    return executed


def install(patch: pytest.MonkeyPatch) -> None:
    """Have new databases made like this."""
    patch.setattr(migrations, "upgrade", _upgrade)
