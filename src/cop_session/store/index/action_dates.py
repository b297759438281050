"""The last days of the standing actions of each closed talk, stored with the index and rebuilt with it.

It holds no words: the agenda reads those from the logs of the few talks that it shows.
"""

import calendar
import json
from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, MINYEAR, date
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, text

from cop_session.domain.codes import DOING, Kind, Phase
from cop_session.domain.state import State
from cop_session.domain.when import By, From, Month, On, When
from cop_session.store.database.checksums import checksum, is_as_written

_COLUMNS: Final = ("session_id", "place", "pupil_id", "first", "last", "actions", "digest")
_NAMES: Final = ", ".join(_COLUMNS)
EVERY_ACTION: Final = f"SELECT {_NAMES} FROM action_dates"
"""Reads rows for `read_actions`."""
_PUT: Final = text(f"INSERT INTO action_dates ({_NAMES}) VALUES ({', '.join(f':{one}' for one in _COLUMNS)})")
_DROP: Final = text("DELETE FROM action_dates WHERE session_id = :session_id")
_THERE: Final = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'action_dates'"


class DatedAction(NamedTuple):
    """A standing action: its line, its last day, and the ids of the participants who own it."""

    line: int
    day: date
    owners: tuple[int, ...]


def put_actions(connection: Connection, session_id: str, place: int, state: State, *, practice: bool) -> None:
    """Insert the dated actions of a session, within a transaction of the caller; the former row was dropped before.

    A talk that goes on has no such actions yet, and one in which a class practises never has.
    """
    found = () if practice or state.phase is not Phase.CLOSED else tuple(dated_actions(state))
    days = [one.day.isoformat() for one in found]
    actions = json.dumps([(one.line, one.day.isoformat(), one.owners) for one in found], separators=(",", ":"))
    row = (session_id, place, state.pupil_id, min(days, default=None), max(days, default=None), actions)
    connection.execute(_PUT, dict(zip(_COLUMNS, (*row, checksum(*row)), strict=True)))


def drop_actions(connection: Connection, session_id: str) -> None:
    """Delete the dated actions of a session, within a transaction of the caller; an earlier program kept none."""
    if connection.exec_driver_sql(_THERE).scalar():
        connection.execute(_DROP, {"session_id": session_id})


def read_actions(row: Sequence[Any]) -> tuple[str, tuple[DatedAction, ...]]:
    """Return a session and its actions from a row of `EVERY_ACTION`; raises ValueError if its checksum fails."""
    if not is_as_written(row):
        raise ValueError("the dates of the actions of a session are damaged")
    actions = json.loads(row[_COLUMNS.index("actions")])
    found = (DatedAction(line, date.fromisoformat(day), tuple(owners)) for line, day, owners in actions)
    return row[0], tuple(found)


def dated_actions(state: State) -> Iterator[DatedAction]:
    """Yield the actions that stand, or are being done, and have a last day, in the order of the board."""
    for line in state.of(Kind.ACTION):
        is_open = line.stands or (line.struck is None and line.standing == DOING)
        day = last_day(line.when) if is_open else None
        if day is not None:
            yield DatedAction(line.id, day, line.owners)


def last_day(when: When | None) -> date | None:
    """Return the last day that `when` names; None if it names none, or has no end."""
    match when:
        case On(dates=days):
            return max(days, default=None)
        case By(day=day):
            return day
        case From(until=until):
            return until
        case Month(year=year, month=month):
            # A month that was stored by hand may be none.
            if month not in range(1, 13) or not MINYEAR <= year <= MAXYEAR:
                return None
            return date(year, month, calendar.monthrange(year, month)[1])
        case _:
            return None
