"""A round table and the evaluations after it, in a workspace."""

from datetime import date

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Role
from cop_session.formats import EVALUATION
from cop_session.live import LiveSession
from cop_session.services import Library
from tests.support.clock import HandClock

MONTH_MS = 30 * 24 * 3600 * 1000


def series(library: Library, clock: HandClock, text: str) -> tuple[str, str, str]:
    """Return a closed round table with a need in these words, and two evaluations, of which the last goes on."""
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    live.record(ev.PersonSeated("koen-0001", "Koen", Role.TEACHER))
    live.record(ev.LineNoted(Kind.NEED, text))
    live.record(ev.LineNoted(Kind.ACTION, "leest elke dag voor"))
    _closed(live)
    clock.pass_ms(MONTH_MS)
    first = library.prepare(locale="nl_BE", zone="Europe/Brussels", follows=live.id, talk=EVALUATION)
    _closed(first)
    clock.pass_ms(MONTH_MS)
    second = library.prepare(locale="nl_BE", zone="Europe/Brussels", follows=first.id, talk=EVALUATION)
    second.close()
    return live.id, first.id, second.id


def the_need(live: LiveSession) -> int:
    """Return the line of that need in one of them."""
    (line,) = live.state.of(Kind.NEED)
    return line.id


def _closed(live: LiveSession) -> None:
    live.record(ev.SessionStarted(date(2026, 11, 24)))
    live.record(ev.SessionClosed())
    live.close()
