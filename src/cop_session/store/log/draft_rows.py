"""The drafts in the fields of a session, one row per field, each with a checksum."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Engine, LargeBinary, bindparam, cast, delete, select, text, type_coerce
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.types import NullType

from cop_session.store.database.bit_correction import corrected
from cop_session.store.database.checksums import checksum
from cop_session.store.database.engine import reading
from cop_session.store.database.tables import TABLES, stamp

DRAFT: Final = TABLES["draft"]

_RAW: Final = [cast(DRAFT.c[name], LargeBinary).label(name) for name in ("session_id", "field", "text", "saved_at")]
"""The values as bytes: text that is damaged may be no text any more."""
_ALL: Final = select(*_RAW, type_coerce(DRAFT.c.digest, NullType()).label("digest"))
_OF_SESSION: Final = _ALL.where(DRAFT.c.session_id == bindparam("session"))
_DONE: Final = delete(DRAFT).where(DRAFT.c.session_id == bindparam("session"), DRAFT.c.field == bindparam("field_done"))
_FIRST: Final = insert(DRAFT)
_PUT: Final = _FIRST.on_conflict_do_update(
    set_={name: _FIRST.excluded[name] for name in ("text", "saved_at", "digest")}
)
_DROP: Final = text("DELETE FROM draft WHERE CAST(session_id AS BLOB) = :session AND CAST(field AS BLOB) = :field_done")
"""Ignores the key, because a damaged row may be out of its order."""
_PUT_BACK: Final = text(
    "INSERT OR IGNORE INTO draft (session_id, field, text, saved_at, digest)"
    " VALUES (:session_id, :field, :text, :saved_at, :digest)"
)


class Typed(NamedTuple):
    """The text of fields that are being typed in, by field, empty for none; and when it was that."""

    drafts: Mapping[str, str]
    saved_at: datetime


class Drafts(dict[str, str]):
    """The drafts of a session, by field; `damaged` are the fields whose draft is damaged."""

    def __init__(self, texts: Mapping[str, str], damaged: frozenset[str] = frozenset()) -> None:
        super().__init__(texts)
        self.damaged: Final = damaged


def drafts(connection: Connection, session_id: str) -> Drafts:
    """Return a session's drafts, within a transaction of the caller."""
    found = [_Read.of(row) for row in connection.execute(_OF_SESSION, {"session": session_id})]
    return Drafts({one.field: one.text for one in found}, frozenset(one.field for one in found if not one.whole))


def damaged_drafts(connection: Connection) -> list[str]:
    """Return the session id of each damaged draft; the id itself may be damaged."""
    return [one.session_id for one in map(_Read.of, connection.execute(_ALL)) if not one.whole]


def correct_drafts(engine: Engine) -> None:
    """Correct the drafts in which one bit was flipped; others stay unchanged, and are reported when they are read."""
    with reading(engine) as connection:
        damaged = [row for row in connection.execute(_ALL) if not _Read.of(row).whole]
    found = [(row, corrected([value or b"" for value in row[:4]], row.digest)) for row in damaged if _has_digest(row)]
    if not any(texts for _, texts in found):
        return
    with engine.begin() as connection:
        for row, texts in found:
            if texts:
                connection.execute(_DROP, {"session": row.session_id, "field_done": row.field})
                values = dict(zip(("session_id", "field", "text", "saved_at"), texts, strict=True))
                connection.execute(_PUT_BACK, {**values, "digest": row.digest})


def draft_row(session_id: str, field: str, text: str, saved_at: datetime) -> dict[str, object]:
    """Return a draft in its stored form."""
    digest = checksum(session_id, field, text, stamp(saved_at))
    return {"session_id": session_id, "field": field, "text": text, "saved_at": saved_at, "digest": digest}


def keep_drafts(connection: Connection, session_id: str, typed: Typed) -> None:
    """Store the drafts in `typed`, within a transaction of the caller."""
    rows = [draft_row(session_id, field, text, typed.saved_at) for field, text in typed.drafts.items() if text]
    if rows:
        connection.execute(_PUT, rows)
    drop_drafts(connection, session_id, (field for field, text in typed.drafts.items() if not text))


def drop_drafts(connection: Connection, session_id: str, fields: Iterable[str]) -> None:
    """Take the drafts of fields away, within a transaction of the caller."""
    if done := [{"session": session_id, "field_done": field} for field in fields]:
        connection.execute(_DONE, done)


class _Read(NamedTuple):
    session_id: str
    field: str
    text: str
    whole: bool

    @classmethod
    def of(cls, row: Any) -> "_Read":
        session_id, field, text, saved_at = (_text(value) for value in row[:4])
        # A draft that a program before this one wrote has no checksum.
        whole = row.digest is None or row.digest == checksum(session_id, field, text, saved_at)
        return cls(session_id, field, text, whole)


def _has_digest(row: Any) -> bool:
    return isinstance(row.digest, bytes)


def _text(value: bytes | None) -> str:
    return (value or b"").decode(errors="replace")
