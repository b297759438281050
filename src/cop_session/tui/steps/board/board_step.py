"""A step in which the group talks and the facilitator takes notes: a sentence to read aloud, a list, a composer."""

from collections.abc import Callable, Mapping, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from cop_session.domain.codes import Kind
from cop_session.domain.state import State
from cop_session.tui.keys import bindings
from cop_session.tui.steps.board.board_list import Board, row_option
from cop_session.tui.steps.board.board_rows import RowBoard
from cop_session.tui.steps.board.entry_fields import blank, fields_of
from cop_session.tui.steps.core.coach import Coach
from cop_session.tui.steps.core.draft_names import draft_name, drafted, left_off, offer_words, target_of
from cop_session.tui.steps.core.is_shown import is_shown
from cop_session.tui.steps.core.month_choice import offer_month
from cop_session.tui.steps.core.needs_heading import NeedsHeading
from cop_session.tui.steps.core.objection_section import ObjectionSection
from cop_session.tui.steps.core.recorder import Recorder
from cop_session.tui.steps.core.script_line import Cue
from cop_session.tui.steps.core.section import (
    READING,
    TEXT,
    UNREAD,
    Field,
    Moment,
    NotUnderstood,
    Section,
    StepPlace,
    Unfinished,
)
from cop_session.tui.steps.core.sentence_starters import BEGUN, beginnings, offer_beginnings
from cop_session.tui.steps.core.step_messages import StepAsked
from cop_session.tui.steps.sections.line_sections import LineSection
from cop_session.tui.widgets.fields.composer import Composer
from cop_session.tui.widgets.fields.note_field import NoteField
from cop_session.tui.widgets.quiet_hint import QuietHint
from cop_session.tui.widgets.safe_text import same_width


class BoardStep(Vertical):
    """The sections of a step above a composer; typed text goes to the section at the marker.

    Up and down in the field move the marker to another section; Enter on a row edits that row in the same field.
    """

    BINDINGS = bindings.STEP

    def __init__(
        self,
        sections: Sequence[Section],
        recorder: Recorder,
        coach: Coach,
        cues_at: Callable[[State], Sequence[str]] = lambda _: (),
    ) -> None:
        super().__init__()
        self.sections = tuple(sections)
        self.moment = recorder.moment
        self.cue = Cue(cues_at, id="cue")
        self.needs = NeedsHeading(id="needs")
        self.board = RowBoard(sections, recorder, id="board")
        self.composer = Composer(self._write, self._give_up, offer_words(self.moment), id="composer")
        self.hint = QuietHint(self._hint, id="hint")
        self._recorder = recorder
        self._coach = coach
        self._aim = next((one for one in self.sections if one.fields(self.moment)), self.sections[0])
        self._regular = self._aim
        self._row: int | None = None
        self._gone: int | None = None
        self._pointed: int | None = None
        self._awaited: StepPlace | None = None
        self._ready = False
        self._offers = True
        """Whether there are fields to fill in."""

    def compose(self) -> ComposeResult:
        """Show the sentence to read aloud or the needs, the list, the composer and beneath it a hint."""
        yield self.cue
        yield self.needs
        yield self.board
        yield self.composer
        yield self.hint

    def on_mount(self) -> None:
        """Resume the unfinished entry."""
        self._ready = True
        left = left_off(self.sections, self.moment, self._recorder.drafts)
        self._aim, self._row = (left.section, left.row) if left else (self._aim, None)
        self.enter()

    def show(self, moment: Moment) -> None:
        """Show another moment; the fields keep unfinished text."""
        self.moment = moment
        if not self._ready:
            return
        self.cue.show(moment)
        self.needs.show(moment, beside=self.sections)
        self.board.show_sections(moment, self._aim)
        # Not `display`, which is false for a widget that is being removed, whatever its value.
        if bool(self._fields) is not self._offers:
            typing = self.composer.has_focus_within
            self._begin(self._aim, self._row)
            if typing:
                self.action_leave()
        if self._row is not None and not self._here(self._row):
            # The edited row is gone; the typed words become a new entry.
            gone = self._row if self.composer.touched else None
            self._carry_to(self._aim) if gone else self._begin(self._aim, None)
            self._gone = gone
        elif self._gone is not None and self._here(self._gone):
            # The row is back, and its words would exist twice.
            back, self._gone = self._gone, None
            if self.composer.touched:
                self._carry_to(self._aim, back)

    def go_to(self, place: StepPlace) -> None:
        """Highlight a line, or start an entry under a heading, as soon as it exists."""
        under = next((one for one in self.sections if one.name == place.section), None)
        if under and self.put_down():
            self._aim, self._regular, self._row = under, under, None
            self._awaited = place
        self._pointed = place.line
        self.enter()

    def bring_up(self, line: int) -> None:
        """Highlight a line in any section, and scroll to it."""
        for section in self.sections:
            if any(row.id == line for row in section.rows(self.moment)):
                self.board.point_at(row_option(section.name, line))

    def come_back(self, moment: Moment) -> None:
        """Show the present state, and focus the field in use."""
        self.moment = moment
        self.enter()

    def refreshed(self) -> None:
        """Refill the fields after an undo; unfinished text stays."""
        self.keep()
        self._begin(self._aim, self._row)

    def enter(self) -> None:
        """Focus the field in use, as soon as it exists."""
        if not self._ready:
            return
        # The typed text may have been recorded in another step meanwhile.
        self._begin(self._aim, self._row)
        line, self._pointed = self._pointed, None
        for section in () if self.moment.watched else self.sections:
            row = section.first(self.moment) if line is None else line
            if row is not None:
                self.board.point_at(row_option(section.name, row))
        if line is None and self.board.highlighted is not None:
            self.call_after_refresh(self.board.bring_up)
        if is_shown(self):
            listed = line is not None or any(one.calls_for(self.moment) for one in self.sections)
            self.screen.set_focus(self.board if listed or not self.composer.display else self.composer.note)

    def _begin(self, section: Section, row: int | None) -> None:
        if (section, row) != (self._aim, self._row):
            self._gone = None
        self._aim, self._row, self._take = section, row, ""
        self._regular = section if section in self.sections else self._regular
        self._offers = self.composer.display = bool(fields := self._fields)
        if fields:
            title = section.title(self.moment)
            title = title if row is None else self.moment.t("{what}: put right", what=title)
            goes_on = self._awaited is not None and self._awaited.section == section.name
            values = self._proposed(section) if row is None else section.values(self.moment, row)
            typed = drafted(section, row, self.moment, self._recorder.drafts)
            self.composer.note.leads_on = row is None and self._aim in (others := self._typable) and len(others) > 1
            self.composer.show(
                self._target, title, [blank(lambda: self.moment, one, self._ahead) for one in fields], values, typed
            )
            # Users mostly add to the text that an open item proposes.
            if values.get(TEXT) and row is None and not (typed or goes_on):
                self.composer.note.select_all()
            self._understand()
        self.hint.now()
        self.show(self.moment)

    @property
    def _fields(self) -> tuple[Field, ...]:
        return fields_of(self.moment, self._aim, self._row)

    def _proposed(self, section: Section) -> Mapping[str, str]:
        awaited, self._awaited = self._awaited, None
        here = awaited.proposed if awaited and awaited.section == section.name else {}
        return {**section.initial(self.moment), **here}

    @property
    def _target(self) -> str:
        return target_of(self._aim, self._row)

    def _ahead(self, said: str) -> str:
        # Only the facilitator may see suggestions from other sessions.
        rest = self._aim.ahead(self.moment, said) if self._row is None and not self.moment.large else ""
        return rest if same_width(rest) == rest else ""

    def on_composer_typed(self, event: Composer.Typed) -> None:
        """Keep the draft, and show how it is parsed after the letter itself is on the screen."""
        event.stop()
        self.keep()
        self.call_after_refresh(self._consider)

    def _consider(self) -> None:
        self._understand()
        if self._coach.helps_wording(self.moment.state):
            self.hint.soon()

    def _hint(self) -> str:
        asked = None if self.moment.large else self._kind
        return self._coach.hint(self.moment, asked, self.composer.note.text) if asked else ""

    @property
    def _kind(self) -> Kind | None:
        """The kind of the typed line, if it is a line."""
        return self._aim.kind if isinstance(self._aim, LineSection) else None

    def keep(self) -> None:
        """Keep the typed text as a draft."""
        if not (self.composer.target and self.composer.display):
            return
        for field, text in self.composer.unwritten.items():
            self._recorder.draft(draft_name(self._target, field), text)

    @property
    def _values(self) -> Mapping[str, str]:
        """The values of the fields, and how much of the parsed text is accepted."""
        return {**self.composer.values, READING: self._take if self._row is None else UNREAD}

    def _understand(self) -> None:
        self.composer.understood(self._aim.understood(self.moment, self._values))

    def put_down(self) -> bool:
        """Record the text in the fields; returns whether they are free for another entry."""
        self.keep()
        if not (self.composer.display and self.composer.touched and self.composer.values.get(TEXT, "").strip()):
            return True
        return self._note()

    def _write(self) -> None:
        if any(text.strip() for text in self.composer.values.values()) and self._note():
            self.screen.set_focus(self.composer.note)

    def _give_up(self) -> None:
        """Discard the typed text; an edited line stays unchanged."""
        self._recorder.draft_all({draft_name(self._target, field): "" for field in self.composer.values})
        self._begin(self._regular, None)
        self.screen.set_focus(self.composer.note)

    def _note(self) -> bool:
        """Record the text in the fields; if it is refused it stays, and the refused field gets the focus."""
        section, row, values = self._aim, self._row, self._values
        try:
            events = section.noted(self.moment, values) if row is None else section.changed(self.moment, row, values)
        except NotUnderstood as trouble:
            self._recorder.complain(str(trouble))
            self.composer.correct(trouble.field, goes_on=isinstance(trouble, Unfinished))
            return False
        if not self._recorder.record(
            *events, drafts=[draft_name(self._target, field) for field in self.composer.values]
        ):
            # The words are valid: further typing must not replace them.
            self.composer.correct(TEXT, goes_on=True)
            return False
        self._gone = None
        self.board.point_at_last(section.name) if row is None else self.board.point_at(row_option(section.name, row))
        self._begin(self._regular, None)
        return True

    def on_note_field_passed(self, event: NoteField.Passed) -> None:
        """Move the marker to the section above or below, with wraparound; the text moves with it."""
        event.stop()
        typable = self._typable
        if self._row is not None or self._aim not in typable or len(typable) < 2:
            return
        self._carry_to(typable[(typable.index(self._aim) + event.direction) % len(typable)])

    @property
    def _typable(self) -> list[Section]:
        """The sections that accept a new entry, in order."""
        return [one for one in self.sections if fields_of(self.moment, one)]

    def _carry_to(self, section: Section, row: int | None = None) -> None:
        """Move the typed text to an entry of `section`; text without a field there stays in its own draft."""
        typed = self.composer.values if self._row is not None else self.composer.unwritten
        waiting = drafted(section, row, self.moment, self._recorder.drafts)
        fields = [one.name for one in section.fields(self.moment)]
        there = {name: " ".join(filter(None, [waiting.get(name, ""), typed.get(name, "")])) for name in fields}
        here = {name: "" if name in fields else text for name, text in typed.items()}
        # In one call: at no moment is a word lost, or stored twice.
        self._recorder.draft_all(
            {draft_name(self._target, name): text for name, text in here.items()}
            | {draft_name(target_of(section, row), name): text for name, text in there.items()}
        )
        self._begin(section, row)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer another sentence if there is one, another reading for parsed text, and wording help."""
        match action:
            case "list" | "leave":
                return self.composer.has_focus_within
            case "type":
                return self.board.has_focus
            case "read":
                return self._row is None and bool(self._aim.read_otherwise(self.moment, self._values) or self._take)
            case "cue":
                return self.cue.can_turn and not self.moment.large
            case "question":
                return any(one.name == Kind.ACTION for one in self.sections) and not self.moment.large
            case "month":
                return any(one.day for one in self._fields)
            case "begin_sentence":
                return self._kind in BEGUN and self._coach.helps_wording(self.moment.state)
            case _:
                return True

    def _here(self, row: int) -> bool:
        return any(one.id == row for one in self._aim.rows(self.moment))

    def on_board_chosen(self, event: Board.Chosen) -> None:
        """Edit a row in the composer."""
        event.stop()
        section = next(one for one in self.sections if one.name == event.group)
        if leads := section.leads_to(self.moment, event.row):
            self._coach.led_by = section.name
            self.post_message(StepAsked(leads))
        elif person := section.invites(self.moment, event.row):
            self._invite(section, person)
        elif section.fields(self.moment) and self.put_down():
            self._type_into(section, event.row)

    def on_row_board_objection_asked(self, event: RowBoard.ObjectionAsked) -> None:
        """Record which participant objects to a line."""
        event.stop()
        if self.put_down():
            self._type_into(ObjectionSection(event.line), None)

    def _type_into(self, section: Section, row: int | None) -> None:
        self._begin(section, row)
        self.screen.set_focus(self.composer.note)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Record the typed text when the list gets the focus."""
        if event.widget is self.board and self.put_down():
            self._begin(self._regular, None)
            if self.board.current is None:
                self.board.point_at_last(self._regular.name)

    def action_list(self) -> None:
        """Record the typed text, and go to the list; if it is refused, stay in the field."""
        if self.put_down():
            self.action_leave()

    def action_leave(self) -> None:
        """Go to the list, in which no text is typed."""
        self.screen.set_focus(self.board)

    def action_type(self) -> None:
        """Go from the list back to the field."""
        self.enter()

    def action_read(self) -> None:
        """Switch the reading: only owners, only date, or neither."""
        self._take = self._aim.read_otherwise(self.moment, self._values)
        self._understand()

    def action_cue(self) -> None:
        """Show another sentence to read aloud."""
        self.cue.turn()
        self.cue.show(self.moment)

    def action_question(self) -> None:
        """Show the next open question in the place of the sentence to read aloud."""
        self.cue.ask(self._coach.question(self.moment.state))
        self.cue.show(self.moment)
        self.refresh_bindings()

    def action_begin_sentence(self) -> None:
        """Offer sentence starters for a need, or for a sign that an action helps."""
        offer_beginnings(self, self.composer.note, self.moment, beginnings(self.moment, self._kind or Kind.NEED))

    def action_month(self) -> None:
        """Choose the day of the entry in a month."""
        offer_month(self, self.composer.note, self.moment)

    def _invite(self, section: Section, person: int) -> None:
        """Remember that a participant was invited, and highlight the next participant."""
        self._coach.invite(person)
        self.show(self.moment)
        if (following := section.first(self.moment)) is not None:
            self.board.point_at(row_option(section.name, following))
