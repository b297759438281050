"""Where a workspace is found, and what its folders are like."""

import os
import sys
from pathlib import Path

import pytest

from cop_session.paths import MARKER, Workspace, find_workspace, looks_synced, samples


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    root = tmp_path / "clone"
    for name in ("sessions", "exports", "src/deep"):
        (root / name).mkdir(parents=True)
    (root / MARKER).touch()
    return root


def test_what_is_named_comes_first(marked: Path) -> None:
    found = find_workspace(Path("other"), {"COP_SESSION_HOME": "elsewhere"}, marked)
    assert found.root == marked.resolve() / "other"


def test_the_environment_comes_second(marked: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert find_workspace(None, {"COP_SESSION_HOME": str(home)}, marked).root == home.resolve()


@pytest.mark.parametrize("empty", ["", "  "])
def test_an_empty_variable_names_nothing(marked: Path, empty: str) -> None:
    assert find_workspace(None, {"COP_SESSION_HOME": empty}, marked).root == marked.resolve()


def test_the_marker_is_looked_for_upward(marked: Path) -> None:
    assert find_workspace(None, {}, marked / "src" / "deep").root == marked.resolve()


@pytest.mark.parametrize("lacking", ["sessions", "exports", MARKER])
def test_a_folder_that_is_no_workspace_is_passed_by(
    marked: Path, lacking: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: Path("/local/data"))
    path = marked / lacking
    path.rmdir() if path.is_dir() else path.unlink()
    assert find_workspace(None, {}, marked).root == Path("/local/data")


def test_finding_creates_nothing(tmp_path: Path) -> None:
    find_workspace(tmp_path / "new", {}, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_home_folder_may_be_abbreviated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert find_workspace(None, {"COP_SESSION_HOME": "~/cop"}, Path("/")).root == tmp_path.resolve() / "cop"


def test_the_folders_stand_side_by_side(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    assert workspace.database == tmp_path / "sessions" / "cop-session.db"
    assert {workspace.exports.parent, workspace.reports.parent, workspace.settings.parent} == {tmp_path}


def test_create_may_be_repeated_and_makes_parents(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "a" / "b")
    workspace.create()
    workspace.create()
    assert all(f.is_dir() for f in (workspace.sessions, workspace.exports, workspace.reports))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps access lists, not permission bits")
def test_new_folders_are_for_their_owner_alone(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "private")
    before = os.umask(0)
    try:
        workspace.create()
    finally:
        os.umask(before)
    folders = (workspace.root, workspace.sessions, workspace.exports, workspace.reports)
    assert [folder.stat().st_mode & 0o777 for folder in folders] == [0o700] * 4


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/home/an/Dropbox/cop", "Dropbox"),
        ("/home/an/Dropbox (School)/cop", "Dropbox"),
        ("/Users/an/Library/CloudStorage/OneDrive-DeWegwijzer/cop", "OneDrive"),
        ("/home/an/OneDrive - De Wegwijzer/Documenten", "OneDrive"),
        ("/Users/an/Library/Mobile Documents/com~apple~CloudDocs/cop", "iCloud"),
        ("/home/an/iCloudDrive/cop", "iCloud"),
        ("/mnt/Google Drive/cop", "Google Drive"),
        ("/Users/an/Library/CloudStorage/GoogleDrive-an@school.example/Mijn Drive", "Google Drive"),
        ("/home/an/Nextcloud/cop", "Nextcloud"),
        ("/home/an/Documenten/cop", None),
        ("/home/an/mijn-dropbox-notities/cop", None),
    ],
)
def test_a_synced_folder_is_recognised(path: str, service: str | None) -> None:
    assert looks_synced(Path(path)) == service


def test_a_link_into_a_synced_folder_is_recognised(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "cop").symlink_to(tmp_path / "Dropbox", target_is_directory=True)
    assert looks_synced(tmp_path / "cop") == "Dropbox"


def test_the_samples_of_the_repository_are_used() -> None:
    assert samples() == Path(__file__).parents[2] / "sessions" / "voorbeelden"
    assert samples().is_dir()
