"""Whatever is typed ahead, anywhere: no letter acts in a place that nobody could read when it was pressed."""

import random
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import thread as pool
from contextlib import asynccontextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from cop_session.domain import events as ev
from cop_session.domain.schedule import Step
from cop_session.formats.roundtable.roundtable_format import ROUNDTABLE
from cop_session.live import LiveSession
from cop_session.services import Library
from cop_session.tui.app import CopSession
from cop_session.tui.dialogs.confirmation import Question
from cop_session.tui.dialogs.session_picker import OtherSession
from cop_session.tui.home.home_screen import HomeScreen
from cop_session.tui.steps.core.objection_section import ObjectionSection
from cop_session.tui.steps.walkthrough.walkthrough_step import Walkthrough
from cop_session.tui.table.round_table_screen import RoundTableScreen
from cop_session.tui.widgets.fields.composer import Composer
from tests.support.clock import HandClock
from tests.support.figures import Figures
from tests.tui.round_tables.key_script import play, rest
from tests.tui.support.house import TODAY, house, with_samples, workspace
from tests.tui.support.table_driver import SMALL, seeded

WORDS = ("sjaal", "jas", "juf", "nee", "lol", "dansen", "even", "pauze", "wafel", "ook", "hal", "oma", "maandag", "9")
KEYS = ("enter", "tab", "shift+tab", "escape", "pageup", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "ctrl+p")
LATEST = 0.25
"""Seconds by which a thread is late at most."""
AT_HOME = ("", "t", "slash", "n", "g", "x", "p", "i", "question_mark", "ctrl+p", "r", "v")
"""Keys that lead to places on home and above it."""
AT_THE_TABLE: dict[Step, tuple[str, ...]] = {
    step: ("", "", "pageup", "z enter tab q enter", "z escape", "f9", "f6", "f7", "ctrl+p", "f1", *more)
    for step, more in {
        Step.WELCOME: ("pageup g", "pageup x", "pageup enter"),
        Step.NEED: ("pageup s", "pageup y", "pageup enter", "ctrl+n", "pageup down down n", "f4"),
        Step.ACTIONS: ("pageup s", "pageup y", "pageup e", "pageup p", "z tab q enter"),
        Step.WALKTHROUGH: ("n", "a", "m", "u", "u enter", "u enter a enter", "tab", "r", "n q tab zz enter"),
        Step.EVALUATION: ("pageup s", "tab tab q enter"),
        Step.CLOSING: ("f5", "pageup enter", "tab q enter", "pageup x"),
    }.items()
}
"""Keys that lead to places in each step and above it."""
ONLY_BY_A_LETTER = (
    *(ev.LineStruck, ev.Answered, ev.PollOpened, ev.Removed, ev.Moved, ev.StandingSet, ev.QuoteConsented),
    *(ev.ActionPartConsented, ev.Objected, ev.ScaleChosen),
)
"""What happens by nothing but a letter that is a command."""


ACTING: ContextVar[events.Key | None] = ContextVar("acting", default=None)
"""The key whose bindings are looked for."""


class Burst:
    """Some keys that were pressed at the same moment, and what of them acted where it could not have been meant."""

    def __init__(self, app: CopSession, keys: list[tuple[str, str | None]]) -> None:
        self.keys = keys
        self.wrong: list[str] = []
        self._app = app
        self._place = self._in_front
        self._left = False
        self.written = next((one.target for one in app.screen.query(Composer) if one.has_focus_within), "")
        """What is written in the fields in which it begins."""

    @property
    def _in_front(self) -> tuple[object, ...]:
        screen = self._app.screen
        asked = [one.line and one.line.id for one in screen.query(Walkthrough) if one.display]
        return screen, self._app.focused, asked, getattr(screen, "_at", None)

    @property
    def in_a_field(self) -> bool:
        """Whether it begins where letters are text."""
        return isinstance(self._place[1], Input | TextArea)

    def acts(self, action: str) -> None:
        """Take notice of an action, of which the key that is being handled is the cause."""
        self._left = self._left or self._in_front != self._place
        key = ACTING.get()
        if key and key.is_printable and (self._left or self.in_a_field):
            self.wrong.append(f"{key.key}: {action} at {self._in_front}")

    @property
    def asked(self) -> bool:
        """Whether it begins before a question that Enter or F5 answers."""
        return isinstance(self._place[0], Question | OtherSession)

    async def press(self, pilot: Pilot[Any]) -> None:
        """Press all of them, and wait until nothing is left to do."""
        for key, letter in self.keys:
            pilot.app.post_message(events.Key(key, letter))
        await rest(pilot)


def keys_of(chance: random.Random) -> list[tuple[str, str | None]]:
    """Return 3 to 40 keys: words, letters, Enter, Tab, Escape, function keys."""
    keys: list[tuple[str, str | None]] = []
    least = chance.randint(3, 40)
    while len(keys) < least:
        if chance.random() < 0.5:
            keys += [(letter, letter) for letter in chance.choice(WORDS)]
        elif chance.random() < 0.3:
            letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
            keys.append((letter, letter))
        else:
            keys.append((chance.choice(KEYS), None))
    return keys[:40]


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have everything that runs on a thread begin late."""
    delays = random.Random(1)

    def delayed(run: Callable[[Any], object]) -> Callable[[Any], object]:
        def after_a_while(self: Any) -> object:
            if not isinstance(self, threading.Thread) or getattr(self, "_target", None) is not pool._worker:
                time.sleep(LATEST * delays.random() ** 3)
            return run(self)

        return after_a_while

    monkeypatch.setattr(pool._WorkItem, "run", delayed(pool._WorkItem.run))
    monkeypatch.setattr(threading.Thread, "run", delayed(threading.Thread.run))


@asynccontextmanager
async def program(folder: Path, monkeypatch: pytest.MonkeyPatch, bursts: list[Burst]) -> AsyncIterator[Pilot[Any]]:
    """Run the program, with every action told to the last burst."""
    act, look_for = CopSession._dispatch_action, CopSession._check_bindings

    async def looked_for(self: CopSession, key: str, priority: bool = False) -> bool:
        token = ACTING.set(self._key if isinstance(self._key, events.Key) else None)
        try:
            return await look_for(self, key, priority)
        finally:
            ACTING.reset(token)

    async def told(self: CopSession, namespace: Any, action: str, params: Any) -> bool:
        # What a letter does to the text of a field is no command.
        if bursts and not isinstance(namespace, Input | TextArea):
            bursts[-1].acts(f"{type(namespace).__name__}.{action}")
        return await act(self, namespace, action, params)

    monkeypatch.setattr(CopSession, "_dispatch_action", told)
    monkeypatch.setattr(CopSession, "_check_bindings", looked_for)

    # Whoever chooses to leave leaves.
    async def nothing(_: CopSession) -> None:
        return

    monkeypatch.setattr(CopSession, "action_quit", nothing)
    app = house(folder, opens=lambda: Library.open(workspace(folder), clock=HandClock()))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await rest(pilot)
        yield pilot


async def at_the_table(pilot: Pilot[Any], step: Step) -> LiveSession:
    """Go home, and to a step of a talk that nobody touched."""
    await at_home(pilot)
    app = pilot.app
    assert isinstance(app, CopSession)
    assert app.library
    live = seeded(app.library, at=step)
    app.push_screen(RoundTableScreen(live, app.library, lambda: TODAY))
    await rest(pilot)
    return live


async def at_home(pilot: Pilot[Any]) -> None:
    """Close whatever is open, and look for nothing."""
    while not isinstance(pilot.app.screen, HomeScreen):
        screen = pilot.app.screen
        put_away = getattr(screen, "put_away", None)
        if put_away:
            put_away()
        screen.dismiss()
        await rest(pilot)
    home = pilot.app.screen
    home.field.value = ""
    home.list.focus()
    await rest(pilot)


async def bursts_of(seed: int, number: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Press bursts, each in a place of its own; return how many keys that were."""
    chance, bursts, pressed = random.Random(seed), list[Burst](), 0
    with_samples(folder)
    async with program(folder, monkeypatch, bursts) as pilot:
        for count in range(number):
            step = chance.choice([None, *ROUNDTABLE.order])
            way = chance.choice(AT_HOME if step is None else AT_THE_TABLE[step])
            live = await at_the_table(pilot, step) if step else None
            if live is None:
                await at_home(pilot)
            await play(pilot, way)
            app = pilot.app
            assert isinstance(app, CopSession)
            burst, before = Burst(app, keys_of(chance)), len(live.timeline) if live else 0
            said = f"seed {seed}, burst {count}: {step} {way!r}, {' '.join(key for key, _ in burst.keys)}"
            # What an error shows is the last one.
            print(said)
            bursts.append(burst)
            await burst.press(pilot)
            bursts.clear()
            pressed += len(burst.keys)
            assert not burst.wrong, f"{said}\n{burst.wrong}"
            if live:
                assert not list(_wrong(live, before, burst)), f"{said}\n{list(_wrong(live, before, burst))}"
    return pressed


def _wrong(live: LiveSession, before: int, burst: Burst) -> Iterator[ev.Event]:
    """Yield what happened that no key of a burst can have been meant for."""
    names = {key for key, _ in burst.keys}
    for one in live.timeline.events[before:]:
        event = one.event
        moved = isinstance(event, ev.StepEntered) and burst.in_a_field and not names & {"f2", "f3", "f5"}
        by_a_letter = isinstance(event, ONLY_BY_A_LETTER) and burst.in_a_field and not _words(live, one, burst)
        # That question stood there, and Enter answers it.
        closed = isinstance(event, ev.SessionClosed) and not burst.asked
        struck = isinstance(event, ev.LineStruck) and not (burst.asked and "f5" in names)
        if moved or by_a_letter or closed or struck:
            yield event


def _words(live: LiveSession, one: ev.Recorded, burst: Burst) -> bool:
    """Whether it only puts words beside an answer, as leaving their field does, and the answer is what it was.

    What somebody sees differently is typed in fields of its own; leaving the step notes it.
    """
    names = {key for key, _ in burst.keys}
    if isinstance(one.event, ev.Objected):
        return burst.written == ObjectionSection(one.event.line).name
    if not isinstance(one.event, ev.Answered):
        return isinstance(one.event, ev.PollOpened) and {"f8", "enter"} <= names
    if {"f8", "enter"} <= names:
        # The answer was taken back, and Enter noted the words that are beside it.
        return True
    line = live.timeline.at(one.seq - 1).line_of_poll(one.event.poll)
    given = [answer.score for poll in line.polls for answer in poll.answers] if line else []
    return one.event.score in given


async def test_no_letter_that_was_typed_ahead_is_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, late: None
) -> None:
    await bursts_of(int(time.time()), 12, tmp_path, monkeypatch)


@pytest.mark.torture
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(20))
async def test_no_letter_of_thousands_that_were_typed_ahead_is_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, late: None, seed: int, figures: Figures
) -> None:
    pressed = await bursts_of(seed, 100, tmp_path, monkeypatch)
    figures("bursts of keys typed ahead", 100, {"keys": pressed})
