"""Unopened steps, built while the keyboard is idle."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from textual.timer import Timer

from cop_session.domain.schedule import Step
from cop_session.tui.keys.key_queue import TypeAhead
from cop_session.tui.steps.board.step_switcher import AnyStep, Stage

QUIET: Final = 0.2
"""Seconds without a key after which the keyboard counts as idle."""
BETWEEN: Final = 0.05
"""Seconds between two steps in which a key press is noticed."""


class StepsAhead:
    """Builds the steps on `stage` one by one, the nearest first, to let each open at once."""

    def __init__(self, stage: Stage, order: Sequence[Step], make: Callable[[str], AnyStep]) -> None:
        self._stage = stage
        self._order = order
        self._make = make
        self._here = order[0]
        self._timer: Timer | None = None

    def begin(self, here: Step) -> None:
        """Start once the keyboard is idle, with the steps next to `here`."""
        self._here = here
        self._go_on(QUIET)

    def _go_on(self, seconds: float) -> None:
        if self._timer:
            self._timer.stop()
        self._timer = self._stage.set_timer(seconds, self._prepare)

    def _prepare(self) -> None:
        app = self._stage.app
        if isinstance(app, TypeAhead) and app.quiet < QUIET:
            self._go_on(QUIET)
        elif any(self._stage.prepare(step, partial(self._make, step)) for step in self._nearest):
            self._go_on(BETWEEN)

    @property
    def _nearest(self) -> list[Step]:
        # The next step comes first.
        here = self._order.index(self._here)
        return sorted(self._order, key=lambda step: abs(self._order.index(step) - here - 0.1))
