"""A made-up session or a training copy before a class: it stops where there is something to learn."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from cop_session.documents import transcript
from cop_session.roundtable.timeline import Timeline
from cop_session.training.layer import Layer, Stop, anchored, position_of
from cop_session.troubles import Trouble
from cop_session.tui import keys
from cop_session.tui.background import open_in_background
from cop_session.tui.dialogs.ask import Ask
from cop_session.tui.screens.compare import CompareScreen
from cop_session.tui.screens.replay import DECISION, ReplayScreen
from cop_session.tui.screens.roundtable import RoundTableScreen
from cop_session.tui.widgets.stop_panel import StopPanel

if TYPE_CHECKING:
    from cop_session.library import Library
    from cop_session.library.layers import LayerFile
    from cop_session.live import LiveSession

_STOP = "?"


class ClassScreen(ReplayScreen, inherit_bindings=False):
    """Plays a session up to the next stop-point and waits there; what follows stays unseen until a key."""

    # What is for the class stands first on the key line.
    BINDINGS: ClassVar[list[BindingType]] = [*keys.CLASS, *keys.REPLAY]
    CSS_PATH = ReplayScreen.CSS_PATH

    def __init__(
        self,
        timeline: Timeline,
        layer: Layer,
        file: "LayerFile",
        library: "Library | None" = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Show a session with its `layer`, kept in `file`; practice sessions go to `library`."""
        super().__init__(timeline, clock)
        self._layer = layer
        self._file = file
        self._library = library
        self._furthest = self.replay.position
        self._left: Stop | None = None
        self.panel = StopPanel(self.t, id="stop")

    def beneath(self) -> Iterable[Widget]:
        """Return the question above what happened last and the bar."""
        return (self.panel, *super().beneath())

    def on_mount(self) -> None:
        """Tell which stop-points do not fit this copy."""
        stray = self._layer.stray(self._timeline.events)
        if stray:
            questions = ", ".join(f"“{stop.question}”" for stop in stray)
            self.complain(
                self.t("What these stop-points stood at is not in this copy: {questions}", questions=questions)
            )

    @property
    def stop(self) -> Stop | None:
        """The stop-point at the cursor."""
        events, position = self._timeline.events, self.replay.position
        return self._layer.at(events[position].seq) if position < len(events) else None

    def moved_on(self, was: int) -> None:
        """Show what playing led to, no further than the next stop-point."""
        passed = [place for place in self._places() if was < place <= self.replay.position]
        if passed:
            self.player.pause()
            self.player.seek(min(passed))
        super().moved_on(was)

    @property
    def marks(self) -> Sequence[tuple[int, str]]:
        """What stands on the bar: of decisions only those that were seen, and the stop-points."""
        seen = [(place, sign) for place, sign in super().marks if sign != DECISION or place <= self._furthest]
        return (*seen, *((place, _STOP) for place in self._places()))

    def _places(self) -> list[int]:
        found = (position_of(self._timeline.events, stop) for stop in self._layer.fitting(self._timeline.events))
        return [place for place in found if place is not None]

    def _show(self, *, since: int | None = None) -> None:
        position = self.replay.position
        onward = position > self._furthest
        self._furthest = max(self._furthest, position)
        super()._show(since=since)
        left, self._left = self._left, self.stop
        if self.stop:
            fitting = self._layer.fitting(self._timeline.events)
            self.panel.ask(self.stop, fitting.index(self.stop) + 1, len(fitting))
        elif left and left.answers and onward:
            self.panel.compare(left.answers, self._after(left))
        else:
            self.panel.hide()

    def _after(self, stop: Stop) -> str:
        place = position_of(self._timeline.events, stop) or 0
        told = (one.words for one in transcript.transcript(self._timeline, self.t) if one.place > place)
        return next(told, "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with a stop-point only where there is one."""
        match action:
            case "answer" | "remark" | "remove" | "shift":
                return self.stop is not None
            case "next_stop":
                return bool(self._places())
            case "practise":
                return self._library is not None and self.replay.position > 0
            case "stop":
                return self.replay.position < self.replay.last
            case _:
                return super().check_action(action, parameters)

    def action_stop(self) -> None:
        """Ask for the question of a stop-point here."""
        there = self.stop
        new = anchored(self._timeline.events, self.replay.position, "")
        usual = self.t("What would you ask now?")

        def asked(question: str | None) -> None:
            if question and (stop := there or new):
                self._keep(self._layer.with_stop(replace(stop, question=question)))

        self.player.pause()
        words = self.t("Which question do you ask the class here?")
        self.app.push_screen(Ask(self.t, words, value=there.question if there else usual), asked)

    def action_remark(self) -> None:
        """Ask for a remark beneath the question."""
        self._fill(self.t("What do you want to add to the question?"), lambda stop, words: replace(stop, remark=words))

    def action_answer(self) -> None:
        """Note what somebody in the class answers."""
        words = self.t("What does the class answer?")
        self._fill(words, lambda stop, answer: replace(stop, answers=(*stop.answers, answer)))

    def _fill(self, question: str, filled: Callable[[Stop, str], Stop]) -> None:
        stop = self.stop

        def asked(words: str | None) -> None:
            if stop and words:
                self._keep(self._layer.with_stop(filled(stop, words)))

        self.app.push_screen(Ask(self.t, question), asked)

    def action_remove(self) -> None:
        """Take the stop-point here away."""
        if self.stop:
            self._keep(self._layer.without(self.stop.event))

    def action_shift(self, direction: int) -> None:
        """Give the stop-point here another place on the route."""
        if self.stop:
            self._keep(self._layer.moved(self.stop.event, direction))

    def action_next_stop(self, direction: int) -> None:
        """Go to the next stop-point on the route, or to the one before; from elsewhere, to the nearest ahead."""
        route = self._places()
        here = self.replay.position
        if here in route:
            place = (route.index(here) + direction) % len(route)
        else:
            ahead = [spot for spot in route if (spot > here) is (direction > 0)]
            nearest = (min(ahead) if direction > 0 else max(ahead)) if ahead else route[0 if direction > 0 else -1]
            place = route.index(nearest)
        self._go(route[place])

    def action_practise(self) -> None:
        """Go on differently from here, in a session of its own; afterwards both plans are shown side by side."""
        library, session_id, position = self._library, self._layer.session_id, self.replay.position
        self.player.pause()
        if library is None:
            return

        def opened(live: "LiveSession") -> None:
            def left(_: None) -> None:
                self.app.push_screen(CompareScreen(self.t, self._timeline.now, live.state))

            self.app.push_screen(RoundTableScreen(live, library), left)

        def practise() -> "LiveSession":
            return library.practise(session_id, position)

        open_in_background(self, practise, opened, self._not_opened, group="practise")

    def _not_opened(self, trouble: Trouble) -> None:
        self.complain(trouble.sentence(self.t))

    def _keep(self, layer: Layer) -> None:
        try:
            self._file.keep(layer)
        except Trouble as trouble:
            self.complain(trouble.sentence(self.t))
            return
        self._layer = layer
        self._show()
