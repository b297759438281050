"""Many processes append to the same sessions: nothing is lost, nothing is twice, no place stays empty."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from cop_session.domain.events import LineNoted
from cop_session.store.database.open_database import open_engine
from cop_session.store.log.event_log import Log
from tests.support.figures import Figures
from tests.torture.kills.appender import SESSIONS

ROOT = Path(__file__).parents[3]


@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    ("processes", "times"), [(3, 60), pytest.param(8, 12_500, marks=pytest.mark.torture)], ids=["short", "long"]
)
def test_appended_by_many_at_once(tmp_path: Path, figures: Figures, processes: int, times: int) -> None:
    database = tmp_path / "sessions" / "cop-session.db"
    open_engine(database).dispose()
    command = [sys.executable, "-m", "tests.torture.kills.appender", str(database)]
    running = [
        subprocess.Popen([*command, str(one), str(times)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for one in range(processes)
    ]
    told = []
    for process in running:
        out, _ = process.communicate()
        assert process.returncode == 0
        told.append(json.loads(out))
    log = Log(open_engine(database))
    lost = 0
    for session in SESSIONS:
        events = log.read(session)
        assert log.verify(session) is None
        assert [one.seq for one in events] == list(range(1, len(events) + 1))
        noted = Counter(one.event.text.partition(":")[0] for one in events if isinstance(one.event, LineNoted))
        lost += sum(one["acknowledged"].get(session, 0) - noted[str(who)] for who, one in enumerate(told))
        texts = [one.event.text for one in events if isinstance(one.event, LineNoted)]
        assert len(set(texts)) == len(texts)
    log.engine.dispose()
    conflicts = sum(one["conflicts"] for one in told)
    came = {"lost": lost, "twice": 0, "gaps": 0, "times somebody was quicker": conflicts}
    figures("interleaved appends", processes * times, came, {"processes at once": processes})
    assert lost == 0
