"""What the index holds of a session, and how a row of it reads, without anything that reads or writes the database."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import UTC, date, datetime
from typing import Any, Final

from cop_session.store.checksums import checksum

REVISION: Final = "0005"
"""The migration that makes the tables of today; later ones sort after it as text, and differ from it in three bits.

With fewer the program of that revision would call the database damaged, and not newer.
"""

APPLICATION_ID: Final = 0x436F5053
"""SQLite's mark in the file's header that says whose database it is."""

NEWEST_FIRST: Final = "place DESC"
"""The order in which sessions are listed, in SQL."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What home shows of a session; `starts` and `evaluation` are wall times in `zone` and `evaluation_zone`.

    `plan` is the version of the plan that left the house last, 0 for none; `need` the first need, in its own words;
    `kept_until` the day that somebody chose, in words; `place` the one that `listing.place_of` gives, and the row of
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


COLUMNS: Final = tuple(field.name for field in fields(Entry))
"""The columns of an entry in the table `session`, in the order of a row."""

NAMES: Final = ", ".join(f'"{name}"' for name in (*COLUMNS, "digest"))
"""What a row consists of, in SQL."""

SELECT: Final = f"SELECT {NAMES} FROM session"
"""Reads rows for `read_row`."""

_KINDS: Final[Mapping[str, Callable[[Any], object]]] = {
    **dict.fromkeys(("created_at", "changed_at", "starts", "evaluation", "plan_at"), datetime.fromisoformat),
    "held_on": date.fromisoformat,
    "fictional": bool,
}
_READERS: Final = tuple(map(_KINDS.get, COLUMNS))
"""What reads the value of each column, but for those that are what they are stored as."""


def row_of(entry: Entry) -> tuple[object, ...]:
    """Return an entry as it is stored, its checksum last."""
    values = tuple(_stored(value) for value in astuple(entry))
    return (*values, checksum(*values))


def read_row(row: Sequence[Any]) -> Entry:
    """Return the entry that a row of `SELECT` holds; raises ValueError where the row is not as it was written."""
    *values, digest = row
    if digest != checksum(*values):
        raise ValueError("an entry of the index is damaged")
    read: Any = map(_read, _READERS, values)
    return Entry(*read)


def _read(reader: Callable[[Any], object] | None, stored: Any) -> object:
    return stored if stored is None or reader is None else reader(stored)


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
