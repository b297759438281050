"""Keys that come faster than the screen follows wait their turn."""

import math
import time
from collections import deque
from functools import partial

from textual import events
from textual.app import App
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

LONGEST_PAUSE = 10.0
"""Seconds after which keys are handed over although the screen that they wait for did not come."""
PATIENCE = 0.5
"""Seconds after which a key is taken to be handled where the widget that had to say so has gone."""


class Handled(Message, bubble=True):
    """Follows a key from what has the focus up to the app: whoever it has passed has handled that key.

    It goes that way once more where `again`, behind what an action of the app or the screen set in motion.
    """

    def __init__(self, turn: int, *, again: bool) -> None:
        super().__init__()
        self.turn = turn
        self.again = again


class TypeAhead(App[None]):
    """An app that hands over a key or a paste only when the one before it was handled.

    Textual sends each key to what has the focus when the key arrives. Where keys arrive in a burst, because somebody
    types ahead of a slow machine, Tab or Enter has not moved the focus yet and words end up in the wrong field.
    """

    def __init__(self) -> None:
        super().__init__()
        self._waiting = deque[events.Event]()
        self._turn = 0
        self._came = -math.inf
        self._busy = False
        self._watched = False
        self._until: Widget | None = None
        self._asked: Widget | None = None
        self._paused = False
        self._longest: Timer | None = None

    @property
    def at_rest(self) -> bool:
        """Whether every key that came was handled."""
        return not self._busy and not self._waiting

    @property
    def waiting(self) -> int:
        """How many keys and pastes wait for their turn."""
        return len(self._waiting)

    @property
    def quiet(self) -> float:
        """Seconds since the last key came."""
        return time.monotonic() - self._came

    def hold_keys(self, until: Widget) -> None:
        """Let the next keys wait until a widget that was just mounted is there to take the focus."""
        self._until = until
        if self._paused:
            self._paused = False
            self.call_later(self._follow_on)

    def pause_keys(self) -> None:
        """Let keys wait for a screen that is still being prepared: until `hold_keys`, `resume_keys` or ten seconds."""
        self._paused = True
        if self._longest:
            self._longest.stop()
        self._longest = self.set_timer(LONGEST_PAUSE, self.resume_keys)

    def resume_keys(self) -> None:
        """Hand over the keys that waited, where they wait still: the screen did not come."""
        if self._paused:
            self._paused = False
            self.call_later(self._hand_over)

    def forget_pause(self) -> None:
        """Stop the timer of a pause that is over: its task keeps the screen that was open when it began."""
        if self._longest and not self._paused:
            self._longest.stop()
            self._longest = None

    def hold_all_keys(self, until: Widget) -> None:
        """Let all keys wait until a widget of the first screen is there to take the focus."""
        self._busy = True
        until.post_message(Handled(self._turn, again=False))

    def drop_keys(self) -> None:
        """Forget the keys that wait: they were typed for what is not on the screen any more."""
        self._waiting.clear()

    async def on_event(self, event: events.Event) -> None:
        """Take keys and pastes in turn, and everything else as it comes."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._came = time.monotonic()
            self._waiting.append(event)
            await self._hand_over()
            self._watch()
        else:
            await super().on_event(event)

    async def _hand_over(self) -> None:
        if self._busy or self._paused or not self._waiting:
            return
        self._busy = True
        self._turn += 1
        event = self._waiting.popleft()
        await super().on_event(event)
        typed = isinstance(event, events.Paste) or _is_typed(self.focused, event)
        await self._follow(Handled(self._turn, again=not typed))

    async def _follow_on(self) -> None:
        self._busy = True
        self._turn += 1
        await self._follow(Handled(self._turn, again=True))

    async def _follow(self, handled: Handled) -> None:
        self._asked, self._until = self._until or self.focused or self.screen, None
        if not self._asked.post_message(handled):
            await self._handled(handled.turn)

    async def on_handled(self, event: Handled) -> None:
        """Go on with the next key, behind what this one set in motion."""
        event.stop()
        if event.again:
            await self._follow(Handled(event.turn, again=False))
        else:
            self.call_later(self._handled, event.turn)

    async def _handled(self, turn: int) -> None:
        if turn == self._turn:
            # Not held any longer than needed: the widget holds its screen, and the words on it.
            self._busy, self._asked = False, None
            await self._hand_over()

    def _watch(self) -> None:
        """See to it that a widget that went away while it handled a key does not hold up the others for good."""
        if self._waiting and not self._watched:
            self._watched = True
            self.set_timer(PATIENCE, partial(self._look, self._turn, time.monotonic()))

    async def _look(self, turn: int, since: float) -> None:
        self._watched = False
        # On a slow machine a widget that is still being mounted answers late. Keys that do not wait for it would act as
        # commands on the screen around it.
        awaited = self._until or self._asked
        slow = awaited is not None and awaited.is_attached and time.monotonic() - since < LONGEST_PAUSE
        if turn == self._turn and slow:
            self._watched = True
            self.set_timer(PATIENCE, partial(self._look, turn, since))
            return
        await self._handled(turn)
        self._watch()


def _is_typed(focused: Widget | None, event: events.Event) -> bool:
    """Tell whether a key is a letter for the field that has the focus, and nothing else."""
    return isinstance(event, events.Key) and bool(focused and focused.check_consume_key(event.key, event.character))
