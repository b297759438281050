"""Summaries of sessions in a list, made without opening them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from cop_session.domain.codes import Phase
from cop_session.domain.schedule import Step
from cop_session.paths import Workspace
from cop_session.store.database.database_key import Key
from cop_session.store.database.session_row import IndexEntry
from cop_session.store.index.list_query import ALL, Wanted
from cop_session.store.index.quick_index import glance


@dataclass(frozen=True, slots=True)
class Summary:
    """A session in a list; `starts` and `evaluation` are wall times in the session's own zones.

    `version` is the number of the last plan that was handed out, 0 for none; `need` the first need; `unknown` counts
    the events of a newer program. `teaches` is the lesson of the session for a class, in our own words if
    `teaching_is_ours`; `practice` the group that continued another session in it, None if it is no practice.
    """

    id: str
    pupil: str
    group: str
    school: str
    support_phase: str
    need: str
    pupil_id: str
    school_id: str
    locale: str
    phase: Phase
    step: Step
    starts: datetime | None
    held_on: date | None
    minutes: int
    evaluation: datetime | None
    evaluation_place: str
    follows: str | None
    branch_of: str | None
    people: int
    actions: int
    feasible: int
    adapted: int
    version: int
    version_at: datetime | None
    changed_at: datetime
    unknown: int
    teaches: str = ""
    teaching_is_ours: bool = False
    practice: str | None = None


class SessionPage(list[Summary]):
    """The first sessions of a list, of which there are `total`."""

    def __init__(self, sessions: Iterable[Summary] = (), total: int = 0) -> None:
        super().__init__(sessions)
        self.total: Final = total


def at_a_glance(workspace: Workspace, key: Key | None = None, wanted: Wanted = ALL) -> list[Summary]:
    """Return the sessions that the list begins with, as the workspace last had them: quick, and perhaps behind."""
    return [summary(entry) for entry in glance(workspace.database, key, wanted)]


def summary(entry: IndexEntry) -> Summary:
    """Return the summary of a session from its index entry."""
    return Summary(
        id=entry.id,
        pupil=entry.pupil,
        group=entry.group,
        school=entry.school,
        support_phase=entry.support_phase,
        need=entry.need,
        pupil_id=entry.pupil_id,
        school_id=entry.school_id,
        locale=entry.locale,
        phase=Phase(entry.phase),
        step=Step(entry.step),
        starts=entry.starts,
        held_on=entry.held_on,
        minutes=entry.minutes,
        evaluation=entry.evaluation,
        evaluation_place=entry.evaluation_place,
        follows=entry.follows,
        branch_of=entry.branch_of,
        people=entry.people,
        actions=entry.actions,
        feasible=entry.feasible,
        adapted=entry.adapted,
        version=entry.plan,
        version_at=entry.plan_at,
        changed_at=entry.changed_at,
        unknown=entry.unknown,
    )
