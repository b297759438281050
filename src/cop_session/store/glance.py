"""The index, read without all that it takes to change it, so that the list is there as soon as the screen is."""

from contextlib import closing
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2

from cop_session.regular_files import is_regular
from cop_session.store.driver import begin
from cop_session.store.entry import APPLICATION_ID, NEWEST_FIRST, REVISION, Entry
from cop_session.store.secret import Key

_ENTRIES: Final = (
    f"""SELECT {", ".join(f'"{field.name}"' for field in fields(Entry))} FROM session ORDER BY {NEWEST_FIRST}"""
)


def glance(path: Path, key: Key | None = None) -> list[Entry]:
    """Return the sessions as the index in the database at `path` last listed them, the newest round table first.

    None at all where that database is not there, not ours, not of today, or of another key.
    """
    if not is_regular(path):
        return []
    try:
        with closing(sqlcipher3.dbapi2.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as connection:
            begin(connection.cursor(), key)
            connection.execute("PRAGMA query_only = ON")
            ours = connection.execute("PRAGMA application_id").fetchall() == [(APPLICATION_ID,)]
            if not ours or connection.execute("SELECT version_num FROM alembic_version").fetchall() != [(REVISION,)]:
                return []
            return [_entry(row) for row in connection.execute(_ENTRIES)]
    except sqlcipher3.dbapi2.Error:
        return []


def _entry(row: tuple[Any, ...]) -> Entry:
    return Entry(*(_value(field.name, value) for field, value in zip(fields(Entry), row, strict=True)))


def _value(name: str, stored: Any) -> Any:
    """Return a value of the index as the tables declare it."""
    if stored is None:
        return None
    match name:
        case "created_at" | "changed_at" | "starts" | "evaluation" | "plan_at":
            return datetime.fromisoformat(stored)
        case "held_on":
            return date.fromisoformat(stored)
        case "fictional":
            return bool(stored)
        case _:
            return stored
