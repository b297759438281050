"""Styles of unopened screens, read and parsed in idle moments."""

from pathlib import Path
from typing import Any, Final

from textual.app import App

_TUI: Final = Path(__file__).resolve().parents[1]
_STYLES: Final = (
    _TUI / "table" / "table_screen.tcss",
    _TUI / "replay" / "replay_screen.tcss",
    _TUI / "agenda" / "agenda_screen.tcss",
    _TUI / "thread" / "thread_screen.tcss",
)


def parse_styles(app: App[Any]) -> None:
    """Preload the styles of the round table, of its replay, of the agenda and of a thread; called from a thread.

    Otherwise Textual parses every style of the program again before such a screen is first shown.
    """
    present, theme = app.stylesheet, app.theme
    known = len(present.source)
    styles = present.copy()
    styles.read_all([path for path in _STYLES if not present.has_source(str(path))])
    styles.parse()
    # Computed now too, because the first screen that needs it would wait for it.
    _ = styles.rules_map

    def take() -> None:
        # Styles that changed meanwhile would be lost; then Textual parses them itself later.
        if app.stylesheet is present and app.theme == theme and len(present.source) == known:
            app.stylesheet = styles

    app.call_later(take)
