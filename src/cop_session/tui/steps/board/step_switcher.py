"""The container that shows one step at a time."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import TypeAlias

from textual.containers import Container
from textual.message import Message
from textual.widget import AwaitMount

from cop_session.tui.keys.key_queue import TypeAhead
from cop_session.tui.steps.board.board_step import BoardStep
from cop_session.tui.steps.core.section import Moment, StepPlace
from cop_session.tui.steps.walkthrough.ask_step import AskStep
from cop_session.tui.steps.walkthrough.walkthrough_step import Walkthrough

AnyStep: TypeAlias = BoardStep | Walkthrough | AskStep


class Stage(Container):
    """Shows one step; steps shown earlier keep their view."""

    class Made(Message):
        """A step is complete, and shown with the next frame."""

    def __init__(self) -> None:
        super().__init__(id="stage")
        self._steps: dict[str, AnyStep] = {}
        self._shown = ""

    @property
    def here(self) -> AnyStep | None:
        """The visible step."""
        return self._steps.get(self._shown)

    def open(self, name: str, make: Callable[[], AnyStep], moment: Moment) -> None:
        """Show the step of that name at `moment`, built on first use; it takes the focus."""
        self._shown = name
        for other, step in self._steps.items():
            step.display = other == name
        if name in self._steps:
            self._steps[name].come_back(moment)
        else:
            self._make(name, make, shown=True)
        if isinstance(self.app, TypeAhead):
            self.app.turn_page()
            if not self._steps[name].is_mounted:
                self.app.hold_keys(self._steps[name])

    def prepare(self, name: str, make: Callable[[], AnyStep]) -> bool:
        """Build the step of that name hidden, to let it open at once; returns whether it was new."""
        if name in self._steps:
            return False
        self._make(name, make, shown=False)
        return True

    def _make(self, name: str, make: Callable[[], AnyStep], *, shown: bool) -> None:
        step = self._steps[name] = make()
        step.display = shown
        # Painting each part while it is built takes half as long again.
        unpainted = ExitStack()
        unpainted.enter_context(self.app.batch_update())
        self.call_next(self._paint, self.mount(step), unpainted)

    async def _paint(self, mounting: AwaitMount, unpainted: ExitStack) -> None:
        with unpainted:
            await mounting
        self.post_message(self.Made())

    def clear(self) -> None:
        """Discard the view of every step."""
        for step in self._steps.values():
            step.remove()
        self._steps.clear()

    def leave(self) -> None:
        """Stop updating the step that is closed; another one opens."""
        self._shown = ""

    def show(self, moment: Moment) -> None:
        """Show another moment."""
        if self.here:
            self.here.show(moment)

    def refreshed(self) -> None:
        """Show a moment after undo or redo."""
        if self.here:
            self.here.refreshed()

    def enter(self) -> None:
        """Return the focus to the step."""
        if self.here:
            self.here.enter()

    def put_down(self) -> bool:
        """Record the text in the fields of the step; returns whether they are free for another entry."""
        return self.here is None or self.here.put_down()

    def rest(self) -> None:
        """Focus the list of the step: typing has ended."""
        if self.here:
            self.here.action_leave()

    def keep(self) -> None:
        """Keep the text in the fields of the step as a draft."""
        if self.here:
            self.here.keep()

    def bring_up(self, line: int) -> None:
        """Highlight a line of the visible step, if it is listed there."""
        if self.here:
            self.here.bring_up(line)

    def go_to(self, place: StepPlace) -> None:
        """Highlight a line, or start an entry under a heading."""
        if self.here:
            self.here.go_to(place)
