"""The replay of a thread: all talks about a pupil as one, each on a replay screen of its own."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cop_session.domain.timeline import Timeline
from cop_session.troubles import Trouble
from cop_session.tui.keys import bindings
from cop_session.tui.replay.replay_screen import ReplayScreen
from cop_session.tui.support.background_work import open_in_background


@dataclass(frozen=True, slots=True)
class ThreadReplay:
    """The sessions of a thread in their order, and how the log of one is read."""

    sessions: Sequence[str]
    library_read: Callable[[str], Timeline]

    def read(self, place: int) -> Timeline:
        """Return the history of the talk at a place; raises Trouble."""
        return self.library_read(self.sessions[place])

    def __contains__(self, place: int) -> bool:
        return 0 <= place < len(self.sessions)


class ThreadReplayScreen(ReplayScreen):
    """Plays one talk of a thread; where it ends, the next one goes on, and where it begins, the one before."""

    BINDINGS = bindings.THREAD_REPLAY

    def __init__(
        self, thread: ThreadReplay, place: int, timeline: Timeline, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(timeline, clock)
        self._thread = thread
        self._place = place

    def seen_as(self, *, narrow: bool) -> str:
        """Return which talk of how many this is."""
        number, count = self._place + 1, len(self._thread.sessions)
        return f"↺ {number}/{count}" if narrow else self.t("talk {number} of {count}", number=number, count=count)

    def look(self) -> None:
        """Catch up with the clock; at the end of a talk, go on in the next one."""
        playing = self.player.playing
        super().look()
        if playing and not self.player.playing and self._place + 1 in self._thread:
            self._go_to(self._place + 1, playing=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer another talk if there is one in that direction."""
        if action == "talk":
            return isinstance(parameters[0], int) and self._place + parameters[0] in self._thread
        return super().check_action(action, parameters)

    def action_talk(self, direction: int) -> None:
        """Go to the beginning of the talk after or before this one."""
        self._go_to(self._place + direction, playing=self.player.playing)

    def action_play(self, playing: bool) -> None:
        """Play from here, from the end of a talk in the next one; or pause."""
        if playing and self._at_edge(1) and self._place + 1 in self._thread:
            self._go_to(self._place + 1, playing=True)
        else:
            super().action_play(playing)

    def action_gesture(self, direction: int) -> None:
        """Go one gesture forward or back, from the edge of a talk to its neighbour."""
        if not self._cross(direction):
            super().action_gesture(direction)

    def action_step(self, direction: int) -> None:
        """Go to the start of the next or previous step, from the edge of a talk to its neighbour."""
        if not self._cross(direction):
            super().action_step(direction)

    def _cross(self, direction: int) -> bool:
        crosses = self._at_edge(direction) and self._place + direction in self._thread
        if crosses:
            self._go_to(self._place + direction, playing=self.player.playing, at_end=direction < 0)
        return crosses

    def _at_edge(self, direction: int) -> bool:
        return self.replay.position == (self.replay.last if direction > 0 else 0)

    def _go_to(self, place: int, *, playing: bool, at_end: bool = False) -> None:
        """Show another talk instead of this one, at the same pace."""
        self.player.pause()

        def show(timeline: Timeline) -> None:
            other = ThreadReplayScreen(self._thread, place, timeline, self._clock)
            if at_end:
                other.player.seek(other.replay.last)
            other.player.speed = self.player.speed
            other.set_class(self.has_class("-large"), "-large")
            if playing:
                other.player.play()
            self.app.switch_screen(other)

        open_in_background(self, lambda: self._thread.read(place), show, self._stay, group="thread")

    def _stay(self, trouble: Trouble) -> None:
        self.complain(trouble.sentence(self.t))
        self.refresh_bindings()
