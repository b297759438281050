"""A step in which the group talks and the facilitator writes down: a sentence to read aloud, a list, a composer."""

from collections.abc import Mapping, Sequence
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.suggester import Suggester
from textual.widgets import Static

from cop_session.capture.completion import complete
from cop_session.roundtable.events import Moved, Removed, StandingSet
from cop_session.roundtable.words import Consent, Kind, Standing
from cop_session.tui import keys
from cop_session.tui.steps.drafts import draft_name, left_off, target_of
from cop_session.tui.steps.messages import Complaint, Drafted, FeasibilityAsked, Gesture, StrikeAsked
from cop_session.tui.steps.objection import ObjectionSection
from cop_session.tui.steps.section import TEXT, Field, Moment, NotUnderstood, Section
from cop_session.tui.steps.spoken import spoken
from cop_session.tui.widgets.board import Board, Group, row_option
from cop_session.tui.widgets.composer import Blank, Composer
from cop_session.tui.widgets.fields import NoteField
from cop_session.tui.widgets.shown import shown


class NameSuggester(Suggester):
    """Completes the names and roles of people at the table."""

    def __init__(self, moment: Moment) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._moment = moment

    async def get_suggestion(self, value: str) -> str | None:
        """Return `value` with its last name completed."""
        return complete(value, self._moment.state.people, self._moment.t.locale)


class BoardStep(Vertical):
    """The sections of a step above one composer; what is typed goes to the section that the marker points at.

    Up and down in the field aim at another section; Enter on a row puts it right in the same field.
    """

    BINDINGS = keys.ROW
    _ON_ROW = frozenset({"strike", "remove", "later", "agree", "object", "poll", "higher", "lower", "answer"})

    def __init__(
        self, sections: Sequence[Section], cues: Sequence[str], moment: Moment, drafts: Mapping[str, str]
    ) -> None:
        super().__init__()
        self.sections = tuple(sections)
        self.moment = moment
        self.board = Board(id="board")
        self.composer = Composer(id="composer")
        self._cues = tuple(cues)
        self._cue = 0
        self._drafts = dict(drafts)
        self._aim = next((one for one in self.sections if one.fields(moment)), self.sections[0])
        self._regular = self._aim
        self._row: int | None = None
        self._ready = False

    def compose(self) -> ComposeResult:
        """Show the sentence to read aloud, the list and the composer."""
        yield Static(id="cue", markup=False)
        yield self.board
        yield self.composer

    def on_mount(self) -> None:
        """Begin where typing was left off."""
        self._ready = True
        self._resume()

    def show(self, moment: Moment) -> None:
        """Show another moment; the fields keep what is being typed."""
        self.moment = moment
        if not self._ready:
            return
        self._show_cue()
        self.board.show(
            [
                Group(one.name, one.title(moment), one.rows(moment), one is self._aim, one.aside(moment))
                for one in self.sections
            ]
        )
        if self._row is not None and not self._here(self._row):
            self._begin(self._aim, None, {})

    def refreshed(self) -> None:
        """Fill the fields anew after an undo, unless something else is being typed."""
        if self._row is not None and not self.composer.touched:
            self._begin(self._aim, self._row, dict(self._aim.values(self.moment, self._row)))

    def enter(self) -> None:
        """Take the focus where typing goes on."""
        (self.composer.note if self.composer.display else self.board).focus()

    def leave(self) -> Gesture | None:
        """Take what is still in the fields, as something to write down."""
        values = self.composer.values
        if not self.composer.touched or not values.get(TEXT, "").strip():
            return None
        self.composer.filled({})
        return self._gesture(values)

    def _begin(self, section: Section, row: int | None, values: Mapping[str, str]) -> None:
        self._aim, self._row = section, row
        self._regular = section if section in self.sections else self._regular
        fields = section.fields(self.moment)
        self.composer.display = bool(fields)
        if fields:
            title = section.title(self.moment)
            title = title if row is None else self.moment.t("{what}: put right", what=title)
            proposed = {} if values or row is not None else section.initial(self.moment)
            self.composer.show(self._target, title, [self._blank(one) for one in fields], values or proposed)
            if proposed:
                self.composer.note.select_all()
            self._understand()
        self.show(self.moment)

    @property
    def _target(self) -> str:
        return target_of(self._aim, self._row)

    def _blank(self, field: Field) -> Blank:
        suggester = NameSuggester(self.moment) if field.people else None
        hint = self.moment.t(field.hint) if field.hint else ""
        return Blank(field.name, spoken(self.moment, field.label), hint, suggester)

    def on_composer_typed(self, event: Composer.Typed) -> None:
        """Keep the draft and show how it is understood."""
        event.stop()
        self.post_message(Drafted(draft_name(event.target, event.name), event.text))
        self._understand()

    def _understand(self) -> None:
        self.composer.understood(self._aim.understood(self.moment, self.composer.values))

    def on_composer_noted(self, event: Composer.Noted) -> None:
        """Write down what was typed."""
        event.stop()
        if gesture := self._gesture(event.values):
            self.post_message(gesture)

    def _gesture(self, values: Mapping[str, str]) -> Gesture | None:
        section, row, target = self._aim, self._row, self._target
        try:
            change = section.noted if row is None else partial(section.changed, row=row)
            recorded = change(self.moment, values=values)
        except NotUnderstood as trouble:
            self.composer.filled(values)
            self.post_message(Complaint(str(trouble)))
            return None

        def refused() -> None:
            self._begin(section, row, {})
            self.composer.filled(values)
            self._understand()

        if row is not None or section not in self.sections:
            # What was typed since Enter is already there, and stays.
            self._begin(self._regular, None, self.composer.values)
        self.composer.understood("")
        return Gesture(recorded, [draft_name(target, field) for field in values], refused)

    def on_note_field_passed(self, event: NoteField.Passed) -> None:
        """Aim at the section above or below; the words go along."""
        event.stop()
        if self._row is not None:
            return
        typable = [one for one in self.sections if one.fields(self.moment)]
        if self._aim not in typable:
            return
        place = typable.index(self._aim) + event.direction
        if 0 <= place < len(typable):
            self._retarget(typable[place])

    def _retarget(self, section: Section) -> None:
        values = self.composer.values
        for field in values:
            self.post_message(Drafted(draft_name(self._target, field), ""))
        self._begin(section, None, {})
        self.composer.filled(values)
        for field, text in self.composer.values.items():
            if text:
                self.post_message(Drafted(draft_name(self._target, field), text))
        self._understand()

    def _resume(self) -> None:
        """Show the draft that was left, if any."""
        left = left_off(self.sections, self.moment, self._drafts)
        if left is None:
            self._begin(self._aim, None, {})
            return
        known = left.section.values(self.moment, left.row) if left.row is not None else {}
        self._begin(left.section, left.row, known)
        self.composer.filled(left.values)
        self._understand()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer keys for rows only on rows, and only those that fit them."""
        if action not in self._ON_ROW:
            return not (action == "cue" and len(self._cues) < 2)
        found = self._current()
        if not self.board.has_focus or found is None:
            return False
        section, row = found
        fits = {
            "strike": section.can_strike,
            "later": section.can_wait,
            "agree": section.can_strike,
            "object": section.can_strike,
            "poll": section.name == Kind.ACTION,
            "answer": section.can_answer,
            "remove": bool(section.fields(self.moment)) and row != 0,
            "higher": len(section.rows(self.moment)) > 1,
            "lower": len(section.rows(self.moment)) > 1,
        }
        return fits[action]

    def _current(self) -> tuple[Section, int] | None:
        current = self.board.current
        if current is None:
            return None
        section = next((one for one in self.sections if one.name == current[0]), None)
        return (section, current[1]) if section else None

    def _here(self, row: int) -> bool:
        return any(one.id == row for one in self._aim.rows(self.moment))

    def on_board_chosen(self, event: Board.Chosen) -> None:
        """Put a row right in the composer."""
        event.stop()
        section = next(one for one in self.sections if one.name == event.group)
        self._post_left()
        if section.fields(self.moment):
            self._begin(section, event.row, section.values(self.moment, event.row))
            self.composer.note.focus()

    def on_option_list_option_highlighted(self) -> None:
        """Show the keys that fit the row."""
        self.refresh_bindings()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Write down what was typed when the list takes over."""
        if event.widget is self.board:
            self._post_left()
            if self._row is not None or self._aim not in self.sections:
                self._begin(self._regular, None, {})

    def _post_left(self) -> None:
        if gesture := self.leave():
            self.post_message(gesture)

    def action_leave(self) -> None:
        """Go to the list; from the list, back to typing."""
        if self.board.has_focus:
            self.enter()
        else:
            self.board.focus()

    def action_strike(self) -> None:
        """Ask to remove the words of a line for good."""
        if found := self._current():
            self.post_message(StrikeAsked(found[1]))

    def action_remove(self) -> None:
        """Take a row away."""
        if found := self._current():
            self.post_message(Gesture([Removed(found[1])]))

    def action_later(self) -> None:
        """Keep a line for later, or take it up again."""
        self._stand(Standing.LATER)

    def action_agree(self) -> None:
        """Note that everybody agrees with a line, or not any more."""
        self._stand(Standing.AGREED)

    def _stand(self, standing: Standing) -> None:
        found = self._current()
        line = self.moment.state.line(found[1]) if found else None
        if line:
            self.post_message(
                Gesture([StandingSet(line.id, Standing.NOTED if line.standing is standing else standing)])
            )

    def action_object(self) -> None:
        """Note who sees a line differently."""
        if found := self._current():
            self._begin(ObjectionSection(found[1]), None, {})
            self.composer.note.focus()

    def action_poll(self) -> None:
        """Ask at once whether an action will work."""
        if found := self._current():
            self.post_message(FeasibilityAsked(found[1]))

    def action_higher(self) -> None:
        """Move a row up."""
        self._move(-1)

    def action_lower(self) -> None:
        """Move a row down."""
        self._move(1)

    def _move(self, direction: int) -> None:
        found = self._current()
        if found is None:
            return
        section, row = found
        ids = [one.id for one in section.rows(self.moment)]
        place = ids.index(row) + direction
        if 0 <= place < len(ids):
            rest = [*(one for one in ids if one != row), None]
            self.board.point_at(row_option(section.name, row))
            self.post_message(Gesture([Moved(row, rest[place])]))

    def action_answer(self, consent: str) -> None:
        """Answer a row with yes, no or still to ask."""
        if found := self._current():
            section, row = found
            recorded = section.answered(self.moment, row, Consent(consent))
            if recorded:
                self.post_message(Gesture(recorded))

    def action_cue(self) -> None:
        """Show another sentence to read aloud."""
        self._cue = (self._cue + 1) % len(self._cues)
        self._show_cue()

    def _show_cue(self) -> None:
        words = spoken(self.moment, self._cues[self._cue]) if self._cues else ""
        self.query_one("#cue", Static).update(shown(words))
