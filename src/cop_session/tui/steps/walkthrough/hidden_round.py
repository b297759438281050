"""A hidden round about an action: answers stay hidden, and are disclosed all at once or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Presence, Role, Scale
from cop_session.domain.primitives.text_rules import one_line
from cop_session.domain.rules import check
from cop_session.domain.state import Line, Participant, State
from cop_session.formats import format_of
from cop_session.tui.steps.core.section import Moment, NotUnderstood
from cop_session.tui.steps.walkthrough.question import StepQuestion
from cop_session.tui.support.refusal_sentences import sentence


@dataclass(frozen=True, slots=True, repr=False)
class Unseen:
    """A participant's answer that no other participant has seen; its repr hides it from tracebacks."""

    score: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class HiddenRound:
    """The people asked about an action and their answers so far. It lives in memory: no event, no draft.

    Of `people` those in `must` are owners; the others may answer but need not.
    """

    line: int
    question: StepQuestion
    scale: Scale
    labels: tuple[str, ...]
    people: tuple[int, ...]
    must: frozenset[int]
    given: Mapping[int, Unseen] = field(default_factory=dict, repr=False)

    @property
    def complete(self) -> bool:
        """Whether all owners have answered."""
        return bool(self.given) and self.must <= self.given.keys()

    @property
    def next(self) -> int | None:
        """The participant in turn: first the owners, then the others; None if all have answered."""
        waiting = [one for one in self.people if one not in self.given]
        return next((one for one in waiting if one in self.must), waiting[0] if waiting else None)

    def beside(self, person: int | None, direction: int) -> int:
        """Return the person before (-1) or after (1) `person`, with wraparound."""
        place = self.people.index(person) + direction if person in self.people else min(0, direction)
        return self.people[place % len(self.people)]

    def answered(self, person: int, score: int, remark: str) -> "HiddenRound":
        """Return the round with an answer of `person`, which replaces an earlier one."""
        return replace(self, given={**self.given, person: Unseen(score, one_line(remark))})

    def without(self, person: int) -> "HiddenRound":
        """Return the round without `person`, who is absent."""
        return replace(
            self,
            people=tuple(one for one in self.people if one != person),
            must=self.must - {person},
            given={one: answer for one, answer in self.given.items() if one != person},
        )

    def events(self, moment: Moment) -> tuple[ev.Event, ...]:
        """Return the events that disclose all answers at once; the first one opens the poll if there is none."""
        line = moment.state.line(self.line)
        if line is None:
            return ()
        poll = self.question.poll(line)
        opened = () if poll else (self.question.opened(moment, line),)
        named = poll.id if poll else moment.next_id
        told = [(one, self.given[one]) for one in self.people if one in self.given]
        first = moment.next_id + len(opened)
        return (
            *opened,
            *(ev.Answered(named, one, answer.score, answer.remark) for one, answer in told),
            *(ev.ReasonConsented(line.id, first + at, Consent.TO_ASK, alone=True) for at in range(len(told))),
        )


def begin(moment: Moment, line: Line, question: StepQuestion) -> HiddenRound:
    """Return the round about `line` before the first answer; raises NotUnderstood if it cannot be held."""
    t, state = moment.t, moment.state
    must_answer = question.must_answer(state, line)
    if not must_answer:
        raise NotUnderstood(t("Nobody does this yet. Choose “make it work” and fill in who."))
    opened = question.opened(moment, line)
    refused = check(state, opened, format_of(state))
    if refused:
        raise NotUnderstood(sentence(t, refused))
    people = tuple(
        one.id for one in question.people(state, line) if _at_keyboard(state, one) and _is_asked(question, line, one)
    )
    must = frozenset(people) & frozenset(must_answer)
    if not must:
        raise NotUnderstood(t("Whoever does this is not at the table to answer."))
    poll = question.poll(line)
    labels = poll.labels if poll else opened.labels
    return HiddenRound(line.id, question, poll.scale if poll else opened.scale, labels, people, must)


def _is_asked(question: StepQuestion, line: Line, one: Participant) -> bool:
    """Tell whether a participant is in the round: a pupil who answered first, aloud, is not asked again."""
    return question.about_feasibility or one.role is not Role.PUPIL or question.given_by(line, one.id) is None


def _at_keyboard(state: State, one: Participant) -> bool:
    return state.attendance(one.id).presence is Presence.AT_TABLE
