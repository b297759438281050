"""The order of sessions in the list, in SQL: first those that ask for attention, then past ones, the newest first.

Only the displayed sessions are read. `tui.widgets.agenda` says it in words, in the same order.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Final

from cop_session.store.database.session_row import SELECT

_BITS: Final = 41
"""The number of bits in a place that distinguish sessions of the same day; the day precedes them."""
_REST: Final = (1 << _BITS) - 1
_BYTES: Final = 6


@dataclass(frozen=True, slots=True)
class Wanted:
    """The wanted part of the list on the day `today`: at most `limit` sessions, all of them if it is -1.

    An evaluation since the day `since` still asks for attention.
    """

    today: date = date.max
    since: date = date.max
    limit: int = -1

    def more(self, found: int) -> int:
        """Return how many sessions are still wanted after this many were found."""
        return self.limit if self.limit < 0 else self.limit - found

    @property
    def values(self) -> Mapping[str, object]:
        """The parameters of the statements here."""
        first = self.today.toordinal() << _BITS
        return {
            "today": self.today.isoformat(),
            "since": self.since.isoformat(),
            "first": first,
            "last": first + _REST,
            "limit": self.limit,
        }


ALL: Final = Wanted()
"""Every session, as if all closed sessions were past."""


def place_of(session_id: str, day: date) -> int:
    """Return the place of a session in the order of days; within a day it is always the same, and unique."""
    return (day.toordinal() << _BITS) + (int.from_bytes(sha256(session_id.encode()).digest()[:_BYTES]) & _REST)


_KEYS: Final = "SELECT phase, evaluation, held_on, starts, place, id FROM session"
# The plus keeps SQLite to the index over evaluations, and ALL from reading every session to merge the three.
_ASKING: Final = f"""
{_KEYS} WHERE phase != 'closed'
UNION ALL {_KEYS} WHERE evaluation >= :since AND +phase = 'closed'
UNION ALL {_KEYS} WHERE place BETWEEN :first AND :last AND held_on = :today AND +phase = 'closed'
    AND (evaluation >= :since) IS NOT 1
"""
ATTENTION: Final = f"SELECT place FROM ({_ASKING})"
"""The places of all sessions that ask for attention."""

_MIDNIGHT: Final = "' 00:00:00.000000'"
_COMES_BACK: Final = "phase = 'closed' AND substr(evaluation, 1, 10) = :today"
_ORDER: Final = f"""
ORDER BY CASE
    WHEN {_COMES_BACK} OR held_on = :today THEN 0
    WHEN phase = 'preparing' THEN 2
    ELSE 1 END,
CASE
    WHEN {_COMES_BACK} THEN evaluation
    WHEN held_on = :today THEN iif(substr(starts, 1, 10) = :today, starts, :today || {_MIDNIGHT})
    WHEN phase = 'preparing' THEN coalesce(held_on || {_MIDNIGHT}, '9999-12-31 23:59:59.999999')
    WHEN phase != 'closed' THEN coalesce(held_on, :today) || {_MIDNIGHT}
    ELSE evaluation END,
id
LIMIT :limit
"""

FIRST: Final = f"{SELECT} WHERE place IN ({ATTENTION} {_ORDER}) {_ORDER}"
"""The first of the sessions that ask for attention."""
PAST: Final = f"""
{SELECT} WHERE place NOT IN ({ATTENTION}) ORDER BY place DESC LIMIT :limit
"""
"""The first of the others."""
COUNT: Final = "SELECT count(*) FROM session"

_HELD: Final = "coalesce(held_on, substr(starts, 1, 10), substr(created_at, 1, 10))"
PAST_ITS_DAY: Final = f"""
SELECT count(*), min({_HELD}) FROM session WHERE NOT fictional AND iif(
    kept_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]',
    kept_until < :today,
    {_HELD} <= coalesce(json_extract(:before, '$.' || locale), :elsewhere)
)
"""
"""How many sessions about real children are past the day until which they are kept, and of which day the oldest is.

Where nobody chose that day it depends on when a session was held: past are those up to a day, by locale or `elsewhere`.
"""

_AMONG: Final = "place IN (SELECT value FROM json_each(:places))"
FIRST_AMONG: Final = f"{SELECT} WHERE place IN ({ATTENTION} WHERE +{_AMONG} {_ORDER}) {_ORDER}"
"""The first of these that ask for attention."""
PAST_AMONG: Final = f"{SELECT} WHERE {_AMONG} ORDER BY place DESC LIMIT :limit"
"""The first of these that do not."""
