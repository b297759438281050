"""Removes the words of a line permanently: from the log, the drafts, the index and every file of the database."""

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, Engine, bindparam, delete, update

from cop_session.domain.events import (
    NOTING,
    Answered,
    Event,
    LineReworded,
    LineStruck,
    PollOpened,
    Recorded,
    Removed,
    Unknown,
)
from cop_session.store.database.engine import forget
from cop_session.store.index.session_index import put_entry
from cop_session.store.log.draft_rows import DRAFT, drafts
from cop_session.store.log.event_codec import decode, encode
from cop_session.store.log.event_log import EVENT, Conflict, put, rows
from cop_session.store.log.leases import must_hold

_BLANK: Final = (
    update(EVENT)
    .where(EVENT.c.session_id == bindparam("session"), EVENT.c.seq == bindparam("struck"))
    .values(payload=None, salt=None)
)


def strike(engine: Engine, session_id: str, trace: Recorded, window: str | None = None) -> bool:
    """Blank every event that belongs to the line that `trace`, a LineStruck, names, and append `trace`.

    Returns false if a reader keeps the write-ahead log from being emptied: then `engine.forget` is to be called again
    later. Raises LeaseLost if another one than `window` has the lease, Conflict if the log does not end just before
    `trace`, and sqlalchemy.exc.OperationalError if the disk refuses; then nothing has changed.
    """
    assert isinstance(trace.event, LineStruck)
    line = trace.event.line
    with engine.begin() as connection:
        if window:
            must_hold(connection, session_id, window)
        stored = rows(connection, session_id)
        if not stored or stored[-1].seq + 1 != trace.seq:
            raise Conflict(session_id)
        events = decode(stored)
        blank(connection, session_id, hanging_on(line, events))
        put(connection, session_id, encode([trace], stored[-1].digest))
        forget_drafts(connection, session_id, line, events)
        put_entry(connection, session_id)
    return forget(engine)


def blank(connection: Connection, session_id: str, seqs: Collection[int]) -> None:
    """Remove payload and salt of events, within a transaction of the caller."""
    if seqs:
        connection.execute(_BLANK, [{"session": session_id, "struck": seq} for seq in seqs])


def forget_drafts(connection: Connection, session_id: str, line: int, events: Sequence[Recorded]) -> None:
    """Delete the drafts about a line of `events`, within a transaction of the caller."""
    for field in drafts_about(line, events, drafts(connection, session_id)):
        connection.execute(delete(DRAFT).where(DRAFT.c.session_id == session_id, DRAFT.c.field == field))


def hanging_on(line: int, events: Sequence[Recorded]) -> list[int]:
    """Return the seqs of the events that hold content of a line: all but those that only place it."""
    return hanging(events).get(line, [])


def hanging(events: Sequence[Recorded]) -> dict[int, list[int]]:
    """Return, by line, the seqs of the events that hold content of it; any seq stands for a line here."""
    polls = {one.seq: one.event.line for one in events if isinstance(one.event, PollOpened)}
    found = defaultdict[int, list[int]](list)
    for one in events:
        for line in {one.seq, *_lines_of(one.event, polls)}:
            found[line].append(one.seq)
    return found


def drafts_about(line: int, events: Sequence[Recorded], drafts: Mapping[str, str]) -> list[str]:
    """Return the fields whose draft belongs to a line, or holds any former words of it."""
    wordings = {
        one.event.text.strip()
        for one in events
        if (isinstance(one.event, NOTING) and one.seq == line)
        or (isinstance(one.event, LineReworded) and one.event.line == line)
    }
    own = f"line:{line}"
    return [
        field
        for field, text in drafts.items()
        if field == own or field.startswith(f"{own}:") or any(_holds(text, wording) for wording in wordings)
    ]


def _holds(text: str, wording: str) -> bool:
    # As whole words: striking "ja" must not delete a draft about "januari".
    return bool(wording) and re.search(rf"(?<!\w){re.escape(wording)}(?!\w)", text, re.IGNORECASE) is not None


def _lines_of(event: Event, polls: Mapping[int, int]) -> Iterable[int]:
    """Return the lines of an event, as its fields name them; `polls` maps each poll to its line."""
    match event:
        case LineStruck():
            return ()
        case Removed(entity=entity):
            return (entity,)
        case Answered(poll=poll):
            return (polls[poll],) if poll in polls else ()
        case Unknown(raw=raw):
            return _named_in(raw, polls)
        case _:
            line = getattr(event, "line", None)
            return () if line is None else (line,)


def _named_in(raw: str, polls: Mapping[int, int]) -> Iterable[int]:
    """Return which lines an event of a newer program is about, going by the names that our events use."""
    try:
        payload = json.loads(raw)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(payload, dict):
        return ()
    line, poll = payload.get("line"), payload.get("poll")
    return (one for one in (line, polls.get(poll) if isinstance(poll, int) else None) if isinstance(one, int))
