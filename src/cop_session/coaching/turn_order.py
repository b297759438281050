"""The round: the participants not yet heard, those with actions, the next one, and those who have to leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from typing import Final

from cop_session.domain.codes import Consent, Kind
from cop_session.domain.feasibility import awaited
from cop_session.domain.open_items import Loose
from cop_session.domain.state import Line, Participant, State
from cop_session.formats.loose_ends import loose_ends

NOTICE: Final = 15
"""How long before a participant's departure the notice is given, in minutes."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """A participant who leaves in `minutes` and has open items; the ids are those of lines."""

    person: int
    minutes: int
    without_action: bool
    to_answer: tuple[int, ...]
    """Actions of this person for which their answer in the poll is still missing."""
    to_consent: tuple[int, ...]
    """Quotes of this person that may or may not be in the plan."""


def unheard(state: State) -> tuple[int, ...]:
    """Return who of those present was not heard yet: said nothing that was noted, does nothing, answered nothing."""
    return tuple(end.person for end in loose_ends(state) if end.loose is Loose.NEVER_HEARD and end.person)


def without_action(state: State) -> tuple[int, ...]:
    """Return who of those present has no action yet, in the order of the table."""
    times = load(state)
    return tuple(one.id for one in state.at_table() if not times[one.id])


def load(state: State) -> dict[int, int]:
    """Return the number of standing actions of each participant, in the order of the table; an interpreter has none."""
    owners = [owner for action in _standing(state, Kind.ACTION) for owner in action.owners]
    return {one.id: owners.count(one.id) for one in state.people if not one.interprets}


def next_in_round(state: State, invited: Sequence[int], now_local: time | None = None) -> int | None:
    """Return the next participant to invite, None once all were; `invited` are the earlier ones.

    The first to leave goes first, then participants not heard yet, then those without an action, then the order of the
    table; late arrivals come last. With the local time, only participants present at that moment are invited.
    """
    silent, free = unheard(state), without_action(state)

    def rank(one: Participant) -> tuple[bool, time, bool, bool]:
        attendance = state.attendance(one.id)
        late = attendance.arrives is not None and now_local is None
        return late, attendance.leaves or time.max, one.id not in silent, one.id not in free

    waiting = [one for one in state.at_table() if one.id not in invited and _is_there(state, one.id, now_local)]
    return min(waiting, key=rank).id if waiting else None


def bring_forward(state: State, now_local: time, within: int = NOTICE) -> tuple[Leaving, ...]:
    """Return who leaves within so many minutes and still has an action, an answer or a yes to give, soonest first.

    Hours are local wall time of one day.
    """
    free = without_action(state)
    found: list[Leaving] = []
    for one in state.at_table():
        leaves = state.attendance(one.id).leaves
        minutes = None if leaves is None else _minutes(leaves) - _minutes(now_local)
        if minutes is None or not 0 <= minutes <= within:
            continue
        actions = tuple(line.id for line in _standing(state, Kind.ACTION) if _has_to_answer(line, one.id))
        quotes = tuple(line.id for line in _standing(state, Kind.QUOTE) if _has_to_consent(line, one.id))
        if one.id in free or actions or quotes:
            found.append(Leaving(one.id, minutes, one.id in free, actions, quotes))
    return tuple(sorted(found, key=lambda leaving: leaving.minutes))


def _has_to_answer(action: Line, person: int) -> bool:
    if person not in action.owners:
        return False
    return action.poll is None or action.poll.stale or person in awaited(action.poll)


def _has_to_consent(quote: Line, person: int) -> bool:
    return quote.said_by == person and quote.consent is Consent.TO_ASK


def _is_there(state: State, person: int, now_local: time | None) -> bool:
    attendance = state.attendance(person)
    if now_local is None:
        return True
    arrived = attendance.arrives is None or attendance.arrives <= now_local
    return arrived and (attendance.leaves is None or now_local < attendance.leaves)


def _standing(state: State, kind: Kind) -> tuple[Line, ...]:
    return tuple(line for line in state.of(kind) if line.stands)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
