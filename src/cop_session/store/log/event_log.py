"""The log of each session, and its drafts."""

from collections.abc import Collection, Sequence
from itertools import groupby, repeat
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import Connection, Engine, LargeBinary, bindparam, cast, func, insert, select, type_coerce
from sqlalchemy.exc import IntegrityError
from sqlalchemy.types import NullType

from cop_session.domain.events import Event, Recorded
from cop_session.domain.primitives.gc_paused import uncollected
from cop_session.store.database.damage import driver_rows
from cop_session.store.database.engine import reading
from cop_session.store.database.tables import TABLES
from cop_session.store.log.draft_rows import Drafts, Typed, drafts, drop_drafts, keep_drafts
from cop_session.store.log.event_codec import decode, encode
from cop_session.store.log.hash_chain import GENESIS, Stored, broken_at
from cop_session.store.log.leases import must_hold
from cop_session.store.log.log_heads import keep_head

EVENT: Final = TABLES["event"]


def _as_stored(name: str) -> Any:
    """Return a column without SQLAlchemy's conversions: a damaged value would make these fail."""
    return type_coerce(EVENT.c[name], NullType()).label(name)


# Statements are built once: building one costs as much as running it.
_OF_SESSION: Final = EVENT.c.session_id == bindparam("session")
_COLUMNS: Final = [_as_stored(name) for name in Stored._fields]
_INSERT: Final = insert(EVENT)
_HEAD: Final = select(_as_stored("seq"), _as_stored("digest")).where(_OF_SESSION).order_by(EVENT.c.seq.desc()).limit(1)
_ROWS: Final = select(*_COLUMNS).where(_OF_SESSION, EVENT.c.seq > bindparam("after")).order_by(EVENT.c.seq)
_SOME: Final = (
    select(EVENT.c.session_id, *_COLUMNS)
    .where(
        EVENT.c.session_id.in_(bindparam("sessions", expanding=True)),
        EVENT.c.kind.in_(bindparam("kinds", expanding=True)),
    )
    .order_by(EVENT.c.session_id, EVENT.c.seq)
)
# As bytes: an id that is damaged may be no text any more.
_LOGS: Final = (
    select(cast(EVENT.c.session_id, LargeBinary), *_COLUMNS)
    .where(EVENT.c.session_id.between(bindparam("first"), bindparam("last")))
    .order_by(EVENT.c.session_id, EVENT.c.seq)
)
_REST: Final = itemgetter(slice(1, None))
_WITH_DIGEST: Final = (
    select(EVENT.c.session_id, EVENT.c.seq)
    .where(func.hex(EVENT.c.digest).like(bindparam("head")))
    .order_by(EVENT.c.session_id, EVENT.c.seq)
)


class Conflict(Exception):
    """The log does not end at the seq that the writer expects: another writer added to it."""


class Log:
    """Reads and appends to the logs in one database; safe to use from any thread."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def append(
        self,
        session_id: str,
        events: Sequence[Recorded],
        expected_seq: int,
        drafts_done: Sequence[str] = (),
        window: str | None = None,
        typed: Typed | None = None,
    ) -> None:
        """Add `events`, remove the drafts that they came from and store the drafts in `typed`, in one transaction.

        `expected_seq` is the seq of the last stored event, 0 for none; `window`, if given, must hold the lease. Raises
        LeaseLost if another window holds it, Conflict if the log ends at another seq, and
        sqlalchemy.exc.OperationalError if the disk refuses; then nothing has changed.
        """
        try:
            with self.engine.begin() as connection:
                if window:
                    must_hold(connection, session_id, window)
                if events:
                    head = connection.execute(_HEAD, {"session": session_id}).one_or_none()
                    seq, digest = (_seq(head), head.digest) if head else (0, GENESIS)
                    if seq != expected_seq:
                        raise Conflict(session_id)
                    put(connection, session_id, encode(events, digest))
                drop_drafts(connection, session_id, drafts_done)
                if typed:
                    keep_drafts(connection, session_id, typed)
        except IntegrityError as error:
            raise Conflict(session_id) from error

    def read(self, session_id: str, after: int = 0) -> list[Recorded]:
        """Return the events of a session that come after seq `after`; none for an unknown session."""
        return decode(self.stored(session_id, after))

    def stored(self, session_id: str, after: int = 0) -> list[Stored]:
        """Return the events as they are stored."""
        with reading(self.engine) as connection:
            return rows(connection, session_id, after)

    def read_some(self, sessions: Sequence[str], kinds: Collection[type[Event]]) -> dict[str, list[Recorded]]:
        """Return the events of these kinds in these sessions, faster for many sessions than one by one."""
        found: dict[str, list[Recorded]] = {one: [] for one in sessions}
        with reading(self.engine) as connection:
            named: Any = connection.execute(_SOME, {"sessions": sessions, "kinds": [one.KIND for one in kinds]})
            read = named.all()
        for row, recorded in zip(read, decode([Stored._make(row[1:]) for row in read]), strict=True):
            # In a damaged database an index leads to an event that is of no session, or of another one.
            if row.session_id in found:
                found[row.session_id].append(recorded)
        return found

    def behind(self, head: str) -> list[tuple[str, int]]:
        """Return in which sessions an event has a digest that begins with `head`, hexadecimal, and its seq there."""
        with reading(self.engine) as connection:
            found = connection.execute(_WITH_DIGEST, {"head": f"{head.upper()}%"})
            return [(session_id, seq) for session_id, seq in found if isinstance(seq, int)]

    def verify(self, session_id: str) -> int | None:
        """Return the place, from 1, where the chain breaks, or None if it is whole."""
        return broken_at(self.stored(session_id))

    def last_seq(self, session_id: str) -> int:
        """Return the seq of the last event, 0 for an unknown session."""
        with reading(self.engine) as connection:
            head = connection.execute(_HEAD, {"session": session_id}).one_or_none()
            return _seq(head) if head else 0

    def drafts(self, session_id: str) -> Drafts:
        """Return the drafts in the fields of a session."""
        with reading(self.engine) as connection:
            return drafts(connection, session_id)


def _seq(head: Any) -> int:
    """Return the seq of an event, 0 if it is damaged: no event has that seq."""
    return head.seq if isinstance(head.seq, int) else 0


@uncollected()
def rows(connection: Connection, session_id: str, after: int = 0) -> list[Stored]:
    """Return a session's events as they are stored, within a transaction of the caller."""
    found: Any = connection.execute(_ROWS, {"session": session_id, "after": after})
    return list(map(Stored._make, found.all()))


@uncollected()
def logs(connection: Connection, sessions: Sequence[str]) -> list[tuple[str, list[Stored]]]:
    """Return the events of consecutive sessions in the order of ids, faster than one by one.

    They are in the form of `rows`, including sessions without any; within a transaction of the caller.
    """
    found: dict[bytes, list[Stored]] = {one.encode(): [] for one in sessions}
    read = driver_rows(connection, _LOGS, {"first": sessions[0], "last": sessions[-1]})
    for session_id, group in groupby(read, itemgetter(0)):
        # In a damaged database an event is of no session, or of another one.
        if session_id in found:
            # What `Stored._make` does, without a call in Python for each row.
            found[session_id] += map(tuple.__new__, repeat(Stored), map(_REST, group))
    return list(zip(sessions, found.values(), strict=True))


def put(connection: Connection, session_id: str, stored: Sequence[Stored]) -> None:
    """Insert stored events as they are, within a transaction of the caller."""
    if stored:
        insert_rows(connection, session_id, stored)
        keep_head(connection, session_id, stored[-1])


def insert_rows(connection: Connection, session_id: str, stored: Sequence[Stored]) -> None:
    """Insert stored events into a database that may have no heads, within a transaction of the caller."""
    connection.execute(_INSERT, [{"session_id": session_id, **one._asdict()} for one in stored])
