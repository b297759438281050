"""Imports a bundle: a session that is new, continues, is identical or has diverged; completely or not at all.

An import adds. It removes words here only if a strike in the bundle removes them, and only after a user confirms that.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, Engine

from cop_session.store.bundles.bundle import Bundle
from cop_session.store.bundles.import_destination import Destination, destination
from cop_session.store.bundles.recovered_drafts import put_drafts
from cop_session.store.database.database_key import Key
from cop_session.store.database.engine import forget, reading
from cop_session.store.erasure.carried_copies import must_be_closed, note_lengths, strike_copies
from cop_session.store.erasure.purge_backups import struck_everywhere
from cop_session.store.erasure.redaction import blank, drafts_about, forget_drafts
from cop_session.store.index.session_index import put_entry
from cop_session.store.log.branch_rows import put_origin
from cop_session.store.log.event_log import put, rows
from cop_session.store.log.leases import holder
from cop_session.store.log.log_heads import touch_head
from cop_session.troubles import Trouble


class Outcome(StrEnum):
    """The outcome of an import."""

    NEW = "new"
    EXTENDED = "extended"
    UNCHANGED = "unchanged"
    BRANCHED = "branched"


@dataclass(frozen=True, slots=True)
class Intake:
    """The outcome of an import: the session that received the bundle, and how many events it gained.

    `struck` is how many lines it struck here; `drafts_left` says that drafts in it were left out.
    """

    session_id: str
    outcome: Outcome
    added: int
    struck: int = 0
    drafts_left: bool = False


class StrikesUnconfirmed(Trouble):
    """An import would strike `lines` here, identified by their digests, without a user's consent so far."""

    def __init__(self, file: str, lines: frozenset[bytes]) -> None:
        super().__init__("strikes_unconfirmed", file=file, count=len(lines))
        self.lines = lines


def take_in(
    engine: Engine,
    bundle: Bundle,
    now: datetime,
    key: Key | None = None,
    *,
    own: bool = False,
    agreed: Collection[bytes] = (),
) -> Intake:
    """Import a bundle at the aware moment `now`; `key` is that of the database and its backups.

    Drafts are imported only if this workspace rescued the bundle itself (`own`). Words that a strike in the bundle
    removed are struck here and in the backups too, with their copies, if all those lines are among the `agreed` ones.

    Raises StrikesUnconfirmed if they are not, Trouble `damaged_bundle` if words are missing without a strike,
    `session_in_use` or `copy_in_use` if a window has a session open that would change, `not_saved` if a backup cannot
    be written, and sqlalchemy.exc.OperationalError if the disk refuses; then nothing has changed here.
    """
    with reading(engine) as connection:
        place = _checked(connection, bundle, now, own, agreed)
    if not place.strikes:
        return _take_in(engine, bundle, now, own, agreed)
    struck = [place.mine[seq - 1] for seq in place.to_blank]
    with struck_everywhere(engine, key, place.session_id, struck, *place.lineages):
        return _take_in(engine, bundle, now, own, agreed)


def _checked(
    connection: Connection, bundle: Bundle, now: datetime, own: bool, agreed: Collection[bytes]
) -> Destination:
    """Return the destination of a bundle, once it is known to be allowed."""
    place = destination(connection, bundle)
    changes = place.fresh or place.to_blank or (own and bundle.drafts)
    if changes and holder(connection, place.session_id, now):
        raise Trouble("session_in_use")
    must_be_closed(connection, place.copies, now)
    lines = frozenset(place.mine[line - 1].digest for line in place.to_strike)
    for session_id, copies in place.copies.items():
        lines |= {one.digest for one in rows(connection, session_id) if one.seq in copies}
    if not lines <= frozenset(agreed):
        raise StrikesUnconfirmed(bundle.name, lines)
    return place


def _take_in(engine: Engine, bundle: Bundle, now: datetime, own: bool, agreed: Collection[bytes]) -> Intake:
    with engine.begin() as connection:
        place = _checked(connection, bundle, now, own, agreed)
        for line in place.to_strike:
            forget_drafts(connection, place.session_id, line, place.events)
        blank(connection, place.session_id, place.to_blank)
        put(connection, place.session_id, place.fresh)
        if place.to_blank:
            touch_head(connection, place.session_id)
        if place.origin and not place.mine:
            put_origin(connection, place.session_id, place.origin)
        if place.fresh or place.to_blank:
            put_entry(connection, place.session_id)
        if own and len(place.mine) <= len(bundle.stored):
            put_drafts(connection, place.session_id, _without_drafts_about(bundle, place.struck_along), now)
        lengths = strike_copies(connection, place.copies)
    lengths[place.session_id] = max(len(place.mine) + len(place.fresh), 1)
    note_lengths(Path(engine.url.database or ""), lengths)
    if place.strikes:
        forget(engine)
    left = bool(bundle.drafts) and not own
    struck = len(place.to_strike) + sum(map(len, place.copies.values()))
    return Intake(place.session_id, _outcome(place), len(place.fresh), struck, left)


def _without_drafts_about(bundle: Bundle, lines: Collection[int]) -> Bundle:
    """Return a bundle without the drafts about lines that come in without their words."""
    events = bundle.events() if lines else []
    about = {field for line in lines for field in drafts_about(line, events, bundle.drafts)}
    return replace(bundle, drafts={field: text for field, text in bundle.drafts.items() if field not in about})


def _outcome(place: Destination) -> Outcome:
    if not place.mine:
        return Outcome.BRANCHED if place.differs else Outcome.NEW
    return Outcome.EXTENDED if place.fresh else Outcome.UNCHANGED
