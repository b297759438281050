"""Where nothing can be written, what is there can be looked at, and one sentence says why."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.paths import Workspace, samples
from cop_session.services import Library
from cop_session.store.database.database_key import Key
from cop_session.store.database.engine import open_as_made
from cop_session.store.migrations import upgrade
from cop_session.troubles import Trouble
from tests.support.clock import HandClock

KEY = Key(bytes(range(32)), bytes(range(8)))


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def key(request: pytest.FixtureRequest) -> Key | None:
    found: Key | None = request.param
    return found


@pytest.fixture
def place(tmp_path: Path, key: Key | None) -> Iterator[Workspace]:
    """A workspace with a session on a disk that is read-only by now."""
    folder = tmp_path / "schijf"
    folder.mkdir()
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("a small disk is mounted, which takes root on Linux")
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(folder)], check=False, capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here")
    made = Workspace(folder / "werkmap")
    library = Library.open(made, clock=HandClock(), key=key)
    library.import_bundle(samples() / "lena.cop.json")
    library.close()
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    yield made
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_read_only_disk_can_be_looked_at(place: Workspace, key: Key | None) -> None:
    library = Library.open(place, clock=HandClock(), key=key)
    assert library.viewing is not None
    assert library.viewing.code == "folder_read_only"
    (lena,) = library.sessions()
    assert len(library.read(lena.id)) > 100
    live = library.open_session(lena.id)
    assert live.read_only is library.viewing
    for attempt in (
        lambda: live.record(ev.LineNoted(Kind.NEED, "x")),
        lambda: library.prepare(locale="nl_BE", zone="Europe/Brussels"),
        lambda: library.import_bundle(samples() / "milan.cop.json"),
    ):
        with pytest.raises(Trouble, match="folder_read_only"):
            attempt()
    live.close()
    library.close()


def test_where_there_is_nothing_yet_there_is_nothing_to_see(place: Workspace) -> None:
    with pytest.raises(Trouble, match="folder_read_only"):
        Library.open(Workspace(place.root.parent / "nieuw"))


def test_why_an_earlier_workspace_cannot_be_migrated_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Workspace(tmp_path / "werk")
    place.create()
    place.database.touch(0o600)
    engine = open_as_made(place.database)
    with engine.begin() as connection:
        upgrade(connection, "0001")
    engine.dispose()

    def full(*_: object) -> None:
        raise Trouble("disk_full")

    monkeypatch.setattr("cop_session.services.workspace.workspace.open_engine", full)
    with pytest.raises(Trouble, match="disk_full"):
        Library.open(place, clock=HandClock())
