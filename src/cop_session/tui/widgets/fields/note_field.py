"""Multi-line and single-line fields for the facilitator's text."""

from collections.abc import Callable
from typing import Final

from rich.text import Text
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import EditResult, Location

from cop_session.domain.primitives.text_rules import clean, one_line
from cop_session.tui.keys import bindings
from cop_session.tui.widgets.fields.entry_limit import EntryRefused, fits
from cop_session.tui.widgets.fields.plain_input import PlainInput
from cop_session.tui.widgets.safe_text import same_width, unprintable_text

UNSEEN: Final = "•"
"""The mask character for hidden letters."""


class NoteField(TextArea):
    """A field for one note: Enter calls `enter`, the arrows leave it at the edge, a paste keeps all its lines.

    A call, not a message: text typed after Enter must not be in the field yet when it is read.
    """

    BINDINGS = bindings.NOTE

    ahead: Callable[[str], str] | None = None
    """Returns a suggested continuation of the text; one key accepts it."""
    unseen = False
    """Whether the text is masked and kept off the clipboard."""
    _offers = False
    leads_on = False
    """Whether there is another part to fill in above or below."""

    class Passed(Message):
        """The cursor moved past the first (-1) or last (1) row."""

        def __init__(self, direction: int) -> None:
            super().__init__()
            self.direction = direction

    def __init__(self, enter: Callable[[], None], *, id: str | None = None) -> None:
        super().__init__(id=id, soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False)
        self.set_reactive(TextArea.compact, True)
        self.add_class("-textual-compact", update=False)
        self._enter = enter

    def get_line(self, line_index: int) -> Text:
        """Return a line that is safe for the terminal."""
        line = same_width(self.document.get_line(line_index))
        return Text(UNSEEN * len(line) if self.unseen else line, end="", no_wrap=True)

    def ask(self, prompt: str, *, unseen: bool = False) -> None:
        """Show `prompt` while there is no text; with `unseen`, mask the text."""
        self.placeholder = Content(same_width(prompt))
        if unseen is not self.unseen:
            self.unseen = unseen
            # The cache of drawn lines is keyed by their text.
            self.load_text("")

    def put(self, text: str) -> None:
        """Replace the text and set the cursor after it."""
        if text != self.text:
            self.load_text(text)
        self.move_cursor(self.document.end)

    def update_suggestion(self) -> None:
        """Show the suggestion behind the cursor."""
        at_end = self.selection.is_empty and self.cursor_location == self.document.end
        self.suggestion = self.ahead(self.text) if self.ahead and at_end else ""
        # Each edit removes the suggestion before this runs.
        if bool(self.suggestion) is not self._offers:
            self._offers = bool(self.suggestion)
            self.refresh_bindings()

    def watch_selection(self) -> None:
        self.update_suggestion()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to accept the shown suggestion, and to go to another part, if there is any."""
        if action in ("above", "below"):
            return bool(parameters) is self.leads_on
        return action != "take_over" or bool(self.suggestion)

    def action_copy(self) -> None:
        """Copy the selected text, unless it is masked."""
        if not self.unseen:
            super().action_copy()

    def action_cut(self) -> None:
        """Cut the selected text; masked text is only deleted."""
        if self.unseen:
            self.delete(*self.selection, maintain_selection_offset=False)
        else:
            super().action_cut()

    def action_take_over(self) -> None:
        """Accept the suggestion behind the cursor."""
        self._insert(self.suggestion)

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.action_submit()
        elif unprintable := unprintable_text(event):
            event.stop()
            event.prevent_default()
            self._insert(unprintable)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._insert(clean(event.text))

    def _insert(self, text: str) -> None:
        result = self.replace(text, *self.selection, maintain_selection_offset=False)
        self.move_cursor(result.end_location)

    def replace(
        self, insert: str, start: Location, end: Location, *, maintain_selection_offset: bool = True
    ) -> EditResult:
        """Replace a part of the text, unless the result is too long for a field."""
        length = len(self.text)
        if fits(length, length - len(self.get_text_range(start, end)) + len(insert)):
            return super().replace(insert, start, end, maintain_selection_offset=maintain_selection_offset)
        self.post_message(EntryRefused())
        return EditResult(end_location=end, replaced_text="")

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """Stop the event: the cursor moves with each letter, and no parent uses it."""
        event.stop()

    def action_submit(self) -> None:
        """Record the text in the field."""
        self._enter()

    def action_above(self, _past: str = "") -> None:
        """Go up a row, or past the field."""
        if self.navigator.is_first_wrapped_line(self.cursor_location):
            self.post_message(self.Passed(-1))
        else:
            self.action_cursor_up()

    def action_below(self, _past: str = "") -> None:
        """Go down a row, or past the field."""
        if self.navigator.is_last_wrapped_line(self.cursor_location):
            self.post_message(self.Passed(1))
        else:
            self.action_cursor_down()


class LineField(PlainInput):
    """A single-line field: Enter calls `enter`."""

    BINDINGS = bindings.FIELD

    def __init__(self, enter: Callable[[], None], *, id: str | None = None) -> None:
        super().__init__(id=id, compact=True)
        self._enter = enter

    def put(self, text: str) -> None:
        """Replace the text and set the cursor after it."""
        self.value = one_line(text)
        self.cursor_position = len(self.value)

    async def action_submit(self) -> None:
        """Record the text in the field."""
        self._enter()
