"""The questions of a step: about which lines, of whom, and on which scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from cop_session.documents.plan import code_wording
from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Kind, Reason, Role, Scale, Standing
from cop_session.domain.feasibility import Verdict, is_condition, says_yes, verdict
from cop_session.domain.primitives.text_rules import one_line
from cop_session.domain.state import Answer, Line, Participant, Poll, State
from cop_session.domain.talk_format import AskFormat, Respondents
from cop_session.formats import format_of
from cop_session.i18n import Translator
from cop_session.tui.steps.core.section import Moment, NotUnderstood

NO, CONDITION, YES = 0, 1, 2
LOWEST_YES_OF_FIVE = 3

_SETTLED = (Verdict.FEASIBLE, Verdict.CONDITIONAL)


@dataclass(frozen=True, slots=True)
class StepQuestion:
    """A poll about each line of a kind, as `ask` describes it; without a scale it is about feasibility."""

    ask: AskFormat

    @property
    def about_feasibility(self) -> bool:
        """Whether it asks if an action will work: of its owners, on the scale that the group chose."""
        return self.ask.scale is None

    @property
    def can_be_hidden(self) -> bool:
        """Whether it can be asked in a hidden round: whether an action works, and how each sees a need."""
        return self.about_feasibility or self.ask.asked is Respondents.EVERYBODY

    @property
    def decisions(self) -> Sequence[str]:
        """The decisions about a line that the table takes beside the poll."""
        return self.ask.decides

    def lines(self, state: State) -> tuple[Line, ...]:
        """Return the lines that it is about; those that it decides on stay, whatever was decided."""
        return tuple(line for line in state.of(self.ask.kind) if self._is_about(state, line))

    def _is_about(self, state: State, line: Line) -> bool:
        # Without an earlier talk here, the plan is typed over by hand: then nothing came along.
        came_along = line.origin is not None
        if line.struck or (self.ask.carried and state.follows and not came_along):
            return False
        stays = came_along and (self.ask.carried or bool(self.ask.decides)) and line.standing is not Standing.LATER
        return stays or line.stands

    def poll(self, line: Line) -> Poll | None:
        """Return the poll in which an answer counts now, None if the group has to be asked again."""
        found = line.poll if self.ask.scale is None else line.poll_on(self.ask.scale)
        return found if found and not found.stale else None

    def last_poll(self, line: Line) -> Poll | None:
        """Return the poll that was opened last, even if the line changed since."""
        return line.poll if self.ask.scale is None else line.poll_on(self.ask.scale)

    def scale(self, state: State, line: Line) -> Scale:
        """Return the scale for answers now: a poll keeps the scale on which it began."""
        poll = self.poll(line)
        return poll.scale if poll else self.ask.scale or state.scale

    def must_answer(self, state: State, line: Line) -> tuple[int, ...]:
        """Return who is asked: the owners, or everybody at the table."""
        if self.ask.asked is Respondents.OWNERS:
            return line.owners
        return tuple(one.id for one in self.people(state, line) if state.attendance(one.id).present)

    def people(self, state: State, line: Line) -> tuple[Participant, ...]:
        """Return the people who may answer: those who must first; where everybody does, the pupil first."""
        able = [one for one in state.people if not one.interprets]
        if self.ask.asked is not Respondents.OWNERS:
            return tuple(sorted(able, key=lambda one: one.role is not Role.PUPIL))
        owners = [one for one in able if one.id in line.owners]
        others = [one for one in able if one.id not in line.owners]
        # What became of an action is told by those who did it; what stays as it was needs no advice.
        advised = self.about_feasibility and not (self.ask.decides and line.origin and not line.altered)
        return (*owners, *(others if advised or not owners else ()))

    def awaited(self, state: State, line: Line) -> tuple[int, ...]:
        """Return who must answer and has not done so yet; the table answers together, once."""
        poll = self.poll(line)
        if poll and poll.answers and self.ask.asked is Respondents.TABLE:
            return ()
        answered = {one.person for one in poll.answers} if poll else set[int]()
        return tuple(one for one in self.must_answer(state, line) if one not in answered)

    def is_settled(self, state: State, line: Line) -> bool:
        """Whether nothing is left to ask, or to decide, about a line."""
        if self.ask.decides and line.origin is not None:
            decided = line.standing is not Standing.NOTED or bool(line.adaptations)
            return decided and (not line.stands or not line.altered or verdict(line) in _SETTLED)
        return verdict(line) in _SETTLED if self.about_feasibility else not self.awaited(state, line)

    def labels(self, t: Translator, state: State, scale: Scale) -> tuple[str, ...]:
        """Return the labels of a scale as the group sees them, lowest first."""
        if added := format_of(state).answers.get(scale):
            return tuple(map(t, added))
        if scale is Scale.FIVE:
            return tuple(str(score) for score in range(6))
        return (
            t.context("verdict", "will not work"),
            t.context("verdict", "will work if …"),
            t.context("verdict", "will work"),
        )

    def opened(self, moment: Moment, line: Line) -> ev.PollOpened:
        """Return the event that opens a poll."""
        scale = self.ask.scale or moment.state.scale
        return ev.PollOpened(
            line.id, scale, self.labels(moment.t, moment.state, scale), self.must_answer(moment.state, line)
        )

    def given_by(self, line: Line, person: int) -> Answer | None:
        """Return the participant's answer that counts now."""
        poll = self.poll(line)
        return poll.answer_of(person) if poll else None

    def answer(
        self,
        moment: Moment,
        line: Line,
        person: int,
        score: int,
        remark: str = "",
        reasons: tuple[Reason, ...] = (),
    ) -> tuple[ev.Event, ...]:
        """Return the events of an answer, none for an unchanged answer; the first one opens the poll.

        Changed words with an answer of a hidden round stay hidden too. Raises NotUnderstood if the action has no owner.
        """
        if not self.must_answer(moment.state, line):
            raise NotUnderstood(moment.t("Nobody does this yet. Choose “make it work” and fill in who."))
        poll = self.poll(line)
        said = (score, one_line(remark), reasons)
        if poll is None:
            return self.opened(moment, line), ev.Answered(moment.next_id, person, *said)
        given = poll.answer_of(person)
        if given is not None and (given.score, given.remark, given.reasons) == said:
            return ()
        alone = given is not None and given.alone and given.score == score
        unseen = ev.ReasonConsented(line.id, moment.next_id, Consent.TO_ASK, alone=True)
        return ev.Answered(poll.id, person, *said), *((unseen,) if alone else ())

    def asks_why(self, scale: Scale, score: int) -> bool:
        """Whether an answer asks for words at once: a condition, a no, or what did not go as agreed."""
        if scale.added:
            return self.ask.asked is Respondents.OWNERS and score > 0
        return score < (LOWEST_YES_OF_FIVE if scale is Scale.FIVE else YES)

    def name(self, t: Translator, number: int) -> str:
        """Return a line by its kind and its number."""
        if self.ask.kind is Kind.ACTION:
            return t("Action {number}", number=number)
        return f"{code_wording.capital(code_wording.kind(t, self.ask.kind))} {number}"


def answer_words(t: Translator, poll: Poll, answer: Answer) -> str:
    """Return an answer in the words that the group saw; of a scale of numbers, without the number."""
    if poll.scale.added:
        return poll.labels[answer.score]
    if is_condition(poll, answer):
        return t.context("verdict", "will work if …")
    return t.context("verdict", "will work") if says_yes(poll, answer) else t.context("verdict", "will not work")


@dataclass(frozen=True, slots=True)
class StepQuestions:
    """The questions of a step; each is about another kind of line."""

    asks: Sequence[AskFormat]

    def of(self, line: Line) -> StepQuestion:
        """Return the question about a line."""
        return StepQuestion(next((one for one in self.asks if one.kind == line.kind), self.asks[0]))

    def asked_about(self, state: State) -> tuple[Line, ...]:
        """Return the lines of all questions, in their order."""
        return tuple(line for ask in self.asks for line in StepQuestion(ask).lines(state))

    def in_turn(self, state: State) -> tuple[Line, ...]:
        """Return the same lines, the unsettled ones first."""
        return tuple(sorted(self.asked_about(state), key=lambda line: self.of(line).is_settled(state, line)))


FEASIBILITY = StepQuestions((AskFormat(Kind.ACTION),))
"""The questions of a walkthrough: will it work?"""


def score_of_digit(scale: Scale, digit: int, labels: Sequence[str]) -> int | None:
    """Return the answer that a digit gives: itself from 0 to 5, else the place of a label, counted from 1."""
    score = digit if scale is Scale.FIVE else digit - 1
    fits = scale is not Scale.CONDITIONS and 0 <= score < len(labels)
    return score if fits else None


def keyed_labels(labels: Sequence[str]) -> Content:
    """Return the labels of a scale, each behind the digit that gives it."""
    keyed = (Content.assemble((str(digit), "bold $accent"), f" {label}") for digit, label in enumerate(labels, 1))
    return Content(" · ").join(keyed)
