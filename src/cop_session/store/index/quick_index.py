"""The read-only part of the index, without the imports for writing: the list appears together with the screen."""

from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2

from cop_session.regular_files import is_regular
from cop_session.store.database.connection_setup import begin
from cop_session.store.database.database_key import Key
from cop_session.store.database.session_row import APPLICATION_ID, REVISION, IndexEntry, read_row
from cop_session.store.index.list_query import ALL, FIRST, PAST, Wanted


def glance(path: Path, key: Key | None = None, wanted: Wanted = ALL) -> list[IndexEntry]:
    """Return the first sessions of the list from the last index in the database at `path`.

    None at all if that database does not exist, is not ours, not of the current revision, damaged, or of another key.
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
            found = connection.execute(FIRST, wanted.values).fetchall()
            found += connection.execute(PAST, {**wanted.values, "limit": wanted.more(len(found))}).fetchall()
            return [read_row(row) for row in found]
    # Damage is reported, or repaired, when the database is opened.
    except (sqlcipher3.dbapi2.Error, ValueError):
        return []
