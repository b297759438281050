"""A discreet sentence beneath a field."""

from collections.abc import Callable

from textual.timer import Timer
from textual.widgets import Static

from cop_session.tui.widgets.safe_text import shown

REST = 0.4
"""Seconds without a key after which the sentence reacts to the typed text."""


class QuietHint(Static):
    """Shows the text that `think` returns, and takes no space if it is empty."""

    def __init__(self, think: Callable[[], str], *, id: str | None = None) -> None:
        super().__init__(markup=False, id=id)
        self.display = False
        self._think = think
        self._timer: Timer | None = None
        self._told = ""

    def now(self) -> None:
        """Update the hint at once."""
        if self._timer:
            self._timer.stop()
            self._timer = None
        words = self._think()
        if words != self._told:
            self._told = words
            self.display = bool(words)
            self.update(shown(words))

    def soon(self) -> None:
        """Update the hint once the keyboard is idle; no key waits for it."""
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(REST, self.now)
