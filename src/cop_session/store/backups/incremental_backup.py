"""Additions: the changes in a database since a whole backup of it, the base, as a small database of its own.

It holds all rows of each session that changed, all drafts and all branches; its derived tables are empty. Laid over a
copy of its base it gives the database of its moment. Strikes and erasures reach an addition as they reach a whole
backup.
"""

from contextlib import closing
from pathlib import Path
from typing import Any, Final

from cop_session.store.backups.backup_file import Heads, connected
from cop_session.store.database.database_key import Key
from cop_session.store.database.session_row import APPLICATION_ID, REVISION

_MOST: Final = 4
"""With a larger part than one of so many, another whole backup is made."""
_AHEAD: Final = """
SELECT count(*) FROM base.head b LEFT JOIN source.head s USING (session_id) WHERE s.seq IS NULL OR s.seq < b.seq
"""
"""Counts the logs that are longer in the base: then the database does not descend from it."""
_CHANGED: Final = """
CREATE TEMP TABLE changed AS SELECT s.session_id, s.seq FROM source.head s LEFT JOIN base.head b USING (session_id)
WHERE b.seq IS NOT s.seq OR b.digest IS NOT s.digest OR b.change IS NOT s.change
"""
_TOO_MANY: Final = f"""
SELECT coalesce((SELECT sum(seq) FROM temp.changed), 0) * {_MOST} > (SELECT sum(seq) FROM source.head)
"""
_TYPED: Final = """
SELECT count(*) FROM (SELECT * FROM (SELECT * FROM source.draft EXCEPT SELECT * FROM base.draft)
UNION ALL SELECT * FROM (SELECT * FROM base.draft EXCEPT SELECT * FROM source.draft))
"""
_TABLES: Final = """
SELECT sql FROM source.sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'full_text_%' ORDER BY rowid
"""
_WHOLE_TABLES: Final = ("draft", "branch", "recovery_secret", "alembic_version")
_OF_CHANGED: Final = "session_id IN (SELECT session_id FROM temp.changed)"
_WRITE: Final = (
    "INSERT INTO full_text (full_text, rank) VALUES ('secure-delete', 1)",
    f"INSERT INTO main.event SELECT * FROM source.event WHERE {_OF_CHANGED}",
    "INSERT INTO main.head (session_id, seq, digest, change, indexed)"
    f" SELECT session_id, seq, digest, change, 0 FROM source.head WHERE {_OF_CHANGED}",
    *(f"INSERT INTO main.{table} SELECT * FROM source.{table}" for table in _WHOLE_TABLES),
    f"PRAGMA main.application_id = {APPLICATION_ID}",
)
_OF_A_SESSION: Final = ("known", "name", "action_dates", "relation")
"""The derived tables whose rows name their session."""
_ADDED: Final = "session_id IN (SELECT session_id FROM addition.head)"
_LAY: Final = (
    "DELETE FROM main.full_text WHERE rowid IN"
    " (SELECT place FROM main.session WHERE id IN (SELECT session_id FROM addition.head))",
    "DELETE FROM main.session WHERE id IN (SELECT session_id FROM addition.head)",
    *(f"DELETE FROM main.{table} WHERE {_ADDED}" for table in (*_OF_A_SESSION, "head", "event")),
    *(f"INSERT INTO main.{table} SELECT * FROM addition.{table}" for table in ("event", "head")),
    *(f"DELETE FROM main.{table}" for table in ("draft", "branch", "lease")),
    *(f"INSERT INTO main.{table} SELECT * FROM addition.{table}" for table in ("draft", "branch")),
)


def write_addition(database: Path, half: Path, base: Path, key: Key | None, *, anyway: bool) -> Heads | None:
    """Write the changes in a database since its `base` to `half`, an empty file; return its expected heads.

    None if a whole backup is needed: too much changed, or the database does not descend from that base. Without any
    change it is written only with `anyway`. Raises sqlcipher3's errors.
    """
    with closing(connected(half, key)) as copy:
        copy.execute("ATTACH ? AS source", (f"{database.absolute().as_uri()}?mode=rw",))
        copy.execute("ATTACH ? AS base", (f"{base.absolute().as_uri()}?mode=ro&immutable=1",))
        copy.execute("PRAGMA main.journal_mode = MEMORY").fetchall()
        # Without this, words stay behind where a page was split, and no strike finds them there.
        copy.execute("PRAGMA secure_delete = ON").fetchall()
        # One transaction: the compared data is the copied data, despite writes in the meantime.
        copy.execute("BEGIN")
        if copy.execute("SELECT version_num FROM source.alembic_version").fetchall() != [(REVISION,)]:
            return None
        if copy.execute(_AHEAD).fetchone() != (0,):
            return None
        copy.execute(_CHANGED)
        if copy.execute(_TOO_MANY).fetchone() == (1,):
            return None
        found = copy.execute(f"SELECT session_id, seq, digest FROM source.head WHERE {_OF_CHANGED}")
        heads: Heads = {session_id: (seq, digest) for session_id, seq, digest in found}
        if anyway or heads or copy.execute(_TYPED).fetchone() != (0,):
            _fill(copy)
        copy.execute("COMMIT")
        return heads


def is_filled(addition: Path) -> bool:
    """Tell whether an addition contains any rows."""
    return addition.stat().st_size > 0


def lay_over(copy: Path, addition: Path, key: Key | None) -> None:
    """Change a copy of a base into the database of which an addition was made; raises sqlcipher3's errors."""
    with closing(connected(copy, key)) as connection:
        connection.execute("ATTACH ? AS addition", (f"{addition.absolute().as_uri()}?mode=ro&immutable=1",))
        connection.execute("PRAGMA secure_delete = ON").fetchall()
        connection.execute("BEGIN IMMEDIATE")
        for statement in _LAY:
            connection.execute(statement)
        connection.execute("COMMIT")


def _fill(copy: Any) -> None:
    for (statement,) in copy.execute(_TABLES).fetchall():
        copy.execute(statement)
    for statement in _WRITE:
        copy.execute(statement)
