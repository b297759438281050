"""What home shows and finds, derived from the logs: it trails them by seq, and making it anew gives the same."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import UTC, date
from functools import partial
from itertools import chain
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Engine, TextClause, text
from sqlalchemy.exc import IntegrityError

from cop_session.roundtable.events import Recorded
from cop_session.roundtable.feasibility import Verdict, verdict
from cop_session.roundtable.fold import fold
from cop_session.roundtable.state import State
from cop_session.roundtable.text import bare, clean
from cop_session.roundtable.words import Detail, Kind
from cop_session.store.branches import origin_of
from cop_session.store.codec import decode
from cop_session.store.derived_tables import finds_all, helps_with, make_anew, must_be_as_made
from cop_session.store.engine import reading
from cop_session.store.entry import COLUMNS, NAMES, NEWEST_FIRST, SELECT, Entry, read_row, row_of
from cop_session.store.heads import drop_head, has_heads, note_indexed
from cop_session.store.known import Remembered, batch, called, drop_known, near, put_known, schools
from cop_session.store.listing import (
    ALL,
    ATTENTION,
    COUNT,
    FIRST,
    FIRST_AMONG,
    PAST,
    PAST_AMONG,
    Wanted,
    place_of,
)
from cop_session.store.log import rows
from cop_session.store.saving import saving
from cop_session.troubles import Trouble

_ALL: Final = text(SELECT)
_PUT: Final = (*COLUMNS, "digest")
_INSERT: Final = text(f"INSERT INTO session ({NAMES}) VALUES ({', '.join(f':{name}' for name in _PUT)})")
_PLACE: Final = text("SELECT place FROM session WHERE id = :id")
_PUT_WORDS: Final = text("INSERT INTO full_text (rowid, session_id, words) VALUES (:place, :id, :words)")
_DROP_WORDS: Final = text("DELETE FROM full_text WHERE rowid = :place AND session_id = :id")
_DROP_WORDS_ANYWHERE: Final = text("DELETE FROM full_text WHERE session_id = :id")
_DELETE: Final = text("DELETE FROM session WHERE id = :id")

_SESSIONS: Final = text("SELECT session_id FROM head")

_BEHIND: Final = text("SELECT session_id FROM head INDEXED BY head_behind WHERE indexed IS NOT seq")
_COUNTS: Final = text("SELECT (SELECT count(*) FROM head), (SELECT count(*) FROM session)")
_APART: Final = text("""
SELECT session_id FROM head WHERE session_id NOT IN (SELECT id FROM session)
UNION SELECT id FROM session WHERE id NOT IN (SELECT session_id FROM head)
""")
_ENDS: Final = text("SELECT min(session_id) FROM event UNION ALL SELECT max(session_id) FROM event")
"""What is no text comes before or after all ids."""

_IS_BEHIND: Final = text("""
SELECT last IS NOT (SELECT seq FROM session WHERE id = :session)
OR last IS NOT (SELECT min(seq, indexed) FROM head WHERE session_id = :session)
FROM (SELECT max(seq) AS last FROM event WHERE session_id = :session)
""")

_FOUND: Final = "FROM full_text WHERE full_text MATCH :terms"
_HITS: Final = text(f"SELECT count(*) {_FOUND}")
# The plus has SQLite go through what is found, and not look for each of those places in the full text.
_HITS_FIRST: Final = text(f"SELECT rowid {_FOUND} AND +rowid IN ({ATTENTION})")
_HITS_PAST: Final = text(f"SELECT rowid {_FOUND} ORDER BY rowid DESC LIMIT :limit")
_LISTED: Final = text(COUNT)
_FIRST, _PAST, _FIRST_AMONG, _PAST_AMONG = map(text, (FIRST, PAST, FIRST_AMONG, PAST_AMONG))
_AFTER: Final = text(f"{SELECT} WHERE place < :place ORDER BY {NEWEST_FIRST} LIMIT :limit")
_BEFORE_ALL: Final = (1 << 63) - 1
BATCH: Final = 500
"""How many entries are read at a time."""
_BEGINNING: Final = text("SELECT id FROM session WHERE id >= :from AND id < :to ORDER BY id LIMIT :most")
_ON: Final = text(f"{SELECT} WHERE place BETWEEN :first AND :last")
_OPEN: Final = text(f"{SELECT} WHERE phase IN ('preparing', 'live', 'paused') ORDER BY {NEWEST_FIRST}")
_ABOUT: Final = text(f"{SELECT} WHERE pupil_id = :pupil ORDER BY {NEWEST_FIRST}")
_SELECT_ONE: Final = text(f"{SELECT} WHERE id = :id")
_VERIFY: Final = text("INSERT INTO full_text (full_text, rank) VALUES ('integrity-check', 1)")
_WORDS: Final = text("SELECT rowid, session_id, words FROM full_text")

_Read = TypeVar("_Read")


class Page(list[Entry]):
    """The first sessions of a list, of which there are `total`."""

    def __init__(self, entries: Iterable[Entry] = (), total: int = 0) -> None:
        super().__init__(entries)
        self.total: Final = total


class Index:
    """Keeps and reads the index of one database; safe to use from any thread.

    Where a derived table is damaged, it is made anew and read once more. Raises Trouble `damaged_store` where that
    does not help, `disk_full` or `not_saved` where it cannot be written.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def catch_up(self, session_id: str) -> None:
        """Bring a session's entry and full text up to the end of its log; take them away where there is no log."""
        try:
            with self._engine.begin() as connection:
                if connection.execute(_IS_BEHIND, {"session": session_id}).scalar_one():
                    put_entry(connection, session_id)
        except (Trouble, IntegrityError) as error:
            if not helps_with(error):
                raise
            self.rebuild()

    def catch_up_all(self) -> None:
        """Bring every session up to the end of its log."""
        for session_id in self._whole(_behind):
            self.catch_up(session_id)

    def rebuild(self) -> None:
        """Make the whole index anew, in one transaction."""
        with saving(), self._engine.begin() as connection:
            _put_all(connection)

    def entries(self) -> list[Entry]:
        """Return every session, the newest round table first."""
        return list(chain.from_iterable(self.batches()))

    def batches(self, size: int = BATCH) -> Iterator[list[Entry]]:
        """Yield every session, the newest round table first, so many at a time: nothing grows with their number."""
        place = _BEFORE_ALL
        while found := self._whole(partial(_batch, place=place, size=size)):
            yield found
            place = found[-1].place

    def entry(self, session_id: str) -> Entry | None:
        """Return one session."""
        return self._whole(partial(_entry_of, session_id=session_id))

    def ids(self) -> list[str]:
        """Return the ids of all sessions."""
        return self._whole(lambda connection: _ids(connection, _SESSIONS))

    def on(self, day: date) -> list[Entry]:
        """Return the sessions of a day."""
        return self._whole(lambda connection: _read(connection.execute(_ON, Wanted(today=day).values)))

    def open_ones(self) -> list[Entry]:
        """Return the sessions that are not closed, the newest first."""
        return self._whole(lambda connection: _read(connection.execute(_OPEN)))

    def about(self, pupil_id: str) -> list[Entry]:
        """Return the sessions about a pupil, the newest first."""
        return self._whole(lambda connection: _read(connection.execute(_ABOUT, {"pupil": pupil_id})))

    def schools(self, but: str | None) -> list[Remembered]:
        """Return of each school, as it was ever called, what the newest session there but for `but` knows."""
        return self._whole(partial(schools, but=but))

    def near(self, state: State, but: str | None) -> list[Remembered]:
        """Return what the sessions about the same pupil and at the same school know, the newest first."""
        return self._whole(partial(near, state=state, but=but))

    def called(
        self, first: Collection[str], alone: Collection[str], after: Collection[str], but: str
    ) -> list[Remembered]:
        """Return what the sessions know where somebody is called by a word `alone`, or by a `first` and one `after`."""
        return self._whole(partial(called, first=first, alone=alone, after=after, but=but))

    def remembered(self, but: str | None) -> Iterator[Remembered]:
        """Yield what every session but one knows, the newest first."""
        place = _BEFORE_ALL
        while found := self._whole(partial(batch, but=but, place=place)):
            yield from found
            place = found[-1].place

    def beginning_with(self, text: str, most: int) -> list[str]:
        """Return at most so many ids of sessions that begin with `text`, in the order of ids."""
        # Nothing that can be typed comes after the last code point, and `like` would read wildcards.
        asked = {"from": text, "to": f"{text}\U0010ffff", "most": most}
        return self._whole(lambda connection: list(connection.execute(_BEGINNING, asked).scalars()))

    def first(self, wanted: Wanted = ALL) -> Page:
        """Return the sessions that the list begins with."""
        return self._whole(partial(_first, wanted=wanted))

    def search(self, words: str, wanted: Wanted = ALL) -> Page:
        """Return the first of the sessions in which all `words` occur, the last one perhaps unfinished."""
        terms = _terms(words)
        return self._whole(partial(_searched, terms=terms, wanted=wanted)) if terms else Page()

    def contents(self) -> dict[object, object]:
        """Return what the index holds of each session, as it is stored; long, as it reads everything.

        Raises Trouble `damaged_store` where it cannot be read.
        """
        with self._engine.begin() as connection:
            connection.execute(_VERIFY)
            if not finds_all(connection):
                raise Trouble("damaged_store", file=self._engine.url.database)
            words: dict[object, object] = {one: (row, found) for row, one, found in connection.execute(_WORDS)}
            entries: dict[object, object] = {row[0]: tuple(row) for row in connection.execute(_ALL)}
        return {one: (entries.get(one), words.get(one)) for one in entries | words}

    def _whole(self, read: "Callable[[Connection], _Read]") -> "_Read":
        try:
            with reading(self._engine) as connection:
                return read(connection)
        except (Trouble, ValueError) as error:
            if not helps_with(error):
                raise
        self.rebuild()
        try:
            with reading(self._engine) as connection:
                return read(connection)
        except ValueError as error:
            raise Trouble("damaged_store", file=self._engine.url.database) from error


def put_entry(connection: Connection, session_id: str) -> None:
    """Make a session's entry and full text anew; the caller's transaction keeps any strike from coming between.

    Where a derived table is damaged, all of it is made anew. Raises Trouble `damaged_store` where a page is.
    """
    try:
        _put(connection, session_id)
    except (Trouble, IntegrityError, ValueError) as error:
        if connection.invalidated or not helps_with(error):
            raise
        _put_all(connection)


def drop_entry(connection: Connection, session_id: str) -> None:
    """Remove a session's entry and full text, of any revision, within a transaction of the caller.

    Whoever opens the database makes them again where there still is a log.
    """
    try:
        (_drop if has_heads(connection) else _drop_anywhere)(connection, session_id)
    except (Trouble, IntegrityError, ValueError) as error:
        if connection.invalidated or not helps_with(error):
            raise
        make_anew(connection)


def _put_all(connection: Connection) -> None:
    make_anew(connection)
    for session_id in _ids(connection, _SESSIONS):
        _put(connection, session_id)


def _drop(connection: Connection, session_id: str) -> None:
    drop_known(connection, session_id)
    place = connection.execute(_PLACE, {"id": session_id}).scalar()
    if place is None:
        return
    gone = connection.execute(_DROP_WORDS, {"id": session_id, "place": place}).rowcount
    connection.execute(_DELETE, {"id": session_id})
    if gone != 1:
        raise ValueError("the full text is not that of the entries")


def _drop_anywhere(connection: Connection, session_id: str) -> None:
    """Remove a session from an index that an earlier program made, in which an entry has no place."""
    gone = connection.execute(_DROP_WORDS_ANYWHERE, {"id": session_id}).rowcount
    if connection.execute(_DELETE, {"id": session_id}).rowcount and gone != 1:
        raise ValueError("the full text is not that of the entries")


def _put(connection: Connection, session_id: str) -> None:
    _drop(connection, session_id)
    stored = rows(connection, session_id)
    if not stored:
        drop_head(connection, session_id)
        return
    events = decode(stored)
    state = fold(events)
    entry = _entry(session_id, events, state, origin_of(connection, session_id))
    connection.execute(_INSERT, dict(zip(_PUT, row_of(entry), strict=True)))
    words = bare("\n".join(_words(state)))
    put_known(connection, session_id, entry.place, state)
    connection.execute(_PUT_WORDS, {"place": entry.place, "id": session_id, "words": words})
    note_indexed(connection, session_id, stored[-1])


def _behind(connection: Connection) -> list[str]:
    must_be_as_made(connection)
    if connection.execute(_ENDS).scalars().all() != [None, None]:
        _ids(connection, _ENDS)
    heads, entries = connection.execute(_COUNTS).one()
    # Which they are is asked where there is a difference only: it takes longer than counting.
    return _ids(connection, _BEHIND) + (_ids(connection, _APART) if heads != entries else [])


def _ids(connection: Connection, statement: TextClause) -> list[str]:
    found = connection.execute(statement).scalars().all()
    # SQLite keeps any value anywhere; an id that is no text belongs to no session.
    if not all(isinstance(one, str) for one in found):
        raise Trouble("damaged_store", file=connection.engine.url.database)
    return list(found)


def _read(rows: Iterable[Sequence[Any]]) -> list[Entry]:
    found = list(map(read_row, rows))
    if len({entry.id for entry in found}) < len(found):
        raise ValueError("an entry stands twice in the index")
    return found


def _batch(connection: Connection, place: int, size: int) -> list[Entry]:
    return _read(connection.execute(_AFTER, {"place": place, "limit": size}))


def _entry_of(connection: Connection, session_id: str) -> Entry | None:
    return next(iter(_read(connection.execute(_SELECT_ONE, {"id": session_id}))), None)


def _first(connection: Connection, wanted: Wanted) -> Page:
    found = list(connection.execute(_FIRST, wanted.values))
    found += connection.execute(_PAST, {**wanted.values, "limit": wanted.more(len(found))})
    return Page(_read(found), connection.execute(_LISTED).scalar_one())


def _searched(connection: Connection, terms: str, wanted: Wanted) -> Page:
    asked = {**wanted.values, "terms": terms}
    total = connection.execute(_HITS, asked).scalar_one()
    first = set(connection.execute(_HITS_FIRST, asked).scalars())
    found = list(connection.execute(_FIRST_AMONG, {**asked, "places": json.dumps([*first])}))
    most = total if wanted.limit < 0 else min(wanted.limit, total)
    if len(found) < most:
        # Those that ask for attention are among these too.
        newest = connection.execute(_HITS_PAST, {**asked, "limit": most + len(first)}).scalars()
        past = [place for place in newest if place not in first]
        asked |= {"places": json.dumps(past), "limit": most - len(found)}
        found += connection.execute(_PAST_AMONG, asked)
    if len(found) < most:
        raise ValueError("the full text finds what is not there")
    return Page(_read(found), total)


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
        kept_until=state.detail(Detail.KEPT_UNTIL),
        place=place_of(session_id, state.held_on or events[0].at.astimezone(UTC).date()),
    )


def _words(state: State) -> list[str]:
    """Return what a session can be found by; private notes too, since only the facilitator searches."""
    lines = [line.text for row in state.lines.values() for line in row]
    return [*state.details.values(), *(person.name for person in state.people), *lines]


def _terms(words: str) -> str:
    """Return a query in which every word is quoted: what somebody types is never query syntax."""
    terms = [term for term in bare(clean(words)).split() if any(mark.isalnum() for mark in term)]
    return " ".join('"' + term.replace('"', '""') + '"' for term in terms) + "*" if terms else ""
