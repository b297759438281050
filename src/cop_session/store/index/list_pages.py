"""How the first sessions of the list and of a search are read: no more of them than are wanted."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, text

from cop_session.domain.primitives.text_rules import bare, clean
from cop_session.store.database.session_row import IndexEntry, read_row
from cop_session.store.index.list_query import ATTENTION, COUNT, FIRST, FIRST_AMONG, PAST, PAST_AMONG, Wanted

_FOUND: Final = "FROM full_text WHERE full_text MATCH :terms"
# The plus makes SQLite scan the hits, instead of searching the full text for each of those places.
_HITS: Final = text(f"SELECT count(*), json_group_array(rowid) FILTER (WHERE +rowid IN ({ATTENTION})) {_FOUND}")
_HITS_PAST: Final = text(f"SELECT rowid {_FOUND} ORDER BY rowid DESC LIMIT :limit")
_LISTED: Final = text(COUNT)
_FIRST, _PAST, _FIRST_AMONG, _PAST_AMONG = map(text, (FIRST, PAST, FIRST_AMONG, PAST_AMONG))


class Page(list[IndexEntry]):
    """The first sessions of a list, of which there are `total`."""

    def __init__(self, entries: Iterable[IndexEntry] = (), total: int = 0) -> None:
        super().__init__(entries)
        self.total: Final = total


def first_page(connection: Connection, wanted: Wanted) -> Page:
    """Return the sessions that the list begins with."""
    found = list(connection.execute(_FIRST, wanted.values))
    found += connection.execute(_PAST, {**wanted.values, "limit": wanted.more(len(found))})
    return Page(read_all(found), connection.execute(_LISTED).scalar_one())


def found_page(connection: Connection, words: str, wanted: Wanted) -> Page:
    """Return the first of the sessions that contain all `words`; raises ValueError if one of them has no entry."""
    terms = _terms(words)
    if not terms:
        return Page()
    asked = {**wanted.values, "terms": terms}
    total, places = connection.execute(_HITS, asked).one()
    first = set(json.loads(places))
    shown = list(connection.execute(_FIRST_AMONG, {**asked, "places": places}))
    most = total if wanted.limit < 0 else min(wanted.limit, total)
    if len(shown) < most:
        # Those that ask for attention are among these too.
        newest = connection.execute(_HITS_PAST, {**asked, "limit": most + len(first)}).scalars()
        past = [place for place in newest if place not in first]
        asked |= {"places": json.dumps(past), "limit": most - len(shown)}
        shown += connection.execute(_PAST_AMONG, asked)
    if len(shown) < most:
        raise ValueError("the full text finds what is not there")
    return Page(read_all(shown), total)


def read_all(rows: Iterable[Sequence[Any]]) -> list[IndexEntry]:
    """Return the entries in rows; raises ValueError if one is damaged, or occurs twice."""
    found = list(map(read_row, rows))
    if len({entry.id for entry in found}) < len(found):
        raise ValueError("an entry stands twice in the index")
    return found


def _terms(words: str) -> str:
    """Return a query in which every word is quoted: typed words are never query syntax."""
    terms = [term for term in bare(clean(words)).split() if any(mark.isalnum() for mark in term)]
    return " ".join('"' + term.replace('"', '""') + '"' for term in terms) + "*" if terms else ""
