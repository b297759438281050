"""How a need moved since the talk before, in words per kind of voice: never a number, and never averaged."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import Final

from cop_session.documents.plan import code_wording
from cop_session.documents.plan.plan_context import Plan
from cop_session.domain.codes import DONE, MOVEMENT, SEEN, Consent, Kind, Role, Scale
from cop_session.domain.family import of_the_family
from cop_session.domain.reason_consent import may_be_told
from cop_session.domain.state import Answer, Line, Participant

_SAME: Final = 2
"""The answer that a need did not move."""
_SHOWS: Final = 2
"""The answer that a sign shows."""


class Voice(Enum):
    """The kinds of voices at a table, in the order in which they are printed."""

    PUPIL = auto()
    TEACHER = auto()
    HOME = auto()
    SUPPORT = auto()


def goes(plan: Plan, need: Line) -> str:
    """Return how it is with a need now: that it is reached, and how it moved; empty if nothing is known of either."""
    reached = plan.t("reached") if need.standing == DONE else ""
    return " · ".join(filter(None, (reached, movement(plan, need))))


def moved(plan: Plan, need: Line) -> bool:
    """Tell whether anything changed about a need, by anybody who may be quoted, or by its being reached."""
    return need.standing == DONE or any(score != _SAME for heard in voices(plan, need).values() for score in heard)


def movement(plan: Plan, need: Line) -> str:
    """Return how a need moved, as in "Lena: veel beter · leerkracht: beter"; empty if nobody may be quoted on it."""
    heard = voices(plan, need)
    ranges = {voice: _range(plan, scores) for voice, scores in heard.items()}
    if not ranges:
        return ""
    if len(set(ranges.values())) == 1 and len(ranges) > 1:
        everybody = Voice.PUPIL in ranges or plan.state.pupil is None
        names = [_name(plan, voice) for voice in ranges]
        who = plan.t.context("voice", "everybody") if everybody else code_wording.listed(plan.t, names)
        return f"{who}: {next(iter(ranges.values()))}"
    return " · ".join(f"{_name(plan, voice)}: {words}" for voice, words in ranges.items())


def overall(plan: Plan, need: Line) -> str:
    """Return the same in few words: what the grown-ups see, and beside it what the pupil says if that is different."""
    heard = voices(plan, need)
    adults = [score for voice, scores in heard.items() if voice is not Voice.PUPIL for score in scores]
    own = _range(plan, heard[Voice.PUPIL]) if Voice.PUPIL in heard else ""
    if not adults:
        return f"{plan.pupil}: {own}" if own else ""
    words = _range(plan, adults)
    return f"{words} · {plan.pupil}: {own}" if own and own != words else words


def voices(plan: Plan, need: Line) -> dict[Voice, Sequence[int]]:
    """Return the answers about a need that may be told, per kind of voice: those of the pupil only with a yes."""
    found: dict[Voice, list[int]] = {}
    for answer in answers(plan, need, MOVEMENT):
        one = plan.state.person(answer.person)
        if one and (one.role is not Role.PUPIL or answer.consent is Consent.YES):
            found.setdefault(_voice(one), []).append(answer.score)
    return {voice: found[voice] for voice in Voice if voice in found}


def signs(plan: Plan, need: Line) -> Iterator[str]:
    """Yield the signs of a need about which the table answered, each with its answer."""
    for sign in plan.standing(Kind.SIGN):
        if need.id in sign.needs and (answer := sight(plan, sign)):
            poll = sign.poll_on(SEEN)
            remark = f" ({answer.remark})" if poll and answer.remark and may_be_told(plan.state, poll, answer) else ""
            said = f"{label(plan, SEEN, answer.score)}{remark}"
            yield plan.t("Sign “{sign}”: {answer}", sign=sign.text, answer=said)


def sight(plan: Plan, sign: Line) -> Answer | None:
    """Return the last answer about a sign, None if nobody was asked."""
    return max(answers(plan, sign, SEEN), key=lambda one: one.seq, default=None)


def shows(plan: Plan, sign: Line) -> bool:
    """Tell whether a sign shows, by the last answer."""
    answer = sight(plan, sign)
    return answer is not None and answer.score >= _SHOWS


def answers(plan: Plan, line: Line, scale: Scale) -> Sequence[Answer]:
    """Return the answers in the last poll on a scale that the format of the talk adds."""
    poll, known = line.poll_on(scale), len(plan.talk.answers.get(scale, ()))
    return [one for one in poll.answers if 0 <= one.score < known] if poll else []


def label(plan: Plan, scale: Scale, score: int) -> str:
    """Return an answer on such a scale in words."""
    return plan.t(plan.talk.answers[scale][score])


def _range(plan: Plan, scores: Sequence[int]) -> str:
    least, most = (label(plan, MOVEMENT, score) for score in (min(scores), max(scores)))
    return least if least == most else plan.t("{least} to {most}", least=least, most=most)


def _voice(one: Participant) -> Voice:
    if one.role is Role.PUPIL:
        return Voice.PUPIL
    if one.role is Role.TEACHER:
        return Voice.TEACHER
    return Voice.HOME if of_the_family(one) else Voice.SUPPORT


def _name(plan: Plan, voice: Voice) -> str:
    t = plan.t
    return {
        Voice.PUPIL: plan.pupil,
        Voice.TEACHER: t.context("voice", "teacher"),
        Voice.HOME: t.context("voice", "home"),
        Voice.SUPPORT: t.context("voice", "support"),
    }[voice]
