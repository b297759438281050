"""A program that is killed at any moment has lost nothing that was on disk, and doubled nothing."""

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from uuid import uuid4

import pytest

from cop_session.domain.events import LineNoted, SessionPrepared
from cop_session.store.database.open_database import open_engine
from cop_session.store.index.session_index import Index
from cop_session.store.log.event_log import Log
from tests.store.index.index_entries import all_entries
from tests.store.index.test_session_index import everything
from tests.support.figures import Figures
from tests.support.standstill import Standstill

ROOT = Path(__file__).parents[3]
DRAFT_AGE = 0.5
"""Seconds after which a draft is on disk; as many more as the machine stood still meanwhile."""
LONGEST_LIFE = 0.9


@dataclass(frozen=True)
class Life:
    """What a killed process had acknowledged: how far it was on disk, and which draft was old enough to be there."""

    opened: str
    saved: int
    typed: int
    stood_still: bool


def live_and_die(database: Path, session: str, seconds: float) -> Life:
    """Run the writer, kill it, and return what it acknowledged."""
    command = [sys.executable, "-m", "tests.store.log.kill_writer", str(database), session]
    popen = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    with popen as process, Standstill(database.parent) as standstill:
        assert process.stdout is not None
        opened = process.stdout.readline().strip()
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(seconds)
        process.kill()
        old = time.monotonic() - DRAFT_AGE - standstill.longest
        told = [line.split() for line in process.stdout.read().splitlines()]
    saved = [int(line[1]) for line in told if line[0] == "saved"]
    typed = [int(line[1]) for line in told if line[0] == "typed" and float(line[2]) < old]
    return Life(opened, max(saved, default=0), max(typed, default=0), standstill.longest > 0)


def check(database: Path, session: str, life: Life) -> None:
    """Open what is left, as the next start does, and look for anything lost, doubled or out of step."""
    assert life.opened == "opened to write"
    engine = open_engine(database)
    log, index = Log(engine), Index(engine)
    assert log.verify(session) is None
    assert log.last_seq(session) >= life.saved
    events = log.read(session)
    assert [one.seq for one in events if isinstance(one.event, SessionPrepared)] in ([1], [])
    for one in events:
        if isinstance(one.event, LineNoted):
            assert one.event.text == f"need {one.seq}"
    draft = log.drafts(session).get("action", "half 0")
    assert int(draft.removeprefix("half ")) >= life.typed
    index.catch_up_all()
    trailed = everything(engine)
    assert [entry.seq for entry in all_entries(index) if entry.id == session] == [len(events)] * bool(events)
    index.rebuild()
    assert everything(engine) == trailed
    engine.dispose()


def kill_often(folder: Path, times: int, seed: int) -> tuple[int, int]:
    """Kill it so often; return in how many lives something typed was old enough to count, and what stood still."""
    random, session = Random(seed), str(uuid4())
    lives = []
    for _ in range(times):
        lives.append(live_and_die(folder / "cop-session.db", session, random.uniform(0, LONGEST_LIFE)))
        check(folder / "cop-session.db", session, lives[-1])
    assert any(life.saved for life in lives)
    typed = sum(life.typed > 0 for life in lives)
    assert typed
    return typed, sum(life.stood_still for life in lives)


def test_killed_six_times_no_draft_is_lost(tmp_path: Path, figures: Figures) -> None:
    show(figures, 6, *kill_often(tmp_path, 6, seed=1))


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(100, 103))
@pytest.mark.timeout(300)
def test_killed_sixty_times_no_draft_is_lost(tmp_path: Path, figures: Figures, seed: int) -> None:
    show(figures, 20, *kill_often(tmp_path, 20, seed))


def show(figures: Figures, times: int, typed: int, stood_still: int) -> None:
    came = {"with a draft of 0.5 s or longer before": typed, "drafts lost": 0, "acknowledged lost": 0}
    if stood_still:
        came["times the machine itself stood still"] = stood_still
    figures("SIGKILLs of a writer that types", times, came)
