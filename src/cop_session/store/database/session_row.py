"""An entry of the index and the reading of its row, without imports that read or write the database."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final, NamedTuple

from cop_session.store.database.checksums import checksum, is_as_written

REVISION: Final = "0034"
"""The migration that makes the tables of today; it sorts after all others as text, and differs from each in three bits.

With fewer a program of either revision would call a database of the other one damaged.
"""

APPLICATION_ID: Final = 0x436F5053
"""SQLite's application id in the header of our files."""

NEWEST_FIRST: Final = "place DESC"
"""The order in which sessions are listed, in SQL."""


class IndexEntry(NamedTuple):
    """A row of the home screen; `starts` and `evaluation` are wall times in `zone` and `evaluation_zone`.

    `plan` is the version of the last plan that was handed out, 0 for none; `need` the first need, in its own words;
    `kept_until` the retention date chosen by a user, in words; `place` the result of `listing.place_of`, and the row of
    its full text.
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
    kept_until: str
    place: int


COLUMNS: Final = IndexEntry._fields
"""The columns of an entry in the table `session`, in the order of a row."""

NAMES: Final = ", ".join(f'"{name}"' for name in (*COLUMNS, "digest"))
"""The columns of a row, in SQL."""

SELECT: Final = f"SELECT {NAMES} FROM session"
"""Reads rows for `read_row`."""


def row_of(entry: IndexEntry) -> tuple[object, ...]:
    """Return an entry in its stored form, its checksum last."""
    values = tuple(map(_stored, entry))
    return (*values, checksum(*values))


def read_row(row: Sequence[Any]) -> IndexEntry:
    """Return the entry in a row of `SELECT`; raises ValueError if the row is damaged."""
    if not is_as_written(row):
        raise ValueError("an entry of the index is damaged")
    values = list(row[:-1])
    for column, read in _READ.items():
        if values[column] is not None:
            values[column] = read(values[column])
    return IndexEntry._make(values)


def _stored(value: object) -> object:
    match value:
        case datetime(tzinfo=None):
            return value.isoformat(" ", "microseconds")
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case bool():
            return int(value)
        case str():
            return str(value)
        case _:
            return value


_READERS: Final[Mapping[str, Callable[[Any], object]]] = {
    **dict.fromkeys(("created_at", "changed_at", "starts", "evaluation", "plan_at"), datetime.fromisoformat),
    "held_on": date.fromisoformat,
    "fictional": bool,
}
_READ: Final = {COLUMNS.index(name): read for name, read in _READERS.items()}
"""The readers of the columns whose stored values differ from their values in an entry."""
