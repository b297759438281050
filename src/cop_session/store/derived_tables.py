"""The tables that are derived from the logs: dropped and made anew where anything in them is damaged."""

from typing import Final

from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from cop_session.store.heads import fill_heads
from cop_session.store.tables import DERIVED, TABLES
from cop_session.troubles import Trouble

_FULL_TEXT: Final = (
    "CREATE VIRTUAL TABLE full_text USING fts5(session_id UNINDEXED, words,"
    " tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')",
    # Without this, deleted words stay in the pages of the full text.
    "INSERT INTO full_text (full_text, rank) VALUES ('secure-delete', 1)",
)
_PARTS: Final = ("data", "idx", "content", "docsize", "config")
"""The tables in which SQLite keeps a full text."""
_BEGINNINGS: Final = (2, 3)
"""The lengths of which the full text keeps a list of beginnings."""
_WORDS: Final = "SELECT term, doc FROM temp.counted"
_LISTS: Final = (("counted", "row"), ("standing", "instance"))
"""In how many sessions each word stands, and in which."""
_BEGUN: Final = """
SELECT substr(term, 1, {length}) AS word, count(DISTINCT doc) FROM temp.standing
WHERE length(term) >= {length} GROUP BY word
"""
_FOUND: Final = text("SELECT count(*) FROM full_text WHERE full_text MATCH :word")


def make_anew(connection: Connection) -> None:
    """Put empty tables in the place of the derived ones, and heads that say so, within a transaction of the caller.

    Raises Trouble `damaged_store` where the damage reaches further than these tables.
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
    fill_heads(connection)


def must_be_as_made(connection: Connection) -> None:
    """Raise ValueError where a derived table would be read otherwise than it was written."""
    if connection.exec_driver_sql("SELECT sql FROM sqlite_schema WHERE name = 'full_text'").scalar() != _FULL_TEXT[0]:
        raise ValueError("the full text is damaged")
    for table in DERIVED:
        columns = connection.exec_driver_sql(f"SELECT name FROM pragma_table_info('{table}')").scalars()
        if set(columns) != set(TABLES[table].c.keys()):
            raise ValueError(f"the table {table} is damaged")


def finds_all(connection: Connection) -> bool:
    """Tell whether a search finds each word of the full text, and each beginning of one, as often as it stands there.

    SQLite's own check follows the pages one by one, and a search goes by a list of what they begin with. Long, but no
    longer than reading the full text a few times.
    """
    for name, kind in _LISTS:
        connection.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.{name} USING fts5vocab('main', 'full_text', '{kind}')")
    try:
        return all(
            connection.execute(_FOUND, {"word": f'"{word}"{mark}'}).scalar() == count
            for statement, mark in ((_WORDS, ""), *((_BEGUN.format(length=length), " *") for length in _BEGINNINGS))
            for word, count in connection.exec_driver_sql(statement).all()
        )
    finally:
        for name, _ in _LISTS:
            connection.exec_driver_sql(f"DROP TABLE temp.{name}")


def helps_with(error: Exception) -> bool:
    """Tell whether making the derived tables anew may help: what is in them does not read, or is not as written."""
    damage = isinstance(error, Trouble) and error.code == "damaged_store"
    return damage or isinstance(error, ValueError | IntegrityError)
