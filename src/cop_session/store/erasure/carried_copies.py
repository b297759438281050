"""The copies of lines that came along into later talks: found in one database, and struck there."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, text

from cop_session.domain.events import LineCarried, LineStruck, Recorded
from cop_session.domain.fold import fold
from cop_session.domain.primitives.text_rules import short_code
from cop_session.domain.state import State
from cop_session.store.erasure.redaction import blank, forget_drafts, hanging, struck_line
from cop_session.store.files.high_water_marks import HighWaterMarks
from cop_session.store.index.relations import carried, has_relations
from cop_session.store.index.session_index import put_entry
from cop_session.store.log.branch_rows import origin_of
from cop_session.store.log.event_codec import decode
from cop_session.store.log.event_log import put, rows
from cop_session.store.log.hash_chain import Stored, broken_at
from cop_session.store.log.leases import holder
from cop_session.store.log.log_heads import touch_head
from cop_session.store.log.related_logs import former_id, without_struck
from cop_session.troubles import Trouble

Copies = Mapping[str, Sequence[int]]
"""By session the seqs of the events that carry lines into it."""

_NAMING: Final = text("""
SELECT session_id FROM relation WHERE other IN (SELECT value FROM json_each(:origins))
UNION SELECT session_id FROM head WHERE indexed IS NOT seq
UNION SELECT session_id FROM head
WHERE (SELECT count(*) FROM head) IS NOT (SELECT count(*) FROM session) AND session_id NOT IN (SELECT id FROM session)
""")
"""Finds the sessions that name one of these, and those of which the index does not know it."""
_EVERY_CARRIED: Final = f"""
SELECT session_id, {", ".join(Stored._fields)} FROM event WHERE kind = '{LineCarried.KIND}' AND payload IS NOT NULL
"""
_CARRIED: Final = text(f"{_EVERY_CARRIED} AND session_id IN (SELECT value FROM json_each(:sessions))")


@dataclass(frozen=True, slots=True)
class Lineage:
    """The copies of the `lines` of one session, of all its lines if none are named, in talks begun `after` a moment."""

    origin: str
    lines: frozenset[int] | None = None
    after: datetime | None = None

    def covers(self, recorded: Recorded) -> bool:
        """Tell whether an event carries such a line into its log."""
        found = carried(recorded.event)
        if found is None or found.origin != self.origin:
            return False
        return (self.lines is None or found.line in self.lines) and (self.after is None or recorded.at > self.after)


def lineages_of(connection: Connection, session_id: str, stored: Sequence[Stored], line: int) -> list[Lineage]:
    """Return the copies that are struck with a line of a log: those made later, never its origin."""
    for noted in decode(stored[line - 1 : line]):
        if (found := carried(noted.event)) is not None:
            return [Lineage(found.origin, frozenset({found.line}), after=noted.at)]
    return [Lineage(one, frozenset({line})) for one in ids_of(connection, session_id, stored)]


def lineages_from(connection: Connection, sessions: Collection[str]) -> list[Lineage]:
    """Return the copies of all lines that began in these sessions."""
    return [Lineage(name) for one in sessions for name in ids_of(connection, one, rows(connection, one))]


def ids_of(connection: Connection, session_id: str, stored: Sequence[Stored]) -> list[str]:
    """Return the ids by which carried lines name a session: its own, and one that it had elsewhere."""
    if not has_relations(connection):
        # A backup of an earlier program, whose branches may have no checksum.
        return [session_id]
    former = former_id(connection, session_id, origin_of(connection, session_id), stored)
    return [session_id, former] if former else [session_id]


def copies_in(connection: Connection, lineages: Collection[Lineage]) -> dict[str, list[int]]:
    """Return the copies in a database, one of an earlier program too, that have their words."""
    found: dict[str, list[int]] = {}
    for session_id, recorded in _carried(connection, {one.origin for one in lineages}):
        if any(one.covers(recorded) for one in lineages):
            found.setdefault(session_id, []).append(recorded.seq)
    return found


def must_be_closed(connection: Connection, copies: Copies, now: datetime, window: str | None = None) -> None:
    """Raise Trouble `copy_in_use` if another one than `window` has a session with copies open at a moment."""
    in_use = [one for one in copies if holder(connection, one, now) not in (None, window)]
    if in_use:
        raise Trouble("copy_in_use", sessions=", ".join(map(short_code, in_use)))


def strike_copies(connection: Connection, copies: Copies, at: datetime | None = None) -> dict[str, int]:
    """Strike copies with all that hangs on them: in the log, which says so at its end, the drafts and the index.

    Happens within a transaction of the caller. `at` is the moment of the strike, that of the last event if it is not
    known. Returns the last seq of each log.
    """
    return {session_id: _strike(connection, session_id, lines, at) for session_id, lines in copies.items()}


def note_lengths(database: Path, lengths: Mapping[str, int]) -> None:
    """Record how long the logs are on disk now that their copies were struck."""
    marks = HighWaterMarks(database)
    for session_id, seq in lengths.items():
        marks.note(session_id, seq)


def as_struck(state: State, events: Sequence[Recorded], lines: Collection[int]) -> dict[int, LineStruck]:
    """Return by line the strikes of lines that came along, as `without_struck` takes them."""
    there = {one.seq: found.kind for one in events if (found := carried(one.event)) is not None}
    return {line: struck_line(state, line, there[line]) for line in sorted(lines)}


def _strike(connection: Connection, session_id: str, lines: Sequence[int], at: datetime | None) -> int:
    stored = rows(connection, session_id)
    events = decode(stored)
    # Nothing can follow on a broken chain, and its session is read-only: its words go all the same.
    traced = stored if broken_at(stored) else without_struck(stored, as_struck(fold(events), events, lines), at)
    about = hanging(events)
    blank(connection, session_id, {seq for line in lines for seq in about[line]})
    for line in lines:
        forget_drafts(connection, session_id, line, events)
    put(connection, session_id, traced[len(stored) :])
    touch_head(connection, session_id)
    put_entry(connection, session_id)
    return len(traced)


def _carried(connection: Connection, origins: Collection[str]) -> Iterator[tuple[str, Recorded]]:
    if not origins:
        return
    if has_relations(connection):
        naming = connection.execute(_NAMING, {"origins": json.dumps(sorted(origins))}).scalars().all()
        found = connection.execute(_CARRIED, {"sessions": json.dumps([one for one in naming if isinstance(one, str)])})
    else:
        found = connection.execute(text(_EVERY_CARRIED))
    read = found.all()
    for row, recorded in zip(read, decode([Stored._make(row[1:]) for row in read]), strict=True):
        yield str(row[0]), recorded
