"""What the program takes of memory in a talk, beside the smallest one with a screen and a database; on Linux only."""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.echo import home, table
from bench.sessions import session
from bench.table import Row
from bench.terminal import Terminal

HELLO: Final = """
from textual.app import App
from textual.widgets import Static

class Hello(App):
    def compose(self):
        yield Static("hello")

    def on_mount(self):
        self.run_worker(self.load, thread=True)

    def load(self):
        from sqlmodel import Field, Session, SQLModel, create_engine, select

        class Talk(SQLModel, table=True):
            id: int = Field(primary_key=True)
            words: str

        engine = create_engine("sqlite://")
        SQLModel.metadata.create_all(engine)
        with Session(engine) as session:
            session.add(Talk(id=1, words="klaar"))
            session.commit()
            words = session.exec(select(Talk)).one().words
        self.call_from_thread(self.query_one(Static).update, words)

Hello().run()
"""

TURNED: Final = """
import selectors, sys, threading, time

real, times = time.monotonic, {times}
time.monotonic = lambda: real() * times
select = selectors.DefaultSelector.select

def sooner(self, timeout=None):
    main = threading.current_thread() is threading.main_thread()
    return select(self, timeout / times if main and timeout and timeout > 0 else timeout)

selectors.DefaultSelector.select = sooner
from cop_session.__main__ import main
sys.exit(main())
"""
"""The program with a clock that is turned: timers of its screens are due so many times as soon."""

LIMIT: Final = 1.5
LONG: Final = 5_000
_SHORT: Final = 100
_GROWTH: Final = 20
_HOUR: Final = 3_600
_TIMES: Final = 60
_STEPS: Final = ("\x1bOR",) * 3 + ("\x1bOQ",) * 3
_REST: Final = 3.0
"""Seconds within which the next steps are made."""
_PAUSE: Final = 0.5


def rows() -> Iterator[Row]:
    """Measure a talk of an hour, one that is longer than any, and an hour in which nobody does anything."""
    if sys.platform != "linux":
        return
    hello = _hello()
    yield Row("peak memory in a talk / hello with SQLModel", _talk(1_000), 1, hello, LIMIT, "MB", "MB")
    short, long = _talk(_SHORT), _talk(LONG)
    yield Row(f"… of {LONG:,} events, more than of {_SHORT}", long - short, 1, limit=_GROWTH, unit="MB")
    yield Row("… more after an hour in which nobody types", _idle(), 1, limit=1, unit="MB")


def memory(terminal: Terminal, of: str) -> float:
    """Return what a program takes, or took at most where `of` is VmHWM, in megabytes."""
    lines = Path(f"/proc/{terminal.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{of}:")) / 1024


def _hello() -> float:
    with TemporaryDirectory() as name, Terminal([sys.executable, "-c", HELLO], {}, Path(name)) as terminal:
        terminal.until_shown("klaar")
        terminal.settle()
        return memory(terminal, "VmHWM")


def _talk(length: int) -> float:
    """Return the peak of a talk of so many events in which each step was opened and something was noted."""
    with TemporaryDirectory() as name, table(Path(name), session(length)) as terminal:
        _use(terminal)
        return memory(terminal, "VmHWM")


def _use(terminal: Terminal) -> None:
    terminal.drain(_REST)
    for keys in (*_STEPS, "een afspraak met Annelies tegen vrijdag\r"):
        terminal.press(keys)
        terminal.drain(_PAUSE)


def _idle() -> float:
    program = (sys.executable, "-c", TURNED.format(times=_TIMES))
    with TemporaryDirectory() as name, home(Path(name), session(1_000), program) as terminal:
        terminal.press("\r")
        terminal.until_shown("noteer")
        _use(terminal)
        # What is made once, when a cursor first blinks or a minute is over, is no growth.
        terminal.drain(_HOUR / _TIMES / 10)
        before = memory(terminal, "VmRSS")
        terminal.drain(_HOUR / _TIMES)
        return memory(terminal, "VmRSS") - before
