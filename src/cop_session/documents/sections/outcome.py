"""The outcome of a feasibility poll: the verdict, and the words that may be told; never a score."""

from collections.abc import Callable, Iterable

from cop_session.documents.plan import code_wording
from cop_session.documents.plan.outline_blocks import Rich, plain
from cop_session.documents.plan.plan_context import Plan
from cop_session.documents.plan.thread import is_kept
from cop_session.domain.codes import Reason
from cop_session.domain.feasibility import Verdict, advising, deciding, is_condition, says_yes, verdict
from cop_session.domain.reason_consent import may_be_told
from cop_session.domain.state import Answer, Line, Poll, State


def outcome(plan: Plan, line: Line) -> tuple[Rich, ...]:
    """Return the outcome of an action with the conditions and remarks that were given."""
    found = verdict(line)
    if line.origin and found is Verdict.NOT_ASKED and not line.altered:
        # What stays as it was agreed is not asked about again.
        return () if is_kept(line) else (plain(code_wording.capital(code_wording.decision(plan.t, line))),)
    stated = [] if found is Verdict.CONDITIONAL else [code_wording.capital(code_wording.verdict(plan.t, found))]
    return tuple(plain(text) for text in (*stated, *conditions(plan, line, plan.name), *remarks(plan, line)))


def conditions(plan: Plan, line: Line, called: Callable[[int], str]) -> list[str]:
    """Return on which conditions an action was agreed on, as in "Lukt als er een vervanger is (Annelies)".

    `called` gives the name of the person who must meet them; no name is printed if one person does it.
    """
    poll = holding(line)
    texts = []
    for answer in deciding(poll) if poll else ():
        if poll and is_condition(poll, answer):
            text = _on_condition(plan, poll, answer)
            # Who made a condition that may not be told, is not told either.
            name = called(answer.person) if may_be_told(plan.state, poll, answer) and len(poll.asked) > 1 else ""
            texts.append(f"{text} ({name})" if name else text)
    return list(dict.fromkeys(texts))


def holding(line: Line) -> Poll | None:
    """Return the poll whose words count: the last one, if it asked about the present form of the action."""
    return None if verdict(line) in (Verdict.NOT_ASKED, Verdict.STALE, Verdict.NOT_FEASIBLE) else line.poll


def remarks(plan: Plan, line: Line) -> list[str]:
    """Return the remarks made with the answers, each with its author and whether they are an adviser."""
    return [
        plan.t("{name} (thinks along): {remark}", name=name, remark=answer.remark)
        if advises and (name := plan.name(answer.person))
        else signed(plan.name(answer.person), answer.remark)
        for answer, advises in remarked(plan.state, line)
    ]


def remarked(state: State, line: Line) -> list[tuple[Answer, bool]]:
    """Return the answers with a remark that may be told, conditions aside, and whether they think along."""
    poll = holding(line)
    if poll is None:
        return []
    given = [(one, False) for one in deciding(poll) if not is_condition(poll, one)]
    given += [(one, True) for one in advising(poll)]
    return [(one, advises) for one, advises in given if one.remark and may_be_told(state, poll, one)]


def signed(name: str, remark: str) -> str:
    """Return a remark with its author, if known."""
    return f"{name}: {remark}" if name else remark


def _on_condition(plan: Plan, poll: Poll, answer: Answer) -> str:
    """Return a yes-if in the words that may be told, as in "Lukt als er een vervanger is"."""
    t = plan.t
    if not answer.remark or not may_be_told(plan.state, poll, answer):
        return t("Will work, on a condition")
    return t("Will work if {condition}", condition=_without_if(t.context("condition", "if"), answer.remark))


def objections(state: State, line: Line, before: int | None = None) -> list[str]:
    """Return the reasons in words for which an action was not feasible as it stood, without who gave them.

    `before` is the seq of the adaptation that they led to; none means the last poll. Only permitted words are included.
    """
    told = _told(state, line, before)
    return [one.remark for poll, one in told if one.remark and (not says_yes(poll, one) or is_condition(poll, one))]


def grounds(state: State, line: Line, before: int | None = None) -> list[Reason]:
    """Return the named grounds (time, cost) of the answers in that same poll, if they may be told."""
    return [code for _, answer in _told(state, line, before) for code in answer.reasons]


def _told(state: State, line: Line, before: int | None) -> list[tuple[Poll, Answer]]:
    polls = [poll for poll in line.polls if not poll.scale.added and (before is None or poll.id < before)]
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
    named = ", ".join(code_wording.reason(plan.t, code) for code in dict.fromkeys(codes))
    if not kept:
        return named
    return f"{'; '.join(kept)} ({named})" if named else "; ".join(kept)


def _without_if(conjunction: str, remark: str) -> str:
    """Return a condition without a leading "als": the sentence already has that word."""
    start = f"{conjunction} "
    return remark[len(start) :] if remark.casefold().startswith(start) else remark
