"""Stale files: what a killed program left is wiped at the next start; what is being written stays."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from cop_session.paths import Workspace, samples
from cop_session.services import Check, Library
from cop_session.stale_files import sweep
from cop_session.store.database.database_key import Key
from cop_session.store.files.file_lock import alone
from cop_session.store.files.private_files import write_private
from cop_session.temporary_files import sweep_unheld, temporary_file, temporary_folder
from cop_session.vault import Vault
from tests.support.clock import HandClock

POSIX = pytest.mark.skipif(os.name != "posix", reason="elsewhere age tells")
WORDS = "kanarievogel"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    (tmp_path / "tijdelijk").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tijdelijk"))
    place = Workspace(tmp_path / "werkmap")
    place.create()
    place.backups.mkdir()
    place.stops.mkdir()
    return place


def halves(place: Workspace) -> list[Path]:
    """Return everything that any part of the program may leave half written."""
    office = (place.reports / "cop-session-pdf-0a1b2c3d", Path(tempfile.gettempdir()) / "cop-session-pdf-oud12345")
    for folder in office:
        (folder / "profile" / "user").mkdir(parents=True)
    delivery = place.exports / ".zorgplan-2026-11-24-1e4a0000-v1.0a1b2c3d4e5f.tmp"
    delivery.mkdir()
    return [
        place.sessions / ".cop-session.db.restored.0a1b2c3d",
        place.sessions / ".cop-session.key.0a1b2c3d",
        place.sessions / ".erasing-00000000.json.0a1b2c3d",
        place.stops / ".1e4a0000-0000-4000-8000-000000000001.stops.json.0a1b2c3d",
        place.reports / ".1e4a0000-0a1b2c3d.cop.sealed.0a1b2c3d",
        place.backups / ".backup.0a1b2c3d",
        place.backups / ".backup.0a1b2c3d-journal",
        place.backups / ".backup.0a1b2c3d-wal",
        place.exports / ".1e4a0000.0a1b2c3d4e5f.tmp",
        delivery / "zorgplan.docx",
        *(folder / "plan.docx" for folder in office),
        office[0] / "profile" / "user" / "lu1.tmp",
        Path(tempfile.gettempdir()) / ".1e4a0000-0a1b2c3d.cop.json.0a1b2c3d",
    ]


def with_words(folder: Path) -> list[str]:
    return [str(one) for one in folder.rglob("*") if one.is_file() and WORDS.encode() in one.read_bytes()]


@POSIX
@pytest.mark.parametrize(
    "start",
    [lambda place: Library.open(place, clock=HandClock()).close(), lambda place: Vault(place).door],
    ids=["library", "before the passphrase"],
)
def test_whatever_was_left_is_gone_after_a_start(place: Workspace, start: Callable[[Workspace], object]) -> None:
    for path in halves(place):
        path.write_text(WORDS)
    assert len(with_words(place.root.parent)) == 14
    start(place)
    assert with_words(place.root.parent) == []
    assert list(place.exports.iterdir()) == []
    assert list(place.reports.iterdir()) == []
    assert list(Path(tempfile.gettempdir()).iterdir()) == []


@POSIX
def test_what_somebody_writes_at_this_moment_stays(place: Workspace) -> None:
    file, folder = place.reports / ".a.cop.json.0a1b2c3d", place.reports / "cop-session-pdf-0a1b2c3d"
    backup = place.backups / ".backup.0a1b2c3d"
    backup.write_text(WORDS)
    with temporary_file(file) as half, temporary_folder(folder), alone(place.backups):
        half.write(WORDS.encode())
        half.flush()
        (folder / "plan.docx").write_text(WORDS)
        assert sweep(place) == []
        assert len(with_words(place.root)) == 3
    assert with_words(place.root) == [str(backup)]
    assert sweep(place) == []
    assert with_words(place.root) == []


def test_other_people_s_files_stay(place: Workspace) -> None:
    others = [place.exports / ".bijlage.tmp", place.exports / "notitie.0a1b2c3d", place.reports / ".map.0a1b"]
    others.append(Path(tempfile.gettempdir()) / ".mail.0a1b2c3d")
    for path in others:
        path.write_text("van iemand anders")
    assert sweep(place) == []
    assert all(path.exists() for path in others)


@POSIX
def test_a_half_that_got_its_name_meanwhile_is_not_wiped(place: Workspace) -> None:
    path = place.reports / "a.json"
    write_private(path, b"whole")
    half = place.reports / ".a.json.0a1b2c3d"
    os.link(path, half)
    assert sweep_unheld(half)
    assert path.read_bytes() == b"whole"


@POSIX
def test_a_half_that_is_swept_before_it_is_locked_is_made_again(
    place: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cop_session import temporary_files

    locked, swept = temporary_files._lock, list[bool]()

    def late(opened: int) -> None:
        if not swept:
            swept.append(sweep(place) == [])
        locked(opened)

    monkeypatch.setattr(temporary_files, "_lock", late)
    write_private(place.reports / "a.json", b"whole")
    assert swept == [True]
    assert (place.reports / "a.json").read_bytes() == b"whole"


def test_the_doctor_names_what_cannot_be_wiped(place: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    half = place.reports / ".a.cop.json.0a1b2c3d"
    half.write_text(WORDS)

    def refused(path: Path) -> bool:
        raise PermissionError(path)

    monkeypatch.setattr("cop_session.stale_files.sweep_unheld", refused)
    with closing(Library.open(place, clock=HandClock())) as library:
        (left,) = [one for one in library.check_up() if one.check is Check.LEFT]
    assert left.found == (str(half),)


@POSIX
@pytest.mark.parametrize("key", [None, Key(bytes(range(32)), b"sleutel1")], ids=["plain", "encrypted"])
def test_what_lies_beside_a_backup_is_taken_into_it(place: Workspace, key: Key | None) -> None:
    library = Library.open(place, clock=HandClock(), key=key)
    library.import_bundle(samples() / "lena.cop.json")
    library.close()
    (backup,) = place.backups.glob("*.db")
    for end in ("-wal", "-shm", "-journal"):
        backup.with_name(backup.name + end).touch()
        (place.backups / f"20250101T120000000000Z-0001.db{end}").write_text(WORDS)
    Library.open(place, clock=HandClock(), key=key).close()
    assert [one.name for one in place.backups.iterdir()] == [backup.name]


@POSIX
def test_a_program_killed_while_an_office_makes_a_pdf_leaves_no_plan(place: Workspace, tmp_path: Path) -> None:
    office = tmp_path / "bin" / "soffice"
    office.parent.mkdir()
    office.write_text(f"#!/bin/sh\nls -ld . > {tmp_path}/rights\necho $$ > {tmp_path}/up\nexec sleep 100\n")
    office.chmod(0o700)
    os.mkfifo(tmp_path / "up")
    env = {**os.environ, "COP_SESSION_HOME": str(place.root), "PATH": f"{office.parent}:{os.environ['PATH']}"}
    env["TMPDIR"] = tempfile.gettempdir()
    with closing(Library.open(place, clock=HandClock())) as library:
        library.import_bundle(samples() / "lena.cop.json")
    made = subprocess.Popen([sys.executable, "-m", "cop_session", "export", "1e4a", "--format", "pdf"], env=env)
    pid = int((tmp_path / "up").read_text())
    try:
        assert list(place.root.rglob("plan.docx"))
        assert list(Path(tempfile.gettempdir()).iterdir()) == []
        assert (tmp_path / "rights").read_text().startswith("drwx------")
        made.kill()
        made.wait()
        assert list(place.root.rglob("plan.docx"))
        assert Vault(place).door
        assert list(place.root.rglob("plan.docx")) == []
    finally:
        os.kill(pid, signal.SIGKILL)
