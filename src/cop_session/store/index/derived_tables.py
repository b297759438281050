"""The tables that are derived from the logs: dropped and rebuilt if any part of them is damaged."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any, Final

from pydantic_core import from_json
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from cop_session.store.database.tables import DERIVED, TABLES
from cop_session.store.log.log_heads import fill_heads
from cop_session.troubles import Trouble

_FULL_TEXT: Final = (
    "CREATE VIRTUAL TABLE full_text USING fts5(session_id UNINDEXED, words,"
    " tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')",
    # Without this, deleted words stay in the pages of the full text.
    "INSERT INTO full_text (full_text, rank) VALUES ('secure-delete', 1)",
)
_PARTS: Final = ("data", "idx", "content", "docsize", "config")
"""The internal tables of an SQLite full-text index."""
_BEGINNINGS: Final = (1, 2, 3)
"""The prefix lengths that the full text indexes."""
_INSTANCES: Final = "SELECT term, json_group_array(doc) FROM temp.standing GROUP BY term"
"""Words come sorted; grouped by SQLite, their rows cost a third of the time of single rows."""
_FOUND: Final = text("SELECT count(*) FROM full_text WHERE full_text MATCH :word")


def make_anew(connection: Connection) -> None:
    """Replace the derived tables by empty ones, and reset the heads to match, within a transaction of the caller.

    Raises Trouble `damaged_store` if the damage reaches further than these tables.
    """
    for name in (*DERIVED, *(f"full_text_{part}" for part in _PARTS)):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
    # Dropping a full text reads it first, which is what fails; it has no pages of its own.
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.exec_driver_sql("DELETE FROM sqlite_schema WHERE name = 'full_text'")
    connection.exec_driver_sql("PRAGMA writable_schema = RESET")
    for name in DERIVED:
        TABLES[name].create(connection)
    for statement in _FULL_TEXT:
        connection.exec_driver_sql(statement)
    try:
        fill_heads(connection)
    except IntegrityError as error:
        # Two of the logs claim to be the same session.
        raise Trouble("damaged_store", file=connection.engine.url.database) from error


def must_be_as_made(connection: Connection) -> None:
    """Raise ValueError if a derived table would be read differently than it was written."""
    if connection.exec_driver_sql("SELECT sql FROM sqlite_schema WHERE name = 'full_text'").scalar() != _FULL_TEXT[0]:
        raise ValueError("the full text is damaged")
    for table in DERIVED:
        columns = connection.exec_driver_sql(f"SELECT name FROM pragma_table_info('{table}')").scalars()
        if set(columns) != set(TABLES[table].c.keys()):
            raise ValueError(f"the table {table} is damaged")


def finds_all(connection: Connection) -> bool:
    """Tell whether a search finds each word of the full text, and each prefix, as often as it occurs there.

    SQLite's own check follows the pages one by one, but a search uses an index of their first words. Slow, but no
    slower than reading the full text twice.
    """
    connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.standing USING fts5vocab('main', 'full_text', 'instance')")
    try:
        with closing(connection.exec_driver_sql(_INSTANCES)) as words:
            standing = _standing(words)
            return all(connection.execute(_FOUND, {"word": word}).scalar() == count for word, count in standing)
    finally:
        connection.exec_driver_sql("DROP TABLE temp.standing")


def _standing(words: Iterable[Sequence[Any]]) -> Iterator[tuple[str, int]]:
    """Yield each word, and each prefix, as a search query writes it, and the number of rows that contain it.

    Words come sorted: words with the same prefix stand together.
    """
    begun: dict[int, tuple[str, set[int]]] = {}
    for word, found in words:
        rows = set(from_json(found))
        yield f'"{word}"', len(rows)
        for length in _BEGINNINGS:
            beginning, so_far = begun.get(length, ("", set()))
            if beginning == word[:length]:
                so_far |= rows
                continue
            if beginning:
                yield f'"{beginning}" *', len(so_far)
            begun[length] = (word[:length], set(rows)) if len(word) >= length else ("", set())
    yield from ((f'"{beginning}" *', len(so_far)) for beginning, so_far in begun.values() if beginning)


def helps_with(error: Exception) -> bool:
    """Tell whether a rebuild of the derived tables may help: they are unreadable, or fail their checks."""
    damage = isinstance(error, Trouble) and error.code == "damaged_store"
    return damage or isinstance(error, ValueError | IntegrityError)
