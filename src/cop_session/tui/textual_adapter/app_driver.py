"""The driver of a running app."""

from typing import Any

from textual.app import App
from textual.driver import Driver


def driver_of(app: App[Any]) -> Driver | None:
    """Return the driver of an app, None before it runs."""
    return app._driver
