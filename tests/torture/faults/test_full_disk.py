"""A disk that is full after so many bytes: it is done or said, what was there stays, and typed text comes after it."""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.live import LiveSession
from cop_session.paths import Workspace
from cop_session.services import Library
from cop_session.store.log.event_log import Log
from cop_session.troubles import Trouble
from tests.support.figures import Figures
from tests.torture.faults.faults import SCENARIOS, Before, Refused, amiss, going_on, prepared, state_of

SIZE = 16 * 1024 * 1024
_MOST_FREE = 700_000
LONGEST = 1.0
"""Seconds from the moment that there is room to the moment that all is saved."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own."""
    folder = tmp_path / "schijf"
    folder.mkdir()
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("a small disk is mounted, which takes root on Linux")
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=0700", "tmpfs", str(folder)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def leave(disk: Path, free: int) -> Path:
    """Fill the disk up to so many free bytes."""
    filler = disk / "vol"
    there = os.statvfs(disk)
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, there.f_bavail * there.f_bsize - free)
    return filler


@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    "sizes", [2, pytest.param(25, marks=(pytest.mark.torture, pytest.mark.alone))], ids=["short", "long"]
)
def test_a_disk_that_fills_up(
    tmp_path: Path, disk: Path, figures: Figures, sizes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    spare = tmp_path / "spare" / "tmp"
    spare.mkdir(parents=True)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(spare))
    model = prepared(tmp_path / "model")
    before = state_of(model)
    said = 0
    longest = 0.0
    wrong = list[str]()
    for name in SCENARIOS:
        for number in range(sizes):
            place = Workspace(shutil.copytree(model.root, disk / "werkmap"))
            free = number * _MOST_FREE // sizes
            filler = leave(disk, free)
            if name == "append":
                took = _typed_on(place, before, filler)
                said += took > 0
                longest = max(longest, took)
            else:
                said += not _goes(name, place, before)
            filler.unlink(missing_ok=True)
            found = amiss(place, before)
            wrong += [f"{name} with {free} bytes: {found}"] if found else []
            shutil.rmtree(place.root)
    figures(
        "full disks",
        sizes * len(SCENARIOS),
        {"said": said, "amiss": len(wrong)},
        {"s at most until all was saved after there was room": longest},
    )
    assert wrong == []
    assert said
    assert longest <= LONGEST


def _goes(name: str, place: Workspace, before: Before) -> bool:
    try:
        SCENARIOS[name](place, before)
    except (Trouble, Refused):
        return False
    return True


def _typed_on(place: Workspace, before: Before, filler: Path) -> float:
    """Type on a disk that fills up; return how long it takes until all is saved when there is room, 0 for always."""
    try:
        library = Library.open(place)
        live = library.open_session(going_on(before))
    except Trouble:
        # Nothing was typed yet, so that nothing has to be kept.
        return 0.001
    if live.read_only:
        live.close()
        library.close()
        return 0.001
    told = threading.Event()
    live.subscribe(told.set)
    live.record(ev.LineNoted(Kind.NEED, "een behoefte " * 2_000))
    live.draft("action", "half getypt " * 2_000)
    live.flush()
    took = 0.0
    if not live.saved:
        assert live.read_only is not None
        filler.unlink()
        took = _until_saved(live, told)
    live.close()
    library.close()
    assert Log(library._engine).drafts(live.id)["action"] == "half getypt " * 2_000
    library._engine.dispose()
    return took


def _until_saved(live: LiveSession, told: threading.Event) -> float:
    began = time.monotonic()
    while not live.saved and time.monotonic() - began < 10 * LONGEST:
        told.wait(LONGEST)
        told.clear()
    assert live.saved
    return time.monotonic() - began
