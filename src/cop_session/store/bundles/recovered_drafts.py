"""The drafts of a rescued session, restored next to the drafts in this database."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete
from sqlalchemy.dialects.sqlite import insert

from cop_session.store.bundles.bundle import Bundle
from cop_session.store.log.draft_rows import DRAFT, draft_row, drafts
from cop_session.store.log.event_log import rows
from cop_session.store.log.hash_chain import Stored


def put_drafts(connection: Connection, session_id: str, bundle: Bundle, now: datetime) -> None:
    """Store the drafts of a bundle that this workspace rescued, within a transaction of the caller.

    They replace older ones, which grew into them or into lines; newer ones stay. Drafts dated later than the aware
    moment `now` only fill empty fields.
    """
    at = bundle.drafts_at
    if at and at <= now:
        connection.execute(delete(DRAFT).where(DRAFT.c.session_id == session_id, DRAFT.c.saved_at <= at))
    saved_at = min(at or now, now)
    texts = [draft_row(session_id, field, text, saved_at) for field, text in bundle.drafts.items() if text]
    if texts:
        connection.execute(insert(DRAFT).on_conflict_do_nothing(), texts)


def holds_all(connection: Connection, session_id: str, bundle: Bundle) -> bool:
    """Tell whether every word of a bundle is in this session: its events, and each draft somewhere in it."""
    here = rows(connection, session_id)
    if [one.digest for one in here[: len(bundle.stored)]] != [one.digest for one in bundle.stored]:
        return False
    kept = [*drafts(connection, session_id).values(), *_texts(here)]
    return all(any(_bare(text) in one for one in map(_bare, kept)) for text in bundle.drafts.values())


def _texts(stored: Sequence[Stored]) -> Iterator[str]:
    """Yield the texts in events, at any depth."""
    values: list[object] = [json.loads(one.payload) for one in stored if one.payload]
    while values:
        match values.pop():
            case str() as text:
                yield text
            case dict() as inner:
                values += inner.values()
            case list() as inner:
                values += inner


def _bare(text: str) -> str:
    return " ".join(text.split())
