"""The tables: events and drafts hold the truth, index and full text are derived and can be made again."""

from datetime import UTC, date, datetime
from typing import Final

from sqlalchemy import DateTime, Dialect, Index, LargeBinary, String, TypeDecorator, text
from sqlmodel import Field, SQLModel

from cop_session.store.database.session_row import APPLICATION_ID, REVISION

__all__ = ["APPLICATION_ID", "REVISION"]


class AwareMoment(TypeDecorator[datetime]):
    """An aware moment, stored as ISO 8601 text in UTC, which sorts by time."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else stamp(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


def stamp(moment: datetime) -> str:
    """Return an aware moment in its stored form."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


class EventRow(SQLModel, table=True):
    """One event of a session's log; a struck one has neither payload nor salt."""

    __tablename__ = "event"
    # The rows of a session are adjacent, which lets opening it read them sequentially.
    __table_args__ = ({"sqlite_with_rowid": False},)

    session_id: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    gesture: int
    at: str
    elapsed_ms: int
    kind: str
    version: int
    payload: bytes | None = Field(sa_type=LargeBinary)
    salt: bytes | None = Field(sa_type=LargeBinary)
    payload_digest: bytes = Field(sa_type=LargeBinary)
    digest: bytes = Field(sa_type=LargeBinary)


class DraftRow(SQLModel, table=True):
    """Text that is still being typed in a field."""

    __tablename__ = "draft"
    __table_args__ = ({"sqlite_with_rowid": False},)

    session_id: str = Field(primary_key=True)
    field: str = Field(primary_key=True)
    text: str
    saved_at: datetime = Field(sa_type=AwareMoment)
    digest: bytes | None = Field(default=None, sa_type=LargeBinary)


class BranchRow(SQLModel, table=True):
    """A session imported as a copy that had diverged from `origin`."""

    __tablename__ = "branch"

    session_id: str = Field(primary_key=True)
    origin: str
    digest: bytes | None = Field(default=None, sa_type=LargeBinary)


class LeaseRow(SQLModel, table=True):
    """Who may write in a session, until when."""

    __tablename__ = "lease"

    session_id: str = Field(primary_key=True)
    holder: str
    host: str
    pid: int
    expires_at: datetime = Field(sa_type=AwareMoment)


class RecoverySecretRow(SQLModel, table=True):
    """The key that marks a recovery bundle as one of this workspace; there is one row, with id 1."""

    __tablename__ = "recovery_secret"

    id: int = Field(primary_key=True)
    value: bytes = Field(sa_type=LargeBinary)


_ORDERED_BY: Final = ("phase", "evaluation", "held_on", "starts", "place", "id")


class SessionRow(SQLModel, table=True):
    """A row of the home screen, derived from its log up to `seq`; `starts` and `evaluation` are wall times."""

    __tablename__ = "session"
    __table_args__ = (
        Index("session_place", "place", unique=True),
        # Both hold all that orders what asks for attention: of a large workspace its rows take too long to fetch.
        Index("session_open", *_ORDERED_BY, sqlite_where=text("phase != 'closed'")),
        Index("session_evaluation", "evaluation", *(name for name in _ORDERED_BY if name != "evaluation")),
        Index("session_pupil", "pupil_id", "place", "phase"),
        Index("session_follows", "follows", "phase", sqlite_where=text("follows IS NOT NULL")),
    )

    id: str = Field(primary_key=True)
    seq: int
    created_at: datetime = Field(sa_type=AwareMoment)
    changed_at: datetime = Field(sa_type=AwareMoment)
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
    starts: datetime | None = Field(sa_type=DateTime)
    held_on: date | None
    minutes: int
    evaluation: datetime | None = Field(sa_type=DateTime)
    evaluation_zone: str
    evaluation_place: str
    follows: str | None
    branch_of: str | None
    people: int
    actions: int
    feasible: int
    adapted: int
    plan: int
    plan_at: datetime | None = Field(sa_type=AwareMoment)
    fictional: bool
    unknown: int
    kept_until: str
    place: int
    digest: bytes | None = Field(default=None, sa_type=LargeBinary)


class KnownRow(SQLModel, table=True):
    """The school of a session and the people at its table, derived from its log; nothing of the conversation.

    `label` is the name of the school, normalised for comparison; `details` and `people` are JSON.
    """

    __tablename__ = "known"
    __table_args__ = (Index("known_school", "school_id"), Index("known_label", "label"))

    session_id: str = Field(primary_key=True)
    place: int
    fictional: bool
    pupil_id: str = Field(index=True)
    school_id: str
    locale: str
    pupil: str
    label: str
    details: str
    people: str
    digest: bytes = Field(sa_type=LargeBinary)


class ActionDatesRow(SQLModel, table=True):
    """The last days of the standing actions of a closed talk, derived from its log; none of its words.

    `actions` is JSON; `first` and `last` are the extremes of its days, as ISO dates.
    """

    __tablename__ = "action_dates"
    __table_args__ = (
        # It holds all that the agenda asks of the talks that it does not show.
        Index(
            "action_dates_place", "place", "first", "last", "pupil_id", "session_id",
            sqlite_where=text("first IS NOT NULL"),
        ),
    )  # fmt: skip

    session_id: str = Field(primary_key=True)
    place: int
    pupil_id: str
    first: str | None
    last: str | None
    actions: str
    digest: bytes = Field(sa_type=LargeBinary)


class RelationRow(SQLModel, table=True):
    """Another id that a session's log names, derived from it: a session from which lines came, or a further subject.

    `lines` is JSON: the line there and the line here of each. In the row without an `other` it lists the other rows.
    """

    __tablename__ = "relation"
    __table_args__ = (Index("relation_other", "other", "session_id"), {"sqlite_with_rowid": False})

    session_id: str = Field(primary_key=True)
    other: str = Field(primary_key=True)
    lines: str
    digest: bytes = Field(sa_type=LargeBinary)


class NameRow(SQLModel, table=True):
    """A name of a participant: a first name, or a name followed by the word `after`."""

    __tablename__ = "name"
    __table_args__ = (Index("name_session", "session_id"), {"sqlite_with_rowid": False})

    word: str = Field(primary_key=True)
    after: str = Field(primary_key=True)
    session_id: str = Field(primary_key=True)


class HeadRow(SQLModel, table=True):
    """The end of a session's log, and the seq that the index has reached; `change` counts the changes of all logs.

    No two heads have the same `change`, and a later one is a larger one.
    """

    __tablename__ = "head"
    __table_args__ = (
        Index("head_behind", "session_id", sqlite_where=text("indexed IS NOT seq")),
        Index("head_change", "change"),
        {"sqlite_with_rowid": False},
    )

    session_id: str = Field(primary_key=True)
    seq: int | None
    digest: bytes | None = Field(sa_type=LargeBinary)
    change: int
    indexed: int


DERIVED: Final = ("session", "known", "name", "action_dates", "relation", "head")
"""The tables of these that can be made again from the others."""

TABLES: Final = SQLModel.metadata.tables
"""The tables by name, as SQLAlchemy's Core writes statements on them."""
