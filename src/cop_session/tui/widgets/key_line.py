"""The key line: the keys and their actions, in one row, each of them clickable."""

from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from cop_session.tui.support.style_files import styles_beside

_PINNED = (
    "table.on",
    "table.small",
    "table.note_here",
    "table.start",
    "table.close",
    "table.reopen",
    "table.undo",
    "table.redo",
    "walk.adapt",
    "ask.note",
    "ask.ask",
    "thread.next",
    "note.submit",
    "step.month",
    "form.month",
    "app.help",
    "app.help_typing",
    "app.palette",
)
"""Bindings that are always shown."""
_FAMILIAR = ("app.help", "app.help_typing", "app.palette")
"""Bindings that show only their key if there is no room for a word."""
_IN_ONE_WORD = ("table.undo", "table.redo")
"""Bindings that show only the first word of their label if space is short."""
_GAP = 2
_ROOMY = 100
"""Minimum number of cells for full labels."""


class KeyHint(NamedTuple):
    """A key hint: the key, its name, its label, in the language of the screen."""

    key: str
    shown: str
    label: str
    tooltip: str
    enabled: bool
    pinned: bool
    short: str | None = None
    """A shorter label for narrow screens, if there is one."""

    @property
    def width(self) -> int:
        """The width of the hint in cells."""
        return Content(f"{self.shown} {self.label}".rstrip()).cell_length


def hints(screen: Screen[object]) -> list[KeyHint]:
    """Return a hint for each action of `screen` that belongs in the key line."""
    found: dict[tuple[str, str], KeyHint] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        what = (binding.description, active.tooltip or "")
        if binding.show and binding.description and what not in found:
            shown = screen.app.get_key_display(binding)
            short = "" if binding.id in _FAMILIAR else None
            short = binding.description.split()[0] if binding.id in _IN_ONE_WORD else short
            found[what] = KeyHint(binding.key, shown, *what, active.enabled, binding.id in _PINNED, short)
    return list(found.values())


def fitting(found: list[KeyHint], width: int, between: int = _GAP) -> list[KeyHint]:
    """Return the hints that fit in `width` cells; pinned hints stay, the last of the others go first."""
    crowded = width < _ROOMY and any(hint.pinned and hint.short != "" for hint in found)
    if crowded and sum(hint.width + between for hint in found) > width + _GAP:
        found = [hint if hint.short is None else hint._replace(label=hint.short) for hint in found]
    left = width + _GAP - sum(hint.width + between for hint in found if hint.pinned)
    kept = []
    for hint in found:
        left -= 0 if hint.pinned else hint.width + between
        if hint.pinned or left >= 0:
            kept.append(hint)
    return kept


class KeyLine(Widget):
    """A row of hints that follows the focus. Unlike Textual's footer it is complete in the first frame."""

    ALLOW_SELECT = False
    DEFAULT_CSS = styles_beside(__file__)

    def __init__(self, *, boxed: bool = False) -> None:
        """Make a key line; a `boxed` one is in a dialog and looks like buttons."""
        super().__init__(classes="-boxed" if boxed else None)
        self._edge = " " if boxed else ""
        self._places: list[tuple[range, KeyHint]] = []

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        self._places = []
        parts: list[Content] = []
        at = 0
        for hint in fitting(hints(self.screen), self.content_size.width, _GAP + 2 * len(self._edge)):
            said = self._said(hint)
            self._places.append((range(at, at + said.cell_length), hint))
            at += said.cell_length + _GAP
            parts.append(said)
        return Content(" " * _GAP).join(parts)

    def _said(self, hint: KeyHint) -> Content:
        edge = self._edge
        key, label = (f"{edge}{hint.shown}", "bold $accent"), f" {hint.label}".rstrip() + edge
        if not hint.enabled:
            return Content.assemble(key[0], label).stylize("dim")
        said = Content.assemble(key, label)
        return said.stylize("on $primary 15%") if edge else said

    def _at(self, x: int) -> KeyHint | None:
        return next((hint for cells, hint in self._places if x in cells), None)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        hint = self._at(event.x - self.gutter.left)
        self.tooltip = Content(hint.tooltip) if hint and hint.tooltip else None

    def on_click(self, event: events.Click) -> None:
        """Run the action of the clicked key."""
        hint = self._at(event.x - self.gutter.left)
        if hint and hint.enabled:
            self.app.simulate_key(hint.key)
