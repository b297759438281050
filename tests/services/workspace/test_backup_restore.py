"""A backup takes the place of what is damaged or gone, and what was there stays as it was."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cop_session.paths import Workspace, samples
from cop_session.services import Library
from cop_session.services.workspace.backup_restore import Restoring
from cop_session.store.backups import restore_backup
from cop_session.store.database.database_key import Key
from cop_session.store.files.database_location import restored
from cop_session.troubles import Trouble
from tests.support.clock import HandClock

KEY = Key(bytes(range(32)), bytes(range(8)))


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def key(request: pytest.FixtureRequest) -> Key | None:
    found: Key | None = request.param
    return found


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> dict[Key | None, Path]:
    """Workspaces that were used and closed twice, a session and then another one; by key."""
    folders = {}
    for key in (None, KEY):
        folders[key] = tmp_path_factory.mktemp("used") / "werkmap"
        clock = HandClock()
        for name in ("lena", "milan"):
            library = Library.open(Workspace(folders[key]), clock=clock, key=key)
            library.import_bundle(samples() / f"{name}.cop.json")
            library.close()
            clock.pass_ms(60_000)
    return folders


@pytest.fixture
def place(tmp_path: Path, used: dict[Key | None, Path], key: Key | None) -> Workspace:
    """One of those, to be damaged."""
    return Workspace(shutil.copytree(used[key], tmp_path / "werkmap"))


def names(place: Workspace, key: Key | None) -> set[str]:
    library = Library.open(place, clock=HandClock(), key=key)
    try:
        assert all(library.read(one.id) for one in library.sessions())
        return {one.pupil for one in library.sessions()}
    finally:
        library.close()


def damage(path: Path) -> bytes:
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    return path.read_bytes()


def test_at_closing_there_is_a_backup_where_something_changed(place: Workspace, key: Key | None) -> None:
    restoring = Restoring(place, key)
    assert [(one.number, one.sessions) for one in restoring.generations()] == [(1, 2), (2, 1)]
    Library.open(place, clock=HandClock(), key=key).close()
    assert len(restoring.generations()) == 2


def test_a_backup_takes_the_place_of_a_damaged_database_which_stays_as_it_was(
    place: Workspace, key: Key | None
) -> None:
    found = damage(place.database)
    with pytest.raises(Trouble) as caught:
        names(place, key)
    assert caught.value.code == "damaged_store"
    assert place.database.read_bytes() == found
    kept = Restoring(place, key).restore(1)
    assert kept is not None
    assert (kept / place.database.name).read_bytes() == found
    assert names(place, key) == {"Lena", "Milan"}
    Restoring(place, key).restore(2)
    assert names(place, key) == {"Lena"}
    assert len(restore_backup.kept_aside(place.database)) == 2


def test_a_database_that_went_is_not_begun_anew_without_a_word(place: Workspace, key: Key | None) -> None:
    place.database.unlink()
    with pytest.raises(Trouble, match="missing_store"):
        names(place, key)
    assert not place.database.exists()
    assert Restoring(place, key).restore(1) is None
    assert names(place, key) == {"Lena", "Milan"}


@pytest.mark.parametrize(("number", "code"), [(0, "no_backup"), (3, "no_backup"), (1, "damaged_backup")])
def test_what_cannot_be_put_back_changes_nothing(place: Workspace, key: Key | None, number: int, code: str) -> None:
    newest = max(place.backups.glob("*.db"))
    damage(newest)
    before = place.database.read_bytes()
    with pytest.raises(Trouble, match=code):
        Restoring(place, key).restore(number)
    assert place.database.read_bytes() == before
    assert [one.sessions for one in Restoring(place, key).generations()] == [None, 1]


def test_where_there_are_none_that_is_said(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    place.create()
    with pytest.raises(Trouble, match="no_backups"):
        Restoring(place).restore(1)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows itself refuses to move a file that is open")
def test_while_another_window_has_it_open_nothing_is_put_back(place: Workspace, key: Key | None) -> None:
    # In a process of its own, as locks are between processes.
    program = (
        "import sys; from pathlib import Path; from cop_session.store.database.open_database import open_engine;"
        "from cop_session.store.database.database_key import Key;"
        f"engine = open_engine(Path(sys.argv[1]), {'Key(bytes(range(32)), bytes(range(8)))' if key else None});"
        "held = engine.connect(); print('open', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(place.database)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(Trouble, match="in_use"):
            Restoring(place, key).restore(1)
        assert other.stdin is not None
        other.stdin.close()
    Restoring(place, key).restore(1)


class Broken(BaseException):
    """The power went."""


def test_wherever_the_power_goes_there_is_the_one_or_the_other(
    place: Workspace, key: Key | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = damage(place.database)
    place.database.with_name("cop-session.db-wal").write_bytes(b"what belongs to it")
    backup = max(place.backups.glob("*.db")).read_bytes()
    steps, put_back = 0, list[bool]()
    while _breaks_off(place, key, steps, monkeypatch):
        restore_backup.finish(place.database)
        put_back.append(place.database.read_bytes() != damaged)
        assert not restored(place.database).exists()
        if put_back[-1]:
            assert place.database.read_bytes() == backup
            (kept,) = restore_backup.kept_aside(place.database)
            assert (kept / place.database.name).read_bytes() == damaged
            assert (kept / "cop-session.db-wal").read_bytes() == b"what belongs to it"
            _as_before(place, kept)
        steps += 1
    # Once it is the backup it stays so.
    assert len(put_back) > 6
    assert (put_back[0], put_back[-1]) == (False, True)
    assert put_back == sorted(put_back)
    assert names(place, key) == {"Lena", "Milan"}


def _breaks_off(place: Workspace, key: Key | None, steps: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    with monkeypatch.context() as patch:
        went = _power_for(steps, patch)
        try:
            Restoring(place, key).restore(1)
        except Broken:
            assert went
        return bool(went)


def _as_before(place: Workspace, kept: Path) -> None:
    for path in kept.iterdir():
        path.replace(place.sessions / path.name)
    kept.rmdir()


def _power_for(steps: int, patch: pytest.MonkeyPatch) -> list[str]:
    """Let so many changes to the folder go well, and none after that; returns what is filled when the power goes."""
    left, went = [steps], []

    def limited(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def done(*arguments: object, **named: object) -> object:
            if left[0] == 0:
                went.append(name)
                raise Broken
            left[0] -= 1
            return real(*arguments, **named)

        return done

    patch.setattr(Path, "replace", limited("replace", Path.replace))
    for name in ("sync_folder", "wipe"):
        patch.setattr(restore_backup, name, limited(name, getattr(restore_backup, name)))
    return went
