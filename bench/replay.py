"""Opening a long session and walking through it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Final

from sqlalchemy import Engine

from bench.echo import home
from bench.sessions import SESSION_ID, session
from bench.table import Row, timed
from cop_session.clock import SystemClock
from cop_session.live import LiveSession
from cop_session.replay import Replay
from cop_session.roundtable.timeline import Timeline
from cop_session.store.engine import open_engine
from cop_session.store.log import Log

LENGTH: Final = 10_000
N: Final = 15
TURNS: Final = 5
AT_HOME: Final = 1.5
"""Seconds; what home loads beforehand is there by then."""
_PLACES: Final = range(0, LENGTH + 1, 100)


def rows() -> Iterator[Row]:
    """Measure reading, decoding and folding all of it, then every hundredth position, of which the slowest counts."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        engine = open_engine(folder / "bench.db")
        log = Log(engine)
        log.append(SESSION_ID, session(LENGTH), 0)
        replay = _whole(log)
        slowest = [max(timed(partial(replay.at, place)) for place in _PLACES) for _ in range(N)]
        yield Row(f"replay.at(i), slowest of {len(_PLACES)} in {LENGTH:,} events", median(slowest), N, limit=1)

        opening = [timed(lambda: _whole(log)) for _ in range(N)]
        yield Row(f"opening {LENGTH:,} events to replay them, all states folded", median(opening), N, limit=150)

        opening = [_opened_live(engine, folder) for _ in range(N)]
        yield Row(f"opening {LENGTH:,} events to go on, chain verified", median(opening), N)
        engine.dispose()
    yield from shown()


def shown() -> Iterator[Row]:
    """Measure from the key on home to the first frame of the replay, each time in a program of its own."""
    events = session(LENGTH)
    times = []
    for _ in range(TURNS):
        with TemporaryDirectory() as name, home(Path(name), events) as terminal:
            sleep(AT_HOME)
            terminal.settle()
            pressed = perf_counter()
            terminal.press("r")
            times.append(terminal.until_shown("herbekijken", "staat stil", since=pressed))
    yield Row(f"home → first frame of a replay of {LENGTH:,} events", median(times), TURNS, limit=300)


def _opened_live(engine: Engine, folder: Path) -> float:
    opened: list[LiveSession] = []

    def open_it() -> None:
        opened.append(LiveSession(engine, SESSION_ID, clock=SystemClock(), rescue_folder=folder))
        opened[0].timeline.fold_all()

    took = timed(open_it)
    opened[0].close()
    return took


def _whole(log: Log) -> Replay:
    timeline = Timeline(log.read(SESSION_ID))
    timeline.fold_all()
    return Replay(timeline)
