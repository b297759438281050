"""What an interim evaluation says of its loose ends, and where each is taken up."""

from collections.abc import Iterator
from typing import Final

from cop_session.domain.codes import ENDING, GOOD_ENDING, MOVEMENT, OUTCOME, TEACHER_ALONE, Kind, Standing
from cop_session.domain.feasibility import awaited, deciding
from cop_session.domain.open_items import (
    Loose,
    LooseEnd,
    action_ends,
    feasibility_ends,
    needs_ends,
    people_ends,
    standing,
)
from cop_session.domain.state import Line, State
from cop_session.domain.talk_format import LooseEndCheck
from cop_session.formats.evaluation.evaluation_steps import (
    MOVEMENTS,
    NEXT_DATE,
    OUTCOMES,
    ROUND_OFF,
    WHAT_NOW,
)
from cop_session.i18n import msgid

OUTCOME_NOT_ASKED: Final = Loose("outcome_not_asked")
OUTCOME_WITHOUT_WHY: Final = Loose("outcome_without_why")
NOT_DECIDED: Final = Loose("not_decided")
MOVEMENT_NOT_ASKED: Final = Loose("movement_not_asked")
PUPIL_NOT_ASKED: Final = Loose("pupil_not_asked")
LEFT_BARE: Final = Loose("left_bare")
NO_NEXT_DATE: Final = Loose("no_next_date")
GOOD_ENDING_TOO_SOON: Final = Loose("good_ending_too_soon")

_BETTER: Final = 3
"""From this answer on the scale of movement, a need moved for the better."""

CHECKS: Final = {
    OUTCOME_NOT_ASKED: LooseEndCheck(OUTCOMES, msgid("Not asked yet how this went")),
    OUTCOME_WITHOUT_WHY: LooseEndCheck(OUTCOMES, msgid("What made that it did not work?")),
    MOVEMENT_NOT_ASKED: LooseEndCheck(MOVEMENTS, msgid("Nobody was asked yet how this need moved")),
    PUPIL_NOT_ASKED: LooseEndCheck(MOVEMENTS, msgid("The pupil is here and was not asked yet")),
    Loose.QUOTE_TO_ASK: LooseEndCheck(MOVEMENTS, msgid("Still to ask: may this be in the plan?")),
    Loose.CONCERN_WITHOUT_ANSWER: LooseEndCheck(MOVEMENTS, msgid("This concern has no answer yet")),
    NOT_DECIDED: LooseEndCheck(WHAT_NOW, msgid("Keep, change or stop?")),
    LEFT_BARE: LooseEndCheck(WHAT_NOW, msgid("This has no action any more"), Kind.ACTION),
    Loose.LACK_WITHOUT_OWNER: LooseEndCheck(WHAT_NOW, msgid("Who sees to this?")),
    Loose.DOUBTFUL_OWNER: LooseEndCheck(WHAT_NOW, msgid("Nobody does this yet")),
    Loose.DOUBTFUL_DATE: LooseEndCheck(WHAT_NOW, msgid("No date yet")),
    Loose.ACTION_WITHOUT_OWNER: LooseEndCheck(WHAT_NOW, msgid("Nobody does this yet")),
    Loose.ACTION_WITHOUT_DATE: LooseEndCheck(WHAT_NOW, msgid("No date yet")),
    Loose.NOT_ASKED: LooseEndCheck(WHAT_NOW, msgid("Changed or new: ask whether it will work")),
    Loose.ASK_AGAIN: LooseEndCheck(WHAT_NOW, msgid("Changed since; ask again whether it will work")),
    Loose.NOT_FEASIBLE: LooseEndCheck(WHAT_NOW, msgid("It will not work like this")),
    Loose.CONDITION_WITHOUT_OWNER: LooseEndCheck(WHAT_NOW, msgid("It will work if …, but who sees to that?")),
    NO_NEXT_DATE: LooseEndCheck(NEXT_DATE, msgid("Do we agree on a date, or is this a good ending?"), "evaluation"),
    GOOD_ENDING_TOO_SOON: LooseEndCheck(
        NEXT_DATE, msgid("According to the pupil this is not better. Still a good ending?")
    ),
    Loose.NO_RECIPIENT: LooseEndCheck(ROUND_OFF, msgid("Who receives the plan?"), "recipients"),
    Loose.PARENT_WITHOUT_COPY: LooseEndCheck(ROUND_OFF, msgid("This parent receives no plan yet"), "recipients"),
    Loose.OWNER_WITHOUT_COPY: LooseEndCheck(ROUND_OFF, msgid("Does something, but receives no plan yet"), "recipients"),
}


def evaluation_ends(state: State) -> Iterator[LooseEnd]:
    """Yield all loose ends of an interim evaluation."""
    for action in state.of(Kind.ACTION):
        if not action.struck:
            yield from _about_action(action)
    yield from _needs(state)
    yield from (end for end in needs_ends(state) if end.loose is not Loose.NEED_WITHOUT_ACTION)
    ends_well = state.detail(ENDING) == GOOD_ENDING
    if state.evaluation is None and not ends_well:
        yield LooseEnd(NO_NEXT_DATE)
    if ends_well:
        yield from (LooseEnd(GOOD_ENDING_TOO_SOON, need) for need in _not_better(state))
    yield from people_ends(state)


def is_decided(action: Line) -> bool:
    """Tell whether the table decided about an action that came along: keep, change, stop, done or teacher alone."""
    return action.standing is not Standing.NOTED or bool(action.adaptations)


def is_for_teacher_alone(action: Line) -> bool:
    """Tell whether the teacher goes on with an action without the supporter."""
    return any(TEACHER_ALONE in turn.ways for turn in action.adaptations)


def _about_action(action: Line) -> Iterator[LooseEnd]:
    if action.origin and action.standing is not Standing.LATER:
        yield from _outcome(action)
        if not is_decided(action):
            yield LooseEnd(NOT_DECIDED, action.id)
    if action.stands:
        yield from action_ends(action)
        # What stays as it was agreed is not asked about again.
        if action.origin is None or action.altered:
            yield from feasibility_ends(action)


def _outcome(action: Line) -> Iterator[LooseEnd]:
    asked = action.poll_on(OUTCOME)
    if action.owners and (asked is None or awaited(asked)):
        yield LooseEnd(OUTCOME_NOT_ASKED, action.id)
    # Of those who share an action, one tells why for all of them.
    elif asked and any(one.score > 0 for one in deciding(asked)) and not any(one.remark for one in deciding(asked)):
        yield LooseEnd(OUTCOME_WITHOUT_WHY, action.id)


def _needs(state: State) -> Iterator[LooseEnd]:
    pupil = state.pupil
    here = pupil if pupil and state.attendance(pupil.id).present else None
    answered = {need for action in standing(state, Kind.ACTION) for need in action.needs}
    bare = {need for action in state.of(Kind.ACTION) if action.standing is Standing.DROPPED for need in action.needs}
    for need in standing(state, Kind.NEED):
        asked = need.poll_on(MOVEMENT)
        if asked is None or not asked.answers:
            yield LooseEnd(MOVEMENT_NOT_ASKED, need.id)
        elif here and asked.answer_of(here.id) is None:
            yield LooseEnd(PUPIL_NOT_ASKED, need.id)
    for kind in (Kind.NEED, Kind.LACKS, Kind.PARENTS_NEED):
        yield from (
            LooseEnd(LEFT_BARE, line.id)
            for line in standing(state, kind)
            if line.id in bare and line.id not in answered and not line.owners
        )


def _not_better(state: State) -> Iterator[int]:
    pupil = state.pupil
    for need in standing(state, Kind.NEED) if pupil else ():
        asked = need.poll_on(MOVEMENT)
        answer = asked.answer_of(pupil.id) if asked and pupil else None
        if answer and answer.score < _BETTER:
            yield need.id
