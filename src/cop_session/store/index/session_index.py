"""The index for home and search, derived from the logs: it trails them by seq, and a rebuild gives the same index."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final, TypeVar

from sqlalchemy import Connection, Engine, TextClause, text
from sqlalchemy.exc import IntegrityError

from cop_session.domain.fold import fold
from cop_session.domain.primitives.text_rules import bare
from cop_session.domain.state import State
from cop_session.store.database.checksums import is_as_written
from cop_session.store.database.engine import reading
from cop_session.store.database.session_row import COLUMNS, NAMES, NEWEST_FIRST, SELECT, IndexEntry, row_of
from cop_session.store.index.action_dates import EVERY_ACTION, drop_actions, put_actions
from cop_session.store.index.agenda_query import AgendaRows, AgendaWanted, ComingRows, agenda_rows, coming_rows
from cop_session.store.index.derived_tables import finds_all, helps_with, make_anew, must_be_as_made
from cop_session.store.index.index_entry import entry_of, words_of
from cop_session.store.index.list_pages import Page, first_page, found_page, read_all
from cop_session.store.index.list_query import ALL, PAST_ITS_DAY, Wanted
from cop_session.store.index.people_index import (
    EVERYTHING,
    Remembered,
    batch,
    called,
    drop_known,
    near,
    put_known,
    schools,
)
from cop_session.store.index.relations import damaged_relations, drop_relations, put_relations
from cop_session.store.log.branch_rows import origin_of
from cop_session.store.log.event_codec import decode
from cop_session.store.log.event_log import rows
from cop_session.store.log.log_heads import drop_head, has_heads, note_indexed
from cop_session.store.log.write_errors import saving
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
_NEXT_IDS: Final = text("SELECT session_id FROM head WHERE session_id > :after ORDER BY session_id LIMIT 5000")

_BEHIND: Final = text("SELECT session_id FROM head INDEXED BY head_behind WHERE indexed IS NOT seq")
_COUNTS: Final = text("SELECT (SELECT count(*) FROM head), (SELECT count(*) FROM session)")
_APART: Final = text("""
SELECT session_id FROM head WHERE session_id NOT IN (SELECT id FROM session)
UNION SELECT id FROM session WHERE id NOT IN (SELECT session_id FROM head)
""")
_ENDS: Final = text("SELECT min(session_id) FROM event UNION ALL SELECT max(session_id) FROM event")
"""An id that is not text sorts before or after all ids."""

_IS_BEHIND: Final = text("""
SELECT last IS NOT (SELECT seq FROM session WHERE id = :session)
OR last IS NOT (SELECT min(seq, indexed) FROM head WHERE session_id = :session)
FROM (SELECT max(seq) AS last FROM event WHERE session_id = :session)
""")

_AFTER: Final = text(f"{SELECT} WHERE place < :place ORDER BY {NEWEST_FIRST} LIMIT :limit")
_BEFORE_ALL: Final = (1 << 63) - 1
BATCH: Final = 500
"""How many entries are read at a time."""
_BEGINNING: Final = text("SELECT id FROM session WHERE id >= :from AND id < :to ORDER BY id LIMIT :most")
_ON: Final = text(f"{SELECT} WHERE place BETWEEN :first AND :last")
_OPEN: Final = text(f"{SELECT} WHERE phase != 'closed' ORDER BY {NEWEST_FIRST}")
_WITH_SUBJECT: Final = """
SELECT id FROM session WHERE pupil_id = :pupil UNION SELECT session_id FROM relation WHERE other = :pupil
"""
_WITH_LINES: Final = "SELECT r.session_id FROM session s JOIN relation r ON r.other = s.id WHERE s.pupil_id = :pupil"
_ABOUT: Final = text(f"{SELECT} WHERE id IN ({_WITH_SUBJECT}) ORDER BY {NEWEST_FIRST}")
_NAMING: Final = text(f"{SELECT} WHERE id IN ({_WITH_SUBJECT} UNION {_WITH_LINES}) ORDER BY {NEWEST_FIRST}")
_SELECT_ONE: Final = text(f"{SELECT} WHERE id = :id")
_VERIFY: Final = text("INSERT INTO full_text (full_text, rank) VALUES ('integrity-check', 1)")
_UNNOTED: Final = text("""
SELECT 1 FROM head LEFT JOIN full_text_docsize d ON d.id = (SELECT place FROM session WHERE id = head.session_id)
LEFT JOIN known USING (session_id) LEFT JOIN action_dates USING (session_id)
LEFT JOIN relation r ON r.session_id = head.session_id AND r.other = ''
WHERE d.id IS NULL OR known.session_id IS NULL OR action_dates.session_id IS NULL OR r.session_id IS NULL LIMIT 1
""")
"""Finds a session that is not in all tables of the index."""
_KNOWN: Final = text(EVERYTHING)
_ACTIONS: Final = text(EVERY_ACTION)
_PAST_ITS_DAY: Final = text(PAST_ITS_DAY)

_AT_ONCE: Final = 200
"""How many sessions are put in the index in one transaction."""

Told = Callable[[int, int], object]
"""Gets how much is done, and the total."""

_Read = TypeVar("_Read")


def nobody(_done: int, _of: int) -> None:
    """Ignore the progress."""


class Index:
    """Keeps and reads the index of one database; safe to use from any thread.

    A damaged derived table is rebuilt and read once more. Raises Trouble `damaged_store` if that does not help,
    `disk_full` or `not_saved` if the index cannot be written.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def catch_up(self, session_id: str) -> None:
        """Bring a session's entry and full text up to the end of its log; remove them if there is no log."""
        self._put_some([session_id])

    def catch_up_all(self, told: Told = nobody) -> None:
        """Bring every session up to the end of its log, some hundreds per transaction; an interrupted run resumes.

        `told` gets the number of finished sessions and the total.
        """
        behind = self._whole(_behind)
        for first in range(0, len(behind), _AT_ONCE):
            told(first, len(behind))
            self._put_some(behind[first : first + _AT_ONCE])
        told(len(behind), len(behind))

    def _put_some(self, sessions: Sequence[str]) -> None:
        try:
            with self._engine.begin() as connection:
                for session_id in sessions:
                    if connection.execute(_IS_BEHIND, {"session": session_id}).scalar_one():
                        put_entry(connection, session_id)
        except (Trouble, IntegrityError) as error:
            if not helps_with(error):
                raise
            self.rebuild()

    def rebuild(self, told: Told = nobody) -> None:
        """Rebuild the whole index; an interrupted rebuild resumes later, at the latest at the next start.

        `told` gets the number of finished sessions and the total.
        """
        with saving():
            with self._engine.begin() as connection:
                make_anew(connection)
                sessions = _ids(connection, _SESSIONS)
            for first in range(0, len(sessions), _AT_ONCE):
                told(first, len(sessions))
                with self._engine.begin() as connection:
                    for session_id in sessions[first : first + _AT_ONCE]:
                        _put(connection, session_id)
            told(len(sessions), len(sessions))

    def batches(self, size: int = BATCH) -> Iterator[list[IndexEntry]]:
        """Yield every session, the newest round table first, `size` at a time: memory use does not grow with them."""
        place = _BEFORE_ALL
        while found := self._whole(partial(_batch, place=place, size=size)):
            yield found
            place = found[-1].place

    def entry(self, session_id: str) -> IndexEntry | None:
        """Return the entry of one session."""
        return self._whole(partial(_one, session_id=session_id))

    def ids(self) -> list[str]:
        """Return the ids of all sessions."""
        return self._whole(lambda connection: _ids(connection, _SESSIONS))

    def each_id(self) -> Iterator[str]:
        """Yield the ids of all sessions, some thousands of them read at a time."""
        after = ""
        while found := self._whole(partial(_ids, statement=_NEXT_IDS, after=after)):
            yield from found
            after = found[-1]

    def on(self, day: date) -> list[IndexEntry]:
        """Return the sessions of a day."""
        return self._whole(lambda connection: read_all(connection.execute(_ON, Wanted(today=day).values)))

    def open_ones(self) -> list[IndexEntry]:
        """Return the sessions that are not closed, the newest first."""
        return self._whole(lambda connection: read_all(connection.execute(_OPEN)))

    def past_its_day(self, today: date, before: Mapping[str, date], elsewhere: date) -> tuple[int, date | None]:
        """Return what `list_query.PAST_ITS_DAY` asks for."""
        days = json.dumps({locale: day.isoformat() for locale, day in before.items()})
        asked = {"today": today.isoformat(), "before": days, "elsewhere": elsewhere.isoformat()}
        count, oldest = self._whole(lambda connection: connection.execute(_PAST_ITS_DAY, asked).one())
        return count, date.fromisoformat(oldest) if oldest else None

    def agenda(self, wanted: AgendaWanted) -> AgendaRows:
        """Return the wanted part of the agenda."""
        return self._whole(partial(agenda_rows, wanted=wanted))

    def coming(self, today: date) -> ComingRows:
        """Return the sessions with an evaluation or an action to come."""
        return self._whole(partial(coming_rows, today=today))

    def about(self, pupil_id: str) -> list[IndexEntry]:
        """Return the sessions about a pupil, also among others, the newest first."""
        return self._whole(lambda connection: read_all(connection.execute(_ABOUT, {"pupil": pupil_id})))

    def naming(self, pupil_id: str) -> list[IndexEntry]:
        """Return the sessions about a pupil, and those with lines that came along from these, the newest first."""
        return self._whole(lambda connection: read_all(connection.execute(_NAMING, {"pupil": pupil_id})))

    def schools(self, but: str | None) -> list[Remembered]:
        """Return for each school, under any name it had, the record of its newest session except `but`."""
        return self._whole(partial(schools, but=but))

    def near(self, state: State, but: str | None) -> list[Remembered]:
        """Return the records of the sessions about the same pupil and at the same school, the newest first."""
        return self._whole(partial(near, state=state, but=but))

    def called(
        self, first: Collection[str], alone: Collection[str], after: Collection[str], but: str
    ) -> list[Remembered]:
        """Return the records of sessions with a person called by a word `alone`, or by a `first` and one `after`."""
        return self._whole(partial(called, first=first, alone=alone, after=after, but=but))

    def remembered(self, but: str | None) -> Iterator[Remembered]:
        """Yield the record of every session except `but`, the newest first."""
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
        return self._whole(partial(first_page, wanted=wanted))

    def search(self, words: str, wanted: Wanted = ALL) -> Page:
        """Return the first of the sessions that contain all `words`; the last word may be incomplete."""
        return self._whole(partial(found_page, words=words, wanted=wanted))

    def amiss(self, *, whole: bool = False) -> set[str]:
        """Return the sessions whose index entry differs from the one written; slow, as it reads the whole index.

        Returns all sessions if a search misses words of the full text. In a `whole` database, in which
        `damage.has_damage` just found nothing, the full text is trusted.
        """
        found = set[str]()
        try:
            with reading(self._engine) as connection:
                for statement in (_ALL, _KNOWN, _ACTIONS):
                    found.update(str(row[0]) for row in connection.execute(statement) if not is_as_written(row))
                found.update(damaged_relations(connection))
                sessions = set(_ids(connection, _SESSIONS))
                if connection.execute(_UNNOTED).first():
                    return sessions
            with self._engine.begin() as connection:
                if not whole:
                    connection.execute(_VERIFY)
                return found if finds_all(connection) else sessions
        except (Trouble, ValueError) as error:
            if not helps_with(error):
                raise
        return set(self.ids())

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
    """Rebuild a session's entry and full text; the caller's transaction keeps any strike from coming between.

    If a derived table is damaged, all of them are rebuilt. Raises Trouble `damaged_store` if a page is damaged.
    """
    try:
        _put(connection, session_id)
    except (Trouble, IntegrityError, ValueError) as error:
        if connection.invalidated or not helps_with(error):
            raise
        _put_all(connection)


def drop_entry(connection: Connection, session_id: str) -> None:
    """Remove a session's entry and full text, of any revision, within a transaction of the caller.

    The next opening of the database rebuilds them if the log still exists.
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
    drop_actions(connection, session_id)
    drop_relations(connection, session_id)
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
    origin = origin_of(connection, session_id)
    entry = entry_of(session_id, events, state, origin)
    connection.execute(_INSERT, dict(zip(_PUT, row_of(entry), strict=True)))
    words = bare("\n".join(words_of(state)))
    put_known(connection, session_id, entry.place, state)
    put_actions(connection, session_id, entry.place, state, practice=state.fictional and origin is not None)
    put_relations(connection, session_id, events)
    connection.execute(_PUT_WORDS, {"place": entry.place, "id": session_id, "words": words})
    note_indexed(connection, session_id, stored[-1])


def _behind(connection: Connection) -> list[str]:
    must_be_as_made(connection)
    if connection.execute(_ENDS).scalars().all() != [None, None]:
        _ids(connection, _ENDS)
    heads, entries = connection.execute(_COUNTS).one()
    # Which they are is asked where there is a difference only: it takes longer than counting.
    apart = _ids(connection, _APART) if heads != entries else []
    return list(dict.fromkeys((*_ids(connection, _BEHIND), *apart)))


def _ids(connection: Connection, statement: TextClause, **asked: str) -> list[str]:
    found = connection.execute(statement, asked).scalars().all()
    # SQLite keeps any value anywhere; an id that is no text belongs to no session.
    if not all(isinstance(one, str) for one in found):
        raise Trouble("damaged_store", file=connection.engine.url.database)
    return list(found)


def _batch(connection: Connection, place: int, size: int) -> list[IndexEntry]:
    return read_all(connection.execute(_AFTER, {"place": place, "limit": size}))


def _one(connection: Connection, session_id: str) -> IndexEntry | None:
    return next(iter(read_all(connection.execute(_SELECT_ONE, {"id": session_id}))), None)
