"""Watchers of app attributes, removed with the widgets that set them.

Textual 8.2 removes the watcher of a closed widget only when the watched value changes. A text area watches `App.theme`,
which hardly ever changes: the app then held every closed screen and its text (docs/upstream.md).
"""

from typing import Any

from textual.app import App
from textual.message_pump import MessagePump


def drop_stale_watchers(app: App[Any]) -> None:
    """Remove the watchers that closed widgets and screens set on attributes of `app`."""
    watchers: dict[str, list[tuple[MessagePump, object]]] = getattr(app, "__watchers", {})
    for watching in watchers.values():
        watching[:] = [(node, callback) for node, callback in watching if not node._closing]
