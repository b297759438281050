"""The whole index, which the program reads in batches."""

from itertools import chain

from cop_session.store.database.session_row import IndexEntry
from cop_session.store.index.session_index import Index


def all_entries(index: Index) -> list[IndexEntry]:
    """Return the entry of every session, the newest round table first."""
    return list(chain.from_iterable(index.batches()))
