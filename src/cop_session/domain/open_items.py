"""The items still open before the group leaves: none of them has to be closed, all of them are worth a look."""

from collections.abc import Iterator
from dataclasses import dataclass

from cop_session.domain.codes import Consent, Kind, OpenCode, Role
from cop_session.domain.feasibility import Verdict, advising, deciding, is_condition, verdict
from cop_session.domain.state import Line, State


class Loose(OpenCode):
    """Why something is a loose end."""

    NEED_WITHOUT_ACTION = "need_without_action"
    CONCERN_WITHOUT_ANSWER = "concern_without_answer"
    QUOTE_TO_ASK = "quote_to_ask"
    LACK_WITHOUT_OWNER = "lack_without_owner"
    DOUBTFUL_OWNER = "doubtful_owner"
    DOUBTFUL_DATE = "doubtful_date"
    ACTION_WITHOUT_OWNER = "action_without_owner"
    ACTION_WITHOUT_DATE = "action_without_date"
    NOT_ASKED = "not_asked"
    ASK_AGAIN = "ask_again"
    NOT_FEASIBLE = "not_feasible"
    CONDITION_WITHOUT_OWNER = "condition_without_owner"
    NO_EVALUATION = "no_evaluation"
    NO_SIGN = "no_sign"
    NO_RECIPIENT = "no_recipient"
    PARENT_WITHOUT_COPY = "parent_without_copy"
    OWNER_WITHOUT_COPY = "owner_without_copy"
    NEVER_HEARD = "never_heard"
    """A participant without any noted line, action or answer."""


_OF_VERDICT = {
    Verdict.NOT_ASKED: Loose.NOT_ASKED,
    Verdict.OPEN: Loose.NOT_ASKED,
    Verdict.STALE: Loose.ASK_AGAIN,
    Verdict.NOT_FEASIBLE: Loose.NOT_FEASIBLE,
}


@dataclass(frozen=True, slots=True)
class LooseEnd:
    """One loose end, with the line or the participant that it concerns, if any."""

    loose: Loose
    line: int | None = None
    person: int | None = None


def round_table_ends(state: State) -> Iterator[LooseEnd]:
    """Yield all loose ends of a round table."""
    yield from needs_ends(state)
    for action in standing(state, Kind.ACTION):
        yield from action_ends(action)
        yield from feasibility_ends(action)
    yield from evaluation_ends(state)
    yield from people_ends(state)


def standing(state: State, kind: Kind) -> Iterator[Line]:
    """Yield the lines of a kind that count."""
    return (line for line in state.of(kind) if line.stands)


def needs_ends(state: State) -> Iterator[LooseEnd]:
    """Yield what is open about needs, concerns, quotes, and what teacher and parents need."""
    answered = {need for kind in (Kind.ACTION, Kind.COUNTED) for line in standing(state, kind) for need in line.needs}
    actions = list(standing(state, Kind.ACTION))
    for need in standing(state, Kind.NEED):
        if need.id not in answered:
            yield LooseEnd(Loose.NEED_WITHOUT_ACTION, need.id)
    for concern in standing(state, Kind.CONCERN):
        if concern.id not in answered and not concern.needs:
            yield LooseEnd(Loose.CONCERN_WITHOUT_ANSWER, concern.id)
    for quote in standing(state, Kind.QUOTE):
        if quote.consent is Consent.TO_ASK:
            yield LooseEnd(Loose.QUOTE_TO_ASK, quote.id)
    for lack in (*standing(state, Kind.LACKS), *standing(state, Kind.PARENTS_NEED)):
        if not lack.owners and not any(lack.id in action.needs for action in actions):
            yield LooseEnd(Loose.LACK_WITHOUT_OWNER, lack.id)


def action_ends(action: Line) -> Iterator[LooseEnd]:
    """Yield what is open about who does an action, and when."""
    if action.owners_doubt is not None:
        yield LooseEnd(Loose.DOUBTFUL_OWNER, action.id)
    elif not action.owners:
        yield LooseEnd(Loose.ACTION_WITHOUT_OWNER, action.id)
    if action.when_doubt:
        yield LooseEnd(Loose.DOUBTFUL_DATE, action.id)
    elif action.when is None:
        yield LooseEnd(Loose.ACTION_WITHOUT_DATE, action.id)


def feasibility_ends(action: Line) -> Iterator[LooseEnd]:
    """Yield what is open about whether an action will work."""
    if action.owners and (loose := _OF_VERDICT.get(verdict(action))):
        yield LooseEnd(loose, action.id)
    if _hangs_on_a_condition(action):
        yield LooseEnd(Loose.CONDITION_WITHOUT_OWNER, action.id)


def _hangs_on_a_condition(action: Line) -> bool:
    """Tell whether an owner can do it only on a condition that no participant offered to take care of."""
    poll = action.poll
    if poll is None or poll.stale:
        return False
    return any(is_condition(poll, answer) for answer in deciding(poll)) and not advising(poll)


def evaluation_ends(state: State) -> Iterator[LooseEnd]:
    """Yield what is open about the next appointment."""
    if state.evaluation is None:
        yield LooseEnd(Loose.NO_EVALUATION)
    if not any(True for _ in standing(state, Kind.SIGN)):
        yield LooseEnd(Loose.NO_SIGN)


def people_ends(state: State) -> Iterator[LooseEnd]:
    """Yield what is open about recipients, and who was not heard."""
    receiving = {one.person for one in state.recipients}
    owners = {owner for line in standing(state, Kind.ACTION) for owner in line.owners}
    if not state.recipients:
        yield LooseEnd(Loose.NO_RECIPIENT)
    heard = owners | _speakers(state)
    for one in state.people:
        if one.interprets:
            continue
        if state.recipients and one.id not in receiving:
            if one.role is Role.PARENT:
                yield LooseEnd(Loose.PARENT_WITHOUT_COPY, person=one.id)
            elif one.id in owners and one.role is not Role.PUPIL:
                yield LooseEnd(Loose.OWNER_WITHOUT_COPY, person=one.id)
        if one.id not in heard and state.attendance(one.id).present:
            yield LooseEnd(Loose.NEVER_HEARD, person=one.id)


def _speakers(state: State) -> set[int]:
    lines = [line for row in state.lines.values() for line in row]
    said = {line.said_by for line in lines if line.said_by}
    answered = {answer.person for line in lines for poll in line.polls for answer in poll.answers}
    return said | answered | {one.person for line in lines for one in line.objections}
