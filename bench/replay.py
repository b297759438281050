"""Opening a long session, walking through it, and opening a thread of ten such sessions."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time, sleep
from typing import Final

from sqlalchemy import Engine

from bench.echo import home
from bench.sessions import SESSION_ID, session
from bench.table import Row, compared, side_by_side, timed
from bench.workspaces import session_id
from cop_session.clock import SystemClock
from cop_session.domain.events import Recorded, SessionPrepared
from cop_session.domain.fold import fold
from cop_session.domain.primitives.gc_paused import uncollected
from cop_session.domain.timeline import Timeline
from cop_session.live import LiveSession
from cop_session.paths import Workspace
from cop_session.replay import Replay
from cop_session.services import Library
from cop_session.services.sessions.talk_course import course_of
from cop_session.store.database.open_database import open_engine
from cop_session.store.index.session_index import Index
from cop_session.store.log.event_codec import encode
from cop_session.store.log.event_log import Log, put

LENGTH: Final = 10_000
N: Final = 15
TURNS: Final = 5
TALKS: Final = 10
AT_HOME: Final = 1.5
"""Seconds; what home loads beforehand is there by then."""
_PLACES: Final = range(0, LENGTH + 1, 100)


def rows() -> Iterator[Row]:
    """Measure opening it to go on and to replay it, each beside the fold alone, and every hundredth position."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        engine = open_engine(folder / "bench.db")
        log, events = Log(engine), session(LENGTH)
        log.append(SESSION_ID, events, 0)
        alone = partial(_fold_alone, events)
        yield from _beside_the_fold("opening {n} events to go on", partial(_opened_live, engine, folder), alone, N, 150)

        replay = _whole(log)
        slowest = [max(timed(partial(replay.seek, place)) for place in _PLACES) for _ in range(N)]
        yield Row(f"replay.seek(i), slowest of {len(_PLACES)} in {LENGTH:,} events", median(slowest), N, limit=1)
        every = partial(timed, partial(_whole, log))
        yield compared(f"every state of {LENGTH:,} events, read and folded / the fold alone", every, alone, n=N)
        engine.dispose()
        yield from _beside_the_fold("first frame of a replay of {n} events", partial(_shown, events), alone, TURNS, 300)
    yield from _thread(events)


def _beside_the_fold(
    what: str, ours: Callable[[], float], alone: Callable[[], float], turns: int, limit: float
) -> Iterator[Row]:
    """Measure in milliseconds, and as a ratio: a machine that is busy is so for the fold too."""
    mine, fold_alone = side_by_side(ours, alone, turns)
    named = what.format(n=f"{LENGTH:,}")
    yield Row(named, median(mine), turns, limit=limit)
    yield Row(f"{named} / the fold alone", median(mine), turns, median(fold_alone))


def _fold_alone(events: Sequence[Recorded]) -> float:
    with uncollected():
        return timed(partial(fold, events))


def _shown(events: list[Recorded]) -> float:
    """Measure from the key on home to the first frame of the replay, in a program of its own."""
    with TemporaryDirectory() as name, home(Path(name), events) as terminal:
        sleep(AT_HOME)
        terminal.settle()
        pressed = perf_counter()
        terminal.press("r")
        return terminal.until_shown("herbekijken", "staat stil", since=pressed)


def _opened_live(engine: Engine, folder: Path) -> float:
    """Measure until the state is there: read, verified, decoded and folded."""
    opened: list[LiveSession] = []

    def open_it() -> None:
        opened.append(LiveSession(engine, SESSION_ID, clock=SystemClock(), rescue_folder=folder))
        assert opened[0].state.seq == LENGTH

    took = timed(open_it)
    opened[0].close()
    return took


def _whole(log: Log) -> Replay:
    timeline = Timeline(log.read(SESSION_ID))
    timeline.fold_all()
    return Replay(timeline)


def _thread(events: Sequence[Recorded]) -> Iterator[Row]:
    """Measure in processor time until its list stands with its highlighted talk read, and until all were read."""
    with TemporaryDirectory() as folder:
        made = Workspace(Path(folder, "werkmap"))
        _fill(made, events)
        with closing(Library.open(made)) as library:
            longest = partial(_taken, lambda: library.read(session_id(0)))
            opened = partial(_taken, partial(_courses, library, 1))
            what = f"opening a thread of {TALKS} talks of {LENGTH:,} events / its longest, processor"
            yield compared(what, opened, longest, n=N, limit=2)
            whole = partial(_taken, partial(_courses, library, TALKS))
            yield compared("… and all of them read, in the background / its longest", whole, longest, n=N)


def _courses(library: Library, count: int) -> None:
    for talk in library.thread(session_id(0))[-count:]:
        course_of(library.read(talk.id))


def _fill(made: Workspace, events: Sequence[Recorded]) -> None:
    """Make a workspace in which talks of these events follow each other."""
    made.create()
    Library.open(made).close(backs_up=False)
    engine = open_engine(made.database)
    first, *others = events
    assert isinstance(first.event, SessionPrepared)
    with engine.begin() as connection:
        for number in range(TALKS):
            follows = session_id(number - 1) if number else None
            prepared = replace(first.event, follows=follows, session_id=session_id(number))
            put(connection, session_id(number), encode([replace(first, event=prepared), *others]))
    Index(engine).rebuild()
    engine.dispose()


def _taken(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return (process_time() - start) * 1000
