"""The walkthrough: one action at a time, large, asked of those who must do it."""

from collections.abc import Mapping

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from cop_session.documents import wording
from cop_session.roundtable.events import StandingSet
from cop_session.roundtable.feasibility import verdict
from cop_session.roundtable.naming import call_names
from cop_session.roundtable.state import Answer, Line, Participant
from cop_session.roundtable.text import visible
from cop_session.roundtable.words import Kind, Scale, Standing
from cop_session.tui import keys
from cop_session.tui.steps import asking
from cop_session.tui.steps.drafts import draft_name
from cop_session.tui.steps.lines import details
from cop_session.tui.steps.messages import Complaint, Drafted, Gesture
from cop_session.tui.steps.section import TEXT, Moment, NotUnderstood
from cop_session.tui.widgets.composer import Blank, Composer
from cop_session.tui.widgets.grid import AnswerGrid
from cop_session.tui.widgets.shown import shown

ADAPT = "adapt"
POLL = "poll"


class Walkthrough(Vertical):
    """Asks about one action after the other; Tab shows all of them in a grid.

    Left and right go to another action, up and down to another person; one key answers.
    """

    BINDINGS = keys.WALK

    def __init__(self, cue: str, moment: Moment, drafts: Mapping[str, str]) -> None:
        super().__init__()
        self.moment = moment
        self._cue = cue
        self._drafts = dict(drafts)
        self._line_id: int | None = None
        self._asking: tuple[int, int] | None = None
        self._ready = False
        self.heading = Static(markup=False, id="action")
        self.people = OptionList(markup=False, compact=True, id="answers")
        self.outcome = Static(markup=False, id="outcome")
        self.composer = Composer(id="composer")
        self.grid = AnswerGrid(id="grid")

    def compose(self) -> ComposeResult:
        """Show the sentence to read aloud, the action, the answers and what comes of them."""
        yield Static(shown(self.moment.t(self._cue)), markup=False, id="cue")
        yield self.heading
        yield self.people
        yield self.outcome
        yield self.grid
        yield self.composer

    def on_mount(self) -> None:
        """Begin at the first action that was not settled yet."""
        self._ready = True
        self.composer.display = False
        self.grid.display = False
        lines = asking.asked_about(self.moment.state)
        open_ones = (one for one in lines if verdict(one).value not in ("feasible", "conditional"))
        self._line_id = next((one.id for one in (*open_ones, *lines)), None)
        self.show(self.moment)
        self._resume()

    @property
    def line(self) -> Line | None:
        """The action that is asked about."""
        lines = asking.asked_about(self.moment.state)
        return next((one for one in lines if one.id == self._line_id), lines[0] if lines else None)

    def go_to(self, line: int) -> None:
        """Ask about that action."""
        self._line_id = line
        self.show(self.moment)

    def show(self, moment: Moment) -> None:
        """Show another moment."""
        self.moment = moment
        if not self._ready:
            return
        line = self.line
        self.heading.update(self._heading(line))
        self.outcome.update(self._outcome(line) if line else "")
        self._show_people(line)
        if self.grid.display:
            self.grid.show(moment)

    def refreshed(self) -> None:
        """Nothing more to do after an undo: the composer shows only what is being typed."""

    def enter(self) -> None:
        """Take the focus."""
        if self.grid.display:
            self.grid.focus()
        elif self.composer.display:
            self.composer.note.focus()
        else:
            self.people.focus()

    def leave(self) -> Gesture | None:
        """Take what is still in the fields, as something to record."""
        values = self.composer.values
        if not self.composer.display or not self.composer.touched or not values.get(TEXT, "").strip():
            return None
        return self._gesture(values)

    def _heading(self, line: Line | None) -> Content:
        t = self.moment.t
        if line is None:
            return Content(t("There are no actions yet. F2 goes back to write some down."))
        lines = asking.asked_about(self.moment.state)
        place = t("{n} of {all}", n=lines.index(line) + 1, all=len(lines))
        about = " · ".join(details(self.moment, line))
        return Content.assemble((place, "dim"), "\n\n", (visible(line.text), "bold"), "\n", (visible(about), "dim"))

    def _outcome(self, line: Line) -> Content:
        t, year = self.moment.t, self.moment.today.year
        parts = [(wording.verdict(t, verdict(line)), "bold")]
        for turn, became in line.changes():
            was = wording.when(t, turn.before.when, year)
            now = wording.when(t, became.when, year)
            change = f"{was} → {now}" if was != now else f"{turn.before.text} → {became.text}"
            parts.append((visible(f"\n{t('adapted')}: {change}" + (f" ({turn.why})" if turn.why else "")), "dim"))
        return Content.assemble(*parts)

    def _show_people(self, line: Line | None) -> None:
        highlighted = self.people.highlighted_option.id if self.people.highlighted_option else None
        self.people.clear_options()
        if line is None:
            return
        names = call_names(self.moment.state.people)
        for one in asking.people_of(self.moment.state, line):
            self.people.add_option(Option(self._answer_row(line, one, names[one.id]), id=str(one.id)))
        known = highlighted in {option.id for option in self.people.options}
        self.people.highlighted = self.people.get_option_index(str(highlighted)) if known else 0

    def _answer_row(self, line: Line, one: Participant, name: str) -> Table:
        t, poll = self.moment.t, line.poll
        answer = poll.answer_of(one.id) if poll else None
        must = one.id in line.owners
        words = asking.answer_words(t, poll, answer) if poll and answer else ("…" if must else "")
        if poll and poll.stale and answer:
            words = t("{answer} (before)", answer=words)
        grid = Table.grid(padding=(0, 1), expand=True)
        grid.add_column(width=16, no_wrap=True)
        grid.add_column(width=22, no_wrap=True)
        grid.add_column(ratio=1)
        remark = visible(answer.remark) if answer else ""
        aside = "" if must else t("thinks along")
        grid.add_row(
            Text(visible(name), style="bold" if must else ""),
            Text(words),
            Text(remark or aside, style="" if remark else "dim"),
        )
        return grid

    @property
    def _person(self) -> int | None:
        option = self.people.highlighted_option
        return int(option.id) if option and option.id else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer answers only where they can be given, in the words of the session's scale."""
        typing = self.composer.display and self.composer.has_focus_within
        if action == "leave":
            return typing or self.grid.display
        if typing:
            return False
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
        if self.grid.display and self.grid.chosen:
            self._line_id, person = self.grid.chosen
            return self.line, person
        return self.line, self._person

    def _record(self, line: Line, person: int, score: int) -> None:
        try:
            self.post_message(Gesture(asking.answer_events(self.moment, line, person, score)))
        except NotUnderstood as trouble:
            self.post_message(Complaint(str(trouble)))
            return
        if not self.grid.display:
            self.people.action_cursor_down()

    def action_remark(self) -> None:
        """Add own words to an answer that was given."""
        line, person = self._chosen()
        poll = asking.current_poll(line) if line else None
        answer = poll.answer_of(person) if poll and person else None
        if line is None or answer is None:
            self.post_message(Complaint(self.moment.t("Give the answer first, then the remark.")))
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

    def action_adapt(self) -> None:
        """Make the action work: other words, people, dates."""
        line, _ = self._chosen()
        if line is None:
            return
        t = self.moment.t
        self._asking = None
        fields = [*(one.field for one in asking.ASPECTS), asking.WHY]
        blanks = [Blank(TEXT, t("What")), *(Blank(one.name, t(one.label), t(one.hint)) for one in fields)]
        self._open(f"line:{line.id}:{ADAPT}", t("Make it work"), blanks, asking.adaptation_values(self.moment, line))

    def _open(self, target: str, title: str, blanks: list[Blank], values: Mapping[str, str]) -> None:
        self.composer.display = True
        self.composer.show(target, title, blanks, values)
        self.composer.note.focus()
        self.refresh_bindings()

    def on_composer_typed(self, event: Composer.Typed) -> None:
        """Keep the draft."""
        event.stop()
        self.post_message(Drafted(draft_name(event.target, event.name), event.text))

    def on_composer_noted(self, event: Composer.Noted) -> None:
        """Record what was typed."""
        event.stop()
        if gesture := self._gesture(event.values):
            self.post_message(gesture)

    def _gesture(self, values: Mapping[str, str]) -> Gesture | None:
        line, target = self.line, self.composer.target
        if line is None:
            return None
        try:
            if self._asking:
                person, score = self._asking
                reasons = asking.reasons_in(self.moment, values.get(asking.REASONS.name, ""))
                recorded = asking.answer_events(self.moment, line, person, score, values[TEXT], reasons)
            else:
                recorded = asking.adaptation_events(self.moment, line, values)
        except NotUnderstood as trouble:
            self.composer.filled(values)
            self.post_message(Complaint(str(trouble)))
            return None
        self._close()
        drafts = [draft_name(target, name) for name in values]
        return Gesture(recorded, drafts, lambda: self.composer.filled(values))

    def _close(self) -> None:
        self.composer.filled({})
        self.composer.display = False
        self._asking = None
        self.enter()
        self.refresh_bindings()

    def _resume(self) -> None:
        """Open the field again in which something was being typed."""
        for name, text in self._drafts.items():
            match name.split(":"):
                case ["line", line, purpose] if purpose == ADAPT and self._choose(line):
                    self.action_adapt()
                    self.composer.filled({**self.composer.values, TEXT: text})
                case ["line", line, purpose, person, score] if purpose == POLL and self._choose(line):
                    if self.line and self.moment.state.person(int(person)):
                        self._ask_words(self.line, int(person), int(score))
                        self.composer.filled({TEXT: text})

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
            self.people.clear_options()
            self.show(self.moment)

    def action_later(self) -> None:
        """Keep the action for later."""
        self._stand(Standing.LATER)

    def action_drop(self) -> None:
        """Drop the action."""
        self._stand(Standing.DROPPED)

    def _stand(self, standing: Standing) -> None:
        line, _ = self._chosen()
        if line and line.kind is Kind.ACTION:
            self.post_message(Gesture([StandingSet(line.id, standing)]))

    def action_grid(self) -> None:
        """Show all actions and people at once, or one action again."""
        show_grid = not self.grid.display
        if not show_grid and self.grid.chosen:
            self._line_id = self.grid.chosen[0]
        for widget in (self.heading, self.people, self.outcome):
            widget.display = not show_grid
        self.grid.display = show_grid
        self.show(self.moment)
        self.enter()
        self.refresh_bindings()

    def action_leave(self) -> None:
        """Go back to the answers; what was typed stays in the draft and is recorded if there are words."""
        if self.composer.display:
            gesture = self.leave()
            if gesture:
                self.post_message(gesture)
            elif not self.composer.touched:
                self._close()
        elif self.grid.display:
            self.action_grid()
