"""The application of a database, its revision, and whether its tables are those of that revision."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite

from cop_session.store.database.damage import bits_between, is_nearly_ours, unfit
from cop_session.store.database.session_row import APPLICATION_ID, REVISION
from cop_session.store.database.tables import DERIVED, TABLES
from cop_session.troubles import Trouble

ACTS: Final = """
SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view') OR sql LIKE '% GENERATED ALWAYS %'
OR (sql LIKE 'CREATE VIRTUAL %' AND name != 'full_text')
"""
"""Counts triggers, views, generated columns and other virtual tables: they run code of their own; ours has none."""
SMALLEST_PAGE: Final = 512
_FLIPPED_BITS: Final = 2
"""With so many bits another, and the tables of today, a revision is damaged and not newer."""
_OF_TODAY: Final = {
    (name, column.name, column.type.compile(sqlite.dialect()), int(column.primary_key))
    for name, table in TABLES.items()
    if name not in DERIVED
    for column in table.columns
}
"""Table, name, type and whether it is a part of the key, of every column of the tables that hold the truth."""
_COLUMNS: Final = f"""
SELECT m.name, c.name, c.type, c.pk FROM sqlite_schema m JOIN pragma_table_info(m.name) c
WHERE m.type = 'table' AND m.name IN ({", ".join(f"'{name}'" for name in TABLES if name not in DERIVED)})
"""


def revision_of(connection: Connection, path: Path) -> str:
    """Return the revision of the database at `path`, empty for a new file.

    Raises Trouble: `foreign_store`, `damaged_store`, `newer_store`.
    """
    # SQLite treats a file too short for a database as an empty one, and would overwrite it.
    if 0 < path.stat().st_size < SMALLEST_PAGE:
        raise unfit(path)
    if not connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one():
        # A new file has its first page before it has tables.
        if path.stat().st_size > int(connection.exec_driver_sql("PRAGMA page_size").scalar_one()):
            raise unfit(path)
        return ""
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if mark != APPLICATION_ID:
        raise unfit(path, damaged=is_nearly_ours(mark))
    if connection.exec_driver_sql(ACTS).scalar_one():
        raise unfit(path)
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all()
    columns = {(table, name, type, min(key, 1)) for table, name, type, key in connection.exec_driver_sql(_COLUMNS)}
    return _known(found[0] if len(found) == 1 else None, path, of_today=columns == _OF_TODAY)


def _known(revision: object, path: Path, *, of_today: bool) -> str:
    """Return the revision if it fits the tables: a migration changes these, so current tables require REVISION."""
    if not isinstance(revision, str) or not revision.isdecimal() or not int(revision):
        raise Trouble("damaged_store", file=path)
    flipped = bits_between(revision.encode(), REVISION.encode()) <= _FLIPPED_BITS
    if (not of_today) if revision == REVISION else (of_today and flipped):
        raise Trouble("damaged_store", file=path)
    if revision > REVISION:
        raise Trouble("newer_store")
    return revision
