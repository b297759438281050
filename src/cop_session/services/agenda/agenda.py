"""The agenda: evaluations overdue, this week and later, and actions past their last day, per pupil and per owner."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cop_session.domain.primitives.text_rules import key
from cop_session.domain.state import Participant
from cop_session.domain.timeline import Timeline
from cop_session.store.index.agenda_query import ActionTalk, AgendaRows, EvaluationGroup
from cop_session.summaries import SessionPage, Summary, summary
from cop_session.troubles import Trouble


@dataclass(frozen=True, slots=True)
class OpenAction:
    """An action past its last `day`, of a closed talk; `number` and `text` are known once its log was read."""

    session: Summary
    line: int
    day: date
    owners: Sequence[Participant]
    number: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda of a day. `actions` are those of as many talks as were wanted, `more_talks` counts the other talks."""

    today: date
    evaluations: Mapping[EvaluationGroup, SessionPage]
    actions: Sequence[OpenAction] = ()
    more_talks: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing on the agenda."""
        return not self.actions and not any(self.evaluations.values())


def agenda_of(rows: AgendaRows, today: date) -> Agenda:
    """Return the agenda of a day from its rows in the index."""
    evaluations = {group: SessionPage(map(summary, page), page.total) for group, page in rows.evaluations.items()}
    actions = [one for talk in rows.talks for one in _past(talk, today)]
    return Agenda(today, evaluations, actions, rows.total - len(rows.talks))


def with_words(agenda: Agenda, read: Callable[[str], Timeline]) -> Agenda:
    """Return the agenda with the words of its actions; `read` reads a log. Of a damaged log they stay empty."""
    states = {}
    for id in dict.fromkeys(one.session.id for one in agenda.actions):
        try:
            states[id] = read(id).now
        except Trouble:
            # Opening that session tells why.
            continue
    worded = []
    for one in agenda.actions:
        state = states.get(one.session.id)
        line = state.line(one.line) if state else None
        worded.append(replace(one, number=state.number(one.line), text=line.text) if state and line else one)
    return replace(agenda, actions=worded)


def per_pupil(actions: Sequence[OpenAction]) -> list[tuple[Summary, list[OpenAction]]]:
    """Return the actions by talk, in the order given: of each pupil one talk is on the agenda."""
    talks: dict[str, tuple[Summary, list[OpenAction]]] = {}
    for one in actions:
        talks.setdefault(one.session.id, (one.session, []))[1].append(one)
    return list(talks.values())


def per_owner(actions: Sequence[OpenAction]) -> list[tuple[Participant | None, list[OpenAction]]]:
    """Return the actions by owner, in the order of names; an action of several stands under each of them.

    Actions without an owner come last. An owner has the name of the first of their talks.
    """
    owners: dict[str | None, tuple[Participant | None, list[OpenAction]]] = {}
    for one in actions:
        for owner in one.owners or (None,):
            owners.setdefault(owner.person_id if owner else None, (owner, []))[1].append(one)
    found = sorted(owners.values(), key=lambda pair: (pair[0] is None, key(pair[0].name) if pair[0] else ""))
    return [(owner, sorted(own, key=lambda one: one.day)) for owner, own in found]


def _past(talk: ActionTalk, today: date) -> list[OpenAction]:
    people, session = {one.id: one for one in talk.people}, summary(talk.entry)
    past = sorted((one for one in talk.actions if one.day < today), key=lambda one: one.day)
    return [
        OpenAction(session, one.line, one.day, tuple(people[owner] for owner in one.owners if owner in people))
        for one in past
    ]
