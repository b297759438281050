"""The walkthrough: one action at a time, large, asked of those who must do it."""

from collections.abc import Mapping
from enum import Enum, auto
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cop_session.documents import wording
from cop_session.roundtable.events import Event, StandingSet
from cop_session.roundtable.feasibility import verdict
from cop_session.roundtable.naming import call_names
from cop_session.roundtable.rules import Reason as Gone
from cop_session.roundtable.rules import Refused
from cop_session.roundtable.state import Answer, Line
from cop_session.roundtable.words import Scale, Standing, Way
from cop_session.tui import keys
from cop_session.tui.dialogs.hidden_round import HiddenRoundScreen
from cop_session.tui.keymap import key_of
from cop_session.tui.refusals import sentence
from cop_session.tui.steps import asked_action, asking, hidden_round
from cop_session.tui.steps.answers import AnswerList
from cop_session.tui.steps.drafts import draft_name
from cop_session.tui.steps.recorder import Recorder
from cop_session.tui.steps.section import TEXT, Moment, NotUnderstood, Place
from cop_session.tui.widgets.composer import Blank, Composer
from cop_session.tui.widgets.grid import AnswerGrid
from cop_session.tui.widgets.shown import shown

ADAPT = "adapt"
POLL = "poll"
_IN_HISTORY = ("turn", "history", "grid")


class View(Enum):
    """What is asked about: one action with its answers, how it got there, or all actions at once."""

    ANSWERS = auto()
    HISTORY = auto()
    GRID = auto()


class Walkthrough(Vertical):
    """Asks about one action after the other; Tab shows all of them in a grid.

    Left and right go to another action, up and down to another person; one key answers.
    """

    BINDINGS = keys.WALK

    def __init__(self, cue: str, recorder: Recorder) -> None:
        super().__init__()
        self.moment = recorder.moment
        self._recorder = recorder
        self._cue = cue
        self._line_id: int | None = None
        self._opened: int | None = None
        self._asking: tuple[int, int] | None = None
        self._ready = False
        self._view = View.ANSWERS
        self.heading = Static(markup=False, id="action")
        self.people = AnswerList(id="answers")
        self.outcome = Static(markup=False, id="outcome")
        self.history = VerticalScroll(Static(markup=False), id="history")
        self.composer = Composer(self._write, id="composer")
        self.grid = AnswerGrid(id="grid")

    def compose(self) -> ComposeResult:
        """Show the sentence to read aloud, the action, the answers and what comes of them."""
        yield Static(shown(self.moment.t(self._cue)), markup=False, id="cue")
        yield self.heading
        yield self.people
        yield self.outcome
        yield self.history
        yield self.grid
        yield self.composer

    def on_mount(self) -> None:
        """Begin at the first action that was not settled yet."""
        self._ready = True
        self.composer.display = False
        if self._line_id is None:
            lines = asking.asked_about(self.moment.state)
            open_ones = (one for one in lines if verdict(one).value not in ("feasible", "conditional"))
            self._line_id = next((one.id for one in (*open_ones, *lines)), None)
        self.show(self.moment)
        self._resume()
        self.enter()

    @property
    def line(self) -> Line | None:
        """The action that is asked about."""
        lines = asking.asked_about(self.moment.state)
        return self._line_of(self._line_id) or (lines[0] if lines else None)

    def _line_of(self, line: int | None) -> Line | None:
        return next((one for one in asking.asked_about(self.moment.state) if one.id == line), None)

    def go_to(self, place: Place) -> None:
        """Ask about an action."""
        if self._ready:
            self.put_down()
        self._line_id = place.line
        self.show(self.moment)

    def show(self, moment: Moment) -> None:
        """Show another moment."""
        self.moment = moment
        if not self._ready:
            return
        line = self.line
        nothing = Content(moment.t("There are no actions yet. F2 goes back to write some down."))
        self.heading.update(asked_action.heading(moment, line) if line else nothing)
        self.outcome.update(asked_action.outcome(moment, line, partial(key_of, self.app)) if line else "")
        self.people.show(moment, line)
        if self._view is View.GRID:
            self.grid.show(moment)
        self._show_history(line)
        self._show_parts()

    def _show_history(self, line: Line | None) -> None:
        if line and asked_action.has_history(line):
            self.history.query_one(Static).update(asked_action.history(self.moment, line))
        elif self._view is View.HISTORY:
            self._view = View.ANSWERS

    def _show_parts(self) -> None:
        self.grid.display = self._view is View.GRID
        self.heading.display = self._view is not View.GRID
        self.history.display = self._view is View.HISTORY
        self.people.display = self.outcome.display = self._view is View.ANSWERS

    def refreshed(self) -> None:
        """Nothing more to do after an undo: the composer shows only what is being typed."""

    def enter(self) -> None:
        """Take the focus, as soon as there is something to take it."""
        if not self._ready:
            return
        place = {View.ANSWERS: self.people, View.HISTORY: self.history, View.GRID: self.grid}[self._view]
        self.screen.set_focus(self.composer.note if self.composer.display else place)

    def put_down(self) -> None:
        """Record what is still in the fields."""
        if self.composer.display and self.composer.touched and self.composer.values.get(TEXT, "").strip():
            self._write()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer answers only where they can be given, in the words of the session's scale."""
        typing = self.composer.display and self.composer.has_focus_within
        if action == "leave":
            return typing or self._view is not View.ANSWERS
        if typing or (self._view is View.HISTORY and action not in _IN_HISTORY):
            return False
        if action == "history":
            return self.line is not None and asked_action.has_history(self.line)
        if action in ("answer", "score"):
            scale = Scale.CONDITIONS if action == "answer" else Scale.FIVE
            return self.moment.state.scale is scale and self.line is not None
        return action == "grid" or self.line is not None

    def action_answer(self, score: int) -> None:
        """Answer on the scale with conditions; a condition and a no ask for words."""
        self._take(score, below=score < asking.YES)

    def action_score(self, score: int) -> None:
        """Answer on 0-5; less than a yes asks for words."""
        self._take(score, below=score < asking.LOWEST_YES_OF_FIVE)

    def _take(self, score: int, *, below: bool) -> None:
        line, person = self._chosen()
        if line is None or person is None:
            return
        if not line.owners or not below:
            self._record(line, person, score)
        else:
            self._ask_words(line, person, score)

    def _chosen(self) -> tuple[Line | None, int | None]:
        if self._view is View.GRID and self.grid.chosen:
            self._line_id, person = self.grid.chosen
            return self.line, person
        return self.line, self.people.person

    def _record(self, line: Line, person: int, score: int) -> None:
        try:
            recorded = asking.answer_events(self.moment, line, person, score)
        except NotUnderstood as trouble:
            self._recorder.complain(str(trouble))
            return
        if self._recorder.record(*recorded) and self.line:
            self.people.point_at_next(self.line)

    def action_remark(self) -> None:
        """Add own words to an answer that was given."""
        line, person = self._chosen()
        poll = asking.current_poll(line) if line else None
        answer = poll.answer_of(person) if poll and person else None
        if line is None or answer is None:
            self._recorder.complain(self.moment.t("Give the answer first, then the remark."))
        else:
            self._ask_words(line, answer.person, answer.score, answer)

    def _ask_words(self, line: Line, person: int, score: int, answer: Answer | None = None) -> None:
        t = self.moment.t
        self._asking = (person, score)
        name = call_names(self.moment.state.people)[person]
        condition = self.moment.state.scale is Scale.CONDITIONS and score == asking.CONDITION
        prompt = t("It will work if …") if condition else t("In {name}'s words", name=name)
        blanks = [Blank(TEXT, prompt)]
        if not condition and answer is None:
            blanks.append(Blank(asking.REASONS.name, t(asking.REASONS.label), t(asking.REASONS.hint)))
        self._open(f"line:{line.id}:{POLL}:{person}:{score}", name, blanks, {TEXT: answer.remark} if answer else {})

    def action_adapt(self, way: str = "") -> None:
        """Make the action work: other words, people, dates; `way` is how, where the group says so beforehand."""
        line, _ = self._chosen()
        if line is None:
            return
        t = self.moment.t
        self._asking = None
        fields = [*(one.field for one in asking.ASPECTS), asking.WHY]
        blanks = [Blank(TEXT, t("What")), *(Blank(one.name, t(one.label), t(one.hint)) for one in fields)]
        title = t("Make it: {way}", way=wording.way(t, Way(way))) if way else t("Make it work")
        target = ":".join(filter(None, ["line", str(line.id), ADAPT, way]))
        self._open(target, title, blanks, asking.adaptation_values(self.moment, line))
        self.composer.enter(asking.CHANGED_BY[Way(way)] if way else TEXT)

    def _open(self, target: str, title: str, blanks: list[Blank], values: Mapping[str, str]) -> None:
        drafts = self._recorder.drafts
        names = {blank.name: draft_name(target, blank.name) for blank in blanks}
        typed = {field: drafts[name] for field, name in names.items() if name in drafts}
        self._opened = self.line.id if self.line else None
        self.composer.display = True
        self.composer.show(target, title, blanks, values, typed)
        self.screen.set_focus(self.composer.note)
        self.refresh_bindings()

    def on_composer_typed(self, event: Composer.Typed) -> None:
        """Keep the draft."""
        event.stop()
        for name, text in self.composer.unwritten.items():
            self._recorder.draft(draft_name(self.composer.target, name), text)

    def _write(self) -> None:
        """Record what was typed, an answer without words too; where that cannot be it stays there."""
        line, values = self._line_of(self._opened), self.composer.values
        if line is None:
            self._recorder.complain(sentence(self.moment.t, Refused(Gone.GONE)))
            return
        try:
            recorded = self._events(line, values)
        except NotUnderstood as trouble:
            self._recorder.complain(str(trouble))
            return
        if self._recorder.record(*recorded, drafts=[draft_name(self.composer.target, name) for name in values]):
            self._close()

    def _events(self, line: Line, values: Mapping[str, str]) -> tuple[Event, ...]:
        if self._asking is None:
            *_, way = self.composer.target.split(":")
            return asking.adaptation_events(self.moment, line, values, {Way(way)} if way != ADAPT else set())
        person, score = self._asking
        poll = asking.current_poll(line)
        given = poll.answer_of(person) if poll else None
        said = values.get(asking.REASONS.name)
        # A remark beside an answer leaves the reasons of that answer as they are.
        reasons = asking.reasons_in(self.moment, said) if said is not None else given.reasons if given else ()
        return asking.answer_events(self.moment, line, person, score, values[TEXT], reasons)

    def _close(self) -> None:
        self.composer.display = False
        self._asking = None
        if self.line:
            self.people.point_at_next(self.line)
        self.enter()
        self.refresh_bindings()

    def _resume(self) -> None:
        """Open the field again in which something was being typed."""
        for name in self._recorder.drafts:
            match name.split(":"):
                case ["line", line, purpose, *way] if purpose == ADAPT and self._choose(line):
                    self.action_adapt(next((one for one in way if one in set(Way)), ""))
                    return
                case ["line", line, purpose, person, score, *_] if purpose == POLL and self._choose(line):
                    if self.line and self.moment.state.person(int(person)):
                        self._ask_words(self.line, int(person), int(score))
                        return

    def _choose(self, line: str) -> bool:
        found = next((one for one in asking.asked_about(self.moment.state) if str(one.id) == line), None)
        self._line_id = found.id if found else self._line_id
        return found is not None

    def action_turn(self, direction: int) -> None:
        """Go to the action before or after."""
        lines = asking.asked_about(self.moment.state)
        line = self.line
        if line and 0 <= lines.index(line) + direction < len(lines):
            self._line_id = lines[lines.index(line) + direction].id
            self.show(self.moment)

    def action_hidden_round(self) -> None:
        """Let everybody answer unseen, and tell all answers at once."""
        line, _ = self._chosen()
        if line is None:
            return
        try:
            begun = hidden_round.begin(self.moment, line)
        except NotUnderstood as trouble:
            self._recorder.complain(str(trouble))
            return
        self.app.push_screen(HiddenRoundScreen(self.moment, begun), self._tell)

    def _tell(self, answered: hidden_round.HiddenRound | None) -> None:
        if answered:
            self._recorder.record(*answered.events(self.moment))

    def action_later(self) -> None:
        """Keep the action for later."""
        self._stand(Standing.LATER)

    def action_drop(self) -> None:
        """Drop the action."""
        self._stand(Standing.DROPPED)

    def _stand(self, standing: Standing) -> None:
        line, _ = self._chosen()
        lines = asking.asked_about(self.moment.state)
        if line and self._recorder.record(StandingSet(line.id, standing)):
            left = asking.asked_about(self.moment.state)
            self._line_id = left[min(lines.index(line), len(left) - 1)].id if left else None
            self.show(self.moment)

    def action_grid(self) -> None:
        """Show all actions and people at once, or one action again."""
        if self._view is View.GRID and self.grid.chosen:
            self._line_id = self.grid.chosen[0]
        self._look_at(View.GRID)

    def action_history(self) -> None:
        """Show how the action got to where it stands, or its answers again."""
        self._chosen()
        self._look_at(View.HISTORY)

    def _look_at(self, view: View) -> None:
        """Show another view, or the answers again."""
        self._view = View.ANSWERS if self._view is view else view
        self.show(self.moment)
        self.enter()
        self.refresh_bindings()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Record what was typed when the answers take over."""
        if event.widget in (self.people, self.grid) and self.composer.display:
            self._leave_composer()

    def action_leave(self) -> None:
        """Go back to the answers; what was typed is recorded if there are words."""
        if self.composer.display:
            self._leave_composer()
        elif self._view is View.GRID:
            self.action_grid()
        elif self._view is View.HISTORY:
            self.action_history()

    def _leave_composer(self) -> None:
        self.put_down()
        if self.composer.display and not self.composer.touched:
            self._close()
