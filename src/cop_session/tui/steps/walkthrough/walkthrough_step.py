"""The walkthrough: one action at a time, large, with a poll of its owners."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import Enum, auto
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cop_session.domain.codes import DONE, TEACHER_ALONE, Phase, Scale, Standing, Way
from cop_session.domain.events import StandingSet
from cop_session.domain.schedule import Step
from cop_session.domain.state import Line, State
from cop_session.formats import format_of
from cop_session.tui.keys import bindings
from cop_session.tui.keys.key_queue import TypeAhead
from cop_session.tui.keys.keymap import key_of
from cop_session.tui.steps.core.doubt_decision import decision
from cop_session.tui.steps.core.is_shown import is_shown
from cop_session.tui.steps.core.recorder import Recorder
from cop_session.tui.steps.core.script_line import Cue
from cop_session.tui.steps.core.section import Moment, NotUnderstood, StepPlace
from cop_session.tui.steps.core.sentence_starters import conditions, offer_beginnings
from cop_session.tui.steps.walkthrough import action_card, hidden_round
from cop_session.tui.steps.walkthrough.answer_grid import AnswerGrid
from cop_session.tui.steps.walkthrough.answer_list import AnswerList
from cop_session.tui.steps.walkthrough.hidden_round_screen import HiddenRoundScreen
from cop_session.tui.steps.walkthrough.poll_fields import AskingFields
from cop_session.tui.steps.walkthrough.question import StepQuestion, StepQuestions, score_of_digit
from cop_session.tui.widgets.clipped import Clipped

_IN_HISTORY = ("turn", "history", "grid")


def asks_aloud(state: State, step: Step | None) -> bool:
    """Whether people answer one by one: a word typed next to the field then leads nowhere else."""
    return step is not None and bool(format_of(state).at(step).asks) and state.phase is Phase.LIVE


class View(Enum):
    """The view of the walkthrough: one action with its answers, its history, or all actions at once."""

    ANSWERS = auto()
    HISTORY = auto()
    GRID = auto()


class Walkthrough(Vertical):
    """Polls one action after the other; Tab shows all of them in a grid.

    Left and right go to another action, up and down to another person; one key answers.
    """

    BINDINGS = bindings.WALK

    def __init__(self, cues_at: Callable[[State], Sequence[str]], recorder: Recorder, questions: StepQuestions) -> None:
        super().__init__()
        self.questions = questions
        self.cue = Cue(lambda state: cues_at(replace(state, scale=self._scale)), id="cue")
        self.moment = recorder.moment
        self._recorder = recorder
        self._line_id: int | None = None
        self._shown: int | None = None
        self._ready = False
        self._seen = False
        self._view = View.ANSWERS
        self.heading = Static(markup=False, id="action")
        self.people = AnswerList(id="answers")
        self.outcome = Static(markup=False, id="outcome")
        self.history = VerticalScroll(Static(markup=False), id="history")
        self.composer = AskingFields(recorder, questions, self._written, id="composer")
        self.grid = AnswerGrid(questions, id="grid")

    def compose(self) -> ComposeResult:
        """Show the sentence to read aloud, the action, the answers and their outcome."""
        yield self.cue
        yield self.heading
        yield self.people
        yield self.outcome
        yield self.history
        yield self.grid
        yield self.composer

    def on_mount(self) -> None:
        """Show the present state; if the step is only prebuilt, it starts over when it is opened."""
        self._ready = True
        self.composer.display = False
        if is_shown(self):
            self.come_back(self.moment)
        else:
            self._line_id = self._first
            self.show(self.moment)
            self._line_id = None

    @property
    def _first(self) -> int | None:
        return next((one.id for one in self.questions.in_turn(self.moment.state)), None)

    @property
    def line(self) -> Line | None:
        """The present action."""
        lines = self.questions.asked_about(self.moment.state)
        return next((one for one in lines if one.id == self._line_id), lines[0] if lines else None)

    @property
    def _question(self) -> StepQuestion:
        """The question about the present line."""
        return self.questions.of(self.line) if self.line else StepQuestion(self.questions.asks[0])

    def _outcome(self, line: Line) -> Clipped:
        return action_card.outcome(self.moment, line, self.questions.of(line), partial(key_of, self.app))

    @property
    def _scale(self) -> Scale:
        """The scale of the present action."""
        return (
            self.questions.of(self.line).scale(self.moment.state, self.line) if self.line else self.moment.state.scale
        )

    def go_to(self, place: StepPlace) -> None:
        """Go to an action."""
        if self._ready:
            self.put_down()
        self._line_id = place.line
        self.show(self.moment)

    def bring_up(self, line: int) -> None:
        """Go to an action, if it is in the walkthrough."""
        if any(one.id == line for one in self.questions.asked_about(self.moment.state)):
            self.go_to(StepPlace(self.moment.state.step, line))

    def show(self, moment: Moment) -> None:
        """Show another moment."""
        self.moment = moment
        if not self._ready:
            return
        line = self.line
        asked = line.id if line else None
        if asked != self._shown and is_shown(self) and isinstance(self.app, TypeAhead):
            # A key pressed before is no answer about another action.
            self._shown = asked
            self.app.turn_page()
        self.cue.show(moment)
        nothing = Content(moment.t("There are no actions yet. Go back a step to write some down."))
        self.heading.update(action_card.heading(moment, line, self.questions) if line else nothing)
        self.outcome.update(self._outcome(line) if line else "")
        self.people.show(moment, line, self._question)
        if self._view is View.GRID:
            self.grid.show(moment)
        self._show_history(line)
        self._show_parts()

    def _show_history(self, line: Line | None) -> None:
        if self._view is not View.HISTORY:
            return
        if line and action_card.has_history(line):
            self.history.query_one(Static).update(action_card.history(self.moment, line))
        else:
            self._view = View.ANSWERS

    def _show_parts(self) -> None:
        self.grid.display = self._view is View.GRID
        self.heading.display = self._view is not View.GRID
        self.history.display = self._view is View.HISTORY
        self.people.display = self.outcome.display = self._view is View.ANSWERS

    def refreshed(self) -> None:
        """Do nothing after an undo: the composer shows only unfinished text."""

    def come_back(self, moment: Moment) -> None:
        """Show the present state and take the focus; the first time, from the first unsettled action."""
        if self._ready and not self._seen:
            self._seen = True
            self.moment = moment
            self._line_id = self.composer.resume() or self._line_id or self._first
        self.show(moment)
        self.enter()

    def enter(self) -> None:
        """Take the focus, as soon as a widget can take it."""
        if not self._ready:
            return
        place = {View.ANSWERS: self.people, View.HISTORY: self.history, View.GRID: self.grid}[self._view]
        self.screen.set_focus(self.composer.note if self.composer.display else place)

    def put_down(self) -> bool:
        """Record the text in the fields; returns whether they are free for another entry."""
        return self.composer.put_down()

    def keep(self) -> None:
        """Keep the typed text as a draft."""
        if self.composer.display:
            self.composer.keep()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer answers only when they can be given, in the words of the session's scale."""
        typing = self.composer.display and self.composer.has_focus_within
        if action == "leave":
            return typing or self._view is not View.ANSWERS
        if action == "begin_sentence":
            return typing and self.composer.asks_condition
        if typing or (self._view is View.HISTORY and action not in _IN_HISTORY):
            return False
        if action == "history":
            return self.line is not None and action_card.has_history(self.line)
        line, _ = self._chosen()
        if action == "answer":
            return line is not None and self._scale is Scale.CONDITIONS
        if action == "score":
            return line is not None and self._scored(int(str(parameters[0]))) is not None
        if action == "hidden_round":
            return line is not None and self._question.can_be_hidden
        if action == "stand":
            return line is not None and line.origin is not None and parameters[0] in self._question.decisions
        if action == "adapt" and TEACHER_ALONE in parameters:
            return line is not None and line.origin is not None and TEACHER_ALONE in self._question.decisions
        if action in ("adapt", "later", "drop"):
            return line is not None and self._question.about_feasibility
        if action == "decide":
            found = decision(self.moment, self.line) if self.line else None
            return found is not None and found.event(int(str(parameters[0]))) is not None
        return action == "grid" or self.line is not None

    def action_answer(self, score: int) -> None:
        """Answer on the scale with conditions; a condition and a no ask for words."""
        self._take(score)

    def action_score(self, digit: int) -> None:
        """Answer by a digit: 0-5, or the place of an answer on another scale."""
        self._chosen()
        score = self._scored(digit)
        if score is not None:
            self._take(score)

    def _scored(self, digit: int) -> int | None:
        return score_of_digit(self._scale, digit, self._question.labels(self.moment.t, self.moment.state, self._scale))

    def _take(self, score: int) -> None:
        line, person = self._chosen()
        if line is None or person is None:
            return
        below = self._question.asks_why(self._scale, score)
        given = self._question.given_by(line, person)
        # The answer counts from this key on, with or without words; the same answer again leaves its words unchanged.
        if (given is None or given.score != score) and not self._record(line, person, score):
            return
        if below and self.line:
            self.composer.ask(self.line, person, score)
        elif self.line:
            self.people.point_at_next(self.moment.state, self.line, self._question)

    def _chosen(self) -> tuple[Line | None, int | None]:
        if self._view is View.GRID and self.grid.chosen:
            self._line_id, person = self.grid.chosen
            return self.line, person
        return self.line, self.people.person

    def _record(self, line: Line, person: int, score: int) -> bool:
        try:
            return self._recorder.record(*self._question.answer(self.moment, line, person, score))
        except NotUnderstood as trouble:
            self._recorder.complain(str(trouble))
            return False

    def action_decide(self, place: int) -> None:
        """Accept a reading of the doubtful part of the action, or keep its words as spoken."""
        line, _ = self._chosen()
        found = decision(self.moment, line) if line else None
        event = found.event(place) if found else None
        if event and self._recorder.record(event):
            self.refresh_bindings()

    def action_remark(self) -> None:
        """Add own words to an existing answer."""
        line, person = self._chosen()
        answer = self._question.given_by(line, person) if line and person else None
        if line is None or answer is None:
            self._recorder.complain(self.moment.t("Give the answer first, then the remark."))
        else:
            self.composer.ask(line, answer.person, answer.score, reasons=False)

    def action_begin_sentence(self) -> None:
        """Offer sentence starters for a condition of the action."""
        offer_beginnings(self, self.composer.note, self.moment, conditions(self.moment))

    def action_adapt(self, way: str = "") -> None:
        """Adapt the action: new words, people or dates; `way` is the kind of adaptation, if chosen beforehand."""
        line, _ = self._chosen()
        if line:
            self.composer.adapt(line, Way(way) if way else None)

    def _written(self) -> None:
        """Go on with the next person, now that the fields are closed."""
        if self.line:
            self.people.point_at_next(self.moment.state, self.line, self._question)
        self.enter()
        self.refresh_bindings()

    def action_turn(self, direction: int) -> None:
        """Go to the previous or next action."""
        lines = self.questions.asked_about(self.moment.state)
        line = self.line
        if line and 0 <= lines.index(line) + direction < len(lines):
            self._line_id = lines[lines.index(line) + direction].id
            self.show(self.moment)
            self.refresh_bindings()

    def action_hidden_round(self) -> None:
        """Hold a hidden round, and disclose all answers at once."""
        line, _ = self._chosen()
        if line is None:
            return
        try:
            begun = hidden_round.begin(self.moment, line, self._question)
        except NotUnderstood as trouble:
            self._recorder.complain(str(trouble))
            return
        self.app.push_screen(HiddenRoundScreen(self.moment, begun), self._tell)

    def _tell(self, answered: hidden_round.HiddenRound | None) -> None:
        if answered:
            self._recorder.record(*answered.events(self.moment))

    def action_stand(self, decision: str) -> None:
        """Keep an action that came along, or call it done; once more takes that back."""
        standing = {"keep": Standing.AGREED, "done": DONE}[decision]
        line, _ = self._chosen()
        if line:
            back = line.standing == standing
            self._recorder.record(StandingSet(line.id, Standing.NOTED if back else standing))

    def action_later(self) -> None:
        """Keep the action for later."""
        self._stand(Standing.LATER)

    def action_drop(self) -> None:
        """Drop the action."""
        self._stand(Standing.DROPPED)

    def _stand(self, standing: Standing) -> None:
        line, _ = self._chosen()
        lines = self.questions.asked_about(self.moment.state)
        if line and self._recorder.record(StandingSet(line.id, standing)):
            left = self.questions.asked_about(self.moment.state)
            self._line_id = left[min(lines.index(line), len(left) - 1)].id if left else None
            self.show(self.moment)

    def action_grid(self) -> None:
        """Switch between the grid of all actions and people, and a single action."""
        if self._view is View.GRID and self.grid.chosen:
            self._line_id = self.grid.chosen[0]
        self._look_at(View.GRID)

    def action_history(self) -> None:
        """Show the history of the action, or its answers again."""
        self._chosen()
        self._look_at(View.HISTORY)

    def _look_at(self, view: View) -> None:
        """Show another view, or the answers again."""
        self._view = View.ANSWERS if self._view is view else view
        self.show(self.moment)
        if self._view is View.GRID:
            self.grid.point_at(self.line.id if self.line else None, self.people.person)
        self.enter()
        self.refresh_bindings()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Record the typed text when the answers get the focus."""
        if event.widget in (self.people, self.grid) and self.composer.display:
            self.composer.leave()

    def action_leave(self) -> None:
        """Go back to the answers; typed words are recorded."""
        if self.composer.display:
            self.composer.leave()
        elif self._view is View.GRID:
            self.action_grid()
        elif self._view is View.HISTORY:
            self.action_history()
