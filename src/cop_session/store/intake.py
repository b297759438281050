"""Takes a bundle in: a session that is new, goes on, is the same, or went its own way; wholly or not at all."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, Engine, delete
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from cop_session.roundtable.events import LineStruck
from cop_session.store.branches import put_origin
from cop_session.store.bundle import Bundle
from cop_session.store.chain import Stored
from cop_session.store.codec import decode
from cop_session.store.drafts import DRAFT, draft_row
from cop_session.store.engine import forget, reading
from cop_session.store.index import put_entry
from cop_session.store.leases import holder
from cop_session.store.log import put, rows
from cop_session.store.reach import struck_everywhere
from cop_session.store.secret import Key
from cop_session.store.strike import blank, forget_drafts
from cop_session.store.tails import Tails
from cop_session.troubles import Trouble


class Outcome(StrEnum):
    """What became of a bundle."""

    NEW = "new"
    EXTENDED = "extended"
    UNCHANGED = "unchanged"
    BRANCHED = "branched"


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of a bundle: in which session it is, and how many events that session gained."""

    session_id: str
    outcome: Outcome
    added: int


def take_in(engine: Engine, bundle: Bundle, now: datetime, key: Key | None = None) -> Intake:
    """Take a bundle in at the aware moment `now`; `key` is that of the database and its backups.

    What was struck on either side is struck on both, and in the backups. Raises Trouble `session_in_use` where a
    window has the session open that would change, `not_saved` where a backup cannot be written, and
    sqlalchemy.exc.OperationalError where the disk refuses; then nothing has changed here.
    """
    session_id, struck = _to_strike(engine, bundle)
    if not struck:
        return _take_in(engine, bundle, now)
    with struck_everywhere(engine, key, session_id, struck):
        return _take_in(engine, bundle, now)


def _to_strike(engine: Engine, bundle: Bundle) -> tuple[str, Sequence[Stored]]:
    with reading(engine) as connection:
        place = _place(connection, bundle)
    return place.session_id, [place.mine[seq - 1] for seq in place.to_blank]


def _take_in(engine: Engine, bundle: Bundle, now: datetime) -> Intake:
    with engine.begin() as connection:
        place = _place(connection, bundle)
        changes = place.fresh or place.to_blank
        if (changes or bundle.drafts) and holder(connection, place.session_id, now):
            raise Trouble("session_in_use")
        if place.to_blank:
            _strike(connection, place)
        put(connection, place.session_id, place.fresh)
        if place.origin and not place.mine:
            put_origin(connection, place.session_id, place.origin)
        if changes:
            put_entry(connection, place.session_id)
        if len(place.mine) <= len(bundle.stored):
            _put_drafts(connection, place.session_id, bundle, now)
    Tails(Path(engine.url.database or "")).note(place.session_id, max(len(place.mine) + len(place.fresh), 1))
    if place.to_blank:
        forget(engine)
    return Intake(place.session_id, place.outcome, len(place.fresh))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a bundle goes: the session with what it holds already, what it gains, and what is struck in it now."""

    session_id: str
    origin: str | None
    mine: Sequence[Stored]
    fresh: Sequence[Stored]
    to_blank: Sequence[int]

    @property
    def outcome(self) -> Outcome:
        if not self.mine:
            return Outcome.BRANCHED if self.origin else Outcome.NEW
        return Outcome.EXTENDED if self.fresh else Outcome.UNCHANGED


def _place(connection: Connection, bundle: Bundle) -> _Place:
    """Follow the bundle from the session that it names to the branch where it belongs."""
    theirs = bundle.stored
    session_id, origin, struck = bundle.session_id, None, set[int]()
    while True:
        mine = rows(connection, session_id)
        pairs = zip(mine, theirs, strict=False)
        common = next((place for place, (one, other) in enumerate(pairs) if one.digest != other.digest), None)
        shared = zip(mine[:common], theirs[:common], strict=False)
        struck |= {one.seq for one, other in shared if one.payload is None or other.payload is None}
        if common is None:
            break
        origin, session_id = session_id, _branch_id(session_id, theirs[common])
    return _Place(
        session_id,
        origin,
        mine,
        [one.struck() if one.seq in struck else one for one in theirs[len(mine) :]],
        [one.seq for one in mine if one.seq in struck and one.payload is not None],
    )


def _branch_id(session_id: str, first: Stored) -> str:
    """Return the id of the branch that begins with `first`: the same each time, so that it is taken in once."""
    return str(uuid.UUID(bytes=sha256(session_id.encode() + first.digest).digest()[:16]))


def _strike(connection: Connection, place: _Place) -> None:
    """Strike here what was struck elsewhere, with the drafts about it."""
    events = decode(place.mine)
    for one in decode(place.fresh):
        if isinstance(one.event, LineStruck):
            forget_drafts(connection, place.session_id, one.event.line, events)
    blank(connection, place.session_id, place.to_blank)


def _put_drafts(connection: Connection, session_id: str, bundle: Bundle, now: datetime) -> None:
    """Keep drafts that were rescued, over older ones, which grew into them or into lines, and not over newer ones."""
    at = bundle.drafts_at
    if at:
        connection.execute(delete(DRAFT).where(DRAFT.c.session_id == session_id, DRAFT.c.saved_at <= at))
    if bundle.drafts:
        kept = sqlite_insert(DRAFT).on_conflict_do_nothing()
        texts = [draft_row(session_id, field, text, at or now) for field, text in bundle.drafts.items()]
        connection.execute(kept, texts)
