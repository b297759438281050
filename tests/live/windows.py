"""The session that these tests open, and what they do in a window on it."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import Engine

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.live import LiveSession

SESSION = "5e551000-0000-4000-8000-000000000001"
PREPARED = ev.SessionPrepared("pupil", "school", "nl_BE", "Europe/Brussels")
STARTED = ev.SessionStarted(date(2026, 11, 24))

Opens = Callable[[], LiveSession]


def needs(live: LiveSession) -> list[str]:
    return [line.text for line in live.state.of(Kind.NEED)]


def note(live: LiveSession, text: str) -> int:
    """Note a need and return its id."""
    seq = live.next_seq
    assert live.record(ev.LineNoted(Kind.NEED, text)) is None
    return seq


def fill_up(engine: Engine) -> None:
    """Let the database grow no further, as on a full disk, on the connection that the pool hands out."""
    raw = engine.raw_connection()
    pages = raw.cursor().execute("PRAGMA page_count").fetchone()[0]
    raw.cursor().execute(f"PRAGMA max_page_count = {pages}")
    raw.close()
