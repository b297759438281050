"""The power goes, anywhere: what was acknowledged is there, and all of it adds up."""

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
import sqlcipher3.dbapi2

from cop_session.store.backups.backups import Backups
from cop_session.store.backups.restore_backup import is_there
from cop_session.store.database.open_database import open_engine
from cop_session.store.log.event_log import Log
from tests.support.figures import Figures
from tests.torture.faults.power import Disk
from tests.torture.faults.shim import Change, Op, behind, changes, made, needs_shim
from tests.torture.kills.killed_writer import SESSION

ROOT = Path(__file__).parents[3]
LONG = [pytest.param(300, 250, seed, marks=pytest.mark.torture) for seed in range(8)]

pytestmark = needs_shim


def recorded(folder: Path, events: int, level: str) -> list[Change]:
    """Return everything that was done on disk while so many events were recorded."""
    root = folder / "werkmap"
    (root / "sessions").mkdir(parents=True)
    record = folder / "record"
    command = [sys.executable, "-m", "tests.torture.kills.killed_writer", str(root), str(events), level]
    subprocess.run(command, env=behind(made(folder), root, record), cwd=ROOT, check=True)
    return list(changes(record))


def lost_after(done: list[Change], cuts: int, folder: Path, seed: int) -> int:
    """Cut the power so many times; return how often something acknowledged was lost; all else that is amiss fails."""
    chance, disk = Random(seed), Disk()
    moments = sorted(chance.randrange(1, len(done) + 1) for _ in range(cuts))
    at = acknowledged = lost = 0
    for moment in moments:
        while at < moment:
            if done[at].op is Op.MARK:
                acknowledged = max(acknowledged, done[at].number)
            disk.did(done[at])
            at += 1
        left = folder / "after"
        disk.cut(chance, left, str(folder / "werkmap"))
        lost += not holds(left, acknowledged)
        shutil.rmtree(left, ignore_errors=True)
    return lost


def holds(left: Path, acknowledged: int) -> bool:
    """Tell whether what was acknowledged is there; what is there adds up, in the backups too."""
    database = left / "sessions" / "cop-session.db"
    if not is_there(database):
        return acknowledged == 0
    engine = open_engine(database)
    log = Log(engine)
    assert log.verify(SESSION) is None
    last = log.last_seq(SESSION)
    engine.dispose()
    with closing(sqlcipher3.dbapi2.connect(str(database))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    backups = Backups(database)
    for one in backups.generations():
        backups.look_into(one)
    return last >= acknowledged


@pytest.mark.timeout(900)
@pytest.mark.parametrize(("events", "cuts", "seed"), [pytest.param(60, 24, 1, id="short"), *LONG])
def test_nothing_acknowledged_is_lost(tmp_path: Path, figures: Figures, events: int, cuts: int, seed: int) -> None:
    for level in ("FULL", "NORMAL"):
        (tmp_path / level).mkdir()
    sure = lost_after(recorded(tmp_path / "FULL", events, "FULL"), cuts, tmp_path / "FULL", seed)
    eased = lost_after(recorded(tmp_path / "NORMAL", events, "NORMAL"), cuts, tmp_path / "NORMAL", seed)
    figures("power cuts at FULL", cuts, {"after which something acknowledged was lost": sure})
    figures("power cuts at NORMAL, the control", cuts, {"after which something acknowledged was lost": eased})
    assert sure == 0
    assert eased > 0, "a test that finds nothing where something is lost has no teeth"
