"""What home shows and finds, derived from the logs: it trails them by seq, and making it anew gives the same."""

from collections.abc import Sequence
from dataclasses import asdict, fields
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Connection, Engine, delete, insert, select, text

from cop_session.roundtable.events import Recorded
from cop_session.roundtable.feasibility import Verdict, verdict
from cop_session.roundtable.fold import fold
from cop_session.roundtable.state import State
from cop_session.roundtable.text import bare, clean
from cop_session.roundtable.words import Detail, Kind
from cop_session.store.codec import decode
from cop_session.store.engine import reading
from cop_session.store.entry import NEWEST_FIRST, Entry
from cop_session.store.log import rows
from cop_session.store.tables import TABLES

SESSION: Final = TABLES["session"]
BRANCH: Final = TABLES["branch"]


_COLUMNS: Final = [SESSION.c[field.name] for field in fields(Entry)]
_NEWEST_FIRST: Final = text(NEWEST_FIRST)

_BEHIND: Final = text("""
WITH RECURSIVE known (id) AS (
    SELECT min(session_id) FROM event
    UNION ALL
    SELECT (SELECT min(session_id) FROM event WHERE session_id > known.id) FROM known WHERE known.id IS NOT NULL
)
SELECT known.id FROM known LEFT JOIN session ON session.id = known.id
WHERE known.id IS NOT NULL
AND session.seq IS NOT (SELECT max(seq) FROM event WHERE session_id = known.id)
""")
"""Hops from session to session along the key; grouping would read every event."""

_IS_BEHIND: Final = text("""
SELECT (SELECT seq FROM session WHERE id = :session) IS NOT (SELECT max(seq) FROM event WHERE session_id = :session)
""")

_FIND: Final = text("SELECT session_id FROM full_text WHERE full_text MATCH :terms")


class Index:
    """Keeps and reads the index of one database; safe to use from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def catch_up(self, session_id: str) -> None:
        """Bring a session's entry and full text up to the end of its log; take them away where there is no log."""
        with self._engine.begin() as connection:
            if connection.execute(_IS_BEHIND, {"session": session_id}).scalar_one():
                put_entry(connection, session_id)

    def catch_up_all(self) -> None:
        """Bring every session up to the end of its log."""
        with reading(self._engine) as connection:
            behind = connection.execute(_BEHIND).scalars().all()
        for session_id in behind:
            self.catch_up(session_id)

    def rebuild(self) -> None:
        """Make the whole index anew."""
        with self._engine.begin() as connection:
            connection.execute(delete(SESSION))
            connection.execute(text("DELETE FROM full_text"))
        self.catch_up_all()

    def entries(self) -> list[Entry]:
        """Return every session, the newest round table first."""
        with reading(self._engine) as connection:
            return _entries(connection.execute(select(*_COLUMNS).order_by(_NEWEST_FIRST)))

    def entry(self, session_id: str) -> Entry | None:
        """Return one session."""
        with reading(self._engine) as connection:
            return next(iter(_entries(connection.execute(select(*_COLUMNS).where(SESSION.c.id == session_id)))), None)

    def search(self, words: str) -> list[Entry]:
        """Return the sessions in which all `words` occur, the last one perhaps unfinished, the newest first."""
        terms = _terms(words)
        if not terms:
            return []
        with reading(self._engine) as connection:
            found = connection.execute(_FIND, {"terms": terms}).scalars().all()
            return _entries(
                connection.execute(select(*_COLUMNS).where(SESSION.c.id.in_(found)).order_by(_NEWEST_FIRST))
            )


def put_entry(connection: Connection, session_id: str) -> None:
    """Make a session's entry and full text anew; the caller's transaction keeps any strike from coming between."""
    connection.execute(delete(SESSION).where(SESSION.c.id == session_id))
    connection.execute(text("DELETE FROM full_text WHERE rowid = :row"), {"row": _row(session_id)})
    events = decode(rows(connection, session_id))
    if not events:
        return
    state = fold(events)
    origin = connection.execute(select(BRANCH.c.origin).where(BRANCH.c.session_id == session_id)).scalar()
    connection.execute(insert(SESSION), asdict(_entry(session_id, events, state, origin)))
    connection.execute(
        text("INSERT INTO full_text (rowid, session_id, words) VALUES (:row, :id, :words)"),
        {"row": _row(session_id), "id": session_id, "words": bare("\n".join(_words(state)))},
    )


def _row(session_id: str) -> int:
    """Return the row of a session in the full text, which is quick to find by this number only."""
    return int.from_bytes(sha256(session_id.encode()).digest()[:7])


def _entries(found: Any) -> list[Entry]:
    return [Entry(*row) for row in found]


def _entry(session_id: str, events: Sequence[Recorded], state: State, origin: str | None) -> Entry:
    actions = [line for line in state.of(Kind.ACTION) if line.stands]
    needs = [line.text for line in state.of(Kind.NEED) if line.stands]
    plan = max((one for one in state.exports if one.number), key=lambda one: (one.number, one.seq), default=None)
    evaluation = state.evaluation
    return Entry(
        id=session_id,
        seq=state.seq,
        created_at=events[0].at,
        changed_at=events[-1].at,
        elapsed_ms=state.elapsed_ms,
        phase=state.phase,
        step=state.step,
        locale=state.locale,
        zone=state.zone,
        pupil_id=state.pupil_id,
        school_id=state.school_id,
        pupil=state.detail(Detail.PUPIL),
        group=state.detail(Detail.GROUP),
        school=state.detail(Detail.SCHOOL),
        support_phase=state.detail(Detail.SUPPORT_PHASE),
        need=needs[0] if needs else "",
        starts=state.starts,
        held_on=state.held_on,
        minutes=state.minutes,
        evaluation=evaluation.starts if evaluation else None,
        evaluation_zone=evaluation.zone if evaluation else "",
        evaluation_place=evaluation.place if evaluation else "",
        follows=state.follows,
        branch_of=origin,
        people=len(state.people),
        actions=len(actions),
        feasible=sum(verdict(line) in (Verdict.FEASIBLE, Verdict.CONDITIONAL) for line in actions),
        adapted=sum(bool(line.changes()) for line in actions),
        plan=plan.number if plan else 0,
        plan_at=plan.at if plan else None,
        fictional=state.fictional,
        unknown=state.unknown,
    )


def _words(state: State) -> list[str]:
    """Return what a session can be found by; private notes too, since only the facilitator searches."""
    lines = [line.text for row in state.lines.values() for line in row]
    return [*state.details.values(), *(person.name for person in state.people), *lines]


def _terms(words: str) -> str:
    """Return a query in which every word is quoted: what somebody types is never query syntax."""
    terms = [term for term in bare(clean(words)).split() if any(mark.isalnum() for mark in term)]
    return " ".join('"' + term.replace('"', '""') + '"' for term in terms) + "*" if terms else ""
