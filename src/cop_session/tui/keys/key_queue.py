"""A queue for keys that arrive faster than the screen updates; keys typed for an earlier screen do nothing."""

import math
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Protocol, runtime_checkable
from weakref import ReferenceType, ref

from textual import events
from textual.app import ScreenStackError, UnknownModeError
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from cop_session.tui.textual_adapter.app_driver import driver_of
from cop_session.tui.textual_adapter.event_clock import event_time
from cop_session.tui.textual_adapter.frame_display import FrameDisplay
from cop_session.tui.textual_adapter.key_dispatch import KeyDispatch

LONGEST_PAUSE = 10.0
"""Seconds after which waiting keys are dropped because their screen did not open."""
PATIENCE = 0.5
"""Seconds after which a key counts as handled if its widget is gone."""

_Front = tuple["ReferenceType[Widget]", "ReferenceType[Widget] | None"]


class Handled(Message, bubble=True):
    """Follows a key from the focused widget up to the app: each node that it has passed has handled that key.

    With `again` it takes the same way a second time, after the messages that an action of the app or the screen posted.
    """

    def __init__(self, turn: int, *, again: bool) -> None:
        super().__init__()
        self.turn = turn
        self.again = again


@runtime_checkable
class TellsWhenSeen(Protocol):
    """A driver that reports when the terminal has received a frame."""

    def when_seen(self, then: Callable[[float], object]) -> None:
        """Call `then`, perhaps on a thread, with the moment from which the terminal has all frames so far."""


class TypeAhead(KeyDispatch, FrameDisplay):
    """An app that dispatches a key or a paste only after the previous one was handled.

    Textual sends each key to the widget that has the focus when the key arrives. If keys arrive in a burst, because the
    user types ahead of a slow machine, Tab or Enter has not moved the focus yet and words end up in the wrong field.

    The focused widget is painted at some moment, and the terminal has that frame a moment later. A letter pressed
    before that moment is text or nothing: it is no command there. A list that `ignores_unread` ignores Enter as well; a
    screen that does so ignores every key pressed before the screen itself was readable.
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
        self._key: events.Event | None = None
        self._front: _Front | None = None
        self._page = self._first_page = 0
        # A page, and the time from which it is readable.
        self._read = self._screen_read = 0, math.inf

    @property
    def at_rest(self) -> bool:
        """Whether every received key was handled."""
        return not self._busy and not self._waiting

    @property
    def waiting(self) -> int:
        """The number of keys and pastes in the queue."""
        return len(self._waiting)

    @property
    def turn(self) -> int:
        """The number of keys and pastes dispatched so far."""
        return self._turn

    @property
    def quiet(self) -> float:
        """Seconds since the last key."""
        return event_time() - self._came

    @property
    def unread(self) -> bool:
        """Whether the handled key was pressed before the front widget was readable."""
        self._look_around()
        return self._key is not None and self._key.time < self._readable

    @property
    def _unanswerable(self) -> bool:
        """Whether that key was pressed before a question that ignores unread keys was readable."""
        self._look_around()
        key = self._key
        # Ctrl keys belong to the program, such as quitting it, and answer no question.
        if key is None or (isinstance(key, events.Key) and key.key.startswith("ctrl+")):
            return False
        return key.time < self._screen_readable and bool(getattr(self.screen, "ignores_unread", False))

    def turn_page(self) -> None:
        """Mark the front widget as changed: it is readable from the next frame on."""
        front = self._in_front
        self._page += 1
        if self._front is None or front[0] != self._front[0]:
            self._first_page = self._page
        self._front = front
        self.call_after_refresh(self._painted, self._page)

    def hold_keys(self, until: Widget) -> None:
        """Queue the next keys until a newly mounted widget can take the focus."""
        self._until = until
        if self._paused:
            self.resume_keys()

    def pause_keys(self) -> None:
        """Queue keys for a screen in preparation: until `hold_keys` or `resume_keys`.

        After ten seconds they are dropped: the user no longer knows what they were meant for.
        """
        self._paused = True
        if self._longest:
            self._longest.stop()
        self._longest = self.set_timer(LONGEST_PAUSE, self.forget_keys)

    def resume_keys(self) -> None:
        """Dispatch the keys that still wait, once the front widget can take them."""
        if self._paused:
            self._paused = False
            self.call_later(self._follow_on)

    def forget_keys(self) -> None:
        """Drop the keys for a screen that does not open: they were not meant for the screen beneath."""
        if self._paused:
            self.drop_keys()
            self.resume_keys()

    def forget_pause(self) -> None:
        """Stop the timer of a finished pause: its task holds the screen that was open when it began."""
        if self._longest and not self._paused:
            self._longest.stop()
            self._longest = None

    def hold_all_keys(self, until: Widget) -> None:
        """Queue all keys until a widget of the first screen can take the focus."""
        self._busy = True
        until.post_message(Handled(self._turn, again=False))

    def drop_keys(self) -> None:
        """Drop the waiting keys: they were typed for a widget that has left the screen."""
        self._waiting.clear()

    def on_mount(self) -> None:
        """Start to track which screen is in front."""
        self.screen_change_signal.subscribe(self, lambda _: self._look_around(), immediate=True)
        self._look_around()

    def on_descendant_focus(self) -> None:
        """Track a gained focus."""
        self._look_around()

    def on_descendant_blur(self) -> None:
        """Track a lost focus."""
        self._look_around()

    async def on_event(self, event: events.Event) -> None:
        """Queue keys and pastes, and pass other events on directly."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._came = event_time()
            self._waiting.append(event)
            await self._hand_over()
            self._watch()
        else:
            await super().on_event(event)

    def binding_keys(self, key: str) -> Sequence[str]:
        """Return a letter in both cases: with Caps Lock on, its binding still works."""
        return (key, key.lower()) if len(key) == 1 and key.lower() != key else (key,)

    def ignores_command(self) -> bool:
        """Whether the key was pressed before the widget in front, perhaps brought there by a thread, was readable."""
        event = self._key
        if not isinstance(event, events.Key) or not self.unread:
            return False
        chooses = event.key == "enter" and getattr(self.focused, "ignores_unread", False)
        return event.is_printable or chooses or self._unanswerable

    @property
    def _in_front(self) -> _Front:
        # Weak references: screens hold statements about a child, and must not outlive their use.
        return ref(self.screen), ref(self.focused) if self.focused else None

    def _look_around(self) -> None:
        # While a mode replaces another one, no screen is in front.
        with suppress(ScreenStackError, UnknownModeError):
            if self._in_front != self._front:
                self.turn_page()

    def before_frame(self) -> None:
        """Track the front before any later report of a change: on a slow machine that comes long after this frame."""
        self._look_around()

    def after_frame(self) -> None:
        """Mark the page in front as painted."""
        self._painted(self._page, 0.0)

    def _painted(self, page: int, least: float | None = None) -> None:
        if page != self._page or self._readable < math.inf:
            return
        since = event_time() if least is None else least
        driver = driver_of(self)
        if self.holds_frames:
            self.call_after_refresh(self._painted, page)
        elif isinstance(driver, TellsWhenSeen):
            driver.when_seen(partial(self._seen, page, since))
        else:
            self._seen(page, since, event_time())

    def _seen(self, page: int, least: float, since: float) -> None:
        """Mark a page as readable; a thread may call this."""
        self._read = page, max(least, since)
        if self._screen_read[0] < self._first_page:
            self._screen_read = self._read

    @property
    def _readable(self) -> float:
        page, since = self._read
        return since if page == self._page else math.inf

    @property
    def _screen_readable(self) -> float:
        page, since = self._screen_read
        return since if page >= self._first_page else math.inf

    async def _hand_over(self) -> None:
        if self._busy or self._paused or not self._waiting:
            return
        self._busy = True
        self._turn += 1
        self._key = event = self._waiting.popleft()
        if self._unanswerable:
            await self._follow(Handled(self._turn, again=False))
            return
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
        """Dispatch the next key, after the messages that this key posted."""
        event.stop()
        if event.again:
            await self._follow(Handled(event.turn, again=False))
        else:
            self.call_later(self._handled, event.turn)

    async def _handled(self, turn: int) -> None:
        if turn == self._turn:
            # Released as soon as possible: the widget holds its screen, and the text on it.
            self._busy, self._asked, self._key = False, None, None
            self._look_around()
            await self._hand_over()

    def _watch(self) -> None:
        """Unblock the queue if a widget is removed while it handles a key."""
        if self._waiting and not self._watched:
            self._watched = True
            self.set_timer(PATIENCE, partial(self._look, self._turn, event_time()))

    async def _look(self, turn: int, since: float) -> None:
        self._watched = False
        # On a slow machine a widget replies late while it is being mounted. Keys that do not wait for it would act as
        # commands on the screen around it.
        awaited = self._until or self._asked
        slow = awaited is not None and awaited.is_attached and event_time() - since < LONGEST_PAUSE
        if turn == self._turn and slow:
            self._watched = True
            self.set_timer(PATIENCE, partial(self._look, turn, since))
            return
        await self._handled(turn)
        self._watch()


def _is_typed(focused: Widget | None, event: events.Event) -> bool:
    """Whether a key only types a letter into the focused field."""
    return isinstance(event, events.Key) and bool(focused and focused.check_consume_key(event.key, event.character))
