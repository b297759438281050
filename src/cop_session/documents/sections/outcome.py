"""What came of asking whether an action is feasible: outcome, and the words that may be told; never a score."""

from collections.abc import Iterable

from cop_session.documents import wording
from cop_session.documents.blocks import Rich, plain
from cop_session.documents.plan import Plan
from cop_session.roundtable.feasibility import Verdict, advising, deciding, is_condition, says_yes, verdict
from cop_session.roundtable.reasons import may_be_told
from cop_session.roundtable.state import Answer, Line, Poll, State
from cop_session.roundtable.words import Reason


def outcome(plan: Plan, line: Line) -> tuple[Rich, ...]:
    """Return the outcome of an action with the conditions and remarks that were given."""
    t, found = plan.t, verdict(line)
    poll = line.poll
    if poll is None or found not in (Verdict.FEASIBLE, Verdict.CONDITIONAL):
        return (plain(wording.capital(wording.verdict(t, found))),)
    conditions = [answer for answer in deciding(poll) if is_condition(poll, answer)]
    first = _conditional(plan, poll, conditions) if conditions else [wording.capital(wording.verdict(t, found))]
    remarks = [answer for answer in deciding(poll) if answer.remark and answer not in conditions]
    said = [_signed(plan, answer) for answer in remarks if may_be_told(plan.state, poll, answer)]
    return tuple(plain(text) for text in (*first, *said, *_advice(plan, poll)))


def on_condition(plan: Plan, poll: Poll, answer: Answer) -> str:
    """Return a yes-if in the words that may be told, as in "Lukt als er een vervanger is"."""
    t = plan.t
    if not answer.remark or not may_be_told(plan.state, poll, answer):
        return t("Will work, on a condition")
    return t("Will work if {condition}", condition=_without_if(t.context("condition", "if"), answer.remark))


def objections(state: State, line: Line, before: int | None = None) -> list[str]:
    """Return the reasons in words for which an action was not feasible as it stood, without who gave them.

    `before` is the seq of the adaptation that they led to; none means the last poll. Only what may be told is there.
    """
    told = _told(state, line, before)
    return [one.remark for poll, one in told if one.remark and (not says_yes(poll, one) or is_condition(poll, one))]


def grounds(state: State, line: Line, before: int | None = None) -> list[Reason]:
    """Return the named grounds (time, cost) of the answers in that same poll, where they may be told."""
    return [code for _, answer in _told(state, line, before) for code in answer.reasons]


def _told(state: State, line: Line, before: int | None) -> list[tuple[Poll, Answer]]:
    polls = [poll for poll in line.polls if before is None or poll.id < before]
    given = ((poll, answer) for poll in polls[-1:] for answer in deciding(poll))
    return [
        (poll, answer)
        for poll, answer in given
        if (before is None or answer.seq < before) and may_be_told(state, poll, answer)
    ]


def explained(plan: Plan, texts: Iterable[str], codes: Iterable[Reason]) -> str:
    """Return reasons in own words with the named grounds behind them, as in "te kort tegen 18/12 (tijd)"."""
    kept = list(dict.fromkeys(text for text in texts if text))
    kept = [text for text in kept if not any(text != other and text.casefold() in other.casefold() for other in kept)]
    named = ", ".join(wording.reason(plan.t, code) for code in dict.fromkeys(codes))
    if not kept:
        return named
    return f"{'; '.join(kept)} ({named})" if named else "; ".join(kept)


def _conditional(plan: Plan, poll: Poll, conditions: list[Answer]) -> list[str]:
    texts = []
    for answer in conditions:
        text = on_condition(plan, poll, answer)
        # Who made a condition that may not be told, is not told either.
        name = plan.name(answer.person) if may_be_told(plan.state, poll, answer) else ""
        texts.append(f"{text} ({name})" if name and len(poll.asked) > 1 else text)
    return list(dict.fromkeys(texts))


def _without_if(conjunction: str, remark: str) -> str:
    """Return a condition without the "als" that it may begin with: that word stands there already."""
    start = f"{conjunction} "
    return remark[len(start) :] if remark.casefold().startswith(start) else remark


def _advice(plan: Plan, poll: Poll) -> list[str]:
    t = plan.t
    return [
        t("{name} (thinks along): {remark}", name=name, remark=answer.remark)
        if (name := plan.name(answer.person))
        else answer.remark
        for answer in advising(poll)
        if answer.remark and may_be_told(plan.state, poll, answer)
    ]


def _signed(plan: Plan, answer: Answer) -> str:
    name = plan.name(answer.person)
    return f"{name}: {answer.remark}" if name else answer.remark
