"""The people and details that belong to a school and not to one child, for the round table of another pupil."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from cop_session.domain.codes import OF_THE_SCHOOL, Detail, Role
from cop_session.domain.family import of_the_family
from cop_session.domain.state import Participant, State
from cop_session.reading.people.participant_line import read_participant
from cop_session.reading.words.name_normalisation import key

_WITH_THE_FAMILY: Final = frozenset({Role.PUPIL, Role.PARENT, Role.CONFIDANT, Role.INTERPRETER})


def school_details(state: State) -> dict[Detail, str]:
    """Return the details of a session that reveal nothing about its pupil."""
    return {detail: state.detail(detail) for detail in OF_THE_SCHOOL if state.detail(detail)}


def team(state: State) -> tuple[Participant, ...]:
    """Return the participants for the school: without the pupil, the parents, and people who accompany them.

    A relation that names the pupil, as in *juf van Lena*, stays behind.
    """
    return tuple(_by_role(one, state) for one in state.people if not _of_the_family(one, state))


def family(state: State) -> tuple[Participant, ...]:
    """Return the participants who are there because of this pupil."""
    return tuple(one for one in state.people if _of_the_family(one, state))


def same_team(state: State, starts: datetime | None) -> State:
    """Return the initial state of another pupil's round table, when the team of `state` continues at `starts`."""
    return State(
        school_id=state.school_id,
        fictional=state.fictional,
        locale=state.locale,
        zone=state.zone,
        scale=state.scale,
        starts=starts,
        minutes=state.minutes,
        details=school_details(state),
        people=team(state),
        sittings=state.sittings[-1:],
    )


def next_start(state: State, taken: list[tuple[datetime, int]], today: date) -> datetime | None:
    """Return when the next round table of the day of `state` can begin, in local wall time; None once that day is past.

    `taken` are the starts and minutes of the sessions planned already. Midnight says that only the day is known.
    """
    starts = state.starts
    if starts is None or starts.date() < today:
        return None
    midnight = datetime.combine(starts.date(), time())
    if starts == midnight:
        return midnight
    begin = starts + timedelta(minutes=state.minutes)
    for other, minutes in sorted(taken):
        until = other + timedelta(minutes=minutes)
        if other < begin + timedelta(minutes=state.minutes) and begin < until and other != midnight:
            begin = until
    ends = begin + timedelta(minutes=state.minutes)
    return begin if ends.date() == starts.date() else midnight


def _of_the_family(one: Participant, state: State) -> bool:
    if one.role in _WITH_THE_FAMILY or of_the_family(one):
        return True
    return one.role is Role.OTHER and (_names_the_pupil(one.relation, state) or _by_name(one, state))


def _by_name(one: Participant, state: State) -> bool:
    """Tell whether the name of a participant without a recorded role is a role in the family: *papa*, *oma Lies*."""
    said = read_participant(one.name, state.locale)
    return not one.relation and of_the_family(replace(one, role=said.role, relation=said.relation))


def _by_role(one: Participant, state: State) -> Participant:
    return replace(one, relation="" if _names_the_pupil(one.relation, state) else one.relation, home="")


def _names_the_pupil(words: str, state: State) -> bool:
    pupils = [state.detail(Detail.PUPIL), *(one.name for one in state.people if one.role is Role.PUPIL)]
    names = {word for pupil in pupils for word in key(pupil).split() if len(word) > 1}
    return not names.isdisjoint(key(words).split())
