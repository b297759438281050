"""The progress of long work, and a key that stops it."""

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from cop_session.i18n import Translator
from cop_session.services.workspace.progress_report import Stopped, Told, bar
from cop_session.troubles import Trouble
from cop_session.tui.keys import bindings
from cop_session.tui.support.background_work import in_background
from cop_session.tui.support.localised_screen import SpokenDialog
from cop_session.tui.widgets.key_line import KeyLine

_Result = TypeVar("_Result")


class ProgressDialog(SpokenDialog[_Result | Trouble | Stopped]):
    """Runs work in a thread and shows a progress bar; returns the result, the trouble, or Stopped.

    Escape sets `stopping`; the work stops at its next progress report, which sets `done`.
    """

    AUTO_FOCUS = ""
    BINDINGS = bindings.PROGRESS

    def __init__(self, t: Translator, title: str, work: Callable[[Told], _Result]) -> None:
        super().__init__(t)
        self._title = title
        self._work = work
        self.stopping = Event()
        self.done = 0

    def compose(self) -> ComposeResult:
        """Lay out the name of the task and its progress."""
        with Vertical(classes="box -small"):
            yield Static(Content.styled(self._title, "bold"))
            yield Static(bar(0, 1), id="bar", markup=False)
            yield KeyLine(boxed=True)

    def on_mount(self) -> None:
        """Start the work."""
        in_background(self, self._attempt, self._end, self._end)

    def _attempt(self) -> _Result | Stopped:
        try:
            return self._work(self._told)
        except Stopped as stopped:
            return stopped

    def _end(self, result: _Result | Trouble | Stopped) -> None:
        self.dismiss(result)

    def _told(self, done: int, of: int) -> None:
        self.done = done
        if self.stopping.is_set():
            raise Stopped
        self.call_later(self._show, bar(done, of))

    def _show(self, words: str) -> None:
        self.query_one("#bar", Static).update(Content(words))

    def action_stop(self) -> None:
        """Stop at the next point where no item is half done."""
        self.stopping.set()
        self._show(self.t("It stops as soon as nothing is half done …"))
