"""The place where everything is written down: a field for the words and small fields for who, when and the like."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static, TextArea

from cop_session.tui.widgets.fields import LineField, NoteField
from cop_session.tui.widgets.shown import shown

MOST_FIELDS = 4


@dataclass(frozen=True, slots=True)
class Blank:
    """A field as the composer shows it: its name, its label and a hint, in the user's language."""

    name: str
    label: str
    hint: str = ""
    suggester: Suggester | None = None


class FieldCell(Vertical):
    """A small field beneath its label."""

    def __init__(self) -> None:
        super().__init__()
        self.label = Static(markup=False, classes="label")
        self.field = LineField()
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

    It posts `Typed` for each change, `Noted` on Enter and `Passed` when the arrows leave the field.
    """

    class Noted(Message):
        """What was typed is ready to be written down."""

        def __init__(self, target: str, values: Mapping[str, str]) -> None:
            super().__init__()
            self.target = target
            self.values = values

    class Typed(Message):
        """A field changed by typing."""

        def __init__(self, target: str, name: str, text: str) -> None:
            super().__init__()
            self.target = target
            self.name = name
            self.text = text

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.target = ""
        self.note = NoteField(id="note")
        self.cells = tuple(FieldCell() for _ in range(MOST_FIELDS))
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
        return any(text != self._put.get(name, "") for name, text in self.values.items())

    def show(self, target: str, title: str, blanks: Sequence[Blank], values: Mapping[str, str]) -> None:
        """Become the fields for `target`, filled with `values`; the first of `blanks` is for the words."""
        self.target = target
        self._first, self._blanks = blanks[0], tuple(blanks[1 : MOST_FIELDS + 1])
        self._put = {blank.name: values.get(blank.name, "") for blank in blanks}
        self.border_title = shown(title)
        self.note.ask(self._first.label)
        self.query_one("#cells").display = bool(self._blanks)
        padded = (*self._blanks, *(None,) * (MOST_FIELDS - len(self._blanks)))
        with self.prevent(Input.Changed, TextArea.Changed):
            self.note.put(values.get(self._first.name, ""))
            for cell, blank in zip(self.cells, padded, strict=True):
                cell.become(blank)
                cell.field.put(values.get(blank.name, "") if blank else "")

    def understood(self, words: str) -> None:
        """Show in the lower edge how the fields are understood."""
        self.border_subtitle = shown(words)

    def filled(self, values: Mapping[str, str]) -> None:
        """Put back what was typed, as something that still has to be written down."""
        with self.prevent(Input.Changed, TextArea.Changed):
            self.note.put(values.get(self._first.name, ""))
            for cell in self.cells:
                cell.field.put(values.get(cell.blank.name, ""))

    def submit(self) -> None:
        """Hand over what was typed and be empty at once, so that the next words are not mixed with these."""
        values = self.values
        if not any(text.strip() for text in values.values()):
            return
        target = self.target
        self.filled({})
        self._put = {}
        self.note.focus()
        self.post_message(self.Noted(target, values))

    def on_note_field_submitted(self, event: NoteField.Submitted) -> None:
        """Write down on Enter."""
        event.stop()
        self.submit()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write down on Enter in a small field too."""
        event.stop()
        self.submit()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell what was typed."""
        event.stop()
        self.post_message(self.Typed(self.target, self._first.name, self.note.text))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what was typed in a small field."""
        event.stop()
        name = next(cell.blank.name for cell in self.cells if cell.field is event.input)
        self.post_message(self.Typed(self.target, name, event.value))
