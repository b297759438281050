"""Relations between sessions of one database: branches of one log, and ids that begin alike."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Final

from sqlalchemy import Connection, Engine, bindparam, exists, select

from cop_session.domain.events import LineStruck
from cop_session.store.database.engine import reading
from cop_session.store.erasure.redaction import hanging
from cop_session.store.log.branch_rows import branches_of, is_branch, origin_of
from cop_session.store.log.event_codec import decode, encode
from cop_session.store.log.event_log import EVENT, rows
from cop_session.store.log.hash_chain import Stored, broken_at
from cop_session.store.log.log_identity import may_be_of
from cop_session.store.log.redaction_audit import strikes, unexplained
from cop_session.troubles import Trouble

SHORT: Final = 8
"""How many characters of an id name the files made from a session, rescue files included."""

_NAMESAKE: Final = select(
    exists().where(
        EVENT.c.session_id >= bindparam("from"),
        EVENT.c.session_id < bindparam("to"),
        EVENT.c.session_id != bindparam("session"),
    )
)


def has_namesake(connection: Connection, session_id: str) -> bool:
    """Tell whether another session's id begins with the same short code."""
    code = session_id[:SHORT]
    # Ids are hexadecimal, and `g` comes after all of that.
    found = connection.execute(_NAMESAKE, {"from": code, "to": f"{code}g", "session": session_id})
    return bool(found.scalar())


def free_id(engine: Engine) -> str:
    """Draw a random id for a new session whose short code is unique here."""
    with reading(engine) as connection:
        while has_namesake(connection, drawn := str(uuid.uuid4())):
            pass
    return drawn


def branch_id(session_id: str, first: Stored) -> str:
    """Return the id of the branch that begins with `first`: always the same id, which prevents a second import."""
    return str(uuid.UUID(bytes=sha256(session_id.encode() + first.digest).digest()[:16]))


def former_id(connection: Connection, session_id: str, origin: str | None, stored: Sequence[Stored]) -> str | None:
    """Return the id elsewhere of a session whose branch row names `origin`; None if it has the same id here.

    An import renames a session whose short code is taken; the log of that other id is not here then.
    """
    if origin is None or not stored or branch_id(origin, stored[0]) != session_id or rows(connection, origin):
        return None
    return origin


def renamed(connection: Connection, session_id: str) -> str:
    """Return the id that a session from elsewhere has here."""
    there = branches_of(connection, session_id)
    found = (one for one in there if former_id(connection, one, session_id, rows(connection, one)))
    return next(found, session_id)


def strikes_nearby(
    connection: Connection, session_id: str, mine: Sequence[Stored], theirs: Sequence[Stored]
) -> dict[int, LineStruck]:
    """Return by line the strikes in a session and in its ancestors, for the lines shared with `theirs`."""
    found: dict[int, LineStruck] = {}
    log, known = mine, {session_id}
    while True:
        for one in decode([one for one in log if one.kind == LineStruck.KIND]):
            if isinstance(one.event, LineStruck) and _is_shared(one.event.line, log, theirs):
                found[one.event.line] = one.event
        origin = origin_of(connection, session_id)
        if origin is None or origin in known:
            return found
        session_id, log = origin, rows(connection, origin)
        known.add(origin)


def missing_words(connection: Connection, session_id: str, stored: Sequence[Stored]) -> tuple[int, ...]:
    """Return the seqs of a session's events whose words are missing without a strike, here or in its origin.

    Empty if its origin is gone: the strikes in it are unknown then. The chain has to be whole.
    """
    if not unexplained(stored):
        return ()
    origin = origin_of(connection, session_id)
    if origin is not None and not rows(connection, origin):
        return ()
    return unexplained(stored, strikes_nearby(connection, session_id, stored, stored))


def unsound(connection: Connection, session_id: str, stored: Sequence[Stored]) -> Trouble | None:
    """Return the Trouble of a session, None if it is whole.

    Trouble `damaged_session` if the chain is broken or began in a session of which this is no branch, `words_missing`
    if unstruck words are gone.
    """
    if broken_at(stored) is not None:
        return Trouble("damaged_session")
    if not may_be_of(stored, session_id) and not is_branch(connection, session_id):
        return Trouble("damaged_session")
    return Trouble("words_missing") if missing_words(connection, session_id, stored) else None


def look_for_damage(engine: Engine, session_id: str, stored: Sequence[Stored]) -> Trouble | None:
    """Return the result of `unsound`, without a transaction of the caller."""
    with reading(engine) as connection:
        return unsound(connection, session_id, stored)


def must_be_sound(connection: Connection, session_id: str, stored: Sequence[Stored]) -> None:
    """Raise the Trouble that `unsound` returns."""
    if trouble := unsound(connection, session_id, stored):
        raise trouble


def self_contained(connection: Connection, session_id: str) -> Sequence[Stored]:
    """Return a session's events with the strikes that explain them, which may be in the log it branched off from."""
    stored = rows(connection, session_id)
    if not unexplained(stored):
        return stored
    return without_struck(stored, strikes_nearby(connection, session_id, stored, stored))


def without_struck(
    theirs: Sequence[Stored], elsewhere: Mapping[int, LineStruck], at: datetime | None = None
) -> Sequence[Stored]:
    """Return a log without the words struck in it or `elsewhere`; strikes elsewhere leave a trace at its end.

    A trace is of the aware moment `at`, and never of an earlier one than the last event.
    """
    within = dict(strikes(theirs))
    more = {line: event for line, event in elsewhere.items() if line not in within}
    reach = within | dict.fromkeys(more, len(theirs) + 1)
    if not reach:
        return theirs
    about = hanging(decode(theirs))
    gone = {one for line, seq in reach.items() for one in about.get(line, ()) if one < seq}
    last, end = theirs[-1], decode(theirs[-1:])[0]
    moment = max(end.at, at or end.at)
    traces = [
        replace(end, seq=last.seq + place, gesture=last.seq + place, at=moment, event=event)
        for place, event in enumerate(more.values(), 1)
    ]
    return [*(one.struck() if one.seq in gone else one for one in theirs), *encode(traces, last.digest)]


def _is_shared(line: int, mine: Sequence[Stored], theirs: Sequence[Stored]) -> bool:
    return 1 <= line <= min(len(mine), len(theirs)) and mine[line - 1].digest == theirs[line - 1].digest
