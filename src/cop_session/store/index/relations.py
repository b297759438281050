"""The other ids that each log names: the sessions from which its lines came along, and its further subjects.

Stored with the index and rebuilt with it; it holds no words.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, text

from cop_session.domain.codes import Kind
from cop_session.domain.events import Event, FormatChosen, LineCarried, Recorded, Unknown
from cop_session.store.database.checksums import checksum, is_as_written

_COLUMNS: Final = ("session_id", "other", "lines", "digest")
_NAMES: Final = ", ".join(_COLUMNS)
_EVERY: Final = text(f"SELECT {_NAMES} FROM relation ORDER BY session_id, other")
_PUT: Final = text(f"INSERT INTO relation ({_NAMES}) VALUES ({', '.join(f':{one}' for one in _COLUMNS)})")
_DROP: Final = text("DELETE FROM relation WHERE session_id = :session_id")
_THERE: Final = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'relation'"
_ALL_OTHERS: Final = ""
"""In the place of the other id: the row that lists the others, which shows if one of them is missing."""


class CarriedLine(NamedTuple):
    """The session and the line where a carried line began, and its kind."""

    origin: str
    line: int
    kind: Kind


def carried(event: Event) -> CarriedLine | None:
    """Return where the line of an event began, None if it did not come along; a newer program's event counts too."""
    if isinstance(event, LineCarried):
        return CarriedLine(event.origin, event.origin_line, event.kind)
    if isinstance(event, Unknown) and event.kind == LineCarried.KIND:
        with suppress(ValueError, TypeError, KeyError, RecursionError):
            told = json.loads(event.raw)
            return CarriedLine(str(told["origin"]), int(told["origin_line"]), Kind(told["kind"]))
    return None


def put_relations(connection: Connection, session_id: str, events: Sequence[Recorded]) -> None:
    """Insert the relations of a session, within a transaction of the caller; the former ones were dropped before."""
    others = defaultdict[str, list[tuple[int, int]]](list)
    for one in events:
        if (found := carried(one.event)) is not None:
            others[found.origin].append((found.line, one.seq))
        elif isinstance(one.event, FormatChosen):
            for subject in (one.event.subject, *one.event.also):
                others[subject] += ()
    others.pop(_ALL_OTHERS, None)
    rows = [(session_id, other, json.dumps(lines)) for other, lines in others.items()]
    rows.append((session_id, _ALL_OTHERS, json.dumps(sorted(others))))
    connection.execute(_PUT, [dict(zip(_COLUMNS, (*row, checksum(*row)), strict=True)) for row in rows])


def drop_relations(connection: Connection, session_id: str) -> None:
    """Delete the relations of a session, within a transaction of the caller; an earlier program kept none."""
    if has_relations(connection):
        connection.execute(_DROP, {"session_id": session_id})


def has_relations(connection: Connection) -> bool:
    """Tell whether a database has the table: an earlier program kept no relations."""
    return bool(connection.exec_driver_sql(_THERE).scalar())


def damaged_relations(connection: Connection) -> Iterator[str]:
    """Yield the sessions whose relations are damaged or incomplete; slow, as it reads them all."""
    for session_id, group in groupby(connection.execute(_EVERY), itemgetter(0)):
        rows: list[Sequence[Any]] = list(group)
        listed, *others = rows
        whole = listed[1] == _ALL_OTHERS and all(map(is_as_written, rows))
        if not whole or json.loads(listed[2]) != [other for _, other, *_ in others]:
            yield str(session_id)
