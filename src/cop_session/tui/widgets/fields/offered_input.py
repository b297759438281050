"""A single-line field with suggestions."""

from collections.abc import Callable, Sequence

from cop_session.reading.people.known_people import rest_of
from cop_session.tui.keys import bindings
from cop_session.tui.textual_adapter.inline_suggestion import suggest
from cop_session.tui.widgets.fields.plain_input import PlainInput
from cop_session.tui.widgets.safe_text import same_width


class OfferedInput(PlainInput):
    """A field that suggests values from `offers` for the typed text; one key accepts the first that fits.

    In an empty field the first suggestion is the placeholder.
    """

    BINDINGS = bindings.OFFERED

    def __init__(self, value: str, offers: Callable[[str], Sequence[str]], *, id: str) -> None:
        super().__init__(value, id=id)
        self._offers = offers
        self._offered = ""

    def offer(self) -> None:
        """Update the suggestion."""
        before, self._offered = self._offered, self._fitting()
        suggest(self, self._offered if self.value else "")
        self.placeholder = f"→ {self._offered}" if self._offered and not self.value else ""
        if bool(before) != bool(self._offered):
            self.refresh_bindings()

    def _fitting(self) -> str:
        typed = self.value
        plain = [one for one in self._offers(typed) if same_width(one) == one]
        if not typed:
            return next(iter(plain), "")
        return next((one for one in plain if rest_of(typed, [one])), "")

    def watch_value(self) -> None:
        if self.is_mounted:
            self.offer()

    def on_focus(self) -> None:
        """Show the suggestion again, which disappeared when the field lost the focus."""
        self.offer()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to accept the suggestion, if the cursor is at the end of the text."""
        return action != "take_over" or bool(self._offered and self.cursor_at_end)

    def action_take_over(self) -> None:
        """Accept the suggestion."""
        self.value = self._offered
        self.cursor_position = len(self.value)
