"""The school of each session and the people at its table, stored with the index and rebuilt with it.

It holds nothing of the conversation. It is read as a state that contains these details alone.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, text

from cop_session.domain.codes import OF_THE_SCHOOL, Detail, Role
from cop_session.domain.display_names import parts
from cop_session.domain.primitives.text_rules import key
from cop_session.domain.state import Participant, State
from cop_session.store.database.checksums import checksum, is_as_written

_COLUMNS: Final = (
    "session_id",
    "place",
    "fictional",
    "pupil_id",
    "school_id",
    "locale",
    "pupil",
    "label",
    "details",
    "people",
    "digest",
)
_NAMES: Final = ", ".join(_COLUMNS)
EVERYTHING: Final = f"SELECT {_NAMES} FROM known"
"""Reads rows for `read_known`."""
_BUT: Final = "session_id IS NOT :but"
_PUT: Final = text(f"INSERT INTO known ({_NAMES}) VALUES ({', '.join(f':{one}' for one in _COLUMNS)})")
_PUT_NAME: Final = text("INSERT OR IGNORE INTO name (word, after, session_id) VALUES (:word, :after, :session_id)")
_DROPS: Final = tuple(text(f"DELETE FROM {table} WHERE session_id = :session_id") for table in ("known", "name"))
_SCHOOLS: Final = text(f"""
SELECT {_NAMES.replace("place", "max(place) AS place")} FROM known
WHERE {_BUT} GROUP BY details, school_id, fictional ORDER BY max(place) DESC
""")
"""SQLite takes the other columns of such a row from the one with the largest place."""
_NEAR: Final = text(f"""
{EVERYTHING} WHERE {_BUT} AND session_id IN (
    SELECT session_id FROM known WHERE pupil_id = :pupil_id
    UNION SELECT session_id FROM known WHERE school_id = :school_id AND school_id != ''
    UNION SELECT session_id FROM known WHERE label = :label AND label != ''
) ORDER BY place DESC
""")
_CALLED: Final = text(f"""
{EVERYTHING} WHERE {_BUT} AND session_id IN (
    SELECT session_id FROM name WHERE word IN (SELECT value FROM json_each(:alone)) AND after = ''
    UNION SELECT session_id FROM name WHERE word IN (SELECT value FROM json_each(:first))
    AND after IN (SELECT value FROM json_each(:after))
) ORDER BY place DESC
""")
_ALL: Final = text(f"{EVERYTHING} WHERE {_BUT} AND place < :place ORDER BY place DESC LIMIT :limit")


class Remembered(NamedTuple):
    """A session, its place among all, and as much of its state as is known here."""

    session_id: str
    place: int
    state: State


def put_known(connection: Connection, session_id: str, place: int, state: State) -> None:
    """Insert the people record of a session, within a transaction of the caller; the former one was dropped before."""
    details = {detail: state.detail(detail) for detail in OF_THE_SCHOOL if state.detail(detail)}
    pupil = state.detail(Detail.PUPIL)
    people = [(one.id, one.person_id, one.name, one.role, one.relation, one.home) for one in state.people]
    label = key(state.detail(Detail.SCHOOL))
    values = (session_id, place, int(state.fictional), state.pupil_id, state.school_id, state.locale, pupil, label)
    row = (*values, _written(details), _written(people))
    connection.execute(_PUT, dict(zip(_COLUMNS, (*row, checksum(*row)), strict=True)))
    names = {name for one in (pupil, *(one.name for one in state.people)) for name in _called(one)}
    if names:
        rows = [{"word": word, "after": after, "session_id": session_id} for word, after in sorted(names)]
        connection.execute(_PUT_NAME, rows)


def drop_known(connection: Connection, session_id: str) -> None:
    """Delete the people record of a session, within a transaction of the caller."""
    for statement in _DROPS:
        connection.execute(statement, {"session_id": session_id})


def schools(connection: Connection, but: str | None) -> list[Remembered]:
    """Return for each school, under any name it had, its newest session, the newest first."""
    return _read(connection.execute(_SCHOOLS, {"but": but}))


def near(connection: Connection, state: State, but: str | None) -> list[Remembered]:
    """Return the sessions about the same pupil and at the same school, the newest first."""
    label = key(state.detail(Detail.SCHOOL))
    asked = {"but": but, "pupil_id": state.pupil_id, "school_id": state.school_id, "label": label}
    return _read(connection.execute(_NEAR, asked))


def called(
    connection: Connection, first: Collection[str], alone: Collection[str], after: Collection[str], but: str
) -> list[Remembered]:
    """Return the sessions with a person called by a word `alone`, or by a `first` word and one `after` that."""
    asked = {name: json.dumps(sorted(words)) for name, words in (("first", first), ("alone", alone), ("after", after))}
    return _read(connection.execute(_CALLED, {**asked, "but": but}))


def batch(connection: Connection, but: str | None, place: int, size: int = 500) -> list[Remembered]:
    """Return so many sessions behind a place, the newest first."""
    return _read(connection.execute(_ALL, {"but": but, "place": place, "limit": size}))


def _called(name: str) -> Iterator[tuple[str, str]]:
    """Yield the words that a person may be called by: a first name alone, or the first two words of a name."""
    for first in key(parts(name).given).split()[:1]:
        yield first, ""
    first, *rest = key(name).split() or [""]
    if rest:
        yield first, rest[0]


def _read(rows: Iterable[Sequence[Any]]) -> list[Remembered]:
    return [read_known(row) for row in rows]


def read_known(row: Sequence[Any]) -> Remembered:
    """Return the record in a row of `EVERYTHING`; raises ValueError if its checksum fails."""
    if not is_as_written(row):
        raise ValueError("what a session knows is damaged")
    session_id, place, fictional, pupil_id, school_id, locale, pupil, _, details, people, _ = row
    texts: Mapping[str, str] = json.loads(details)
    state = State(
        pupil_id=pupil_id,
        school_id=school_id,
        locale=locale,
        fictional=bool(fictional),
        details={Detail(detail): words for detail, words in texts.items()} | ({Detail.PUPIL: pupil} if pupil else {}),
        people=tuple(_person(*one) for one in json.loads(people)),
    )
    return Remembered(session_id, place, state)


def _person(place: int, person_id: str, name: str, role: str, relation: str, home: str) -> Participant:
    return Participant(place, person_id, name, Role(role), relation, home)


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
