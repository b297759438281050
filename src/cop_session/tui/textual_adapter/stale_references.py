"""References by which an app and its event loop keep closed screens, and the text on them, in memory.

Textual 8.2 removes the watcher of a closed widget only when the watched value changes. A text area watches `App.theme`,
which hardly ever changes: the app then held every closed screen and its text (docs/upstream.md).
"""

from asyncio import AbstractEventLoop
from contextvars import Context
from typing import Any

from textual._context import active_app, active_message_pump
from textual.app import App
from textual.message_pump import MessagePump


def drop_stale_watchers(app: App[Any]) -> None:
    """Remove the watchers that closed widgets and screens set on attributes of `app`."""
    watchers: dict[str, list[tuple[MessagePump, object]]] = getattr(app, "__watchers", {})
    for watching in watchers.values():
        watching[:] = [(node, callback) for node, callback in watching if not node._closing]


def clear_clipboard(app: App[Any]) -> None:
    """Forget the text that was copied in the app; the clipboard of the system stays as it is."""
    app._clipboard = ""


def context_of(app: App[Any]) -> Context:
    """Return a new context in which only the app is active: a task started in another one holds its screen."""
    context = Context()
    context.run(active_app.set, app)
    context.run(active_message_pump.set, app)
    return context


def drop_stale_timers(loop: AbstractEventLoop) -> None:
    """Empty the context of cancelled timers: the loop keeps them until they are due, with the screen that set them."""
    for handle in getattr(loop, "_scheduled", ()):
        if handle.cancelled():
            handle._context = Context()
