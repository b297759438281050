"""The composer: a field for the words and small fields for owners, date and other aspects."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static, TextArea

from cop_session.tui.keys import bindings
from cop_session.tui.keys.key_queue import TypeAhead
from cop_session.tui.widgets.fields.note_field import LineField, NoteField
from cop_session.tui.widgets.safe_text import shown

MOST_FIELDS = 4
_WIDEST = 400
"""Maximum width, in characters, of text in the border; the field shows the typed text in full."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A field of the composer: its name, its label and a hint, in the user's language."""

    name: str
    label: str
    hint: str = ""
    suggester: Suggester | None = None
    ahead: Callable[[str], str] | None = None
    """Returns a suggested continuation of the words; only the first field uses it."""
    unseen: bool = False
    """Whether the text is masked; only the first field can be."""


class FieldCell(Vertical):
    """A small field beneath its label."""

    def __init__(self, enter: Callable[[], None]) -> None:
        super().__init__()
        self.label = Static(markup=False, classes="label")
        self.field = LineField(enter)
        self.blank = Blank("", "")

    def compose(self) -> ComposeResult:
        """Show label and field."""
        yield self.label
        yield self.field

    def become(self, blank: Blank | None) -> None:
        """Show the field of `blank`, or hide it."""
        self.display = blank is not None
        self.blank = blank or Blank("", "")
        self.label.update(shown(self.blank.label))
        self.field.placeholder = self.blank.hint
        self.field.suggester = self.blank.suggester


class Composer(Vertical):
    """Fields for one entry; `target` names that entry, such as a new need or an existing line.

    It calls `enter` on Enter and posts `Typed` for each change. Tab stays within it. Escape offers to discard the typed
    text, in the words of `offer`; a second one calls `give_up`. In untouched fields the composer ignores Escape.
    """

    BINDINGS = bindings.COMPOSER

    class Typed(Message):
        """The text of a field changed."""

    def __init__(
        self, enter: Callable[[], None], give_up: Callable[[], None], offer: str, *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._give_up = give_up
        self._offer = offer
        self._offered = False
        self._understood = ""
        self._was_touched = False
        self.target = ""
        self.note = NoteField(enter, id="note")
        self.cells = tuple(FieldCell(enter) for _ in range(MOST_FIELDS))
        self._first = Blank("", "")
        self._blanks: tuple[Blank, ...] = ()
        self._put: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Show the field for the words above the small fields."""
        yield self.note
        with Horizontal(id="cells"):
            yield from self.cells

    @property
    def values(self) -> dict[str, str]:
        """The text of the fields, by name."""
        cells = {cell.blank.name: cell.field.value for cell in self.cells if cell.display}
        return {self._first.name: self.note.text, **cells}

    @property
    def touched(self) -> bool:
        """Whether any field has changed since the fields were last filled."""
        return self.values != self._put

    @property
    def unwritten(self) -> dict[str, str]:
        """Text typed since the fields were last filled, by name; empty for an unchanged field."""
        return {name: "" if text == self._put.get(name) else text for name, text in self.values.items()}

    def show(
        self, target: str, title: str, blanks: Sequence[Blank], values: Mapping[str, str], typed: Mapping[str, str]
    ) -> None:
        """Show the fields for `target`, the first of `blanks` for the words.

        They are filled with `values`, overridden by `typed`, the unrecorded text.
        """
        self.target = target
        self._offered = False
        self._first, self._blanks = blanks[0], tuple(blanks[1 : MOST_FIELDS + 1])
        self.border_title = shown(title)
        with self.prevent(TextArea.Changed):
            self.note.ask(self._first.label, unseen=self._first.unseen)
        self.note.ahead = self._first.ahead
        self.query_one("#cells").display = bool(self._blanks)
        padded = (*self._blanks, *(None,) * (MOST_FIELDS - len(self._blanks)))
        for cell, blank in zip(self.cells, padded, strict=True):
            cell.become(blank)
        self._show_edge()
        self._fill(values)
        # As read back from the fields: a single-line field has no line breaks.
        self._put = self.values
        if typed:
            self._fill({**values, **typed})
        self._was_touched = self.touched
        self.note.update_suggestion()

    def enter(self, name: str) -> None:
        """Focus a field, a small one with its text selected."""
        field = self._field(name)
        if isinstance(field, LineField):
            field.select_all()
        self.screen.set_focus(field)

    def correct(self, name: str, *, goes_on: bool = False) -> None:
        """Focus the refused field, with its text selected, or with the cursor after the text if it `goes_on`.

        If further keys arrive, they were typed before the refusal was visible: then no text is replaced.
        """
        if not self.display:
            # No entry can be recorded here any more, such as after the talk.
            return
        field, app = self._field(name), self._typed_ahead
        turn = app.turn
        self.screen.set_focus(field)

        def select() -> None:
            if app.focused is field and app.turn == turn and not app.waiting and not goes_on:
                field.select_all()

        self.call_after_refresh(select)

    @property
    def _typed_ahead(self) -> TypeAhead:
        app = self.app
        assert isinstance(app, TypeAhead)
        return app

    def _field(self, name: str) -> NoteField | LineField:
        return next((one.field for one in self.cells if one.display and one.blank.name == name), self.note)

    def understood(self, words: str) -> None:
        """Show in the bottom border how the fields are parsed."""
        self._understood = words
        self._show_edge()

    def _show_edge(self) -> None:
        self.border_subtitle = shown((self._offer if self._offered else self._understood)[:_WIDEST])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to discard the typed text, and discard it only after that offer."""
        match action:
            case "offer":
                return self.touched and not self._offered
            case "give_up":
                return self._offered
            case _:
                return True

    def action_next_field(self, direction: int) -> None:
        """Go to the next field; from the last to the first."""
        fields = [self.note, *(cell.field for cell in self.cells if cell.display)]
        here = next((place for place, one in enumerate(fields) if one.has_focus), 0)
        self.screen.set_focus(fields[(here + direction) % len(fields)])

    def action_offer(self) -> None:
        """Offer to discard the typed text; typing on declines."""
        self._offered = True
        self._show_offer()
        # Escape pressed before the offer is readable does not answer it.
        self._typed_ahead.turn_page()

    def action_give_up(self) -> None:
        """Discard the typed text."""
        if not self._typed_ahead.unread:
            self._withdraw()
            self._give_up()

    def _withdraw(self) -> None:
        if self._offered:
            self._offered = False
            self._show_offer()

    def _show_offer(self) -> None:
        self._show_edge()
        self.refresh_bindings()

    def _fill(self, values: Mapping[str, str]) -> None:
        with self.prevent(Input.Changed, TextArea.Changed):
            self.note.put(values.get(self._first.name, ""))
            for cell in self.cells:
                cell.field.put(values.get(cell.blank.name, ""))

    def on_descendant_focus(self) -> None:
        """Highlight the composer while it has the focus."""
        self._withdraw()
        self._light(True)

    def on_descendant_blur(self) -> None:
        """Remove the highlight."""
        self._light(False)

    def _light(self, lit: bool) -> None:
        # No style inside depends on it; restyling all of that takes longer than painting it.
        self.set_class(lit, "-lit", update=False)
        self.app.stylesheet.update_nodes([self])

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Post the change."""
        event.stop()
        self._changed()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Post the change of a small field."""
        event.stop()
        self._changed()

    def _changed(self) -> None:
        if self.touched is not self._was_touched:
            # Escape leaves if the fields are untouched; otherwise it asks first.
            self._was_touched = self.touched
            self.refresh_bindings()
        self._withdraw()
        self.post_message(self.Typed())
