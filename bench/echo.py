"""From a key to its letter on the screen, in a step of a long session and in a bare text area, each in a terminal."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count, cycle, islice
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import sleep
from typing import Final

from bench.sessions import SESSION_ID, session
from bench.table import Row, compared, side_by_side
from bench.terminal import Terminal
from cop_session.domain.events import Recorded
from cop_session.paths import Workspace
from cop_session.services import Library
from cop_session.store.database.open_database import open_engine
from cop_session.store.log.event_log import Log

BARE: Final = """
from textual.app import App
from textual.widgets import TextArea

class Bare(App):
    def compose(self):
        yield TextArea("klaar")

Bare().run()
"""
LETTERS: Final = "".join(chr(code) for code in range(0x100, 0x17F))
"""Letters that stand nowhere else on the screen, so that each shows when it is there."""

LIMIT: Final = 1.5
"""Times a bare text area, in a session longer than any, for the median and for the slowest in a hundred."""

LINE: Final = 40
"""After so many letters the field is emptied: nobody writes longer notes."""

BURST: Final = 20

BETWEEN_KEYS: Final = 0.06
"""Seconds; as fast as somebody types who types fast."""


def rows() -> Iterator[Row]:
    """Measure in a session as it is after an hour, and in one that is longer than any."""
    with _both(session(1_000)) as (ours, area):
        yield compared("key → echo in 1,000 events / bare text area", typist(ours), typist(area), n=120, limit=1.3)
    with _both(session(10_000)) as (ours, area):
        mine, other = side_by_side(typist(ours), typist(area), 300)
        what = "key → echo in 10,000 events, 30 actions, 10 people"
        yield Row(what, median(mine), len(mine), median(other), LIMIT)
        yield Row("… the slowest in a hundred", p99(mine), len(mine), p99(other), LIMIT)
        yield compared(f"… {BURST} keys at once → the last of them", typist(ours, BURST), typist(area, BURST), n=15)


@contextmanager
def _both(events: list[Recorded]) -> Iterator[tuple[Terminal, Terminal]]:
    with TemporaryDirectory() as name, table(Path(name), events) as ours, bare(Path(name)) as area:
        yield ours, area


def p99(times: list[float]) -> float:
    """Return the slowest in a hundred."""
    return quantiles(times, n=100)[-1]


@contextmanager
def table(root: Path, events: list[Recorded]) -> Iterator[Terminal]:
    """Open a session of these events in the program, in a terminal of its own."""
    with home(root, events) as terminal:
        terminal.press("\r")
        terminal.until_shown("noteer")
        terminal.settle()
        yield terminal


@contextmanager
def home(
    root: Path, events: list[Recorded], program: Sequence[str] = (sys.executable, "-m", "cop_session")
) -> Iterator[Terminal]:
    """Show home with a session of these events, in a terminal of its own."""
    workspace = Workspace(root)
    Library.open(workspace).close()
    engine = open_engine(workspace.database)
    Log(engine).append(SESSION_ID, events, 0)
    engine.dispose()
    with Terminal([*program, "--workspace", str(root)], {}, root) as terminal:
        terminal.until_shown("openen")
        yield terminal


@contextmanager
def bare(root: Path) -> Iterator[Terminal]:
    """Show a bare text area, in a terminal of its own."""
    with Terminal([sys.executable, "-c", BARE], {}, root) as terminal:
        terminal.until_shown("klaar")
        terminal.settle()
        yield terminal


def typist(terminal: Terminal, at_once: int = 1) -> Callable[[], float]:
    """Return what presses so many keys, as fast as somebody types, and measures until the last of them shows."""
    letters, typed = cycle(LETTERS), count(1)

    def key() -> float:
        if next(typed) % (LINE // at_once) == 0:
            terminal.press("\x15")
        sleep(BETWEEN_KEYS)
        return terminal.echo("".join(islice(letters, at_once)))

    return key
