"""What the index holds of a session, without anything that reads or writes it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

REVISION: Final = "0002"
"""The migration that makes the tables of today; later ones sort after it as text."""

APPLICATION_ID: Final = 0x436F5053
"""SQLite's mark in the file's header that says whose database it is."""

NEWEST_FIRST: Final = "coalesce(held_on, substr(created_at, 1, 10)) DESC, created_at DESC, id"
"""The order in which sessions are listed, in SQL."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What home shows of a session; `starts` and `evaluation` are wall times in `zone` and `evaluation_zone`.

    `plan` is the version of the plan that left the house last, 0 for none; `need` the first need, in its own words.
    """

    id: str
    seq: int
    created_at: datetime
    changed_at: datetime
    elapsed_ms: int
    phase: str
    step: str
    locale: str
    zone: str
    pupil_id: str
    school_id: str
    pupil: str
    group: str
    school: str
    support_phase: str
    need: str
    starts: datetime | None
    held_on: date | None
    minutes: int
    evaluation: datetime | None
    evaluation_zone: str
    evaluation_place: str
    follows: str | None
    branch_of: str | None
    people: int
    actions: int
    feasible: int
    adapted: int
    plan: int
    plan_at: datetime | None
    fictional: bool
    unknown: int
