"""The agenda in SQL: evaluations that are still to be held, and talks with actions past their last day.

Only the displayed sessions are read; indexes count the others.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from sqlalchemy import Connection, text

from cop_session.domain.state import Participant
from cop_session.store.database.session_row import SELECT, IndexEntry
from cop_session.store.index.action_dates import EVERY_ACTION, DatedAction, read_actions
from cop_session.store.index.list_pages import Page, read_all
from cop_session.store.index.people_index import EVERYTHING, read_known

_FOLLOWED: Final = "EXISTS (SELECT 1 FROM session f WHERE f.follows = {id} AND f.phase != 'preparing')"
_PRACTICE: Final = "(fictional AND branch_of IS NOT NULL)"
"""A class practises in it. A real talk that was continued in two places is a branch too."""
_TO_HOLD: Final = f"phase != 'preparing' AND NOT {_FOLLOWED.format(id='session.id')} AND NOT {_PRACTICE}"
_BETWEEN: Final = "evaluation >= :since AND evaluation < :until"
_SOONEST: Final = text(f"{SELECT} WHERE {_BETWEEN} AND {_TO_HOLD} ORDER BY evaluation, id LIMIT :limit")
_LATEST: Final = text(f"{SELECT} WHERE {_BETWEEN} AND {_TO_HOLD} ORDER BY evaluation DESC, id LIMIT :limit")
_COUNTS: Final = text(f"""
SELECT count(*) FILTER (WHERE evaluation < :today),
count(*) FILTER (WHERE evaluation >= :today AND evaluation < :next_week),
count(*) FILTER (WHERE evaluation >= :next_week)
FROM session WHERE evaluation >= '' AND {_TO_HOLD}
""")
_CURRENT: Final = f"""
NOT EXISTS (
    SELECT 1 FROM session WHERE pupil_id = d.pupil_id AND pupil_id != '' AND place > d.place
    AND phase != 'preparing' AND NOT {_PRACTICE}
) AND NOT {_FOLLOWED.format(id="d.session_id")}
"""
"""No later talk about the pupil took the actions over."""
_PAST: Final = text(f"{EVERY_ACTION} d WHERE first < :today AND {_CURRENT} ORDER BY place DESC LIMIT :limit")
_COUNT_PAST: Final = text(f"SELECT count(*) FROM action_dates d WHERE first < :today AND {_CURRENT}")
_COMING: Final = text(f"{EVERY_ACTION} d WHERE first IS NOT NULL AND last >= :today AND {_CURRENT} ORDER BY place DESC")
_AMONG: Final = "IN (SELECT value FROM json_each(:ids))"
_ENTRIES: Final = text(f"{SELECT} WHERE id {_AMONG} ORDER BY place DESC")
_PEOPLE: Final = text(f"{EVERYTHING} WHERE session_id {_AMONG}")
_WEEK: Final = timedelta(weeks=1)
_NEVER: Final = ":"
"""Sorts after every moment."""


class EvaluationGroup(StrEnum):
    """The groups of evaluations on the agenda, in order."""

    OVERDUE = "overdue"
    """Of a day before today, the latest first."""
    THIS_WEEK = "this_week"
    """From today to Sunday."""
    LATER = "later"


@dataclass(frozen=True, slots=True)
class AgendaWanted:
    """The wanted part of the agenda on the day `today`: at most `limit` of each group, all of it if that is -1."""

    today: date
    limit: int = -1

    @property
    def next_week(self) -> date:
        """The Monday after this day, or the last day that a calendar knows."""
        left = _WEEK - timedelta(days=self.today.weekday())
        return self.today + left if date.max - self.today > left else date.max


class ActionTalk(NamedTuple):
    """A closed talk, those of its actions that have a last day, and the people at its table."""

    entry: IndexEntry
    actions: Sequence[DatedAction]
    people: Sequence[Participant]


class AgendaRows(NamedTuple):
    """The sessions on the agenda; `talks` are those with an action past its day, of which there are `total`."""

    evaluations: Mapping[EvaluationGroup, Page]
    talks: Sequence[ActionTalk]
    total: int


class ComingRows(NamedTuple):
    """The sessions with an evaluation from a day on, and the talks with an action whose last day is then or later."""

    evaluations: Sequence[IndexEntry]
    talks: Sequence[ActionTalk]


def agenda_rows(connection: Connection, wanted: AgendaWanted) -> AgendaRows:
    """Return the wanted part of the agenda; raises ValueError if a row is damaged or missing."""
    today, next_week = wanted.today.isoformat(), wanted.next_week.isoformat()
    counts = connection.execute(_COUNTS, {"today": today, "next_week": next_week}).one()
    ranges = (("", today, _LATEST), (today, next_week, _SOONEST), (next_week, _NEVER, _SOONEST))
    evaluations = {}
    for group, count, (since, until, statement) in zip(EvaluationGroup, counts, ranges, strict=True):
        found = connection.execute(statement, {"since": since, "until": until, "limit": wanted.limit}) if count else ()
        evaluations[group] = Page(read_all(found), count)
    asked = {"today": today, "limit": wanted.limit}
    past = dict(map(read_actions, connection.execute(_PAST, asked)))
    total = connection.execute(_COUNT_PAST, asked).scalar_one()
    return AgendaRows(evaluations, _talks(connection, past), total)


def coming_rows(connection: Connection, today: date) -> ComingRows:
    """Return the sessions with an evaluation or an action to come; raises ValueError if a row is damaged or missing."""
    asked = {"today": today.isoformat(), "since": today.isoformat(), "until": _NEVER, "limit": -1}
    evaluations = read_all(connection.execute(_SOONEST, asked))
    return ComingRows(evaluations, _talks(connection, dict(map(read_actions, connection.execute(_COMING, asked)))))


def _talks(connection: Connection, actions: Mapping[str, Sequence[DatedAction]]) -> list[ActionTalk]:
    asked = {"ids": json.dumps(list(actions))}
    known = map(read_known, connection.execute(_PEOPLE, asked))
    people = {one.session_id: one.state.people for one in known}
    found = [(entry, people.get(entry.id)) for entry in read_all(connection.execute(_ENTRIES, asked))]
    talks = [ActionTalk(entry, actions[entry.id], people) for entry, people in found if people is not None]
    if len(talks) < len(actions):
        raise ValueError("a session on the agenda is not in the index")
    return talks
