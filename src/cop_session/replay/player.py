"""Plays a history: the passing of session time for a viewer."""

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate, pairwise
from typing import Final

from cop_session.domain.timeline import Timeline
from cop_session.replay.cursor import Replay

SPEEDS: Final = (1, 2, 4, 8, 15, 30, 60, 120)
"""How many times faster than it happened."""

_USUAL: Final = 8
_LONGEST_SILENCE_MS: Final = 120_000


class Player:
    """Moves the cursor of a replay as `clock` goes on, which counts seconds.

    A silence of more than two minutes of the session's clock lasts two minutes.
    """

    def __init__(self, replay: Replay, timeline: Timeline, clock: Callable[[], float]) -> None:
        self.replay: Final = replay
        self.speed = _USUAL
        self.playing = False
        self._clock = clock
        self._times: Final = _times(timeline)
        self._played = float(self._times[replay.position])
        self._looked = clock()

    @property
    def length_ms(self) -> int:
        """How long the whole history takes at the speed at which it happened, silences shortened."""
        return self._times[-1]

    @property
    def played_ms(self) -> int:
        """How much of that is behind the cursor."""
        return int(self._played)

    def time_of(self, position: int) -> int:
        """Return at how many milliseconds of `length_ms` a position is reached."""
        return self._times[position]

    def play(self) -> None:
        """Go on from the cursor; from the end, begin again."""
        if self.replay.position == self.replay.last:
            self.seek(0)
        self._looked = self._clock()
        self.playing = True

    def pause(self) -> None:
        """Stand still."""
        self.playing = False

    def change_speed(self, direction: int) -> None:
        """Take the next speed up (1) or down (-1)."""
        self.tick()
        place = SPEEDS.index(self.speed) + direction
        self.speed = SPEEDS[min(max(place, 0), len(SPEEDS) - 1)]

    def tick(self) -> bool:
        """Come up to date with the clock, and tell whether the cursor moved; at the end it stands still."""
        now = self._clock()
        passed, self._looked = now - self._looked, now
        if not self.playing:
            return False
        self._played = min(self._played + passed * 1000 * self.speed, self.length_ms)
        was = self.replay.position
        self.replay.seek(max(was, bisect_right(self._times, self._played) - 1))
        if self.replay.position == self.replay.last:
            self.playing = False
        return self.replay.position != was

    def seek(self, position: int) -> None:
        """Move the cursor, within the history; a running replay continues from there."""
        self.replay.seek(position)
        self._played = float(self._times[self.replay.position])

    def seek_share(self, share: float) -> None:
        """Move to a share of the whole length, 0 to 1."""
        self.seek(bisect_right(self._times, share * self.length_ms) - 1)


def _times(timeline: Timeline) -> list[int]:
    """Return when each position is reached, the position before everything included."""
    elapsed = [0, *[one.elapsed_ms for one in timeline.events]]
    longest = _LONGEST_SILENCE_MS
    # Written out, because it is done for every event before the first frame.
    silences = [
        0 if after < before else longest if after - before > longest else after - before
        for before, after in pairwise(elapsed)
    ]
    return [0, *accumulate(silences)]
