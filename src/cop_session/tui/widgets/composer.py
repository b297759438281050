"""The place where everything is written down: a field for the words and small fields for who, when and the like."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static, TextArea

from cop_session.tui.widgets.fields import LineField, NoteField
from cop_session.tui.widgets.shown import shown

MOST_FIELDS = 4
_WIDEST = 400
"""In characters, for an edge; what was typed stands in full in its field."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A field as the composer shows it: its name, its label and a hint, in the user's language."""

    name: str
    label: str
    hint: str = ""
    suggester: Suggester | None = None
    ahead: Callable[[str], str] | None = None
    """Tells what may come behind the words; only the first field asks."""
    unseen: bool = False
    """Whether it shows that something is typed, not what; only the first field can."""


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
        """Be the field of `blank`, or none."""
        self.display = blank is not None
        self.blank = blank or Blank("", "")
        self.label.update(shown(self.blank.label))
        self.field.placeholder = self.blank.hint
        self.field.suggester = self.blank.suggester


class Composer(Vertical):
    """Fields for one entry; `target` names what is being written, such as a new need or an existing line.

    It calls `enter` on Enter and posts `Typed` for each change.
    """

    class Typed(Message):
        """Something was typed since; the fields tell what."""

    def __init__(self, enter: Callable[[], None], *, id: str | None = None) -> None:
        super().__init__(id=id)
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
        """What stands in the fields, by name."""
        cells = {cell.blank.name: cell.field.value for cell in self.cells if cell.display}
        return {self._first.name: self.note.text, **cells}

    @property
    def touched(self) -> bool:
        """Whether anything was typed since the fields were last filled."""
        return self.values != self._put

    @property
    def unwritten(self) -> dict[str, str]:
        """What was typed since the fields were last filled, by name; empty where nothing was."""
        return {name: "" if text == self._put.get(name) else text for name, text in self.values.items()}

    def show(
        self, target: str, title: str, blanks: Sequence[Blank], values: Mapping[str, str], typed: Mapping[str, str]
    ) -> None:
        """Become the fields for `target`, the first of `blanks` for the words.

        They are filled with `values`, and over those with what was `typed` and not written down yet.
        """
        self.target = target
        self._first, self._blanks = blanks[0], tuple(blanks[1 : MOST_FIELDS + 1])
        self.border_title = shown(title)
        with self.prevent(TextArea.Changed):
            self.note.ask(self._first.label, unseen=self._first.unseen)
        self.note.ahead = self._first.ahead
        self.query_one("#cells").display = bool(self._blanks)
        padded = (*self._blanks, *(None,) * (MOST_FIELDS - len(self._blanks)))
        for cell, blank in zip(self.cells, padded, strict=True):
            cell.become(blank)
        self._fill(values)
        # As the fields hold it, which in a field of one line is without line breaks.
        self._put = self.values
        if typed:
            self._fill({**values, **typed})
        self.note.update_suggestion()

    def enter(self, name: str) -> None:
        """Give a field the focus, a small one with its text selected."""
        cell = next((one for one in self.cells if one.display and one.blank.name == name), None)
        if cell is None:
            self.screen.set_focus(self.note)
        else:
            cell.field.select_all()
            self.screen.set_focus(cell.field)

    def understood(self, words: str) -> None:
        """Show in the lower edge how the fields are understood."""
        self.border_subtitle = shown(words[:_WIDEST])

    def _fill(self, values: Mapping[str, str]) -> None:
        with self.prevent(Input.Changed, TextArea.Changed):
            self.note.put(values.get(self._first.name, ""))
            for cell in self.cells:
                cell.field.put(values.get(cell.blank.name, ""))

    def on_descendant_focus(self) -> None:
        """Light up while something is typed here."""
        self._light(True)

    def on_descendant_blur(self) -> None:
        """Stop being lit."""
        self._light(False)

    def _light(self, lit: bool) -> None:
        # Nothing inside changes with it; to style all of that anew takes longer than to paint it.
        self.set_class(lit, "-lit", update=False)
        self.app.stylesheet.update_nodes([self])

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell that something was typed."""
        event.stop()
        self.post_message(self.Typed())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell that something was typed in a small field."""
        event.stop()
        self.post_message(self.Typed())
