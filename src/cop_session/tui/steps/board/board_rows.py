"""The rows of a step, and the one-key actions on the highlighted row."""

from collections.abc import Sequence
from dataclasses import replace

from textual.message import Message
from textual.widgets import OptionList

from cop_session.domain.codes import Consent, Kind, Standing
from cop_session.domain.events import Moved, Removed, StandingSet
from cop_session.formats import format_of
from cop_session.tui.keys import bindings
from cop_session.tui.steps.board.board_list import Board, BoardGroup
from cop_session.tui.steps.core.doubt_decision import Decision, decision
from cop_session.tui.steps.core.recorder import Recorder
from cop_session.tui.steps.core.section import Moment, Section, StepPlace
from cop_session.tui.steps.core.step_messages import ElsewhereAsked, StepAsked, StrikeAsked
from cop_session.tui.widgets.clipped import more_words

_ON_ROW = frozenset(
    {"strike", "remove", "later", "agree", "object", "poll", "elsewhere", "higher", "lower", "answer", "decide"}
)


class RowBoard(Board):
    """A board on which the highlighted row is moved, kept for later, agreed, answered, removed or redacted."""

    BINDINGS = bindings.ROW

    class ObjectionAsked(Message):
        """A participant objects to a line."""

        def __init__(self, line: int) -> None:
            super().__init__()
            self.line = line

    def __init__(self, sections: Sequence[Section], recorder: Recorder, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._sections = {one.name: one for one in sections}
        self._recorder = recorder

    def show_sections(self, moment: Moment, aim: Section) -> None:
        """Show the offered sections; typed text goes to the section `aim`.

        A large screen shows only sections that have rows or are the aim.
        """
        aimed = None if moment.watched else aim
        groups = [_group(one, moment, one is aimed) for one in self._sections.values() if one.offered(moment)]
        self.show([one for one in groups if one.rows or one.aimed or not moment.large], more_words(moment.t))
        if moment.watched:
            # The replay shows the same rows from every starting position.
            self.highlighted = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the keys that fit the row."""
        if action not in _ON_ROW:
            return True
        if self.current is None:
            return False
        name, row = self.current
        section = self._sections[name]
        match action:
            case "strike" | "agree" | "object" | "elsewhere":
                return section.can_strike
            case "later":
                return section.can_wait
            case "poll":
                return name == Kind.ACTION
            case "answer":
                return section.can_answer
            case "decide":
                return self._decision is not None and self._decision.event(int(str(parameters[0]))) is not None
            case "remove":
                return bool(section.fields(self._recorder.moment)) and row != 0
            case _:
                return bool(section.fields(self._recorder.moment)) and len(self.rows_of(name)) > 1

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the keys that fit the row."""
        event.stop()
        self.refresh_bindings()

    def action_strike(self) -> None:
        """Ask to redact a line permanently."""
        if self.current:
            self.post_message(StrikeAsked(self.current[1]))

    def action_elsewhere(self) -> None:
        """Ask to move a line to another round table."""
        if self.current:
            self.post_message(ElsewhereAsked(self.current[1]))

    def action_remove(self) -> None:
        """Remove a row."""
        if self.current:
            self._recorder.record(Removed(self.current[1]))

    def action_later(self) -> None:
        """Keep a line for later, or resume it."""
        self._stand(Standing.LATER)

    def action_agree(self) -> None:
        """Toggle that everybody agrees with a line."""
        self._stand(Standing.AGREED)

    def _stand(self, standing: Standing) -> None:
        line = self._recorder.moment.state.line(self.current[1]) if self.current else None
        if line:
            back = line.standing is standing
            self._recorder.record(StandingSet(line.id, Standing.NOTED if back else standing))

    def action_object(self) -> None:
        """Ask which participant objects to a line."""
        if self.current:
            self.post_message(self.ObjectionAsked(self.current[1]))

    @property
    def _decision(self) -> Decision | None:
        """The open decision about the highlighted line."""
        moment = self._recorder.moment
        line = moment.state.line(self.current[1]) if self.current else None
        return decision(moment, line) if line and not moment.watched else None

    def action_decide(self, place: int) -> None:
        """Accept a reading of the doubtful part of a line, or keep its words as spoken."""
        event = self._decision.event(place) if self._decision else None
        if event and self._recorder.record(event):
            self.refresh_bindings()

    def action_poll(self) -> None:
        """Poll an action at once."""
        if self.current:
            asking = format_of(self._recorder.moment.state).step_asking(Kind.ACTION)
            self.post_message(StepAsked(StepPlace(asking, self.current[1])))

    def action_higher(self) -> None:
        """Move a row up."""
        self._move(-1)

    def action_lower(self) -> None:
        """Move a row down."""
        self._move(1)

    def _move(self, direction: int) -> None:
        if self.current is None:
            return
        name, row = self.current
        ids = [one.id for one in self.rows_of(name)]
        place = ids.index(row) + direction
        if 0 <= place < len(ids):
            rest = [*(one for one in ids if one != row), None]
            self._recorder.record(Moved(row, rest[place]))

    def action_answer(self, consent: str) -> None:
        """Answer a row with yes, no or still to ask."""
        if self.current:
            name, row = self.current
            answered = self._sections[name].answered(self._recorder.moment, row, Consent(consent))
            if answered:
                self._recorder.record(*answered)


def _group(section: Section, moment: Moment, aimed: bool) -> BoardGroup:
    rows = section.rows(moment)
    if moment.fresh:
        rows = tuple(replace(row, fresh=row.id in moment.fresh) for row in rows)
    return BoardGroup(section.name, section.title(moment), rows, aimed, section.aside(moment), moment.large)
