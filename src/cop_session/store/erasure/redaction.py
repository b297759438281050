"""The events and drafts that hold the words of a line, and their removal within a transaction."""

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, bindparam, delete, update

from cop_session.domain.codes import Kind
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
from cop_session.domain.state import State
from cop_session.store.log.draft_rows import DRAFT, drafts
from cop_session.store.log.event_log import EVENT

_BLANK: Final = (
    update(EVENT)
    .where(EVENT.c.session_id == bindparam("session"), EVENT.c.seq == bindparam("struck"))
    .values(payload=None, salt=None)
)


def blank(connection: Connection, session_id: str, seqs: Collection[int]) -> None:
    """Remove payload and salt of events, within a transaction of the caller."""
    if seqs:
        connection.execute(_BLANK, [{"session": session_id, "struck": seq} for seq in seqs])


def forget_drafts(connection: Connection, session_id: str, line: int, events: Sequence[Recorded]) -> None:
    """Delete the drafts about a line of `events`, within a transaction of the caller."""
    for field in drafts_about(line, events, drafts(connection, session_id)):
        connection.execute(delete(DRAFT).where(DRAFT.c.session_id == session_id, DRAFT.c.field == field))


def struck_line(state: State, line: int, kind: Kind) -> LineStruck:
    """Return the event that strikes a line of a kind, with its place in `state`, the state until then."""
    row = [one.id for one in state.of(kind)]
    below = row[row.index(line) + 1 :] if line in row else []
    return LineStruck(line, kind, below[0] if below else None)


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
